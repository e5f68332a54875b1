/**
 * Prints how far predicted speed and memory are from what was measured, beside the flat rule of thumb in the same run:
 * with the constants that ship, and with constants fitted without the machine or the model that is predicted.
 * `--constants` prints the constants that suit all rows best.
 */

import { impossibleSpeed } from "../src/core/fit/drafts.ts";
import { kvBytes, memoryOf } from "../src/core/fit/memory.ts";
import { decodeCeiling } from "../src/core/fit/speed.ts";
import type { Calibration } from "../src/core/types/pricing.ts";
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
  rows,
  rowsOf,
  slotRows,
  streamsOf,
  vllmRows,
} from "./prediction-rows.ts";
import { BATCHED, BATCHED_MOE, DECODE, FIRMLY, type Parameter, PREFILL, refit, SLOTS } from "./refit.ts";

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

/** Each group predicted with constants fitted on all the others; the errors of the rows that `of` picks. */
function leftOut(
  on: readonly Row[],
  key: "hardware_id" | "model",
  parameters: readonly Parameter[],
  predict: Predict,
  hold?: number,
  of: (row: Row) => boolean = () => true,
) {
  return [...new Set(on.map((row) => row[key]))].sort().flatMap((group) => {
    const others = on.filter((row) => row[key] !== group);
    const own = on.filter((row) => row[key] === group && of(row));
    return errorsOf(own, predict, refit(others, parameters, predict, hold).constants);
  });
}

function report(title: string, on: readonly Row[], parameters: readonly Parameter[], predict: Predict, hold?: number) {
  console.log(`\n${title}`);
  show("shipped constants", errorsOf(on, predict, calibration));
  if (new Set(on.map((row) => row.hardware_id)).size > 1) {
    show("one machine left out", leftOut(on, "hardware_id", parameters, predict, hold));
  }
  if (new Set(on.map((row) => row.model)).size > 1)
    show("one model left out", leftOut(on, "model", parameters, predict, hold));
}

const byRules: Predict = (row, constants) => predictedPrefill(row, constants, true);
const dense = (on: readonly Row[]) => on.filter((row) => !isMixture(row));
const mixed = (on: readonly Row[]) => on.filter(isMixture);
const isBatch = (row: Row) => streamsOf(row) > 1;

/** Tokens a pass over the weights that a row means at least. */
const passesOf = (row: Row) =>
  row.value / decodeCeiling(modelOf(row, calibration), machineOf(row, calibration), row.runtime.startsWith("vLLM"));

/** The same rows, class by class. */
function byClass(on: readonly Row[], predict: Predict): void {
  const classes = [...new Set(on.map((row) => machineOf(row, calibration).decode_class.id))].sort();
  for (const id of classes) {
    const own = on.filter((row) => machineOf(row, calibration).decode_class.id === id);
    show(`  of class ${id}`, errorsOf(own, predict, calibration));
  }
}

if (process.argv.includes("--constants")) {
  console.log(refit(decodeRows, DECODE, predictedDecode).values);
  console.log(refit(prefillRows, PREFILL, byRules).values);
  console.log(refit(dense(vllmRows), BATCHED, predictedBatched, FIRMLY).values);
  console.log(refit(mixed(vllmRows), BATCHED_MOE, predictedBatched, FIRMLY).values);
  console.log(refit(slotRows, SLOTS, predictedBatched, FIRMLY).values);
} else {
  report("Decode, tokens a second of one stream", decodeRows, DECODE, predictedDecode);
  show("flat rule: 0.55 x bandwidth / size", errorsOf(decodeRows, flatDecode, calibration));
  show("dense models", errorsOf(dense(decodeRows), predictedDecode, calibration));
  show("mixtures of experts", errorsOf(mixed(decodeRows), predictedDecode, calibration));
  byClass(decodeRows, predictedDecode);
  report("Prefill, by rules alone", prefillRows, PREFILL, byRules);
  show(
    "with the machine's own figure",
    errorsOf(prefillRows, (row, c) => predictedPrefill(row, c, false), calibration),
  );
  byClass(prefillRows, byRules);
  report("vLLM, dense models, all streams", dense(vllmRows), BATCHED, predictedBatched, FIRMLY);
  report("vLLM, mixtures of experts, all streams", mixed(vllmRows), BATCHED_MOE, predictedBatched, FIRMLY);
  const inBatch = (key: "hardware_id" | "model") =>
    leftOut(mixed(vllmRows), key, BATCHED_MOE, predictedBatched, FIRMLY, isBatch);
  show("in batches alone", errorsOf(mixed(vllmRows).filter(isBatch), predictedBatched, calibration));
  show("in batches, one machine left out", inBatch("hardware_id"));
  show("in batches, one model left out", inBatch("model"));
  byClass(mixed(vllmRows), predictedBatched);
  report("llama.cpp with parallel slots", slotRows, SLOTS, predictedBatched, FIRMLY);
  show("dense models", errorsOf(dense(slotRows), predictedBatched, calibration));
  show("mixtures of experts", errorsOf(mixed(slotRows), predictedBatched, calibration));

  console.log("\nDrafts: measured speed over that of one token a pass");
  const passes = draftRows.filter(({ bandwidth_gb_s: known }) => known).map(passesOf);
  console.log(`  ${passes.length} rows, from ${Math.min(...passes).toFixed(2)} to ${Math.max(...passes).toFixed(2)}`);

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
  console.log("\nClaims above one token a pass: refused only where no drafts explain them");
  for (const row of rowsOf("plausible_claim")) {
    const like = decodeRows.find(({ model, quant }) => model === row.model && quant === row.quant)!;
    const machine = decodeRows.find((each) => each.hardware_id === row.hardware_id) ?? { ...like, bandwidth_gb_s: 100 };
    const refusal = impossibleSpeed(
      row.claimed_tok_s!,
      modelOf(like, calibration),
      machineOf(machine, calibration),
      "llama.cpp",
      calibration,
    );
    console.log(`  ${row.id}: ${refusal ?? "not refused"}`);
  }
}
