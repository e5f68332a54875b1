/** How a model is served on a machine: runtime, quantisation and streams, and what stands in the way. */

import { impossibleSpeed } from "../fit/drafts.ts";
import { runOn } from "../fit/fit.ts";
import { fitMachine, unknownClass } from "../fit/fit-machine.ts";
import { fitModel, usualQuantisation } from "../fit/fit-model.ts";
import { nextMachine, nextMachineText } from "../fit/next-machine.ts";
import { leastTokenSeconds, type TokenSeconds } from "../fit/pace.ts";
import { numberOf } from "../prices/defaults.ts";
import { rememberEach } from "../remember/remember.ts";
import type { Obstacle } from "../types/advice-parts.ts";
import type { FitMachine, FitModel, MachineInput, ModelInput, RunningFit, Runtime, Setting } from "../types/fit.ts";
import type { HostingPrices, HostingRequest, HostingWishes } from "../types/hosting.ts";
import type { Calibration } from "../types/pricing.ts";

/** All of it null where the model has no known parameters. */
export interface ServingSetting {
  model: FitModel | null;
  fit: RunningFit | null;
  setting: Setting | null;
}

const canServeWithVllm = ({ decode_class }: FitMachine, { serving }: Calibration) =>
  serving.vllm_classes.includes(decode_class.id);

/** The engine that is wished for, or that such a machine is counted with, and how many streams to try, most first. */
function engineFor(machine: FitMachine, wishes: HostingWishes, rented: boolean, calibration: Calibration) {
  const { counted_with, streams } = calibration.serving;
  const isFor = (line: { class: string | null }) => line.class === null || line.class === machine.decode_class.id;
  const usual = counted_with.find((line) => isFor(line) && (line.rented === null || line.rented === rented));
  const counted = usual?.runtime === "vllm" && !canServeWithVllm(machine, calibration) ? "ollama" : usual?.runtime;
  const runtime = wishes.runtime ?? counted ?? "ollama";
  const engine = runtime === "llama.cpp" ? "ollama" : runtime;
  const most = streams.find((line) => isFor(line) && line.runtime === engine)?.most ?? 1;
  return {
    runtime,
    streams: wishes.streams ? [wishes.streams] : halved(engine === "vllm" ? most * machine.gpus : most),
  };
}

/** So many streams, half of them, and so on down to one. */
function halved(most: number): number[] {
  const counts: number[] = [];
  for (let count = most; count >= 1; count = Math.floor(count / 2)) counts.push(count);
  return counts;
}

/** Quantisations of a model that are kept. */
const QUANTISATIONS = 8;
const modelIn = rememberEach(QUANTISATIONS, (model: ModelInput, quantisation: string, calibration: Calibration) =>
  fitModel(model, quantisation, calibration),
);

/** What is tried on a machine. */
interface Trial {
  /** Null where the model has no known parameters. */
  model: FitModel | null;
  runtime: Runtime;
  /** Streams to try, most first. */
  streams: readonly number[];
  settingOf(streams: number): Setting;
}

/** The settings to try, of which the first mostly does. */
function trialOf(machine: FitMachine, request: HostingRequest, rented: boolean, prices: HostingPrices): Trial {
  const { wishes = {} } = request;
  const { calibration, defaults } = prices;
  const { runtime, streams } = engineFor(machine, wishes, rented, calibration);
  const quantisation = usualQuantisation(request.model, runtime);
  const model = modelIn(request.model, quantisation, calibration);
  const output = request.output_tokens + request.reasoning_tokens;
  const measured = wishes.measured_tok_s ?? ("id" in request.machine ? undefined : request.machine.measured_tok_s);
  const usual: Setting = {
    runtime,
    context: Math.max(numberOf(defaults, "context-tokens"), request.input_tokens + output),
    prompt: request.input_tokens,
    output,
    streams: 1,
    kv_quantisation: "f16",
    utilisation: numberOf(defaults, "utilisation"),
    request_overhead_s: numberOf(defaults, "request-overhead"),
    ...(measured ? { measured_tok_s: measured } : {}),
  };
  return { model, runtime, streams, settingOf: (count) => ({ ...usual, streams: count }) };
}

