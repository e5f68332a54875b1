/** The pace at which a machine answers: one stream, all streams, one request. */

import type { FitMachine, FitModel, Memory, ModelOnMachine, Setting } from "../types/fit.ts";
import type { Calibration } from "../types/pricing.ts";
import { gainLeft, tokensAPass } from "./drafts.ts";
import { streamsThatFit } from "./memory.ts";
import { decodeSeconds, llamaStepSeconds, meanContext, prefillSpeed, vllmStepSeconds } from "./speed.ts";

/** Speeds of one stream and of all, and the seconds that one request takes with all of them busy. */
export interface Pace {
  decode: number;
  prefill: number;
  totalOutput: number;
  seconds: number;
  streams: number;
  /** Streams that are in memory at the same time. */
  held: number;
  /** Seconds until the first word of a prompt alone, and of the last of all streams that arrive together. */
  first: { alone: number; together: number };
}

/** Measured speed over predicted speed of a step in which so many streams run: what drafts gain alone fades. */
function scaleOf({ model, machine, setting, calibration }: ModelOnMachine, single: number, streams: number): number {
  const { measured_tok_s: measured, runtime } = setting;
  if (!measured) return 1;
  const gain = tokensAPass(measured, model, machine, runtime);
  return (1 / measured / single) * (gain / gainLeft(gain, streams, calibration));
}

/** Under llama.cpp and Ollama: prompts are read between the steps that all streams share. */
export function llamaPace(asked: ModelOnMachine): Pace {
  const { model, machine, setting, valueBytes, calibration } = asked;
  const { prompt, output, streams, runtime } = setting;
  const load = loadOf(setting, streams, valueBytes);
  const cached = setting.mean_context ?? meanContext(load);
  const single = decodeSeconds(model, machine, cached, valueBytes);
  const step = llamaStepSeconds(model, machine, load, runtime === "ollama", calibration);
  const extra = streams > 1 ? step - decodeSeconds(model, machine, meanContext(load), valueBytes) : 0;
  const decode = (single + extra) * scaleOf(asked, single, streams);
  const alone = single * scaleOf(asked, single, 1);
  const prefill = prefillSpeed(model, machine, prompt, calibration);
  const answering = output * decode + (streams * prompt) / prefill;
  return {
    decode: 1 / alone,
    prefill,
    totalOutput: output > 0 ? (streams * output) / answering : 0,
    seconds: answering + setting.request_overhead_s,
    streams,
    held: streams,
    first: firstToken(setting, prefill, alone),
  };
}

const firstToken = ({ prompt, streams, request_overhead_s }: Setting, prefill: number, step: number) => ({
  alone: request_overhead_s + prompt / prefill + step,
  together: request_overhead_s + (streams * prompt) / prefill + step,
});

/** Under vLLM: as many streams as find room in `memory`; the others wait. */
export function vllmPace(asked: ModelOnMachine, memory: Memory): Pace {
  const { model, machine, setting, valueBytes, calibration } = asked;
  const { prompt, output } = setting;
  const fitting = streamsThatFit(model, memory, Math.max(1, prompt + output), setting.kv_quantisation, calibration);
  const streams = Math.max(1, Math.min(setting.streams, fitting ?? setting.streams));
  const stepOf = (count: number) => vllmStepSeconds(model, machine, loadOf(setting, count, valueBytes), calibration);
  const alone = vllmStepSeconds(model, machine, { ...loadOf(setting, 1, valueBytes), input_tokens: 0 }, calibration);
  const step = stepOf(streams) * scaleOf(asked, alone, streams);
  const single = alone * scaleOf(asked, alone, 1);
  const first = vllmPrefillSpeed(model, machine, calibration);
  // Who finds no place in memory waits for one that does.
  const waiting = setting.streams / streams;
  return {
    decode: 1 / single,
    prefill: first,
    totalOutput: output > 0 ? streams / step : 0,
    seconds: (output * step + prompt / first) * waiting + setting.request_overhead_s,
    streams: setting.streams,
    held: streams,
    first: firstToken(setting, first, single),
  };
}

const loadOf = (setting: Setting, streams: number, valueBytes: number) => ({
  streams,
  input_tokens: setting.prompt,
  output_tokens: setting.output,
  value_bytes: valueBytes,
});

/** Seconds that a token which goes in takes of a machine, and one that comes out. */
export interface TokenSeconds {
  input: number;
  output: number;
}

type ModelAtWork = Pick<ModelOnMachine, "model" | "machine" | "calibration"> & {
  setting: Pick<Setting, "runtime" | "streams">;
};

/** What both take at the least while all streams are at work: no cache is read, and memory is without end. */
export function leastTokenSeconds({ model, machine, setting, calibration }: ModelAtWork): TokenSeconds {
  const { runtime, streams } = setting;
  const load = { streams, input_tokens: 0, output_tokens: 0, value_bytes: 0 };
  if (runtime === "vllm") {
    const step = vllmStepSeconds(model, machine, load, calibration);
    return { input: 1 / vllmPrefillSpeed(model, machine, calibration), output: step / streams };
  }
  const step = llamaStepSeconds(model, machine, load, runtime === "ollama", calibration);
  return { input: 1 / prefillSpeed(model, machine, 0, calibration), output: step / streams };
}

/** Prompt tokens a second when nothing else runs: the step of one token per prompt token, without its fixed part. */
function vllmPrefillSpeed(model: FitModel, machine: FitMachine, calibration: Calibration): number {
  const load = { streams: 1, input_tokens: 1, output_tokens: 1, value_bytes: 2 };
  const without = { ...load, input_tokens: 0 };
  const seconds =
    vllmStepSeconds(model, machine, load, calibration) - vllmStepSeconds(model, machine, without, calibration);
  return 1 / seconds;
}
