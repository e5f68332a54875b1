import { expect, test } from "vitest";
import {
  calibration,
  decodeRows,
  draftRows,
  flatDecode,
  isMixture,
  machineOf,
  modelOf,
  predictedBatched,
  predictedDecode,
  predictedPrefill,
  prefillRows,
  type Row,
  rowsOf,
  slotRows,
  vllmRows,
} from "../../../bench/prediction-rows.ts";
import { impossibleSpeed } from "../../../src/core/fit/drafts.ts";
import { memoryOf } from "../../../src/core/fit/memory.ts";

/** Sizes of the relative errors over the measured rows, smallest first. */
function errors(rows: readonly Row[], predict: (row: Row) => number): number[] {
  return rows.map((row) => Math.abs(predict(row) / row.value - 1)).sort((a, b) => a - b);
}
const byRules = (row: Row, constants: typeof calibration) => predictedPrefill(row, constants, true);
const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)]!;

// The bench shows the same with machines and models left out; here only that the shipped constants keep the bounds.
test.each([
  ["decode of dense models", decodeRows.filter((row) => !isMixture(row)), predictedDecode, 0.08, 0.25],
  ["decode of mixtures of experts", decodeRows.filter(isMixture), predictedDecode, 0.12, 0.35],
  ["prefill, by rules alone", prefillRows, byRules, 0.15, 0.6],
  ["vLLM with dense models", vllmRows.filter((row) => !isMixture(row)), predictedBatched, 0.1, 0.5],
  ["vLLM with mixtures of experts", vllmRows.filter(isMixture), predictedBatched, 0.15, 0.4],
  ["llama.cpp with slots", slotRows, predictedBatched, 0.2, 0.5],
])("%s is predicted well", (_, rows, predict, median, tail) => {
  const sizes = errors(rows, (row) => predict(row, calibration));
  expect(rows.length).toBeGreaterThan(20);
  expect(at(sizes, 0.5)).toBeLessThanOrEqual(median);
  expect(at(sizes, 0.9)).toBeLessThanOrEqual(tail);
});

test("the prediction halves the error of the flat rule at least", () => {
  const rows = decodeRows;
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
  for (const row of [...decodeRows, ...draftRows]) {
    if (!row.bandwidth_gb_s) continue;
    const engine = row.runtime.startsWith("vLLM") ? "vllm" : "llama.cpp";
    const why = impossibleSpeed(row.value, modelOf(row, calibration), machineOf(row, calibration), engine, calibration);
    expect(why, row.id).toBeNull();
  }
});

test("a model that keeps a fixed state reads and writes it for each stream of a batch", () => {
  const row = vllmRows.find(({ model }) => model === "Qwen3.5-9B")!;
  const at = (state_mib: number) => predictedBatched({ ...row, state_mib }, calibration);
  expect(at(100)).toBeLessThan(at(50) * 0.95);
});
