/** Does this model fit this machine, how fast does it run, and how many requests can it answer? */
import type { CostNote, CostTrace } from "../advice.ts";
import { llamaStepSeconds, meanContext, vllmStepSeconds } from "./batched-speed.ts";
import type { Calibration } from "./calibration.ts";
import { decodeCeiling, decodeSeconds } from "./decode-speed.ts";
import type { FitMachine } from "./fit-machine.ts";
import { activeBytes, type FitModel } from "./fit-model.ts";
import { type Memory, memoryOf, streamsThatFit, type Verdict } from "./memory.ts";
import { prefillSpeed } from "./prefill-speed.ts";

export const RUNTIMES = ["llama.cpp", "ollama", "vllm"] as const;
export type Runtime = (typeof RUNTIMES)[number];

/** What is asked of the machine. */
export interface Setting {
  runtime: Runtime;
  /** Tokens that are set aside for each stream. */
  context: number;
  prompt: number;
  output: number;
  streams: number;
  /** How cached values are kept: a key of the calibration's `kv_bytes`. */
  kv_quantisation: string;
  /** Tokens in the cache on average; by default the prompt and half the output. */
  mean_context?: number;
  /** Single-stream speed that the user measured; replaces the prediction. */
  measured_tok_s?: number;
  /** Usable share of the day. */
  utilisation: number;
  /** Seconds of a request outside the model. */
  request_overhead_s: number;
}

export interface Speed {
  low: number | null;
  likely: number | null;
  high: number | null;
  /** What the memory bandwidth allows at most. */
  ceiling: number;
}

export interface Fit {
  machine: string;
  model: string;
  runtime: Runtime;
  quantisation: string;
  kv_quantisation: string;
  context: number;
  prompt: number;
  output: number;
  streams: number;
  weights_gib: number;
  kv_gib: number;
  needed_gib: number;
  usable_gib: number | null;
  /** Null when the machine's memory is not known. */
  verdict: Verdict | null;
  /** Of one stream. Null when the model is larger than the memory. */
  decode_tok_s: Speed;
  prefill_tok_s: number | null;
  /** Over all streams, with the time for their prompts. */
  total_output_tok_s: number | null;
  seconds_per_request: number | null;
  /** In the usable share of the day. */
  requests_per_day: number | null;
  /** At the wall under load; null is unknown. */
  watts: number | null;
  watts_idle: number | null;
  notes: CostNote[];
  /** Present when asked for. */
  trace?: CostTrace[];
}

/** Seconds of one request and of one step of all streams, and how many of them run at once. */
interface Pace {
  decode: number;
  prefill: number;
  totalOutput: number;
  seconds: number;
  streams: number;
  /** Streams that are in memory at the same time. */
  held: number;
}

interface Asked {
  model: FitModel;
  machine: FitMachine;
  setting: Setting;
  valueBytes: number;
  calibration: Calibration;
}

function llamaPace({ model, machine, setting, valueBytes, calibration }: Asked): Pace {
  const { prompt, output, streams, runtime, measured_tok_s: measured } = setting;
  const load = loadOf(setting, streams, valueBytes);
  const cached = setting.mean_context ?? meanContext(load);
  const single = decodeSeconds(model, machine, cached, valueBytes, calibration);
  const scale = measured ? 1 / measured / single : 1;
  const step = llamaStepSeconds(model, machine, load, runtime === "ollama", calibration);
  const extra = streams > 1 ? step - decodeSeconds(model, machine, meanContext(load), valueBytes, calibration) : 0;
  const decode = (single + extra) * scale;
  const prefill = prefillSpeed(model, machine, prompt, calibration);
  const answering = output * decode + (streams * prompt) / prefill;
  return {
    decode: 1 / (single * scale),
    prefill,
    totalOutput: output > 0 ? (streams * output) / answering : 0,
    seconds: answering + setting.request_overhead_s,
    streams,
    held: streams,
  };
}

function vllmPace({ model, machine, setting, valueBytes, calibration }: Asked, memory: Memory): Pace {
  const { prompt, output, measured_tok_s: measured } = setting;
  const fitting = streamsThatFit(model, memory, Math.max(1, prompt + output), setting.kv_quantisation, calibration);
  const streams = Math.max(1, Math.min(setting.streams, fitting ?? setting.streams));
  const stepOf = (count: number) => vllmStepSeconds(model, machine, loadOf(setting, count, valueBytes), calibration);
  const alone = vllmStepSeconds(model, machine, { ...loadOf(setting, 1, valueBytes), input_tokens: 0 }, calibration);
  const scale = measured ? 1 / measured / alone : 1;
  const step = stepOf(streams) * scale;
  const first = vllmPrefillSpeed(model, machine, calibration);
  // Who finds no place in memory waits for one that does.
  const waiting = setting.streams / streams;
  return {
    decode: 1 / (alone * scale),
    prefill: first,
    totalOutput: output > 0 ? streams / step : 0,
    seconds: (output * step + prompt / first) * waiting + setting.request_overhead_s,
    streams: setting.streams,
    held: streams,
  };
}

const loadOf = (setting: Setting, streams: number, valueBytes: number) => ({
  streams,
  input_tokens: setting.prompt,
  output_tokens: setting.output,
  value_bytes: valueBytes,
});

