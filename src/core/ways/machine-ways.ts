/**
 * Ways on machines: every machine that is sold and priced, with every engine, up to four of a kind. Machines are looked
 * at from the cheapest on, and no further once the hardware alone costs more than the best way found.
 */

import { hostingPlan } from "../hosting/hosting-plan.ts";
import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  oneOffComponents,
  SLACK,
  totalOf,
} from "../hosting/hosting-scenario.ts";
import { isSold } from "../hosting/is-sold.ts";
import { machinePrice } from "../hosting/machine-price.ts";
import { findMachine, unknownMachine } from "../prices/find-machine.ts";
import { thinkingOf } from "../prices/thinking-tokens.ts";
import { numberOf } from "../prices/token-profile.ts";
import { stageCell } from "../tables/stages.ts";
import type { Excluded, Place } from "../types/advice.ts";
import type { IsoDate } from "../types/brief.ts";
import { dataError } from "../types/errors.ts";
import type { MachineInput, Runtime } from "../types/fit.ts";
import type { HostingWishes, MachinePrice, PriceWishes } from "../types/hosting.ts";
import type { Machine, Model, Premises, Pricing } from "../types/pricing.ts";
import { exclusionsOf } from "./admission.ts";
import type { Scene } from "./api-ways.ts";
import type { Ranked } from "./ranking.ts";
import { type MachineWay, machineId } from "./way.ts";

/** A machine to try, with what its hardware alone costs in a year. */
export interface Candidate {
  machine: MachineInput;
  place: Place;
  region: string | null;
  host: string | null;
  /** How its price is to be taken: as the client's own, in a region, by which billing. */
  wishes: PriceWishes;
  /** In US dollars; nothing where it is billed by the second. */
  hardware_year_usd: number;
  is_clients: boolean;
}

export const MOST_MACHINES = 4;
const HOURS_PER_YEAR = 8760;

/** What the hardware costs in a year, in US dollars; null where the price is not known. */
function yearUsd(price: MachinePrice, pricing: Pricing): number | null {
  const { buy_usd, rent_usd, billing } = price;
  if (buy_usd) return (buy_usd.likely * 12) / numberOf(pricing.defaults, "amortisation-months");
  if (!rent_usd) return null;
  return billing === "per-second" ? 0 : rent_usd.likely * HOURS_PER_YEAR;
}

function candidateOf(machine: Machine, wishes: PriceWishes, asOf: IsoDate, pricing: Pricing): Candidate | null {
  const price = machinePrice(machine, pricing, asOf, wishes);
  const hardware = yearUsd(price, pricing);
  if (hardware === null) return null;
  const { premises } = machine;
  const host = premises === "own" ? null : price.source;
  return {
    machine,
    place: premises,
    region: price.region,
    host,
    wishes,
    hardware_year_usd: hardware,
    is_clients: false,
  };
}

/** The ways in which a machine is offered: bought, by the hour, by the second. */
function offeredAs({ premises, rents }: Machine, region: string | null): PriceWishes[] {
  if (premises === "own") return [{}];
  const there = region === null ? {} : { region };
  const known = rents.filter((rent) => region === null || rent.region === region);
  const byHour = known.some(({ scale_to_zero }) => !scale_to_zero);
  const bySecond = known.some(({ scale_to_zero }) => scale_to_zero);
  return [
    ...(byHour ? [{ ...there, billing: "always-on" as const }] : []),
    ...(bySecond ? [{ ...there, billing: "per-second" as const }] : []),
  ];
}

const CANDIDATES = new WeakMap<Pricing, Map<string, Candidate[]>>();

/** Machines of these premises that are sold and priced on the day, the cheapest first. */
export function candidatesFor(premises: Premises, region: string | null, asOf: IsoDate, pricing: Pricing): Candidate[] {
  const known = CANDIDATES.get(pricing) ?? new Map<string, Candidate[]>();
  CANDIDATES.set(pricing, known);
  const key = `${premises} ${region} ${asOf}`;
  let found = known.get(key);
  if (!found) {
    found = pricing.machines
      .filter((each) => each.premises === premises && isSold(each, asOf) && (premises !== "own" || each.complete))
      .flatMap((each) => offeredAs(each, region).flatMap((wishes) => candidateOf(each, wishes, asOf, pricing) ?? []))
      .sort((a, b) => a.hardware_year_usd - b.hardware_year_usd || machineOrder(a, b));
    known.set(key, found);
  }
  return found;
}

const machineOrder = (a: Candidate, b: Candidate): number => (machineId(a.machine) < machineId(b.machine) ? -1 : 1);

