/** How fast one stream writes tokens: reading weights and cache, unpacking them, and the time between layers. */
import type { FitMachine, FitModel } from "../types/fit.ts";
import { activeBytes } from "./fit-model.ts";
import { attended, isHybrid, kvBytes } from "./memory.ts";

/** Width of the model on which the cost of attention was measured, and the parameters of a layer of that width. */
const REFERENCE_WIDTH = 4400;
const PARAMS_PER_SQUARE = 13;

const isKQuant = (quantisation: string) => /^q\d_k/.test(quantisation);

/** The width of a transformer with this many parameters in each layer. */
export function widthOf(model: FitModel): number {
  return Math.sqrt((model.active_params_b * 1e9) / model.shape.layers / PARAMS_PER_SQUARE);
}

/** Bytes a second at which the machine reads and unpacks the weights of a model. */
export function weightRate({ quantisation }: FitModel, machine: FitMachine): number {
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
