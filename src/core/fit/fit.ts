/** Does this model fit this machine, how fast does it run, and how many requests can it answer? */

import type { CostNote } from "../types/cost.ts";
import type {
  Fit,
  FitMachine,
  FitModel,
  FitVerdict,
  Memory,
  ModelOnMachine,
  RunningFit,
  Runtime,
  Setting,
} from "../types/fit.ts";
import type { Calibration, Factor } from "../types/pricing.ts";
import { tokensAPass } from "./drafts.ts";
import { memoryOf } from "./memory.ts";
import { llamaPace, type Pace, vllmPace } from "./pace.ts";
import { decodeCeiling } from "./speed.ts";

const MEASURE: Record<Runtime, string> = {
  "llama.cpp": "llama-bench -m MODEL.gguf",
  ollama: "ollama run MODEL --verbose",
  vllm: "vllm bench serve --model MODEL",
};

function notesOn({ model, machine, setting }: ModelOnMachine, memory: Memory, pace: Pace | null): CostNote[] {
  const notes: CostNote[] = [];
  const note = (id: string, text: string) => notes.push({ id, text });
  if (memory.verdict === "no") {
    note("does-not-fit", "does not fit; what spills into system memory makes it 3 to 10 times slower");
  }
  if (memory.verdict === "tight") {
    const shared = machine.memory_kind === "unified" ? "; close other programs" : "";
    note("tight", `fits with less than a tenth of the memory to spare${shared}`);
  }
  if (memory.verdict === null) note("memory-unknown", "the memory of this machine is not known; state memory_gb");
  if (setting.runtime === "ollama" && setting.streams > 1) {
    note("ollama-parallel", `Ollama answers one request at a time unless OLLAMA_NUM_PARALLEL is ${setting.streams}`);
  }
  if (setting.kv_quantisation !== "f16") note("kv-quantised", "a quantised cache works only with flash attention");
  if (machine.gpus > 1 && setting.runtime !== "vllm") {
    note("layer-split", `${machine.gpus} GPUs split by layers have the memory of all and the speed of one`);
  }
  for (const { id, engine, if_fits, text } of machine.decode_class.notes) {
    if ((engine ?? setting.runtime) === setting.runtime && !(if_fits && memory.verdict === "no")) note(id, text);
  }
  notes.push(...speedNotes({ model, machine, setting }, pace));
  const derived = [...machine.derived, ...model.derived];
  if (derived.length > 0) note("derived", `not given, so derived: ${derived.join("; ")}`);
  return notes;
}

/** What the speed rests on: a measurement, or a prediction without drafts. */
function speedNotes(
  { model, machine, setting }: Pick<ModelOnMachine, "model" | "machine" | "setting">,
  pace: Pace | null,
) {
  const { measured_tok_s: measured, runtime, streams } = setting;
  if (!measured) {
    const text = `predicted for one token a pass, without drafts; measure it with: ${MEASURE[runtime]}`;
    return pace ? [{ id: "predicted", text }] : [];
  }
  const notes: CostNote[] = [{ id: "measured", text: "the speed is the one that you measured" }];
  const passes = tokensAPass(measured, model, machine, runtime);
  if (passes > 1) {
    const fades = streams > 1 ? "; with several streams at once they gain less" : "";
    const text = `${passes.toFixed(1)} tokens a pass: taken as measured with drafts (speculative decoding)${fades}`;
    notes.push({ id: "drafts", text });
  }
  return notes;
}

/** How far a prediction may be off, as factors. */
function rangeOf({ model, machine, setting, calibration }: ModelOnMachine): Factor {
  const { range, batch_range, guessed_range } = calibration.decode;
  if (setting.measured_tok_s) return { low: 1, high: 1 };
  const bounds = [machine.decode_class.range ?? range];
  const inBatches = setting.streams > 1 && (model.is_moe || setting.runtime === "vllm");
  if (inBatches) bounds.push(batch_range);
  if (machine.class_guessed) bounds.push(guessed_range);
  return { low: Math.min(...bounds.map(({ low }) => low)), high: Math.max(...bounds.map(({ high }) => high)) };
}

/**
 * A model as it runs on a machine. A search over machines tries hundreds and reads the speed range and the notes of the
 * few that it finds. A class, since an object with getters of its own is dear to make.
 */
