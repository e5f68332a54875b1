/** The measured rows, and the predictions for them with a given set of constants. */
import { readdirSync, readFileSync } from "node:fs";
import { fitMachine } from "../src/core/fit/fit-machine.ts";
import { fitModel } from "../src/core/fit/fit-model.ts";
import { memoryOf, streamsThatFit } from "../src/core/fit/memory.ts";
import { decodeSeconds, llamaStepSeconds, prefillSpeed, vllmStepSeconds } from "../src/core/fit/speed.ts";
import type { FitMachine, FitModel } from "../src/core/types/fit.ts";
import type { Calibration, Machine } from "../src/core/types/pricing.ts";
import { parseYaml } from "../src/data/documents/parse-yaml.ts";
import { speedSchema } from "../src/data/pricing/speed-schema.ts";

export interface Row {
  id: string;
  metric: string;
  hardware_id?: string;
  hardware: string;
  memory_gb: number;
  gpus: number;
  bandwidth_gb_s: number;
  model: string;
  params_b: number;
  active_params_b?: number;
  layers?: number;
  kv_heads?: number;
  head_dim?: number;
  quant?: string;
  precision?: string;
  weights_gib?: number;
  weights_gb?: number;
  kv_bytes_per_token?: number;
  runtime: string;
  concurrency: number;
  prompt_tokens: number;
  generated_tokens: number;
  mean_context_tokens: number | null;
  context_tokens?: number;
  claimed_tok_s?: number;
  depth_tokens?: number;
  class?: string;
  confidence?: string;
  full_layers?: number;
  window?: number;
  /** Fixed state of one sequence, of models that keep one. */
  state_mib?: number;
  full_kv_heads?: number;
  full_head_dim?: number;
  experts?: { count: number; active: number };
  /** `writing`: the time of the prompts is not in the figure. `unclear`: what it counts is not known. */
  counts?: string;
  drafts?: { tokens: number | null; acceptance: number | null };
  value: number;
}

const text = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

function yaml(path: string): unknown {
  const parsed = parseYaml(text(`../${path}`), path);
  if (!parsed.ok) throw new Error(parsed.diagnostics[0]!.message);
  return parsed.value;
}

export const calibration: Calibration = speedSchema.parse(yaml("pricing/speed.yaml"));

const listed = readdirSync(new URL("../pricing/machines/", import.meta.url))
  .filter((name) => name.endsWith(".yaml"))
  .flatMap((name) => (yaml(`pricing/machines/${name}`) as { machines: Partial<Machine>[] }).machines);

const extra: Row[] = JSON.parse(text("data/measured-extra.json")).rows;
export const rows: Row[] = [...JSON.parse(text("data/measured.json")).rows, ...extra];
export const rowsOf = (metric: string) => rows.filter((row) => row.metric === metric);

const isVllm = ({ runtime = "" }: Row) => runtime.startsWith("vLLM");
/** llama.cpp, Ollama and what Apple machines run: one stream, weights as a file holds them. */
const isLlama = ({ runtime = "" }: Row) => !/^(vLLM|vllm|SGLang|TensorRT|NIM|not|GPU)/.test(runtime);

/** A backend without a fast path for a kind of weights: measured, and not to be predicted. */
const hasNoFastPath = (row: Row) => classOf(row) === "intel" && /^(bf16|f16|q3)/i.test(row.quant ?? "");

/** Rows that a prediction can be held against: of one token a pass, first-hand, with all that the formulas ask for. */
const isPlain = (row: Row) =>
  row.drafts === undefined &&
  row.counts !== "unclear" &&
  row.confidence !== "C" &&
  Boolean(row.bandwidth_gb_s && row.params_b && (row.quant || row.precision)) &&
  (row.layers !== undefined || row.class === undefined) &&
  !hasNoFastPath(row);

const SATURATED = 256;
/** Streams of a row; where all the server takes were kept busy, as many as vLLM holds by default. */
export const streamsOf = (row: Row) => row.concurrency ?? (row.metric === "decode_tok_s" ? 1 : SATURATED);

export const isMixture = (row: Row) => Boolean(row.active_params_b && row.active_params_b < row.params_b * 0.9);

export const decodeRows = rowsOf("decode_tok_s").filter((row) => isPlain(row) && isLlama(row));
export const prefillRows = rowsOf("prefill_tok_s").filter((row) => isPlain(row) && isLlama(row) && row.prompt_tokens);
const inBatches = [...rowsOf("batched_output_tok_s"), ...rowsOf("decode_tok_s")].filter(isPlain);
/** On cards that vLLM is made for; on others it is counted with a guess. */
export const vllmRows = inBatches.filter(
  (row) => isVllm(row) && row.generated_tokens && /^nv|^amd-hbm/.test(classOf(row)) && row.prompt_tokens,
);
export const slotRows = rowsOf("batched_output_tok_s").filter(
  (row) => isPlain(row) && isLlama(row) && streamsOf(row) > 1 && row.generated_tokens,
);
export const draftRows = rows.filter((row) => row.drafts !== undefined && row.metric === "decode_tok_s");

function classOf(row: Row): string {
  return listed.find(({ id }) => id === row.hardware_id)?.decode_class ?? row.class ?? "";
}

const machines = new WeakMap<Row, Map<string, { constants: Calibration; machine: FitMachine }>>();

