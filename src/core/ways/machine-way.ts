/** One model on one kind of machine with one engine. */

import { hostingPlan } from "../hosting/hosting-plan.ts";
import { busyShare, SECONDS_PER_MONTH } from "../hosting/hosting-scenario.ts";
import { loadOf } from "../hosting/plan-scenarios.ts";
import { mostPerSecond } from "../hosting/serving-setting.ts";
import { thinkingOf } from "../prices/token-profile.ts";
import type { Place } from "../types/advice.ts";
import type { Calibration } from "../types/calibration.ts";
import type { MachineInput, Runtime } from "../types/fit.ts";
import type { HostingPlan, HostingRequest, HostingWishes, PriceWishes } from "../types/hosting.ts";
import type { Model } from "../types/pricing.ts";
import type { Candidate, Scene } from "./scene.ts";
import { type MachineWay, machineId } from "./way.ts";

/** Engines to try on a machine, the more common first. Where its class is not given, that is found out by trying. */
export const enginesFor = ({ decode_class }: MachineInput, { serving }: Calibration): readonly Runtime[] =>
  decode_class === undefined || serving.vllm_classes.includes(decode_class) ? ["ollama", "vllm"] : ["ollama"];

/** What the brief asks of machines. With `examples` the model is tuned first. */
function wishesFor({ brief }: Scene, examples: number): HostingWishes {
  const { usage, limits } = brief;
  const wishes: HostingWishes = {};
  if (usage?.peak_to_average !== undefined) wishes.peak_to_average = usage.peak_to_average;
  if (usage?.batch) wishes.batch = true;
  if (limits?.latency_s !== undefined) wishes.latency_s = limits.latency_s;
  if (examples > 0) wishes.fine_tune_examples = examples;
  return wishes;
}

/** Whether a model is tuned first, and the examples whose training is charged. */
export interface Tuning {
  tuned: boolean;
  examples: number;
}

/** Tuned on so many examples; on none, as it is. */
export const tunedOn = (examples: number): Tuning => ({ tuned: examples > 0, examples });

/** What is asked of a model on a machine. */
function requestOn(
  model: Model,
  { machine, wishes, price }: Candidate,
  runtime: Runtime | null,
  { tuned, examples }: Tuning,
  scene: Scene,
): HostingRequest {
  const { filled } = scene.setting;
  const profile = tuned ? filled.tuned : filled.profile;
  return {
    machine,
    model,
    input_tokens: profile.input_tokens,
    output_tokens: profile.output_tokens,
    reasoning_tokens: thinkingOf(model, profile).likely,
    as_of: scene.setting.as_of,
    wishes: { ...wishesFor(scene, examples), ...wishes, ...(runtime && { runtime }) },
    price,
  };
}

/** The most requests a month that a machine could answer with any engine: no plan is needed to know that. */
export function mostRequests(model: Model, candidate: Candidate, tuned: boolean, scene: Scene): number {
  const { pricing } = scene;
  const perSecond = enginesFor(candidate.machine, pricing.calibration).map((runtime) =>
    mostPerSecond(requestOn(model, candidate, runtime, { tuned, examples: 0 }, scene), candidate.price.rented, pricing),
  );
  const share = busyShare(loadOf({ ...wishesFor(scene, 0), ...candidate.wishes }, pricing));
  return SECONDS_PER_MONTH * share * Math.max(...perSecond);
}

/** Its plan is made when it is first read. A class, since an object with a getter of its own is dear to make. */
class OnMachine implements MachineWay {
  readonly kind = "machine";
  readonly deployment = "self-hosted";
  name: string;
  readonly model: Model;
  readonly place: Place;
  readonly region: string | null;
  readonly host: string | null;
  readonly host_name: string | null;
  readonly tuned: boolean;
  readonly machine: MachineInput;
  readonly wishes: PriceWishes;
  readonly is_clients: boolean;
  private readonly runtime: Runtime | null;
  private made: HostingPlan | undefined;
  private readonly makePlan: () => HostingPlan;

  constructor(
    model: Model,
    candidate: Candidate,
    runtime: Runtime | null,
    tuned: boolean,
    makePlan: () => HostingPlan,
  ) {
    const { machine, place, region, host, wishes, is_clients } = candidate;
    this.name = tuned ? `${model.name}, tuned` : model.name;
    this.model = model;
    this.place = place;
    this.region = region;
    this.host = host;
    // Those who rent machines out are listed by their names.
    this.host_name = host;
    this.tuned = tuned;
    this.machine = machine;
    this.wishes = wishes;
    this.is_clients = is_clients;
    this.runtime = runtime;
    this.made = undefined;
    this.makePlan = makePlan;
  }

  get key(): string {
    const { model, tuned, machine, runtime, region, wishes } = this;
    return `${model.id}${tuned ? " tuned" : ""} ${machineId(machine)} ${runtime} ${region} ${wishes.billing ?? ""}`;
  }

  get plan(): HostingPlan {
    this.made ??= this.makePlan();
    return this.made;
  }
}

/** What a model on a machine with one engine costs and can do, before the volume is known. */
export const planOn = (
  model: Model,
  candidate: Candidate,
  runtime: Runtime | null,
  tuning: Tuning,
  scene: Scene,
): HostingPlan => hostingPlan(requestOn(model, candidate, runtime, tuning, scene), scene.pricing);

/** A model on a machine with one engine, whatever is in the way. */
export const machineWay = (
  model: Model,
  candidate: Candidate,
  runtime: Runtime | null,
  tuning: Tuning,
  scene: Scene,
): MachineWay =>
  new OnMachine(model, candidate, runtime, tuning.tuned, () => planOn(model, candidate, runtime, tuning, scene));
