/** The measured rows, and the predictions for them with a given set of constants. */
import { readdirSync, readFileSync } from "node:fs";
import { llamaStepSeconds, vllmStepSeconds } from "../src/core/fit/batched-speed.ts";
import { decodeSeconds } from "../src/core/fit/decode-speed.ts";
import { fitMachine } from "../src/core/fit/fit-machine.ts";
import { fitModel } from "../src/core/fit/fit-model.ts";
import { prefillSpeed } from "../src/core/fit/prefill-speed.ts";
import type { Calibration } from "../src/core/types/calibration.ts";
import type { FitMachine, FitModel } from "../src/core/types/fit.ts";
import type { Machine } from "../src/core/types/pricing.ts";
import { parseYaml } from "../src/data/documents/parse-yaml.ts";
import { calibrationOf, speedSchema } from "../src/data/pricing/calibration-schema.ts";

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
  value: number;
}

const text = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");

function yaml(path: string): unknown {
  const parsed = parseYaml(text(`../${path}`), path);
  if (!parsed.ok) throw new Error(parsed.diagnostics[0]!.message);
  return parsed.value;
}

export const calibration: Calibration = calibrationOf(speedSchema.parse(yaml("pricing/speed.yaml")));

const listed = readdirSync(new URL("../pricing/machines/", import.meta.url))
  .filter((name) => name.endsWith(".yaml"))
  .flatMap((name) => (yaml(`pricing/machines/${name}`) as { machines: Partial<Machine>[] }).machines);

export const rows: Row[] = JSON.parse(text("data/measured.json")).rows;
export const rowsOf = (metric: string) => rows.filter((row) => row.metric === metric);

/** The machine of a row. With `rules`, the prompt speed that was measured on it is left out. */
export function machineOf(row: Row, constants: Calibration, rules = false): FitMachine {
  const known = listed.find(({ id }) => id === row.hardware_id);
  const spec = {
    name: row.hardware,
    bandwidth_gb_s: row.bandwidth_gb_s,
    memory_gb: row.memory_gb,
    gpus: row.gpus,
    ...(known?.decode_class ? { decode_class: known.decode_class } : {}),
    ...(known?.gpu_cores ? { gpu_cores: known.gpu_cores } : {}),
    ...(known?.fp32_tflops ? { fp32_tflops: known.fp32_tflops } : {}),
    ...(known?.tensor_fp16_tflops ? { tensor_fp16_tflops: known.tensor_fp16_tflops } : {}),
    ...(known?.prefill_tflops && !rules ? { prefill_tflops: known.prefill_tflops } : {}),
  };
  return { ...fitMachine(spec, constants), max_w: known?.max_w ?? null };
}

export function modelOf(row: Row, constants: Calibration): FitModel {
  const weights = row.weights_gib ?? (row.weights_gb ? (row.weights_gb * 1e9) / 2 ** 30 : undefined);
  const spec = {
    name: row.model,
    params_b: row.params_b,
    ...(row.active_params_b ? { active_params_b: row.active_params_b } : {}),
    ...(row.layers ? { layers: row.layers } : {}),
    ...(row.kv_heads ? { kv_heads: row.kv_heads } : {}),
    ...(row.head_dim ? { head_dim: row.head_dim } : {}),
    ...(weights ? { weights_gib: weights } : {}),
    ...(row.kv_bytes_per_token ? { kv_bytes_per_token: row.kv_bytes_per_token } : {}),
  };
  return fitModel(spec, (row.quant ?? row.precision ?? "q4_k_m").toLowerCase(), constants)!;
}

export function predictedDecode(row: Row, constants: Calibration): number {
  const cached = row.mean_context_tokens ?? row.prompt_tokens + row.generated_tokens / 2;
  return 1 / decodeSeconds(modelOf(row, constants), machineOf(row, constants), cached, 2, constants);
}

/** The rule of thumb that other tools use. */
export function flatDecode(row: Row, constants: Calibration): number {
  const model = modelOf(row, constants);
  const bytes = (model.weights_gib * 2 ** 30 * model.active_params_b) / model.params_b;
  return (0.55 * row.bandwidth_gb_s * 1e9) / bytes;
}

export function predictedPrefill(row: Row, constants: Calibration, rules: boolean): number {
  return prefillSpeed(modelOf(row, constants), machineOf(row, constants, rules), row.prompt_tokens, constants);
}

export function predictedBatched(row: Row, constants: Calibration): number {
  const model = modelOf(row, constants);
  const machine = machineOf(row, constants);
  const isVllm = row.runtime.startsWith("vLLM");
  const slots = /(\d+) slots/.exec(row.runtime);
  const streams = Math.min(row.concurrency, slots ? Number(slots[1]) : row.concurrency);
  const load = {
    streams,
    input_tokens: row.prompt_tokens,
    output_tokens: row.generated_tokens,
    value_bytes: 2,
  };
  if (isVllm) return streams / vllmStepSeconds(model, machine, load, constants);
  const prompts =
    (streams * row.prompt_tokens) / prefillSpeed(model, machine, row.prompt_tokens, constants) / row.generated_tokens;
  return streams / (llamaStepSeconds(model, machine, load, false, constants) + prompts);
}
