/**
 * Fits the constants of pricing/speed.yaml to measured rows, from the same plain starting values each time: all of
 * them for the file, and with one machine or one model left out to see how far the predictions carry.
 */
import type { Calibration } from "../src/core/types/calibration.ts";
import { calibration, type Row } from "./prediction-rows.ts";

/** A constant that is fitted: where it stands, and the value that it starts from and is weakly held to. */
export interface Parameter {
  name: string;
  start: number;
  max?: number;
  min?: number;
  set(constants: Calibration, value: number): void;
}

type ClassField = "efficiency" | "us_per_layer" | "attention_ns" | "k_quant_slowdown" | "prefill_per_fp32_tflops";

const ofClass = (
  id: string,
  field: ClassField,
  start: number,
  bounds: { min?: number; max?: number } = {},
): Parameter => ({
  name: `${id} ${field}`,
  start,
  ...bounds,
  set(constants, value) {
    constants.decode.classes.find((each) => each.id === id)![field] = value;
  },
});

/** Sets a field of every family that has it, among those that `of` picks. */
const ofFamilies = (
  field: "attention_ns" | "k_quant_gb_s_per_core" | "prefill_tflops_per_core",
  of: RegExp,
  start: number,
): Parameter => ({
  name: `${field} of ${of.source}`,
  start,
  set(constants, value) {
    for (const family of constants.families)
      if (of.test(family.id) && family[field] !== undefined) family[field] = value;
  },
});

const reads = { max: 1 };
const slows = { min: 1 };

/** Constants of writing. The starting values are round guesses of the same kind for all classes. */
export const DECODE: Parameter[] = [
  ofClass("apple", "efficiency", 0.9, reads),
  ofClass("apple", "us_per_layer", 150),
  ofClass("apple", "attention_ns", 60),
  ofClass("apple", "k_quant_slowdown", 1.03, slows),
  ofClass("apple-ultra", "efficiency", 0.9, reads),
  ofClass("apple-ultra", "us_per_layer", 150),
  ofClass("apple-ultra", "attention_ns", 40),
  ofClass("nv", "efficiency", 0.9, reads),
  ofClass("nv", "us_per_layer", 60),
  ofClass("nv", "attention_ns", 8),
  ofClass("nv", "k_quant_slowdown", 1.05, slows),
  ofClass("nv-hbm", "efficiency", 0.7, reads),
  ofClass("nv-hbm", "us_per_layer", 90),
  ofClass("nv-hbm", "attention_ns", 8),
  ofClass("amd", "efficiency", 0.9, reads),
  ofClass("amd", "us_per_layer", 60),
  ofFamilies("attention_ns", /^ampere/, 16),
  ofFamilies("k_quant_gb_s_per_core", /^apple-m1/, 7),
  {
    name: "moe_slowdown",
    start: 1.5,
    min: 1,
    set: (constants, value) => {
      constants.decode.moe_slowdown = value;
    },
  },
];

/** Constants of reading prompts. */
export const PREFILL: Parameter[] = [
  ofFamilies("prefill_tflops_per_core", /^apple-m1/, 0.24),
  ofFamilies("prefill_tflops_per_core", /^apple-m2/, 0.24),
  ofFamilies("prefill_tflops_per_core", /^apple-m3/, 0.25),
  ofFamilies("prefill_tflops_per_core", /^apple-m4/, 0.27),
  ofClass("nv", "prefill_per_fp32_tflops", 1.8),
  ofClass("nv-hbm", "prefill_per_fp32_tflops", 4),
  ofClass("amd", "prefill_per_fp32_tflops", 1),
  {
    name: "power_exponent",
    start: 0.75,
    set(constants, value) {
      constants.prefill.power_exponent = value;
    },
  },
  {
    name: "prefill_f16_speedup",
    start: 1.15,
    set(constants, value) {
      for (const each of constants.decode.classes) each.prefill_f16_speedup = value;
    },
  },
  {
    name: "prefill_q4_0_speedup of nv",
    start: 1.1,
    set(constants, value) {
      constants.decode.classes.find(({ id }) => id === "nv")!.prefill_q4_0_speedup = value;
    },
  },
  {
    name: "prefill_moe_slowdown of nv",
    start: 2,
    min: 1,
    set(constants, value) {
      for (const each of constants.decode.classes) if (/^nv|amd/.test(each.id)) each.prefill_moe_slowdown = value;
    },
  },
];

/** Constants of batching. */
export const BATCHED: Parameter[] = [
  {
    name: "vllm efficiency",
    start: 0.85,
    max: 1,
    set: (constants, value) => {
      constants.vllm.efficiency = value;
    },
  },
  {
    name: "vllm peak_share",
    start: 0.5,
    max: 1,
    set: (constants, value) => {
      constants.vllm.peak_share = value;
    },
  },
  {
    name: "vllm step_ms",
    start: 2,
    set: (constants, value) => {
      constants.vllm.step_ms = value;
    },
  },
];

/** Errors beyond this count by their size, not their square: one odd row does not pull the others. */
const ROBUST = 0.06;
/** How strongly a constant is held to where it started. */
const HOLD = 0.002;

/** Constants that suit `rows` best, and their values by name. */
export function refit(
  rows: readonly Row[],
  parameters: readonly Parameter[],
  predict: (row: Row, constants: Calibration) => number,
): { constants: Calibration; values: Record<string, number> } {
  const constants: Calibration = structuredClone(calibration);
  const values = parameters.map(({ start }) => start);
  const loss = () => {
    let total = 0;
    for (const row of rows) {
      const error = Math.log(predict(row, constants) / row.value) / ROBUST;
      total += 2 * (Math.sqrt(1 + error * error) - 1);
    }
    parameters.forEach(({ start }, i) => {
      total += (HOLD * Math.log(values[i]! / start) ** 2) / (ROBUST * ROBUST);
    });
    return total;
  };
  for (const [i, parameter] of parameters.entries()) parameter.set(constants, values[i]!);
  let best = loss();
  // One constant at a time, by ever smaller steps: slow, but it needs no derivatives and always ends at the same place.
  for (let step = 0.2; step > 0.004; ) {
    const before = best;
    for (const [i, parameter] of parameters.entries()) {
      for (const factor of [1 + step, 1 / (1 + step)]) {
        const old = values[i]!;
        const value = Math.min(parameter.max ?? Infinity, Math.max(parameter.min ?? 0, old * factor));
        values[i] = value;
        parameter.set(constants, value);
        const now = loss();
        if (now < best) {
          best = now;
          break;
        }
        values[i] = old;
        parameter.set(constants, old);
      }
    }
    if (before - best < 1e-3) step /= 2;
  }
  return { constants, values: Object.fromEntries(parameters.map(({ name }, i) => [name, values[i]!])) };
}
