/** From which volume on a machine on the client's premises costs the least of all admitted ways, over the first year. */

import { countedMonths, numberOf } from "../prices/defaults.ts";
import { remember } from "../remember/remember.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Model } from "../types/pricing.ts";
import { isAdmitted } from "./api-ways.ts";
import type {
  BriefContext,
  MachineCandidate,
  MachineFigures,
  MachineOffer,
  Training,
  YearLine,
} from "./brief-context.ts";
import type { CandidateSet } from "./candidate-set.ts";
import { monthFor, offersOn, roomyFor, yearOf } from "./machine-search.ts";
import { fleetExclusion, mostRequests, trainingOf } from "./machine-way.ts";
import { isLarge } from "./needs.ts";
import { bandOf } from "./ranking.ts";
import { cheapestAtHome } from "./ways-on-machines.ts";

/** Requests a month that are looked at. */
const LEAST = 1000;
const MOST = 1e8;

/** The lines that are the lowest somewhere: of two of which one is nowhere lower, it is left out. */
function lowestOf(lines: readonly YearLine[]): YearLine[] {
  const rising = [...lines].sort((a, b) => a.fixed - b.fixed || a.per_request - b.per_request);
  let flattest = Number.POSITIVE_INFINITY;
  return rising.filter(({ per_request }) => {
    const isFlatter = per_request < flattest;
    if (isFlatter) flattest = per_request;
    return isFlatter;
  });
}

/** The volumes at which a cost of the first year lies under all of these lines; empty where `from` is above `to`. */
function under(lines: readonly YearLine[], cost: YearLine): { from: number; to: number } {
  let [from, to] = [0, Number.POSITIVE_INFINITY];
  for (const { fixed, per_request } of lines) {
    const [lead, slope] = [cost.fixed - fixed, per_request - cost.per_request];
    if (slope > 0) from = Math.max(from, lead / slope);
    else if (slope < 0) to = Math.min(to, lead / slope);
    else if (lead > 0) to = -1;
  }
  return { from, to };
}

/** The first year of so many machines as a line over the volume, in US dollars. */
function lineOf(figures: MachineFigures, training: Training, machines: number, context: BriefContext): YearLine {
  const { once, power } = figures;
  const months = countedMonths(context.pricing);
  return {
    fixed: once + months * monthFor(figures, machines) + yearOf(training, context),
    per_request: months * power,
  };
}

/** The least volume at which this offer lies under the lines, with as many machines as it then takes; null if none. */
function leastVolumeOf(
  offer: MachineOffer,
  training: Training,
  lines: readonly YearLine[],
  context: BriefContext,
): number | null {
  const { figures, excluded } = offer;
  if (!figures || excluded.length > 0) return null;
  const most = fittingNumber("machines-at-most", context.taxonomy);
  for (let machines = 1; machines <= most; machines++) {
    if (machines > 1 && fleetExclusion(offer, machines, context).length > 0) return null;
    const { from, to } = under(lines, lineOf(figures, training, machines, context));
    const beyondFewer = (machines - 1) * figures.capacity;
    const volume = Math.ceil(Math.max(from, beyondFewer, LEAST));
    if (volume <= Math.min(to, machines * figures.capacity)) return volume;
  }
  return null;
}

/** A bound is left this much, so that no rounding cuts off a machine that just pays. */
const SLACK = 1 + 1e-9;

/** What hosted ways cost in the first year at the least, at a volume. */
function hostedAt(lines: readonly YearLine[], volume: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { fixed, per_request } of lines) least = Math.min(least, fixed + per_request * volume);
  return least;
}

/**
 * Whether so many machines of a kind, one to the most that may be, could cost less than all hosted ways at a volume below
 * `least`: with the hardware alone and the work that any machine takes, and all the requests that they could answer.
 */
function mayPay(
  model: Model,
  candidate: MachineCandidate,
  { floor, least }: { floor: number; least: number },
  lines: readonly YearLine[],
  { examples }: CandidateSet,
  context: BriefContext,
): boolean {
  // A client's machine may be measured, and is one alone.
  if (candidate.is_clients) return true;
  const most = mostRequests(model, candidate, examples > 0, context);
  const fleets = fittingNumber("machines-at-most", context.taxonomy);
  for (let machines = 1; machines <= fleets; machines++) {
    const cost = floor + machines * candidate.hardware_year_usd;
    if (cost <= SLACK * hostedAt(lines, Math.min(machines * most, least))) return true;
  }
  return false;
}

/** Machines come cheapest first, and none is planned that could not cost less than all else below the volume found so far. */
function leastVolume(
  model: Model,
  lines: readonly YearLine[],
  candidates: CandidateSet,
  context: BriefContext,
): number | null {
  const { clients, homes, examples } = candidates;
  const training = trainingOf(model, examples, context);
  let least = MOST;
  let floor = 0;
  for (const candidate of roomyFor(clients ? [clients, ...homes] : homes, model, context.pricing.calibration)) {
    if (candidate.hardware_year_usd + floor > hostedAt(lines, least)) break;
    if (!mayPay(model, candidate, { floor, least }, lines, candidates, context)) continue;
    for (const offer of offersOn(model, candidate, { examples, context })) {
      if (!offer.figures) continue;
      floor = offer.figures.floor + yearOf(training, context);
      least = Math.min(least, leastVolumeOf(offer, training, lines, context) ?? MOST);
    }
  }
  return least < MOST ? least : null;
}

function findHomeVolume(candidates: CandidateSet, context: BriefContext): number | null {
  const { models, tier, own, prompted, tuned_band } = candidates;
  if (models.length === 0 || isLarge(tier) || context.needs.sensitivity === "local-only") return null;
  const middle = numberOf(context.pricing.defaults, "volume-middle");
  const usual = cheapestAtHome({ context, candidates, volume: middle })?.way.model;
  if (!usual) return null;
  // Machines serve, so a base that is too weak for the work is no rival to them.
  const able = own.filter(({ way }) => !way.tuned || tuned_band === null || bandOf(way, context.pricing) <= tuned_band);
  const lines = lowestOf([...able, ...prompted].filter(isAdmitted).flatMap(({ line }) => line ?? []));
  const volume = leastVolume(usual, lines, candidates, context);
  return volume === null ? null : Number(volume.toPrecision(3));
}

/**
 * The least volume a month, to three figures, at which a machine on the client's premises costs least of all admitted
 * ways over the first year; null where none within four machines and 100 million requests does, or where no other place
 * is admitted.
 */
export const homeVolume = remember(findHomeVolume);
