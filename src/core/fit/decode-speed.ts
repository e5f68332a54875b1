/** How fast one stream writes tokens: reading weights and cache, unpacking them, and the time between layers. */
import type { Calibration } from "../types/calibration.ts";
import type { FitMachine, FitModel } from "../types/fit.ts";
import { activeBytes } from "./fit-model.ts";
import { attended, kvBytes } from "./memory.ts";

/** Width of the model on which the cost of attention was measured, and the parameters of a layer of that width. */
const REFERENCE_WIDTH = 4400;
const PARAMS_PER_SQUARE = 13;

const isKQuant = (quantisation: string) => /^q\d_k/.test(quantisation);

/** The width of a transformer with this many parameters in each layer. */
export function widthOf(model: FitModel): number {
  return Math.sqrt((model.active_params_b * 1e9) / model.shape.layers / PARAMS_PER_SQUARE);
}

/** Seconds to read and unpack the weights for one token. */
function weightSeconds(model: FitModel, machine: FitMachine, { decode }: Calibration): number {
  const { efficiency, k_quant_slowdown } = machine.decode_class;
  let rate = efficiency * machine.bandwidth_gb_s * 1e9;
  if (isKQuant(model.quantisation)) {
    rate /= k_quant_slowdown;
    const perCore = machine.family?.k_quant_gb_s_per_core;
    if (perCore && machine.gpu_cores) rate = Math.min(rate, perCore * 1e9 * machine.gpu_cores);
  }
  return (activeBytes(model) / rate) * (model.is_moe ? decode.moe_slowdown : 1);
}

/** Seconds for attention over `tokens` cached tokens. */
function attentionSeconds(model: FitModel, machine: FitMachine, tokens: number, valueBytes: number): number {
  const each = machine.family?.attention_ns ?? machine.decode_class.attention_ns;
  const reading = kvBytes(model, tokens, valueBytes) / (machine.bandwidth_gb_s * 1e9);
  return reading + attended(model, tokens) * each * 1e-9 * (widthOf(model) / REFERENCE_WIDTH);
}

/** Seconds for one token of a single stream under llama.cpp with `tokens` in the cache. */
export function decodeSeconds(
  model: FitModel,
  machine: FitMachine,
  tokens: number,
  valueBytes: number,
  calibration: Calibration,
): number {
  return (
    weightSeconds(model, machine, calibration) +
    machine.decode_class.us_per_layer * 1e-6 * model.shape.layers +
    attentionSeconds(model, machine, tokens, valueBytes)
  );
}

/**
 * Tokens a second that no software can exceed: memory bandwidth over the bytes read for each token. GPUs that split a
 * model by layers take turns; only tensor parallelism, as in vLLM, adds their bandwidth.
 */
export function decodeCeiling(model: FitModel, machine: FitMachine, isVllm: boolean): number {
  return (machine.bandwidth_gb_s * 1e9 * (isVllm ? machine.gpus : 1)) / activeBytes(model);
}