/** The machine that the brief names as there already; null when it names none. An unknown id is a data error. */
export function clientsMachine({ brief, pricing, setting }: Scene): Candidate | null {
  const { hardware } = brief;
  if (hardware === undefined) return null;
  if (typeof hardware !== "string") {
    const owned = !hardware.price && !hardware.rent_per_hour;
    const place: Place = hardware.rent_per_hour ? "rented" : "own";
    const wishes = owned ? { owned } : {};
    return { machine: hardware, place, region: null, host: null, wishes, hardware_year_usd: 0, is_clients: true };
  }
  const machine = findMachine(pricing.machines, hardware);
  if (!machine) throw dataError(`hardware: ${unknownMachine(pricing.machines, hardware)}`);
  const isOwn = machine.premises === "own";
  const wishes = isOwn ? { owned: true } : {};
  const price = machinePrice(machine, pricing, setting.as_of, wishes);
  return {
    machine,
    place: machine.premises,
    region: price.region,
    host: isOwn ? null : price.source,
    wishes,
    hardware_year_usd: yearUsd(price, pricing) ?? 0,
    is_clients: true,
  };
}

const RUNTIMES: readonly Runtime[] = ["ollama", "vllm"];

const enginesFor = (machine: MachineInput): readonly Runtime[] =>
  (
    "id" in machine
      ? machine.kind === "mac" || machine.decode_class.startsWith("apple")
      : /apple/i.test(machine.decode_class ?? "")
  )
    ? ["ollama"]
    : RUNTIMES;

/** What the brief asks of machines. With `examples` the model is tuned first. */
export function wishesFor({ brief }: Scene, examples: number): HostingWishes {
  const { usage, limits } = brief;
  const wishes: HostingWishes = {};
  if (usage?.peak_to_average !== undefined) wishes.peak_to_average = usage.peak_to_average;
  if (usage?.batch) wishes.batch = true;
  if (limits?.latency_s !== undefined) wishes.latency_s = limits.latency_s;
  if (examples > 0) wishes.fine_tune_examples = examples;
  return wishes;
}

/** A model on a machine with one engine, whatever is in the way. */
export function machineWay(
  model: Model,
  candidate: Candidate,
  runtime: Runtime | null,
  examples: number,
  scene: Scene,
): MachineWay {
  const { setting, pricing } = scene;
  const { profile } = setting.filled;
  const thinking = thinkingOf(model, profile);
  const wishes = { ...wishesFor(scene, examples), ...candidate.wishes };
  const plan = hostingPlan(
    {
      machine: candidate.machine,
      model,
      input_tokens: profile.input_tokens,
      output_tokens: profile.output_tokens,
      reasoning_tokens: thinking.likely,
      as_of: setting.as_of,
      wishes: runtime === null ? wishes : { ...wishes, runtime },
    },
    pricing,
  );
  return {
    kind: "machine",
    key: `${model.id} ${machineId(candidate.machine)} ${plan.fit?.runtime ?? runtime} ${candidate.region} ${candidate.wishes.billing ?? ""}`,
    model,
    name: examples > 0 ? `${model.name}, tuned` : model.name,
    deployment: "self-hosted",
    place: candidate.place,
    region: candidate.region,
    host: candidate.host,
    tuned: examples > 0,
    machine: candidate.machine,
    wishes: candidate.wishes,
    plan,
    is_clients: candidate.is_clients,
  };
}

/** Costs of a way on machines in US dollars, and what one machine carries in a month. */
interface MachineFigures {
  once: number;
  /** A month with one machine, what each further one adds, and what a request adds. */
  first: number;
  further: number;
  power: number;
  capacity: number;
  /** What any machine costs in the first year whatever its hardware: the work on it, and what is paid once. */
  floor: number;
}

/** A way on machines with all that no volume changes. */
export interface MachineOffer {
  way: MachineWay;
  /** What rules it out at any volume. */
  excluded: Excluded[];
  /** What rules it out with so many machines, by the cell of the table that their number lies in. */
  fleets: Map<number, Excluded[]>;
  /** In US dollars, for ranking: null where the machine cannot serve or a price is not known. */
  figures: MachineFigures | null;
}

const usdOf = (amount: bigint | null): number => (amount === null ? Number.NaN : Number(amount) / 1e12);

function figuresOf({ plan }: MachineWay): MachineOffer["figures"] {
  const likely = plan.obstacle ? undefined : plan.scenarios?.likely;
  if (!likely) return null;
  const fixed = fixedComponents(likely, 1);
  const first = usdOf(totalOf(fixed));
  const once = usdOf(totalOf(oneOffComponents(likely, 1)));
  const labour = usdOf(totalOf(fixed.filter((part) => part.labour)));
  const figures = {
    once,
    floor: once + 12 * labour,
    first,
    further: usdOf(totalOf(fixedComponents(likely, 2))) - first,
    power: usdOf(marginalCost(likely)),
    capacity: capacityPerMachine(likely),
  };
  return Object.values(figures).some(Number.isNaN) ? null : figures;
}

/** What rules a way on machines out at any volume. */
function exclusionsAlways(way: MachineWay, price_known: boolean, scene: Scene): Excluded[] {
  const { plan, model } = way;
  const { needs, setting, taxonomy } = scene;
  const thinking = thinkingOf(model, setting.filled.profile).likely;
  const seconds = plan.obstacle?.id === "too-slow" ? (plan.fit?.seconds_per_request ?? null) : plan.seconds_alone;
  const measured = { seconds, machines: null, price_known, thinking };
  const found = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
  const { obstacle } = plan;
  if (!obstacle || found.some(({ row }) => row === "over-memory" || row === "too-slow")) return found;
  return [...found, { way: way.name, row: obstacle.id, text: obstacle.text }];
}

