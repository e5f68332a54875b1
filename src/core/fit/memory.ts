/** Does a model fit a machine: weights, cache of all streams, buffers, against what the machine can give. */

import type { Calibration } from "../types/calibration.ts";
import type { FitMachine, FitModel, Memory } from "../types/fit.ts";

const GIB = 2 ** 30;

/** Cache of one layer and one token in bytes: keys and values. */
const perLayer = ({ shape }: FitModel, bytes: number) => 2 * shape.kv_heads * shape.head_dim * bytes;

/** Layers whose cache grows with the whole context; a model that names none has only such. */
const fullLayers = ({ shape }: FitModel) => shape.full_layers ?? shape.layers;

/** Cache of one stream in bytes after `tokens`: full layers keep all, sliding ones their window. */
export function kvBytes(model: FitModel, tokens: number, valueBytes: number): number {
  if (model.kv_bytes_per_token !== null) return model.kv_bytes_per_token * tokens * (valueBytes / 2);
  const { layers, window } = model.shape;
  const full = fullLayers(model);
  const layer = perLayer(model, valueBytes);
  return layer * (full * tokens + (layers - full) * Math.min(tokens, window ?? tokens));
}

/** Cached tokens times layers that one step has to attend to. */
export function attended(model: FitModel, tokens: number): number {
  const { layers, window } = model.shape;
  const full = fullLayers(model);
  return full * tokens + (layers - full) * Math.min(tokens, window ?? tokens);
}

/** Memory that a model can have, in GiB. */
export function usableGib(machine: FitMachine, isVllm: boolean, { memory }: Calibration): number | null {
  const { memory_gb: size } = machine;
  if (size === null) return null;
  const apple = machine.decode_class.id.startsWith("apple");
  const kind = isVllm ? "vllm" : apple ? "apple" : machine.memory_kind;
  const perGpu = size / machine.gpus;
  const rules = memory.usable.filter(({ id }) => id === kind);
  // Lines with a bound hold up to it; the one without holds where no other does.
  const bounded = rules.filter(({ up_to_gb }) => up_to_gb !== null && perGpu <= up_to_gb);
  const held = bounded.length > 0 ? bounded : rules.filter(({ up_to_gb }) => up_to_gb === null);
  return machine.gpus * Math.min(...held.map(({ share, minus_gib }) => perGpu * share - minus_gib));
}

/** Adds up what a model needs for `streams` of `context` tokens each, and judges it. */
export function memoryOf(
  model: FitModel,
  machine: FitMachine,
  { context, streams, kv, isVllm }: { context: number; streams: number; kv: string; isVllm: boolean },
  calibration: Calibration,
): Memory {
  const { overhead_gib: fixed, overhead_share, tight_margin, kv_bytes } = calibration.memory;
  const kv_gib = (kvBytes(model, context, kv_bytes[kv]!) * streams) / GIB;
  const overhead_gib = Math.max(fixed, overhead_share * model.weights_gib);
  const needed_gib = model.weights_gib + kv_gib + overhead_gib;
  const usable_gib = usableGib(machine, isVllm, calibration);
  const memory = { weights_gib: model.weights_gib, kv_gib, overhead_gib, needed_gib, usable_gib };
  if (usable_gib === null) return { ...memory, verdict: null };
  if (needed_gib > usable_gib) return { ...memory, verdict: "no" };
  return { ...memory, verdict: usable_gib - needed_gib < tight_margin * usable_gib ? "tight" : "fits" };
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
  const room = (memory.usable_gib - memory.weights_gib - memory.overhead_gib) * GIB;
  return Math.max(0, Math.floor(room / kvBytes(model, context, calibration.memory.kv_bytes[kv]!)));
}
