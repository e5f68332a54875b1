/**
 * One model on one kind of machine with one engine: its plan, how long an answer takes, and what of it no volume changes:
 * what it costs, what a machine carries, and what rules it out.
 */

import { labellingHours, runCosts, trainTokens } from "../hosting/fine-tuning-cost.ts";
import { hostingPlan } from "../hosting/hosting-plan.ts";
import { busyShare, capacityPerMachine, SECONDS_PER_MONTH, scenarioUsd } from "../hosting/hosting-scenario.ts";
import { loadOf } from "../hosting/plan-scenarios.ts";
import { hostingCost } from "../hosting/self-hosting.ts";
import { leastServing } from "../hosting/serving-setting.ts";
import { countedMonths } from "../prices/defaults.ts";
import { thinkingOf } from "../prices/token-profile.ts";
import { rememberEach } from "../remember/remember.ts";
import { stageCell } from "../tables/stages.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Excluded, Place } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { MachineInput, Runtime } from "../types/fit.ts";
import type { HostingPlan, HostingRequest, HostingWishes, PriceWishes } from "../types/hosting.ts";
import type { Calibration, Model, Pricing } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { exclusionsOf } from "./admission.ts";
import type { BriefContext, MachineCandidate, MachineFigures, MachineOffer, Training } from "./brief-context.ts";
import { type MachineWay, machineId, type Way } from "./way.ts";
import { labourOf } from "./way-cost.ts";

/** Engines to try on a machine, the more common first. Where its class is not given, that is found out by trying. */
export const enginesFor = ({ decode_class }: MachineInput, { serving }: Calibration): readonly Runtime[] =>
  decode_class === undefined || serving.vllm_classes.includes(decode_class) ? ["ollama", "vllm"] : ["ollama"];