class Running implements RunningFit {
  readonly memory: Memory;
  /** Null where the model is larger than the whole memory. */
  readonly pace: Pace | null;
  private readonly asked: ModelOnMachine;

  constructor(asked: ModelOnMachine, memory: Memory, pace: Pace | null) {
    this.memory = memory;
    this.pace = pace;
    this.asked = asked;
  }

  /** The pace at which requests are answered; null where the model does not fit. */
  get serving(): Pace | null {
    return this.memory.verdict === "no" ? null : this.pace;
  }

  get runtime(): Runtime {
    return this.asked.setting.runtime;
  }

  get streams(): number {
    return this.asked.setting.streams;
  }

  get needed_gib(): number {
    return this.memory.needed_gib;
  }

  get usable_gib(): number | null {
    return this.memory.usable_gib;
  }

  get verdict(): FitVerdict | null {
    return this.memory.verdict;
  }

  get seconds_per_request(): number | null {
    return this.serving?.seconds ?? null;
  }

  get speed_range(): Factor {
    return rangeOf(this.asked);
  }

  get notes(): CostNote[] {
    return notesOn(this.asked, this.memory, this.pace);
  }

  whole(): Fit {
    const { asked, memory, pace, serving, speed_range } = this;
    const { machine, model, setting } = asked;
    const ceiling = decodeCeiling(model, machine, setting.runtime === "vllm");
    const bound = (share: number) => {
      if (!pace) return null;
      return setting.measured_tok_s ?? Math.min(pace.decode * share, ceiling);
    };
    return {
      machine: machine.id ?? machine.name,
      model: model.id ?? model.name,
      runtime: setting.runtime,
      quantisation: model.quantisation,
      kv_quantisation: setting.kv_quantisation,
      context: setting.context,
      prompt: setting.prompt,
      output: setting.output,
      streams: setting.streams,
      streams_at_once: pace?.held ?? null,
      weights_gib: memory.weights_gib,
      kv_tokens: memory.kv_tokens,
      kv_gib: memory.kv_gib,
      needed_gib: memory.needed_gib,
      usable_gib: memory.usable_gib,
      verdict: memory.verdict,
      decode_tok_s: { low: bound(speed_range.low), likely: bound(1), high: bound(speed_range.high), ceiling },
      speed_range,
      prefill_tok_s: pace?.prefill ?? null,
      total_output_tok_s: serving?.totalOutput ?? null,
      seconds_per_request: serving?.seconds ?? null,
      first_token_s: serving?.first ?? null,
      requests_per_day: serving ? (86_400 * setting.utilisation * serving.streams) / serving.seconds : null,
      watts: machine.load_w,
      watts_idle: machine.idle_w,
      notes: this.notes,
    };
  }
}

/** Predicts how a model runs on a machine: what it needs of the memory, and at what pace it answers. */
export function runOn(machine: FitMachine, model: FitModel, setting: Setting, calibration: Calibration): Running {
  const isVllm = setting.runtime === "vllm";
  const valueBytes = calibration.memory.kv_bytes[setting.kv_quantisation]!;
  const asked: ModelOnMachine = { model, machine, setting, valueBytes, calibration };
  const { kv_quantisation: kv, context } = setting;
  // vLLM shares its cache among the streams: it must hold one whole context, and then what the streams really use.
  const start = { context, streams: isVllm ? 1 : setting.streams, kv, isVllm };
  const least = memoryOf(model, machine, start, calibration);
  const size = machine.memory_gb;
  const isResident = size === null || least.weights_gib + least.kv_gib <= size;
  const pace = isResident ? (isVllm ? vllmPace(asked, least) : llamaPace(asked)) : null;
  if (!isVllm) return new Running(asked, least, pace);
  const used = { ...start, context: setting.prompt + setting.output, streams: pace?.held ?? 1 };
  const full = memoryOf(model, machine, used, calibration);
  return new Running(asked, full.kv_gib > least.kv_gib ? full : least, pace);
}

/**
 * Predicts memory, speed and capacity. A model that is larger than the whole memory has no speed; one that does not
 * fit beside its buffers has the speed it would have if room were made, and answers no requests.
 */
export const predictFit = (machine: FitMachine, model: FitModel, setting: Setting, calibration: Calibration): Fit =>
  runOn(machine, model, setting, calibration).whole();
