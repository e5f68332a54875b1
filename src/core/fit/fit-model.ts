/** A model as the predictions need it: how many weights there are, how many are read per token, and its shape. */

import type { FitModel, ModelInput } from "../types/fit.ts";
import type { Architecture, Calibration, Model } from "../types/pricing.ts";

export const GIB = 2 ** 30;

/** A sparse model is one that reads clearly less than it holds. */
const MOE_SHARE = 0.9;

const isListed = (model: ModelInput): model is Model => "id" in model;

/** Bits a weight of a file that is given without its quantisation, and what files of that kind are called. */
const BY_BITS: { from: number; vllm: string; gguf: string }[] = [
  { from: 12, vllm: "fp16", gguf: "f16" },
  { from: 7.2, vllm: "fp8", gguf: "q8_0" },
  { from: 0, vllm: "awq", gguf: "q4_k_m" },
];

/** The quantisation of the file that is given, else the one that a model is usually run in. */
export function usualQuantisation(model: ModelInput, runtime: "llama.cpp" | "ollama" | "vllm"): string {
  const kind = runtime === "vllm" ? "vllm" : "gguf";
  if (!isListed(model)) {
    const bits = model.weights_gib ? (model.weights_gib * GIB * 8) / (model.params_b * 1e9) : 0;
    return BY_BITS.find(({ from }) => bits >= from)![kind];
  }
  const files = Object.keys(model.weights_gib);
  if (files.length > 0 && !files.includes("q4_k_m")) return files[0]!;
  return kind === "vllm" ? "awq" : "q4_k_m";
}

/** The optional parts of a shape, of a model that is spelled out beside them. */
function shapeOnly(given: Partial<Architecture>): Partial<Architecture> {
  const { full_layers, window, full_kv_heads, full_head_dim, cached_layers, cached_full_layers } = given;
  const parts = { full_layers, window, full_kv_heads, full_head_dim, cached_layers, cached_full_layers };
  const { kv_tied, state_mib, vocab } = given;
  return Object.fromEntries(
    Object.entries({ ...parts, kv_tied, state_mib, vocab }).filter(([, value]) => value !== undefined),
  );
}

function shapeOf(
  model: ModelInput,
  params: number,
  { memory }: Calibration,
): { shape: Architecture; derived: string[] } {
  const given = isListed(model) ? model.architecture : model;
  if (given?.layers && given.kv_heads && given.head_dim) return { shape: given as Architecture, derived: [] };
  const usual = memory.shapes.find((each) => params <= each.up_to_params_b) ?? memory.shapes.at(-1)!;
  const layers = given?.layers ?? usual.layers;
  const kv_heads = given?.kv_heads ?? usual.kv_heads;
  const head_dim = given?.head_dim ?? usual.head_dim;
  const { source: _, ...rest } = isListed(model) ? (given ?? {}) : model;
  const derived = [
    `shape ${layers} layers, ${kv_heads} x ${head_dim} cached values, as models of its size have: the cache may be a ` +
      "quarter of it, or half as much again",
  ];
  return { shape: { ...shapeOnly(rest), layers, kv_heads, head_dim }, derived };
}

function weightsOf(model: ModelInput, params: number, quantisation: string, { memory }: Calibration) {
  const bits = memory.bits_per_weight[quantisation] ?? memory.bits_per_weight.q4_k_m!;
  if (!isListed(model)) {
    if (model.weights_gib) return { gib: model.weights_gib, derived: [] };
  } else {
    const known = model.weights_gib[quantisation];
    if (known) return { gib: known, derived: [] };
    const [other, size] = Object.entries(model.weights_gib).find(([name]) => memory.bits_per_weight[name]) ?? [];
    if (other && size) {
      const gib = (size * bits) / memory.bits_per_weight[other]!;
      return { gib, derived: [`weights from the size of its ${other} file`] };
    }
  }
  return { gib: (params * 1e9 * bits) / 8 / GIB, derived: [`weights from ${bits} bits each`] };
}

/**
 * Completes a model in a quantisation of the calibration, or in any when the size of its file is given. Null when the number of its parameters is not known, as for
 * a model behind an API.
 */
export function fitModel(model: ModelInput, quantisation: string, calibration: Calibration): FitModel | null {
  if (!model.params_b) return null;
  const active = model.active_params_b ?? model.params_b;
  const { shape, derived } = shapeOf(model, model.params_b, calibration);
  const weights = weightsOf(model, model.params_b, quantisation, calibration);
  return {
    id: isListed(model) ? model.id : null,
    name: model.name ?? "the model given",
    params_b: model.params_b,
    active_params_b: active,
    is_moe: active < model.params_b * MOE_SHARE,
    experts: model.experts ?? null,
    shape,
    kv_bytes_per_token: isListed(model) ? null : (model.kv_bytes_per_token ?? null),
    quantisation,
    weights_gib: weights.gib,
    derived: [...derived, ...weights.derived],
  };
}

/** Bytes read for one token: of a sparse model, its active share. */
export function activeBytes(model: FitModel): number {
  return (model.weights_gib * GIB * model.active_params_b) / model.params_b;
}
