/**
 * The search over machines: every machine that is sold and priced, with every engine, up to four of a kind. Machines are
 * looked at from the cheapest on, and passed over where the hardware alone costs more than the best way found.
 */

import { GIB } from "../fit/fit-model.ts";
import { SLACK } from "../hosting/hosting-scenario.ts";
import { countedMonths } from "../prices/defaults.ts";
import { rememberEach } from "../remember/remember.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Excluded } from "../types/advice.ts";
import type { Calibration, Model } from "../types/pricing.ts";
import type { BriefContext, MachineCandidate, MachineFigures, MachineOffer, Training, Tried } from "./brief-context.ts";
import { enginesFor, fleetExclusion, machineOffer, mostRequests, trainingOf, wayOf } from "./machine-way.ts";
import type { Ranked } from "./ranking.ts";
import type { MachineWay } from "./way.ts";

/** The cheapest admitted way among these machines, and where none would do at any price, what ruled the first ones out. */
interface MachineSearch {
  best: Ranked<MachineWay> | null;
  excluded: Excluded[];
}

/**
 * What ruled the machines out, a reason of each kind, that of the dearest machine: where the largest falls short, the
 * smaller ones need no word. That a smaller one lacks the memory is told only where none has it.
 */
function nearestMisses(excluded: readonly Excluded[], { taxonomy }: BriefContext): Excluded[] {
  const byRow = new Map(excluded.map((each) => [each.row, each]));
  const ofMemory = rowsTesting(taxonomy, "admission.fits_memory");
  const misses = [...byRow.values()].filter(({ row }) => !ofMemory.has(row));
  return misses.length > 0 ? misses : [...byRow.values()];
}

/** The least that the weights of a model take, in GiB. */
function leastWeights({ weights_gib, params_b }: Model, { memory }: Calibration): number {
  const known = Object.values(weights_gib);
  if (known.length > 0) return Math.min(...known);
  return ((params_b ?? 0) * 1e9 * Math.min(...Object.values(memory.bits_per_weight))) / 8 / GIB;
}

const isFarTooSmall = ({ machine, is_clients }: MachineCandidate, least: number): boolean =>
  !is_clients && machine.memory_gb !== null && machine.memory_gb !== undefined && machine.memory_gb < least;

/** Models of a class that are tried on the machines of a list. */
const MODELS = 64;

/** Machines on which a model may fit, in the same order: a quick look that spares planning on machines far too small. */
export const roomyFor = rememberEach(
  MODELS,
  (machines: readonly MachineCandidate[], model: Model, calibration: Calibration): readonly MachineCandidate[] => {
    const least = leastWeights(model, calibration);
    return machines.filter((candidate) => !isFarTooSmall(candidate, least));
  },
);

/** What is tried of a brief. */
interface Trial {
  examples: number;
  context: BriefContext;
}

/** What a search goes by. */
export interface Search extends Trial {
  volume: number;
  /** A way that costs as much in its first year is of no interest, in US dollars: it is not looked for. */
  most_usd: number;
}

function triedOn(model: Model, candidate: MachineCandidate, { examples, context }: Trial): Tried {
  const of = context.tried[examples > 0 ? "tuned" : "plain"];
  let known = of.get(model);
  if (!known) {
    known = new Map();
    of.set(model, known);
  }
  let tried = known.get(candidate);
  if (!tried) {
    tried = {};
    known.set(candidate, tried);
  }
  return tried;
}

/** The offers of a model on a machine, one for each engine. */
export function offersOn(model: Model, candidate: MachineCandidate, trial: Trial): readonly MachineOffer[] {
  const tried = triedOn(model, candidate, trial);
  const { examples, context } = trial;
  tried.offers ??= enginesFor(candidate.machine, context.pricing.calibration).map((runtime) =>
    machineOffer(model, candidate, runtime, examples > 0, context),
  );
  return tried.offers;
}