function machineOffer(
  model: Model,
  candidate: Candidate,
  runtime: Runtime,
  examples: number,
  scene: Scene,
): MachineOffer {
  const way = machineWay(model, candidate, runtime, examples, scene);
  const figures = figuresOf(way);
  return {
    way,
    figures,
    fleets: new Map(),
    excluded: exclusionsAlways(way, way.plan.obstacle !== null || figures !== null, scene),
  };
}

/** Offers on machines that were looked at, by model, machine, engine and tuning. */
export type Tried = Map<string, Map<Candidate, MachineOffer[]>>;

/** The row that rules a fleet out, with its sentence. */
function fleetExclusion({ way, fleets }: MachineOffer, machines: number, scene: Scene): Excluded[] {
  const { needs, setting, taxonomy } = scene;
  const cell = stageCell(taxonomy, "admission", "machines", machines);
  let found = fleets.get(cell);
  if (!found) {
    const measured = { seconds: way.plan.seconds_alone, machines, price_known: true, thinking: 0 };
    found = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
    fleets.set(cell, found);
  }
  return found;
}

/** The cheapest admitted way among these machines, and the first things that ruled others out. */
export interface MachineSearch {
  best: Ranked<MachineWay> | null;
  excluded: Excluded[];
}

/** So many reasons against machines are kept; the rest say the same of larger ones. */
const REASONS = 4;

/** The least that the weights take, in GiB: a quick look that spares planning on machines far too small. */
function leastWeights({ weights_gib, params_b }: Model): number {
  const known = Object.values(weights_gib);
  return known.length > 0 ? Math.min(...known) : (params_b ?? 0) * 0.45;
}

const isFarTooSmall = ({ machine, is_clients }: Candidate, least: number): boolean =>
  !is_clients && machine.memory_gb !== null && machine.memory_gb !== undefined && machine.memory_gb < least;

/** What a search goes by. */
export interface Search {
  examples: number;
  volume: number;
  scene: Scene;
  tried: Tried;
}

/** What was tried of a model, by machine: one offer for each engine. */
function triedOf(model: Model, { examples, tried }: Search): Map<Candidate, MachineOffer[]> {
  const key = `${model.id} ${examples > 0 ? "tuned" : "as it is"}`;
  let known = tried.get(key);
  if (!known) {
    known = new Map();
    tried.set(key, known);
  }
  return known;
}

function offersOn(model: Model, candidate: Candidate, known: Map<Candidate, MachineOffer[]>, search: Search) {
  let offers = known.get(candidate);
  if (!offers) {
    const { examples, scene } = search;
    offers = enginesFor(candidate.machine).map((runtime) => machineOffer(model, candidate, runtime, examples, scene));
    known.set(candidate, offers);
  }
  return offers;
}

/** What rules an offer out at the volume; else its first year. */
function judged(offer: MachineOffer, { volume, scene }: Search): { excluded: Excluded[] } | { year_usd: number } {
  const { figures } = offer;
  if (offer.excluded.length > 0 || !figures) return { excluded: offer.excluded };
  const machines = Math.max(1, Math.ceil(volume / figures.capacity - SLACK));
  const against = machines === 1 ? [] : fleetExclusion(offer, machines, scene);
  if (against.length > 0) return { excluded: against };
  const monthly = figures.first + (machines - 1) * figures.further + figures.power * volume;
  return { year_usd: figures.once + 12 * monthly };
}

/** Tries a model on each machine with each engine. */
export function searchMachines(model: Model, candidates: readonly Candidate[], search: Search): MachineSearch {
  let best: Ranked<MachineWay> | null = null;
  let floor = 0;
  const excluded: Excluded[] = [];
  const least = leastWeights(model);
  const known = triedOf(model, search);
  for (const candidate of candidates) {
    if (isFarTooSmall(candidate, least)) continue;
    if (best?.year_usd != null && candidate.hardware_year_usd + floor >= best.year_usd) break;
    for (const offer of offersOn(model, candidate, known, search)) {
      const found = judged(offer, search);
      if ("excluded" in found) {
        if (excluded.length < REASONS) excluded.push(...found.excluded.slice(0, 1));
        continue;
      }
      floor = offer.figures!.floor;
      if (best?.year_usd == null || found.year_usd < best.year_usd) best = { way: offer.way, year_usd: found.year_usd };
    }
  }
  return { best, excluded };
}

/** The first model of a list on the client's own machine that nothing rules out, or the first of all with what does. */
export function onClientsMachine(models: readonly Model[], candidate: Candidate, search: Search): MachineOffer | null {
  const offers = models.map((model) => offersOn(model, candidate, triedOf(model, search), search)[0]!);
  return offers.find(({ excluded }) => excluded.length === 0) ?? offers[0] ?? null;
}
