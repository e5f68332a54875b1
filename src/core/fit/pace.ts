/** The pace at which a machine answers: one stream, all streams, one request. */

import type { Calibration } from "../types/calibration.ts";
import type { Asked, FitMachine, FitModel, Memory, Setting } from "../types/fit.ts";
import { llamaStepSeconds, meanContext, vllmStepSeconds } from "./batched-speed.ts";
import { decodeSeconds } from "./decode-speed.ts";
import { streamsThatFit } from "./memory.ts";
import { prefillSpeed } from "./prefill-speed.ts";

/** Speeds of one stream and of all, and the seconds that one request takes with all of them busy. */
export interface Pace {
  decode: number;
  prefill: number;
  totalOutput: number;
  seconds: number;
  streams: number;
  /** Streams that are in memory at the same time. */
  held: number;
}

/** Under llama.cpp and Ollama: prompts are read between the steps that all streams share. */
export function llamaPace({ model, machine, setting, valueBytes, calibration }: Asked): Pace {
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

/** Under vLLM: as many streams as find room in `memory`; the others wait. */
export function vllmPace({ model, machine, setting, valueBytes, calibration }: Asked, memory: Memory): Pace {
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
