/**
 * How fast a machine works. One stream writes tokens at the pace at which weights and cache are read and unpacked, with the
 * time between layers; a prompt is read at the pace of arithmetic; several streams read the weights once for all of them.
 */

import type { FitMachine, FitModel } from "../types/fit.ts";
import type { Calibration } from "../types/pricing.ts";
import { activeBytes, GIB } from "./fit-model.ts";
import { attended, isHybrid, kvBytes, stateBytes } from "./memory.ts";

/** Width of the model on which the cost of attention was measured, and the parameters of a layer of that width. */
const REFERENCE_WIDTH = 4400;
const PARAMS_PER_SQUARE = 13;

const isKQuant = (quantisation: string) => /^q\d_k/.test(quantisation);

/** The width of a transformer with this many parameters in each layer. */
export function widthOf(model: FitModel): number {
  return Math.sqrt((model.active_params_b * 1e9) / model.shape.layers / PARAMS_PER_SQUARE);
}

/** Bytes a second at which the machine reads and unpacks the weights of a model. */
function weightRate({ quantisation }: FitModel, machine: FitMachine): number {
  const { efficiency, k_quant_slowdown } = machine.decode_class;
  const rate = efficiency * machine.bandwidth_gb_s * 1e9;
  if (!isKQuant(quantisation)) return rate;
  const perCore = machine.family?.k_quant_gb_s_per_core;
  const unpacking = perCore && machine.gpu_cores ? perCore * 1e9 * machine.gpu_cores : Number.POSITIVE_INFINITY;
  return Math.min(rate / k_quant_slowdown, unpacking);
}

/** Seconds of a token that no bandwidth shortens: starting each layer, and finding the experts of a mixture. */
function layerSeconds(model: FitModel, { decode_class }: FitMachine): number {
  const { us_per_layer, moe_us_per_layer, moe_hybrid_us_per_layer } = decode_class;
  const moe = model.is_moe ? (isHybrid(model) ? moe_hybrid_us_per_layer : moe_us_per_layer) : 0;
  return model.shape.layers * (us_per_layer + moe) * 1e-6;
}

/** Seconds for attention over `tokens` cached tokens. */
function attentionSeconds(model: FitModel, machine: FitMachine, tokens: number, valueBytes: number): number {
  const each = machine.family?.attention_ns ?? machine.decode_class.attention_ns;
  const reading = kvBytes(model, tokens, valueBytes) / (machine.bandwidth_gb_s * 1e9);
  return reading + attended(model, tokens) * each * 1e-9 * (widthOf(model) / REFERENCE_WIDTH);
}

/** Seconds for one token of a single stream under llama.cpp with `tokens` in the cache, without drafts. */
export function decodeSeconds(model: FitModel, machine: FitMachine, tokens: number, valueBytes: number): number {
  return (
    activeBytes(model) / weightRate(model, machine) +
    layerSeconds(model, machine) +
    attentionSeconds(model, machine, tokens, valueBytes)
  );
}

/**
 * Tokens a second at one token a pass: memory bandwidth over the bytes read in a pass. Only drafts, which give several
 * tokens a pass, exceed it. GPUs that split a model by layers take turns; only tensor parallelism, as in vLLM, adds
 * their bandwidth.
 */
export function decodeCeiling(model: FitModel, machine: FitMachine, isVllm: boolean): number {
  return (machine.bandwidth_gb_s * 1e9 * (isVllm ? machine.gpus : 1)) / activeBytes(model);
}

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
