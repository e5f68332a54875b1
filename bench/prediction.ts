/**
 * Prints how far predicted speed and memory are from what was measured, beside the flat rule of thumb in the same run:
 * with the constants that ship, and with constants fitted without the machine or the model that is predicted.
 * `--constants` prints the constants that suit all rows best.
 */

import { impossibleSpeed } from "../src/core/fit/fit.ts";
import { kvBytes, memoryOf } from "../src/core/fit/memory.ts";
import type { Calibration } from "../src/core/types/calibration.ts";
import {
  calibration,
  flatDecode,
  machineOf,
  modelOf,
  predictedBatched,
  predictedDecode,
  predictedPrefill,
  type Row,
  rows,
  rowsOf,
} from "./prediction-rows.ts";
import { BATCHED, DECODE, type Parameter, PREFILL, refit } from "./refit.ts";

type Predict = (row: Row, constants: Calibration) => number;

function quantile(sorted: number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)]!;
  return below + (sorted[Math.ceil(at)]! - below) * (at - Math.floor(at));
}

const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(8);

function show(name: string, errors: number[]): void {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  const bias = quantile(
    [...errors].sort((a, b) => a - b),
    0.5,
  );
  const within = sizes.filter((size) => size <= 0.25).length / sizes.length;
  console.log(
    `  ${name.padEnd(34)} n ${String(sizes.length).padStart(3)}  median ${percent(quantile(sizes, 0.5))}  p90 ` +
      `${percent(quantile(sizes, 0.9))}  within 25 % ${percent(within)}  bias ${percent(bias)}`,
  );
}

const errorsOf = (on: readonly Row[], predict: Predict, constants: Calibration) =>
  on.map((row) => predict(row, constants) / row.value - 1);

/** Each group predicted with constants fitted on all the others. */
function leftOut(on: readonly Row[], key: "hardware_id" | "model", parameters: readonly Parameter[], predict: Predict) {
  return [...new Set(on.map((row) => row[key]))].sort().flatMap((group) => {
    const others = on.filter((row) => row[key] !== group);
    const own = on.filter((row) => row[key] === group);
    return errorsOf(own, predict, refit(others, parameters, predict).constants);
  });
}

function report(title: string, on: readonly Row[], parameters: readonly Parameter[], predict: Predict): void {
  console.log(`\n${title}`);
  show("shipped constants", errorsOf(on, predict, calibration));
  if (new Set(on.map((row) => row.hardware_id)).size > 1) {
    show("one machine left out", leftOut(on, "hardware_id", parameters, predict));
  }
  if (new Set(on.map((row) => row.model)).size > 1)
    show("one model left out", leftOut(on, "model", parameters, predict));
}

const decode = rowsOf("decode_tok_s");
const prefill = rowsOf("prefill_tok_s");
const batched = rowsOf("batched_output_tok_s");
const vllm = batched.filter(({ runtime }) => runtime.startsWith("vLLM"));
const byRules: Predict = (row, constants) => predictedPrefill(row, constants, true);

if (process.argv.includes("--constants")) {
  console.log(refit(decode, DECODE, predictedDecode).values);
  console.log(refit(prefill, PREFILL, byRules).values);
  console.log(refit(vllm, BATCHED, predictedBatched).values);
} else {
  report("Decode, tokens a second of one stream", decode, DECODE, predictedDecode);
  show("flat rule: 0.55 x bandwidth / size", errorsOf(decode, flatDecode, calibration));
  report("Prefill, by rules alone", prefill, PREFILL, byRules);
  show(
    "with the machine's own figure",
    errorsOf(prefill, (row, c) => predictedPrefill(row, c, false), calibration),
  );
  report("vLLM, tokens a second of all streams", vllm, BATCHED, predictedBatched);
  console.log("\nllama.cpp with parallel slots");
  show(
    "shipped constants",
    errorsOf(
      batched.filter((row) => !vllm.includes(row)),
      predictedBatched,
      calibration,
    ),
  );

  console.log("\nMemory");
  const files = rowsOf("weights_file_size");
  const sizeOf: Predict = (row) => modelOf(row, calibration).weights_gib;
  show("size of the file from bits a weight", errorsOf(files, sizeOf, calibration));
  for (const row of rowsOf("fits_in_memory")) {
    const setting = { context: row.context_tokens!, streams: 1, kv: "f16", isVllm: false };
    const { verdict } = memoryOf(modelOf(row, calibration), machineOf(row, calibration), setting, calibration);
    console.log(`  ${row.hardware}, ${row.model} ${row.quant}: measured ${row.value}, said ${verdict}`);
  }
  for (const row of rows.filter(({ metric }) => metric.startsWith("kv_"))) {
    const model = modelOf({ ...row, params_b: 1 }, calibration);
    const tokens = row.context_tokens ?? 1;
    const bytes = kvBytes(model, tokens, 2);
    console.log(`  cache of ${row.model}: measured ${row.value}, said ${row.context_tokens ? bytes / 2 ** 20 : bytes}`);
  }
  console.log("\nClaims that break the ceiling");
  for (const row of rowsOf("plausible_claim")) {
    const like = decode.find(({ model, quant }) => model === row.model && quant === row.quant)!;
    const machine = decode.find((each) => each.hardware_id === row.hardware_id) ?? { ...like, bandwidth_gb_s: 100 };
    const refusal = impossibleSpeed(
      row.claimed_tok_s!,
      modelOf(like, calibration),
      machineOf(machine, calibration),
      "llama.cpp",
    );
    console.log(`  ${row.id}: ${refusal ?? "not refused"}`);
  }
}
