/** How fast several streams write together: each step reads the weights once for all of them. */
import type { Calibration } from "../types/calibration.ts";
import type { FitMachine, FitModel } from "../types/fit.ts";
import { decodeSeconds, weightRate } from "./decode-speed.ts";
import { activeBytes } from "./fit-model.ts";
import { kvBytes, stateBytes } from "./memory.ts";
import { prefillTflops } from "./prefill-speed.ts";

export interface Load {
  streams: number;
  input_tokens: number;
  output_tokens: number;
  value_bytes: number;
}

/** Tokens in the cache on average while one request is answered. */
export const meanContext = ({ input_tokens, output_tokens }: Pick<Load, "input_tokens" | "output_tokens">) =>
  input_tokens + output_tokens / 2;

/** Dense FP16 tensor TFLOPS of one GPU: by the vendor, from its family, or from its class and bandwidth. */
function tensorTflops(machine: FitMachine, { vllm }: Calibration): number {
  if (machine.tensor_fp16_tflops !== null) return machine.tensor_fp16_tflops;
  const ratio = machine.family?.tensor_per_fp32_tflops;
  if (ratio && machine.fp32_tflops !== null) return ratio * machine.fp32_tflops;
  const { decode_class, bandwidth_gb_s } = machine;
  const line = vllm.tensor_by_bandwidth.find(
    (each) => each.class === decode_class.id && bandwidth_gb_s >= each.min_bandwidth_gb_s,
  );
  return (line ?? vllm.tensor_by_bandwidth[0]!).tflops_per_gb_s * bandwidth_gb_s;
}

const GIB = 2 ** 30;

/**
 * Bytes that a step of `streams` streams reads: what all tokens share, and the experts that any of them chose. `likeness`
 * is the power of the streams that choose by chance: below 1 they choose alike. One stream reads the active weights;
 * a dense model all of them, however many streams there are.
 */
export function stepBytes(model: FitModel, streams: number, likeness: number): number {
  const active = activeBytes(model);
  if (!model.is_moe || streams <= 1) return active;
  const { params_b, active_params_b, experts } = model;
  const chosen = experts ? experts.active / experts.count : active_params_b / params_b;
  // Of all parameters: those in experts, from all = shared + routed and active = shared + chosen x routed.
  const routed = Math.min(params_b, (params_b - active_params_b) / (1 - chosen));
  const shared = params_b - routed;
  const read = 1 - (1 - chosen) ** (streams ** likeness);
  const all = model.weights_gib * GIB;
  return Math.max(active, (all * (shared + routed * read)) / params_b);
}

/** Seconds of one vLLM step, in which each stream writes a token and prompts are read alongside. */
export function vllmStepSeconds(model: FitModel, machine: FitMachine, load: Load, calibration: Calibration): number {
  const { moe_choice_exponent, peak_share, step_ms, fp8_speedup } = calibration.vllm;
  const { vllm_efficiency, vllm_moe_efficiency, vllm_moe_us_per_layer, vllm_moe_peak_share } = machine.decode_class;
  const { streams, input_tokens, output_tokens } = load;
  // A fixed state is read and written anew for each token of each stream.
  const state = 2 * stateBytes(model, calibration);
  const cache = streams * (kvBytes(model, meanContext(load), load.value_bytes) + state);
  const bytes = stepBytes(model, streams, moe_choice_exponent) + cache;
  const efficiency = model.is_moe ? vllm_moe_efficiency : vllm_efficiency;
  const reading = bytes / (efficiency * machine.bandwidth_gb_s * 1e9 * machine.gpus);
  // No measured mixture gains from computing in FP8.
  const fp8 = model.quantisation === "fp8" && machine.family?.fp8 !== false && !model.is_moe ? fp8_speedup : 1;
  const peak = tensorTflops(machine, calibration) * 1e12 * fp8 * machine.gpus;
  const prompts = 1 + (output_tokens > 0 ? input_tokens / output_tokens : 0);
  const share = model.is_moe ? vllm_moe_peak_share : peak_share;
  const computing = (streams * prompts * 2 * model.active_params_b * 1e9) / (share * peak);
  const layers = model.is_moe ? model.shape.layers * vllm_moe_us_per_layer * 1e-6 : 0;
  return reading + computing + Math.max(layers, step_ms / 1000);
}

/**
 * Seconds of one llama.cpp step without the prompts. Streams beyond the first cost arithmetic at a part of the prompt
 * speed, and of a mixture the experts that they choose. Under Ollama on an Apple machine they gain nothing.
 */
export function llamaStepSeconds(
  model: FitModel,
  machine: FitMachine,
  load: Load,
  isOllama: boolean,
  calibration: Calibration,
): number {
  const single = decodeSeconds(model, machine, meanContext(load), load.value_bytes);
  if (load.streams <= 1) return single;
  const { parallel_efficiency, ollama_parallel_gain } = machine.decode_class;
  if (isOllama && ollama_parallel_gain !== null) return (single * load.streams) / ollama_parallel_gain;
  const flops = 2 * model.active_params_b * 1e9;
  const each = flops / (parallel_efficiency * prefillTflops(model, machine, calibration) * 1e12);
  const more = stepBytes(model, load.streams, calibration.decode.moe_choice_exponent) - stepBytes(model, 1, 1);
  const step = single + (load.streams - 1) * each + more / weightRate(model, machine);
  // A step is never slower than the streams one after the other.
  return Math.min(step, single * load.streams);
}
