/** How fast a prompt is read: this is bound by arithmetic, not by memory. */
import type { Calibration } from "../types/calibration.ts";
import type { FitMachine, FitModel } from "../types/fit.ts";
import { widthOf } from "./decode-speed.ts";
import { attended } from "./memory.ts";

/** Effective TFLOPS with k-quantised weights of a dense model: as measured, else by what the chip says of itself. */
export function baseTflops(machine: FitMachine, { prefill }: Calibration): number {
  const { decode_class, family, gpu_cores, fp32_tflops, max_w } = machine;
  if (machine.prefill_tflops !== null) return machine.prefill_tflops;
  if (family?.prefill_tflops_per_core && gpu_cores) return family.prefill_tflops_per_core * gpu_cores;
  const perFp32 = family?.prefill_per_fp32_tflops ?? decode_class.prefill_per_fp32_tflops;
  if (!perFp32 || fp32_tflops === null) return decode_class.prefill_tflops_per_gb_s * machine.bandwidth_gb_s;
  if (!decode_class.clock_by_watts || max_w === null) return perFp32 * fp32_tflops;
  const clock = Math.min(1, max_w / fp32_tflops / prefill.full_clock_w_per_tflops) ** prefill.power_exponent;
  return perFp32 * fp32_tflops * clock;
}

/** Effective TFLOPS for this model under llama.cpp. */
export function prefillTflops(model: FitModel, machine: FitMachine, calibration: Calibration): number {
  const { prefill_f16_speedup, prefill_q4_0_speedup, prefill_moe_slowdown } = machine.decode_class;
  let tflops = baseTflops(machine, calibration);
  if (/^(f16|bf16|fp16)$/.test(model.quantisation)) tflops *= prefill_f16_speedup;
  if (machine.prefill_tflops === null && model.quantisation === "q4_0") tflops *= prefill_q4_0_speedup;
  return model.is_moe ? tflops / prefill_moe_slowdown : tflops;
}

/**
 * Prompt tokens a second, over a prompt of this length: each token passes all active weights and looks at those before
 * it, half the prompt on average.
 */
export function prefillSpeed(model: FitModel, machine: FitMachine, prompt: number, calibration: Calibration): number {
  const looking = 4 * attended(model, prompt / 2) * widthOf(model);
  return (prefillTflops(model, machine, calibration) * 1e12) / (2 * model.active_params_b * 1e9 + looking);
}
