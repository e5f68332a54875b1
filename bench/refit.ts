/**
 * Fits the constants of pricing/speed.yaml to measured rows, from the same plain starting values each time: all of
 * them for the file, and with one machine or one model left out to see how far the predictions carry.
 */
import type { Calibration } from "../src/core/types/pricing.ts";
import { calibration, type Row } from "./prediction-rows.ts";

/** A constant that is fitted: where it stands, and the value that it starts from and is weakly held to. */
export interface Parameter {
  name: string;
  start: number;
  max?: number;
  min?: number;
  set(constants: Calibration, value: number): void;
}

type ClassField =
  | "efficiency"
  | "us_per_layer"
  | "attention_ns"
  | "k_quant_slowdown"
  | "moe_us_per_layer"
  | "moe_hybrid_us_per_layer"
  | "prefill_per_fp32_tflops"
  | "prefill_tflops_per_gb_s"
  | "prefill_moe_slowdown"
  | "parallel_efficiency"
  | "vllm_efficiency"
  | "vllm_moe_efficiency"
  | "vllm_moe_us_per_layer"
  | "vllm_moe_peak_share";

/** Sets a field of the classes that `of` picks to one value. */
const ofClass = (
  of: RegExp,
  field: ClassField,
  start: number,
  bounds: { min?: number; max?: number } = {},
): Parameter => ({
  name: `${of.source} ${field}`,
  start,
  ...bounds,
  set(constants, value) {
    for (const each of constants.decode.classes) if (of.test(each.id)) each[field] = value;
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

const APPLE = /^apple$/;
const ULTRA = /^apple-ultra$/;
const NV = /^nv$/;
const HBM = /^nv-hbm$/;
const GB10 = /^nv-unified$/;
const AMD = /^amd$/;
const STRIX = /^amd-unified$/;
const INSTINCT = /^amd-hbm$/;
const INTEL = /^intel$/;
const CPU = /^cpu$/;

/** Constants of writing. The starting values are round guesses of the same kind for all classes. */
export const DECODE: Parameter[] = [
  ofClass(APPLE, "efficiency", 0.9, reads),
  ofClass(APPLE, "us_per_layer", 120),
  ofClass(APPLE, "attention_ns", 60),
  ofClass(APPLE, "k_quant_slowdown", 1.03, slows),
  ofClass(ULTRA, "efficiency", 0.9, reads),
  ofClass(ULTRA, "us_per_layer", 150),
  ofClass(ULTRA, "attention_ns", 40),
  ofClass(NV, "efficiency", 0.9, reads),
  ofClass(NV, "us_per_layer", 60),
  ofClass(NV, "attention_ns", 8),
  ofClass(NV, "k_quant_slowdown", 1.05, slows),
  ofClass(HBM, "efficiency", 0.7, reads),
  ofClass(HBM, "us_per_layer", 90),
  ofClass(HBM, "attention_ns", 8),
  ofClass(AMD, "efficiency", 0.8, reads),
  ofClass(AMD, "us_per_layer", 60),
  ofClass(STRIX, "efficiency", 0.83, reads),
  ofClass(STRIX, "us_per_layer", 60),
  ofClass(STRIX, "attention_ns", 16),
  ofClass(GB10, "efficiency", 0.85, reads),
  ofClass(GB10, "us_per_layer", 40),
  ofClass(GB10, "attention_ns", 8),
  ofClass(INTEL, "efficiency", 0.57, reads),
  ofClass(INTEL, "us_per_layer", 150),
  ofClass(INTEL, "attention_ns", 26),
  ofClass(CPU, "efficiency", 0.65, reads),
  ofClass(APPLE, "moe_us_per_layer", 80),
  ofClass(APPLE, "moe_hybrid_us_per_layer", 100),
  ofClass(ULTRA, "moe_us_per_layer", 150),
  ofClass(NV, "moe_us_per_layer", 30),
  ofClass(NV, "moe_hybrid_us_per_layer", 60),
  ofClass(STRIX, "moe_us_per_layer", 50),
  ofClass(STRIX, "moe_hybrid_us_per_layer", 200),
  ofClass(AMD, "moe_hybrid_us_per_layer", 280),
  ofClass(GB10, "moe_us_per_layer", 20),
  ofClass(GB10, "moe_hybrid_us_per_layer", 60),
  ofClass(INTEL, "moe_us_per_layer", 200),
  ofClass(INTEL, "moe_hybrid_us_per_layer", 250),
  ofClass(CPU, "moe_us_per_layer", 50),
  ofFamilies("attention_ns", /^ampere/, 16),
  ofFamilies("k_quant_gb_s_per_core", /^apple-m1/, 7),
];

/** Constants of reading prompts. */
export const PREFILL: Parameter[] = [
  ofFamilies("prefill_tflops_per_core", /^apple-m1/, 0.24),
  ofFamilies("prefill_tflops_per_core", /^apple-m2/, 0.24),
  ofFamilies("prefill_tflops_per_core", /^apple-m3/, 0.25),
  ofFamilies("prefill_tflops_per_core", /^apple-m4/, 0.27),
  ofFamilies("prefill_tflops_per_core", /^apple-m5/, 0.88),
  ofClass(NV, "prefill_per_fp32_tflops", 1.8),
  ofClass(HBM, "prefill_per_fp32_tflops", 4),
  ofClass(AMD, "prefill_per_fp32_tflops", 1),
  ofClass(STRIX, "prefill_per_fp32_tflops", 1),
  ofClass(GB10, "prefill_per_fp32_tflops", 1),
  ofClass(INTEL, "prefill_tflops_per_gb_s", 0.02),
  ofClass(CPU, "prefill_tflops_per_gb_s", 0.02),
  {
    name: "power_exponent",
    start: 0.75,
    set(constants, value) {
      constants.prefill.power_exponent = value;
    },
  },
  ofClass(/./, "prefill_moe_slowdown", 2, slows),
  ofClass(/^apple/, "prefill_moe_slowdown", 2.5, slows),
  ofClass(STRIX, "prefill_moe_slowdown", 2, slows),
  ofClass(INTEL, "prefill_moe_slowdown", 1.5, slows),
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
];

type VllmField = "peak_share" | "step_ms" | "moe_choice_exponent";

const ofVllm = (field: VllmField, start: number, bounds: { min?: number; max?: number } = {}): Parameter => ({
  name: `vllm ${field}`,
  start,
  ...bounds,
  set(constants, value) {
    constants.vllm[field] = value;
  },
});

/** Constants of batching under vLLM, of dense models. */
export const BATCHED: Parameter[] = [
  ofClass(/^nv(-hbm)?$/, "vllm_efficiency", 0.85, reads),
  ofClass(GB10, "vllm_efficiency", 0.75, reads),
  ofVllm("peak_share", 0.5, reads),
  ofVllm("step_ms", 2),
];

/** The same of mixtures of experts. */
export const BATCHED_MOE: Parameter[] = [
  ofClass(/^(nv|nv-hbm|amd-hbm)$/, "vllm_moe_efficiency", 0.65, reads),
  ofClass(GB10, "vllm_moe_efficiency", 0.7, reads),
  ofVllm("moe_choice_exponent", 0.9, { min: 0.6, max: 1 }),
  ofClass(NV, "vllm_moe_us_per_layer", 55),
  ofClass(HBM, "vllm_moe_us_per_layer", 95),
  ofClass(GB10, "vllm_moe_us_per_layer", 20),
  ofClass(INSTINCT, "vllm_moe_us_per_layer", 95),
  ofClass(NV, "vllm_moe_peak_share", 0.3, reads),
  ofClass(HBM, "vllm_moe_peak_share", 0.17, reads),
  ofClass(GB10, "vllm_moe_peak_share", 0.16, reads),
  ofClass(INSTINCT, "vllm_moe_peak_share", 0.12, reads),
];

/** Constants of parallel slots under llama.cpp. */
export const SLOTS: Parameter[] = [
  {
    name: "moe_choice_exponent",
    start: 0.7,
    min: 0.5,
    max: 1,
    set(constants, value) {
      constants.decode.moe_choice_exponent = value;
    },
  },
  ofClass(NV, "parallel_efficiency", 0.28, reads),
  ofClass(GB10, "parallel_efficiency", 0.28, reads),
  ofClass(STRIX, "parallel_efficiency", 0.28, reads),
];

/** Errors beyond this count by their size, not their square: one odd row does not pull the others. */
const ROBUST = 0.06;
/** How strongly a constant is held to where it started: hardly, where many machines say what it is. */
const LOOSELY = 0.002;
/** As though it were known to 30 % before any row: few machines stand behind the constants of batches. */
export const FIRMLY = (ROBUST / 0.3) ** 2;

/** Constants that suit `rows` best, and their values by name. */
export function refit(
  rows: readonly Row[],
  parameters: readonly Parameter[],
  predict: (row: Row, constants: Calibration) => number,
  hold = LOOSELY,
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
      total += (hold * Math.log(values[i]! / start) ** 2) / (ROBUST * ROBUST);
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