/** The machine of a row. With `rules`, the prompt speed that was measured on it is left out. */
export function machineOf(row: Row, constants: Calibration, rules = false): FitMachine {
  const kept = machines.get(row) ?? new Map();
  machines.set(row, kept);
  const key = String(rules);
  if (kept.get(key)?.constants === constants) return kept.get(key)!.machine;
  const known = listed.find(({ id }) => id === row.hardware_id);
  const decodeClass = known?.decode_class ?? row.class;
  const spec = {
    name: row.hardware,
    bandwidth_gb_s: row.bandwidth_gb_s,
    memory_gb: row.memory_gb,
    gpus: row.gpus,
    ...(decodeClass ? { decode_class: decodeClass } : {}),
    ...(known?.gpu_cores ? { gpu_cores: known.gpu_cores } : {}),
    ...(known?.fp32_tflops ? { fp32_tflops: known.fp32_tflops } : {}),
    ...(known?.tensor_fp16_tflops ? { tensor_fp16_tflops: known.tensor_fp16_tflops } : {}),
    ...(known?.prefill_tflops && !rules ? { prefill_tflops: known.prefill_tflops } : {}),
  };
  const machine = { ...fitMachine(spec, constants), max_w: known?.max_w ?? null };
  kept.set(key, { constants, machine });
  return machine;
}

const models = new WeakMap<Row, FitModel>();

/** The model of a row. No fitted constant is part of it, so it is kept. */
export function modelOf(row: Row, constants: Calibration): FitModel {
  const kept = models.get(row);
  if (kept) return kept;
  const weights = row.weights_gib ?? (row.weights_gb ? (row.weights_gb * 1e9) / 2 ** 30 : undefined);
  const { layers, kv_heads, head_dim, full_layers, window, state_mib, full_kv_heads, full_head_dim, experts } = row;
  const shape = { layers, kv_heads, head_dim, full_layers, window, state_mib, full_kv_heads, full_head_dim, experts };
  const spec = {
    name: row.model,
    params_b: row.params_b,
    ...(row.active_params_b ? { active_params_b: row.active_params_b } : {}),
    ...Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined && value !== null)),
    ...(weights ? { weights_gib: weights } : {}),
    ...(row.kv_bytes_per_token ? { kv_bytes_per_token: row.kv_bytes_per_token } : {}),
  };
  const model = fitModel(spec, (row.quant ?? row.precision ?? "q4_k_m").toLowerCase(), constants)!;
  models.set(row, model);
  return model;
}

export function predictedDecode(row: Row, constants: Calibration): number {
  const before = Math.max(row.depth_tokens ?? 0, row.prompt_tokens ?? 0);
  const cached = row.mean_context_tokens ?? before + (row.generated_tokens ?? 0) / 2;
  return 1 / decodeSeconds(modelOf(row, constants), machineOf(row, constants), cached, 2);
}

/** The rule of thumb that other tools use. */
export function flatDecode(row: Row, constants: Calibration): number {
  const model = modelOf(row, constants);
  const bytes = (model.weights_gib * 2 ** 30 * model.active_params_b) / model.params_b;
  return (0.55 * row.bandwidth_gb_s * 1e9) / bytes;
}

export function predictedPrefill(row: Row, constants: Calibration, rules: boolean): number {
  // A prompt behind others looks at those too: as the middle of a prompt that is longer by twice as much.
  const tokens = row.prompt_tokens + 2 * (row.depth_tokens ?? 0);
  return prefillSpeed(modelOf(row, constants), machineOf(row, constants, rules), tokens, constants);
}

/** Streams that the cache of a server has room for; any number where the memory is not known. */
function heldBy(row: Row, model: FitModel, machine: FitMachine, constants: Calibration): number {
  const context = Math.max(1, row.prompt_tokens + row.generated_tokens);
  const memory = memoryOf(model, machine, { context, streams: 1, kv: "f16", isVllm: true }, constants);
  return Math.max(1, streamsThatFit(model, memory, context, "f16", constants) ?? Infinity);
}

export function predictedBatched(row: Row, constants: Calibration): number {
  const model = modelOf(row, constants);
  const machine = machineOf(row, constants);
  const slots = /(\d+) slots/.exec(row.runtime);
  const input = row.prompt_tokens ?? 0;
  const most = isVllm(row) ? heldBy(row, model, machine, constants) : slots ? Number(slots[1]) : Infinity;
  const streams = Math.min(streamsOf(row), most);
  const load = { streams, input_tokens: input, output_tokens: row.generated_tokens, value_bytes: 2 };
  if (isVllm(row)) {
    // A stream alone is measured while it writes; in a batch prompts are read alongside.
    const cached = (row.depth_tokens ?? 0) + input + row.generated_tokens / 2;
    const writing = { ...load, input_tokens: 0, output_tokens: 2 * cached };
    const asked = row.metric === "decode_tok_s" || row.counts === "writing" ? writing : load;
    return streams / vllmStepSeconds(model, machine, asked, constants);
  }
  // llama-batched-bench counts the writing alone; a server's clients also wait for the prompts.
  const alone = !/slots|server/.test(row.runtime);
  const prompts = alone ? 0 : (streams * input) / prefillSpeed(model, machine, input, constants) / row.generated_tokens;
  return streams / (llamaStepSeconds(model, machine, load, false, constants) + prompts);
}
