/** Does a model fit a machine: weights, cache and state of all streams, buffers, against what the machine can give. */
import { remember } from "../remember/remember.ts";
import type { FitMachine, FitModel, Memory } from "../types/fit.ts";
import type { Calibration } from "../types/pricing.ts";
import { GIB } from "./fit-model.ts";

const MIB = 2 ** 20;

/** Layers that see the whole context; a model that names none has only such. */
const fullLayers = ({ shape }: FitModel) => shape.full_layers ?? shape.layers;

/** Layers that keep a fixed state in place of a cache. */
const stateLayers = (model: FitModel) => (model.shape.window === 0 ? model.shape.layers - fullLayers(model) : 0);

/** True of a model that keeps a fixed state in some layers in place of a cache. */
export const isHybrid = (model: FitModel): boolean => stateLayers(model) > 0;

/** Tokens that a layer which is not full sees. */
const windowOf = ({ shape }: FitModel, tokens: number) => Math.min(tokens, shape.window ?? tokens);

/** Cache of one stream in bytes after `tokens`: full layers keep all, sliding ones their window. */
export function kvBytes(model: FitModel, tokens: number, valueBytes: number): number {
  if (model.kv_bytes_per_token !== null) return model.kv_bytes_per_token * tokens * (valueBytes / 2);
  const { layers, kv_heads, head_dim, full_kv_heads, full_head_dim, cached_layers, cached_full_layers, kv_tied } =
    model.shape;
  const full = cached_full_layers ?? fullLayers(model);
  const others = (cached_layers ?? layers) - full;
  const vectors = kv_tied ? 1 : 2;
  const wide = (full_kv_heads ?? kv_heads) * (full_head_dim ?? head_dim);
  return vectors * valueBytes * (full * wide * tokens + others * kv_heads * head_dim * windowOf(model, tokens));
}

/** Fixed state of one stream in bytes, whatever its length. */
export function stateBytes(model: FitModel, { memory }: Calibration): number {
  const { state_mib } = model.shape;
  return (state_mib ?? stateLayers(model) * memory.state_mib_per_layer) * MIB;
}

/** Cached tokens times layers that one step has to attend to. */
export function attended(model: FitModel, tokens: number): number {
  const full = fullLayers(model);
  return full * tokens + (model.shape.layers - full) * windowOf(model, tokens);
}

/** Lines on how much of a memory can be had, by what they are for: a class, a kind of memory, or vLLM. */
const usableLines = remember(({ usable }: Calibration["memory"]) => {
  const byId = new Map<string, Calibration["memory"]["usable"]>();
  for (const line of usable) byId.set(line.id, [...(byId.get(line.id) ?? []), line]);
  return byId;
});

/** What lines leave of a memory, in GiB: those with a bound hold up to it, those without where no other does. */
function leastOf(lines: Calibration["memory"]["usable"], gb: number): number {
  let [bounded, unbounded] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const { share, minus_gib, up_to_gb } of lines) {
    const left = gb * share - minus_gib;
    if (up_to_gb === null) unbounded = Math.min(unbounded, left);
    else if (gb <= up_to_gb) bounded = Math.min(bounded, left);
  }
  return bounded === Number.POSITIVE_INFINITY ? unbounded : bounded;
}

/** Memory that a model can have, in GiB; null when the machine's is not known. */
export function usableGib(machine: FitMachine, isVllm: boolean, { memory }: Calibration): number | null {
  const { memory_gb: size, usable_share, decode_class, memory_kind } = machine;
  if (size === null) return null;
  const perGpu = size / machine.gpus;
  const lines = usableLines(memory);
  const rules = (isVllm ? lines.get("vllm") : (lines.get(decode_class.id) ?? lines.get(memory_kind))) ?? [];
  const byRule = leastOf(rules, perGpu);
  if (usable_share === null) return machine.gpus * byRule;
  const measured = perGpu * usable_share;
  return machine.gpus * (isVllm ? Math.min(measured, byRule) : measured);
}

/** What the runtime takes besides weights and cache. It grows with the micro-batch and the vocabulary. */
function buffersGib(model: FitModel, { gpus }: FitMachine, isVllm: boolean, { memory }: Calibration): number {
  const { base_gib, per_gpu_gib, micro_batch, usual_vocab, vllm_per_gpu_gib } = memory.buffers;
  if (isVllm) return gpus * vllm_per_gpu_gib;
  const words = (micro_batch * (model.shape.vocab ?? usual_vocab) * 4) / GIB;
  return base_gib + gpus * per_gpu_gib + words;
}

export interface MemoryAsked {
  context: number;
  streams: number;
  kv: string;
  isVllm: boolean;
}

/** Adds up what a model needs for `streams` of `context` tokens each, and judges it. */
export function memoryOf(model: FitModel, machine: FitMachine, asked: MemoryAsked, calibration: Calibration): Memory {
  const { context, streams, kv, isVllm } = asked;
  const { tight_margin, kv_bytes } = calibration.memory;
  const each = kvBytes(model, context, kv_bytes[kv]!) + stateBytes(model, calibration);
  const kv_gib = (each * streams) / GIB;
  const buffers_gib = buffersGib(model, machine, isVllm, calibration);
  const needed_gib = model.weights_gib + kv_gib + buffers_gib;
  const usable_gib = usableGib(machine, isVllm, calibration);
  const verdict = verdictOf(needed_gib, usable_gib, tight_margin);
  const kv_tokens = context * streams;
  return { weights_gib: model.weights_gib, kv_tokens, kv_gib, buffers_gib, needed_gib, usable_gib, verdict };
}

function verdictOf(needed: number, usable: number | null, tightMargin: number): Memory["verdict"] {
  if (usable === null) return null;
  if (needed > usable) return "no";
  return usable - needed < tightMargin * usable ? "tight" : "fits";
}

/** How many streams of `context` tokens the memory holds beside the weights; null when the memory is not known. */
export function streamsThatFit(
  model: FitModel,
  memory: Memory,
  context: number,
  kv: string,
  calibration: Calibration,
): number | null {
  if (memory.usable_gib === null) return null;
  const room = (memory.usable_gib - memory.weights_gib - memory.buffers_gib) * GIB;
  const each = kvBytes(model, context, calibration.memory.kv_bytes[kv]!) + stateBytes(model, calibration);
  return Math.max(0, Math.floor(room / each));
}