/** What the brief asks of machines. With `examples` the model is tuned first. */
export function wishesOf({ usage, limits }: Pick<Brief, "usage" | "limits">, examples = 0): HostingWishes {
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

/** What the plan of a machine follows from, besides the machine. */
export type PlanContext = Pick<BriefContext, "brief" | "setting" | "pricing">;

/** What is asked of a model on a machine. */
function requestOn(
  model: Model,
  { machine, wishes, price }: MachineCandidate,
  runtime: Runtime | null,
  { tuned, examples }: Tuning,
  context: PlanContext,
): HostingRequest {
  const { filled } = context.setting;
  const profile = tuned ? filled.tuned : filled.profile;
  return {
    machine,
    model,
    input_tokens: profile.input_tokens,
    output_tokens: profile.output_tokens,
    reasoning_tokens: thinkingOf(model, profile).likely,
    as_of: context.setting.as_of,
    wishes: { ...wishesOf(context.brief, examples), ...wishes, ...(runtime && { runtime }) },
    price,
  };
}

/** Models that are tried on a machine. */
const MODELS = 64;

/** What a token takes at the least, with each engine: the same for all briefs. */
const leastOn = rememberEach(MODELS, ({ machine, price }: MachineCandidate, model: Model, pricing: Pricing) =>
  enginesFor(machine, pricing.calibration).flatMap(
    (runtime) => leastServing(machine, model, runtime, price.rented, pricing) ?? [],
  ),
);

/** The most requests a month that a machine could answer with any engine: no plan is needed to know that. */
export function mostRequests(
  model: Model,
  candidate: MachineCandidate,
  tuned: boolean,
  { brief, setting, pricing }: BriefContext,
): number {
  const profile = tuned ? setting.filled.tuned : setting.filled.profile;
  const written = profile.output_tokens + thinkingOf(model, profile).likely;
  let seconds = Number.POSITIVE_INFINITY;
  for (const { input, output } of leastOn(candidate, model, pricing)) {
    seconds = Math.min(seconds, input * profile.input_tokens + output * written);
  }
  return (SECONDS_PER_MONTH * busyShare(loadOf(brief.usage ?? {}, pricing))) / seconds;
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
    candidate: MachineCandidate,
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
  candidate: MachineCandidate,
  runtime: Runtime | null,
  tuning: Tuning,
  context: PlanContext,
): HostingPlan => hostingPlan(requestOn(model, candidate, runtime, tuning, context), context.pricing);

/** A model on a machine with one engine, whatever is in the way. */
export const machineWay = (
  model: Model,
  candidate: MachineCandidate,
  runtime: Runtime | null,
  tuning: Tuning,
  context: PlanContext,
): MachineWay =>
  new OnMachine(model, candidate, runtime, tuning.tuned, () => planOn(model, candidate, runtime, tuning, context));

/** How long an answer takes on a machine. */
export interface AnswerSeconds {
  /** When no other request runs. */
  alone: number;
  /** On average at the busiest hour, with the wait for others; of work that comes in one go, without. */
  busy: number;
  /** The same at the slow end of the estimate. */
  slow: number;
}

/** Null where it is not known, and for a host. `requests` of a month; null where nobody said. */
export function answerSeconds(way: Way, requests: number | null, isBatch: boolean): AnswerSeconds | null {
  const alone = way.kind === "machine" ? way.plan.seconds_alone : null;
  if (way.kind !== "machine" || alone === null) return null;
  const cost = requests === null ? null : hostingCost(way.plan, requests);
  const busy = (isBatch ? cost?.seconds_per_request : cost?.seconds_at_peak) ?? alone;
  const { scenarios } = way.plan;
  const slower = scenarios ? scenarios.high.seconds_alone / scenarios.likely.seconds_alone : 1;
  return { alone, busy, slow: busy * slower };
}

function figuresOf(plan: HostingPlan, { pricing }: BriefContext): MachineFigures | null {
  const likely = plan.obstacle ? undefined : plan.scenarios?.likely;
  const usd = likely && scenarioUsd(likely);
  if (!usd) return null;
  const { once, labour, first, further, request } = usd;
  return {
    once,
    floor: once + countedMonths(pricing) * labour,
    first,
    further,
    power: request,
    capacity: capacityPerMachine(likely),
  };
}

/** Whether a row of the admission table already says what is wrong with the machine. */
const isOfMachine = (row: string, taxonomy: Taxonomy): boolean =>
  rowsTesting(taxonomy, "admission.fits_memory").has(row) || rowsTesting(taxonomy, "admission.latency_kept").has(row);

/** What rules a way on machines out at any volume. */
function exclusionsAlways(
  way: MachineWay,
  plan: HostingPlan,
  price_known: boolean,
  context: BriefContext,
): readonly Excluded[] {
  const { setting, taxonomy } = context;
  const thinking = thinkingOf(way.model, setting.filled.profile).likely;
  const { obstacle, fit, seconds_alone } = plan;
  const seconds = obstacle?.id === "too-slow" ? (fit?.seconds_per_request ?? null) : seconds_alone;
  const fits_memory = obstacle?.id === "does-not-fit" ? false : undefined;
  const measured = { seconds, machines: null, price_known, thinking, fits_memory };
  const found = exclusionsOf(way, measured, context);
  if (!obstacle || found.some(({ row }) => isOfMachine(row, taxonomy))) return found;
  return [...found, { way: way.name, row: obstacle.id, text: obstacle.text }];
}

const NO_FLEETS: MachineOffer["fleets"] = [];

export function machineOffer(
  model: Model,
  candidate: MachineCandidate,
  runtime: Runtime,
  tuned: boolean,
  context: BriefContext,
): MachineOffer {
  const untrained = { tuned, examples: 0 };
  const plan = planOn(model, candidate, runtime, untrained, context);
  const figures = figuresOf(plan, context);
  const way = machineWay(model, candidate, runtime, untrained, context);
  return {
    model,
    candidate,
    runtime,
    tuned,
    figures,
    seconds_alone: plan.seconds_alone,
    fleets: NO_FLEETS,
    excluded: exclusionsAlways(way, plan, plan.obstacle !== null || figures !== null, context),
    found: null,
  };
}

/** The way of an offer, with its training. */
export function wayOf(offer: MachineOffer, examples: number, context: BriefContext): MachineWay {
  const { model, candidate, runtime } = offer;
  if (offer.found?.examples !== examples) {
    offer.found = { way: machineWay(model, candidate, runtime, tunedOn(examples), context), examples };
  }
  return offer.found!.way;
}

/** What training on so many examples adds to the costs of a model, on whatever machine; nothing while a part is unknown. */
export function trainingOf(model: Model, examples: number, { setting, pricing }: BriefContext): Training {
  if (examples === 0) return { once: 0, monthly: 0 };
  const { input_tokens, output_tokens } = setting.filled.tuned;
  const tokens = trainTokens(examples, input_tokens + output_tokens, pricing.defaults);
  const { compute_usd, run_usd } = runCosts(model.params_b ?? 0, tokens, pricing);
  const { labelling_usd, retraining, runs_per_month } = labourOf(pricing);
  if (compute_usd === null || run_usd === null || labelling_usd === null || retraining === null) {
    return { once: 0, monthly: 0 };
  }
  return {
    once: labellingHours(examples, pricing).likely * labelling_usd + compute_usd.likely,
    monthly: Number(retraining) / 1e12 + runs_per_month * run_usd.likely,
  };
}

/** The row that rules a fleet out, with its sentence. */
export function fleetExclusion(offer: MachineOffer, machines: number, context: BriefContext): readonly Excluded[] {
  const at = stageCell(context.taxonomy, "admission", "machines", machines);
  for (const { cell, excluded } of offer.fleets) if (cell === at) return excluded;
  const { model, candidate, runtime, tuned, seconds_alone } = offer;
  const way = machineWay(model, candidate, runtime, { tuned, examples: 0 }, context);
  const measured = { seconds: seconds_alone, machines, price_known: true, thinking: 0 };
  const excluded = exclusionsOf(way, measured, context);
  offer.fleets = [...offer.fleets, { cell: at, excluded }];
  return excluded;
}