/** The first setting that fits the memory and keeps the limit, else the last one tried: fewer streams answer sooner. */
export function servingSetting(
  machine: FitMachine,
  request: HostingRequest,
  rented: boolean,
  prices: HostingPrices,
): ServingSetting {
  const { calibration } = prices;
  const { model, streams, settingOf } = trialOf(machine, request, rented, prices);
  if (!model) return { model, fit: null, setting: null };
  const limit = request.wishes?.latency_s ?? Number.POSITIVE_INFINITY;
  let last: { model: FitModel; fit: RunningFit; setting: Setting } | null = null;
  for (const count of streams) {
    const setting = settingOf(count);
    last = { model, fit: runOn(machine, model, setting, calibration), setting };
    const seconds = last.fit.seconds_per_request;
    if (seconds !== null && seconds <= limit) return last;
  }
  return last!;
}

/**
 * What a token takes of a machine at the least, whatever the request and however much memory there is; null where the model
 * has no known parameters.
 */
export function leastServing(
  machine: MachineInput,
  model: ModelInput,
  runtime: Runtime,
  rented: boolean,
  prices: HostingPrices,
): TokenSeconds | null {
  const { calibration } = prices;
  const known = fitMachine(machine, calibration, prices.machines);
  const weights = modelIn(model, usualQuantisation(model, runtime), calibration);
  if (!weights) return null;
  const { streams } = engineFor(known, { runtime }, rented, calibration);
  // Under vLLM more streams always answer more; under llama.cpp a mixture may answer more with fewer.
  const tried = (runtime === "vllm" ? streams.slice(0, 1) : streams).map((count) =>
    leastTokenSeconds({ model: weights, machine: known, setting: { runtime, streams: count }, calibration }),
  );
  return {
    input: Math.min(...tried.map(({ input }) => input)),
    output: Math.min(...tried.map(({ output }) => output)),
  };
}

/** Looking for the next machine is long, and a search over machines reads few of these sentences. */
class DoesNotFit implements Obstacle {
  readonly id = "does-not-fit";
  private readonly needs: () => string;
  private readonly next: () => ReturnType<typeof nextMachine>;

  constructor(needs: () => string, next: () => ReturnType<typeof nextMachine>) {
    this.needs = needs;
    this.next = next;
  }

  get text(): string {
    return `${this.needs()}; ${nextMachineText(this.next())}`;
  }
}

/** What keeps a machine from serving at all; null when nothing does. */
export function obstacleOf(
  request: HostingRequest,
  machine: FitMachine,
  served: ServingSetting,
  prices: HostingPrices,
): Obstacle | null {
  const { calibration } = prices;
  const { model } = served;
  const unknown = unknownClass(request.machine, calibration);
  if (unknown) return { id: "unknown-class", text: unknown };
  if (!model) {
    return { id: "no-parameters", text: "the number of its parameters is not known, so no machine can be named" };
  }
  const [found, setting] = [served.fit!, served.setting!];
  if (setting.runtime === "vllm" && !canServeWithVllm(machine, calibration)) {
    const text = `vLLM is made for NVIDIA cards and AMD Instinct; on ${machine.name} use Ollama or llama.cpp`;
    return { id: "engine", text };
  }
  const measured = setting.measured_tok_s;
  const why = measured === undefined ? null : impossibleSpeed(measured, model, machine, setting.runtime, calibration);
  if (why) return { id: "impossible-speed", text: `measured ${why}` };
  if (found.verdict === null) return { id: "memory-unknown", text: `the memory of ${machine.name} is not known` };
  if (found.verdict === "no") {
    const needs = () =>
      `does not fit ${machine.name}: needs ${found.needed_gib.toFixed(1)} GiB of ${found.usable_gib!.toFixed(1)} usable`;
    const isVllm = setting.runtime === "vllm";
    const asked = { context: setting.context, streams: isVllm ? 1 : setting.streams, kv: "f16", isVllm };
    return new DoesNotFit(needs, () => nextMachine(model, asked, prices, request.as_of));
  }
  const seconds = found.seconds_per_request!;
  const latency = request.wishes?.latency_s ?? Number.POSITIVE_INFINITY;
  if (seconds > latency) {
    return {
      id: "too-slow",
      text: `takes ${seconds.toFixed(1)} s a request on ${machine.name}; the limit is ${latency} s`,
    };
  }
  return null;
}
