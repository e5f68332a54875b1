import { expect, test } from "vitest";
import {
  calibration,
  flatDecode,
  machineOf,
  modelOf,
  predictedBatched,
  predictedDecode,
  predictedPrefill,
  type Row,
  rowsOf,
} from "../../../bench/prediction-rows.ts";
import { impossibleSpeed } from "../../../src/core/fit/fit.ts";
import { memoryOf } from "../../../src/core/fit/memory.ts";

/** Sizes of the relative errors over the measured rows, smallest first. */
function errors(rows: readonly Row[], predict: (row: Row) => number): number[] {
  return rows.map((row) => Math.abs(predict(row) / row.value - 1)).sort((a, b) => a - b);
}
const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;

const vllm = rowsOf("batched_output_tok_s").filter(({ runtime }) => runtime.startsWith("vLLM"));

// The bench shows the same with machines and models left out; here only that the shipped constants keep the bounds.
test.each([
  ["decode", rowsOf("decode_tok_s"), (row: Row) => predictedDecode(row, calibration), 0.08, 0.25],
  [
    "prefill, by rules alone",
    rowsOf("prefill_tok_s"),
    (row: Row) => predictedPrefill(row, calibration, true),
    0.15,
    0.4,
  ],
  ["vLLM", vllm, (row: Row) => predictedBatched(row, calibration), 0.15, 0.25],
])("%s is predicted well", (_, rows, predict, median, tail) => {
  const sizes = errors(rows, predict);
  expect(at(sizes, 0.5)).toBeLessThanOrEqual(median);
  expect(at(sizes, 0.9)).toBeLessThanOrEqual(tail);
});

test("the prediction halves the error of the flat rule at least", () => {
  const rows = rowsOf("decode_tok_s");
  const own = errors(rows, (row) => predictedDecode(row, calibration));
  const flat = errors(rows, (row) => flatDecode(row, calibration));
  expect(at(own, 0.5)).toBeLessThan(at(flat, 0.5) / 2);
});

test.each(rowsOf("fits_in_memory").map((row) => [`${row.hardware}, ${row.model} ${row.quant}`, row] as const))(
  "%s: fits only where it was measured to",
  (_, row) => {
    const setting = { context: row.context_tokens!, streams: 1, kv: "f16", isVllm: false };
    const { verdict } = memoryOf(modelOf(row, calibration), machineOf(row, calibration), setting, calibration);
    expect(verdict === "no").toBe(!row.value);
  },
);

test("no measured speed is refused as impossible", () => {
  for (const row of rowsOf("decode_tok_s")) {
    const why = impossibleSpeed(row.value, modelOf(row, calibration), machineOf(row, calibration), "llama.cpp");
    expect(why, row.id).toBeNull();
  }
});