/** A month of so many machines however few requests come, in US dollars; what a second one costs may be unknown. */
export const monthFor = ({ first, further }: MachineFigures, machines: number): number =>
  machines === 1 ? first : first + (machines - 1) * further;

/** Machines that carry a volume. */
const machinesFor = ({ capacity }: MachineFigures, volume: number): number =>
  Math.max(1, Math.ceil(volume / capacity - SLACK));

/** What rules an offer out at the volume. */
function against(offer: MachineOffer, { volume, context }: Search): readonly Excluded[] {
  const { figures, excluded } = offer;
  if (excluded.length > 0 || !figures) return excluded;
  const machines = machinesFor(figures, volume);
  return machines === 1 ? excluded : fleetExclusion(offer, machines, context);
}

/** The first year at a volume without training, in US dollars; infinite where it is ruled out or a price is not known. */
function yearAt(offer: MachineOffer, search: Search): number {
  const { figures } = offer;
  if (!figures || against(offer, search).length > 0) return Number.POSITIVE_INFINITY;
  const { volume, context } = search;
  const monthly = monthFor(figures, machinesFor(figures, volume)) + figures.power * volume;
  return figures.once + countedMonths(context.pricing) * monthly;
}

/** What the hardware costs in a year at a volume at the least, in US dollars. Work that comes in one go starts once. */
const leastHardware = ({ hardware_year_usd, starts_year_usd }: MachineCandidate, { volume, context }: Search): number =>
  hardware_year_usd + (context.brief.usage?.batch ? 0 : starts_year_usd * volume);

/** The same of as many machines as it takes if each answers all that it could; what the client has may be measured. */
function leastFleet(model: Model, candidate: MachineCandidate, { volume, context, examples }: Search): number {
  if (candidate.is_clients) return 0;
  const most = mostRequests(model, candidate, examples > 0, context);
  return Math.ceil(volume / most - SLACK) * candidate.hardware_year_usd;
}

/** What rules a model out on each machine with each engine that is ruled out. */
const excludedOn = (machines: readonly MachineCandidate[], model: Model, search: Search): Excluded[] =>
  machines.flatMap((candidate) =>
    offersOn(model, candidate, search).flatMap((offer) => against(offer, search).slice(0, 1)),
  );

/** Tries a model on each machine with each engine. */
export function searchMachines(model: Model, machines: readonly MachineCandidate[], search: Search): MachineSearch {
  const { examples, context, most_usd } = search;
  let best: MachineOffer | null = null;
  let most = most_usd;
  const training = yearOf(trainingOf(model, examples, context), context);
  let floor = 0;
  let isCut = false;
  const roomy = roomyFor(machines, model, context.pricing.calibration);
  for (const candidate of roomy) {
    if (leastHardware(candidate, search) + floor >= most) {
      isCut = true;
      // All that follow have dearer hardware.
      if (candidate.hardware_year_usd + floor >= most) break;
      continue;
    }
    if (leastFleet(model, candidate, search) + floor >= most) continue;
    for (const offer of offersOn(model, candidate, search)) {
      if (offer.figures) floor = offer.figures.floor + training;
      const year_usd = yearAt(offer, search) + training;
      if (year_usd < most) [best, most] = [offer, year_usd];
    }
  }
  return {
    best: best && { way: wayOf(best, examples, context), year_usd: most },
    excluded: best || isCut ? [] : nearestMisses(excludedOn(roomy, model, search), context),
  };
}

export const yearOf = ({ once, monthly }: Training, { pricing }: Pick<BriefContext, "pricing">): number =>
  once + countedMonths(pricing) * monthly;

/** The first model of a list on the client's own machine that nothing rules out, or the first of all. */
export function onClientsMachine(
  models: readonly Model[],
  candidate: MachineCandidate,
  trial: Trial,
): MachineWay | null {
  const offers = models.map((model) => offersOn(model, candidate, trial)[0]!);
  const offer = offers.find(({ excluded }) => excluded.length === 0) ?? offers[0];
  return offer ? wayOf(offer, trial.examples, trial.context) : null;
}