/** Prompt tokens a second when nothing else runs: the step of one token per prompt token, without its fixed part. */
function vllmPrefillSpeed(model: FitModel, machine: FitMachine, calibration: Calibration): number {
  const load = { streams: 1, input_tokens: 1, output_tokens: 1, value_bytes: 2 };
  const without = { ...load, input_tokens: 0 };
  const seconds =
    vllmStepSeconds(model, machine, load, calibration) - vllmStepSeconds(model, machine, without, calibration);
  return 1 / seconds;
}

/** A claimed or measured speed that no software can reach, with the arithmetic; null when it is possible. */
export function impossibleSpeed(tokS: number, model: FitModel, machine: FitMachine, runtime: Runtime): string | null {
  const ceiling = decodeCeiling(model, machine, runtime === "vllm");
  if (tokS <= ceiling) return null;
  const gb = activeBytes(model) / 1e9;
  const gpus = runtime === "vllm" && machine.gpus > 1 ? `${machine.gpus} x ` : "";
  return (
    `${tokS} tok/s is above the ceiling of ${ceiling.toPrecision(3)} tok/s: ${gpus}${machine.bandwidth_gb_s} GB/s of ` +
    `memory bandwidth / ${gb.toPrecision(3)} GB of weights read for each token`
  );
}

const MEASURE: Record<Runtime, string> = {
  "llama.cpp": "llama-bench -m MODEL.gguf",
  ollama: "ollama run MODEL --verbose",
  vllm: "vllm bench serve --model MODEL",
};

function notesOn({ model, machine, setting }: Asked, memory: Memory, pace: Pace | null): CostNote[] {
  const notes: CostNote[] = [];
  const note = (id: string, text: string) => notes.push({ id, text });
  if (memory.verdict === "no") {
    note("does-not-fit", "does not fit; what spills into system memory makes it 3 to 10 times slower");
  }
  if (memory.verdict === "tight") note("tight", "fits with less than a tenth to spare; close other programs");
  if (memory.verdict === null) note("memory-unknown", "the memory of this machine is not known; state memory_gb");
  if (setting.runtime === "ollama" && setting.streams > 1) {
    note("ollama-parallel", `Ollama answers one request at a time unless OLLAMA_NUM_PARALLEL is ${setting.streams}`);
  }
  if (setting.kv_quantisation !== "f16") note("kv-quantised", "a quantised cache works only with flash attention");
  if (setting.runtime === "vllm" && machine.decode_class.id.startsWith("apple")) {
    note("vllm-on-apple", "vLLM is made for data-centre GPUs; on an Apple machine use Ollama or llama.cpp");
  }
  if (machine.gpus > 1 && setting.runtime !== "vllm") {
    note("layer-split", `${machine.gpus} GPUs split by layers have the memory of all and the speed of one`);
  }
  if (setting.measured_tok_s) note("measured", "the speed is the one that you measured");
  else if (pace) note("predicted", `predicted; measure it with: ${MEASURE[setting.runtime]}`);
  const derived = [...machine.derived, ...model.derived];
  if (derived.length > 0) note("derived", `not given, so derived: ${derived.join("; ")}`);
  return notes;
}

/**
 * Predicts memory, speed and capacity. A model that is larger than the whole memory has no speed; one that does not
 * fit beside its buffers has the speed it would have if room were made, and answers no requests.
 */
export function predictFit(machine: FitMachine, model: FitModel, setting: Setting, calibration: Calibration): Fit {
  const isVllm = setting.runtime === "vllm";
  const valueBytes = calibration.memory.kv_bytes[setting.kv_quantisation]!;
  const asked: Asked = { model, machine, setting, valueBytes, calibration };
  const { kv_quantisation: kv, context } = setting;
  // vLLM shares its cache among the streams: it must hold one whole context, and then what the streams really use.
  const start = { context, streams: isVllm ? 1 : setting.streams, kv, isVllm };
  const least = memoryOf(model, machine, start, calibration);
  const size = machine.memory_gb;
  const isResident = size === null || least.weights_gib + least.kv_gib <= size;
  const pace = isResident ? (isVllm ? vllmPace(asked, least) : llamaPace(asked)) : null;
  const used = { ...start, context: setting.prompt + setting.output, streams: pace?.held ?? 1 };
  const full = isVllm ? memoryOf(model, machine, used, calibration) : least;
  const memory = full.kv_gib > least.kv_gib ? full : least;
  const ceiling = decodeCeiling(model, machine, isVllm);
  const { low, high } = calibration.decode.range;
  const bound = (share: number) => {
    if (!pace) return null;
    return setting.measured_tok_s ?? Math.min(pace.decode * share, ceiling);
  };
  const serves = memory.verdict === "no" ? null : pace;
  return {
    machine: machine.id ?? machine.name,
    model: model.id ?? model.name,
    runtime: setting.runtime,
    quantisation: model.quantisation,
    kv_quantisation: kv,
    context,
    prompt: setting.prompt,
    output: setting.output,
    streams: setting.streams,
    weights_gib: memory.weights_gib,
    kv_gib: memory.kv_gib,
    needed_gib: memory.needed_gib,
    usable_gib: memory.usable_gib,
    verdict: memory.verdict,
    decode_tok_s: { low: bound(low), likely: bound(1), high: bound(high), ceiling },
    prefill_tok_s: pace?.prefill ?? null,
    total_output_tok_s: serves?.totalOutput ?? null,
    seconds_per_request: serves?.seconds ?? null,
    requests_per_day: serves ? (86_400 * setting.utilisation * serves.streams) / serves.seconds : null,
    watts: machine.load_w,
    watts_idle: machine.idle_w,
    notes: notesOn(asked, memory, pace),
  };
}
