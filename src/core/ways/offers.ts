/**
 * The ways that a decision leaves, beside each other at one volume: what fits best, what costs least, what is best and
 * best value among large models, and what the client's own premises could carry.
 */

import { fittingNumber } from "../tables/fitting.ts";
import type { Excluded } from "../types/advice.ts";
import { isAdmitted, rankedOffers } from "./api-ways.ts";
import type { ApiOffer, BriefContext } from "./brief-context.ts";
import type { CandidateSet } from "./candidate-set.ts";
import { isLarge } from "./needs.ts";
import {
  largerThan,
  measuredOffers,
  type PromptedChoice,
  promptedChoice,
  upTo,
  worthOfStakes,
} from "./prompted-choice.ts";
import { bandOf, bestOf, bestValueOf, cheapestOf, isBetter, type Ranked, thriftiest, within } from "./ranking.ts";
import type { ApiWay, MachineWay } from "./way.ts";
import { staffYear } from "./way-cost.ts";
import {
  amongMachines,
  type Demand,
  type MachinesAt,
  machinesAt,
  measuredOnMachines,
  promptedOnMachines,
} from "./ways-on-machines.ts";

/** Ways beside each other. */
export interface Choices<W> {
  /** The best admitted way of the approach at its cheapest admitted place; within the budget where one is. */
  best_fit: W | null;
  /** What the fit would be with more money, where the budget keeps it from being that. */
  over_budget: W | null;
  /** The way to start with a prompt. */
  prompted: W | null;
  /** What a prompt would start with if nothing turned on the answers; null where that is `prompted` itself. */
  prompted_without_stakes: W | null;
  /** A better model to prompt that costs more, where something turns on the answers. */
  prompted_better: W | null;
  /** A model larger than a small task needs, within the budget and for less than tuning, to try before anything is tuned. */
  prompted_larger: W | null;
  /** Prompted, the model that was measured and misses: what others are compared with. */
  today: W | null;
  /** Prompted, the best model above that one, whatever it costs; null where none was measured and misses. */
  above: W | null;
  /** Tuned and served by a host, where that is not the fit. */
  hosted: W | null;
  /** On the client's premises, where that is not the fit. */
  home: W | null;
  /** On a machine by the hour, in the client's own account or at a GPU host. */
  leased: W | null;
  /** Among large models: the cheapest that is nearly as good as the best. */
  best_value: W | null;
}

interface Offers extends Choices<Ranked> {
  /** Among large models: the admitted one with the largest bill. */
  most_expensive: ApiOffer | null;
  /** Admitted ways of every kind with their first year. */
  admitted: Ranked[];
  /** Offers behind the hosted ways, for their costs. */
  offers: ApiOffer[];
  excluded: Excluded[];
  /** Why the client's own machine cannot serve; null where it can, or none is named. */
  refused: string | null;
}

/** What the budget leaves: the ways whose bill keeps it. */
export type KeepsBudget = (ranked: Ranked) => boolean;

/** Of bases that hosts tune those in a band that may do the work; any where nothing else would serve. */
function ableOf(hosted: Ranked<ApiWay>[], isServed: boolean, { candidates, context }: Demand): Ranked<ApiWay>[] {
  const { tuned_band } = candidates;
  if (tuned_band === null) return hosted;
  const able = hosted.filter(({ way }) => bandOf(way, context.pricing) <= tuned_band);
  return able.length > 0 || isServed ? able : hosted;
}

/** All that hosts offer for a set of candidates, whatever it is taken for. */
export const hostedIn = ({ own, prompted, large }: CandidateSet, context: BriefContext): ApiOffer[] => [
  ...own,
  ...prompted,
  ...large,
  ...measuredOffers(context),
];

/** What there is before anything is chosen. */
interface Found {
  home: Ranked<MachineWay>[];
  leased: Ranked<MachineWay>[];
  hosted: Ranked<ApiWay>[];
  /** The three together: all ways of the approach. */
  ofApproach: Ranked[];
  /** With a prompt, at hosts; on machines where no host is admitted and the approach tunes. */
  prompted: Ranked[];
  /** Whether a host is admitted with a prompt. */
  isPromptHosted: boolean;
  /** Ways of larger models than a small task needs; all prompted ones of a large task. */
  large: Ranked[];
  /** On the client's own machine where that serves: then it is the choice, whatever others cost. */
  onClients: Ranked | null;
  best: { home: Ranked | null; leased: Ranked | null; hosted: Ranked | null };
}

function findWays(demand: Demand, { home, leased }: MachinesAt): Found {
  const { candidates, context, volume } = demand;
  const at = (offers: readonly ApiOffer[]) => rankedOffers(offers, volume);
  const hosted = ableOf(at(candidates.own), home.ranked.length + leased.ranked.length > 0, demand);
  const prompted = at(candidates.prompted);
  const isPromptHosted = prompted.length > 0;
  const bestHome = amongMachines(home.ranked, demand);
  return {
    home: home.ranked,
    leased: leased.ranked,
    hosted,
    ofApproach: [...home.ranked, ...leased.ranked, ...hosted],
    prompted: isPromptHosted || candidates.base.length === 0 ? prompted : promptedOnMachines(demand),
    isPromptHosted,
    large: at(candidates.large),
    onClients: candidates.clients && home.refused === null ? bestHome : null,
    best: { home: bestHome, leased: thriftiest(leased.ranked, context), hosted: thriftiest(hosted, context) },
  };
}

/** What is chosen, with what it was chosen from. */
interface Chosen extends Omit<Choices<Ranked>, "hosted" | "home" | "leased" | "over_budget"> {
  /** What the fit would be without a budget. */
  free: Ranked | null;
  /** Adequate ways with a prompt. */
  adequate: readonly Ranked[];
}

/** Which of some ways of the approach is the choice; null where there are none. */
type Choose = (ranked: readonly Ranked[]) => Ranked | null;

/** Of ways of the approach the one on the client's own machine, where it is among them. */
const clientsFirst =
  ({ onClients }: Found, choose: Choose): Choose =>
  (ranked) =>
    onClients && ranked.includes(onClients) ? onClients : choose(ranked);

const untuned = (ranked: readonly Ranked[]): Ranked[] => ranked.filter(({ way }) => !way.tuned);

/** Tiers 1 and 2: cost decides among what is adequate, and a prompt comes before tuning. */
function smallChoices(found: Found, demand: Demand, keeps: KeepsBudget): Chosen {
  const { context } = demand;
  const choose = clientsFirst(found, (ranked) =>
    ranked.every(({ way }) => way.kind === "machine" && !way.tuned)
      ? machineChoice(ranked, [], demand).way
      : thriftiest(ranked, context),
  );
  const free = choose(found.ofApproach);
  const measured = found.isPromptHosted ? [] : measuredOnMachines(demand);
  const fit = choose(found.ofApproach.filter(keeps)) ?? free;
  const { way, thrifty, stronger, today, above } = promptedAt(found, measured, demand, keeps, tunedOnly(fit));
  // A task that no model of the approach can do, such as one on video, is left to the adequate one that can.
  const best_fit = fit ?? way;
  const prompts = untuned(found.ofApproach);
  return {
    best_fit,
    free,
    prompted:
      way ??
      amongPrompts(prompts.filter(keeps), measured.filter(keeps), demand) ??
      amongPrompts(prompts, measured, demand),
    prompted_without_stakes: thrifty,
    prompted_better: stronger,
    prompted_larger: largerThan(way, lessThanTuning(found.large.filter(keeps), best_fit), context),
    today,
    above,
    best_value: null,
    adequate: [...found.prompted, ...measured],
  };
}

/** Tiers 3 and 4: quality decides, and the best value is told beside it. */
function largeChoices(found: Found, demand: Demand, keeps: KeepsBudget): Chosen {
  const { context } = demand;
  const { pricing, taxonomy } = context;
  const choose = clientsFirst(found, (ranked) => bestOf(ranked, pricing));
  const free = choose(found.ofApproach);
  // A class alone makes nothing adequate here: the boards must have it near the best.
  const bands = fittingNumber("adequate-bands-below", taxonomy);
  const adequate = free ? within(found.prompted, free, bands, context) : found.prompted;
  // The best that keeps the budget leads, of whatever class it is.
  const best_fit = choose(found.ofApproach.filter(keeps)) ?? bestOf(adequate.filter(keeps), pricing) ?? free;
  const prompts = untuned(found.ofApproach);
  return {
    best_fit,
    free,
    prompted:
      thriftiest(adequate.filter(keeps), context) ??
      thriftiest(adequate, context) ??
      amongMachines(prompts.filter(keeps), demand) ??
      amongMachines(prompts, demand),
    prompted_without_stakes: null,
    prompted_better: null,
    prompted_larger: null,
    today: null,
    above: null,
    best_value: best_fit && valueBeside(found.large, best_fit, context),
    adequate,
  };
}

/** The offers of a set of candidates at a volume. */
export function offersAt(demand: Demand, keeps: KeepsBudget): Offers {
  const { candidates, context, volume } = demand;
  const machines = machinesAt(demand);
  const found = findWays(demand, machines);
  const choices = isLarge(candidates.tier) ? largeChoices : smallChoices;
  const { free, adequate, ...chosen } = choices(found, demand, keeps);
  const { best_fit } = chosen;
  const { home, leased, hosted } = found.best;
  const unlessFit = (ranked: Ranked | null) => (ranked?.way.key === best_fit?.way.key ? null : ranked);
  const ownKeys = keysOf(found.hosted);
  return {
    ...chosen,
    over_budget: best_fit && unlessFit(free),
    hosted: unlessFit(hosted),
    home: unlessFit(home),
    leased: unlessFit(leased && isLess(leased, home) ? leased : null),
    most_expensive: dearestOf(candidates, volume),
    admitted: [...found.ofApproach, ...adequate.filter(({ way }) => !ownKeys.has(way.key))],
    offers: hostedIn(candidates, context),
    excluded: [...machines.home.excluded, ...machines.leased.excluded.slice(0, 2), ...candidates.excluded],
    refused: machines.home.refused,
  };
}

/** Those that cost less than the tuned way that they may save: who finds one that costs more good enough tunes all the same. */
function lessThanTuning(large: readonly Ranked[], fit: Ranked | null): Ranked[] {
  const most = tunedOnly(fit)?.year_usd ?? Number.POSITIVE_INFINITY;
  return large.filter(({ year_usd }) => year_usd !== null && year_usd < most);
}

/** What is worth less money than the best: none where that is noise beside the staff time, else by what hosts bill. */
function valueBeside(large: readonly Ranked[], best: Ranked, context: BriefContext): Ranked | null {
  const isNoise = bestValueOf(large, best, context) === null;
  return isNoise ? null : bestValueOf(large, best, { ...context, alike_usd: staffYear(context.pricing) });
}

const keysOf = (ranked: readonly Ranked[]): ReadonlySet<string> => new Set(ranked.map(({ way }) => way.key));

const tunedOnly = (fit: Ranked | null): Ranked | null => (fit?.way.tuned ? fit : null);

const alone = (way: Ranked | null): PromptedChoice => ({
  way,
  thrifty: null,
  stronger: null,
  today: null,
  above: null,
});

/** Where no prompt keeps the budget, the one that costs least comes first, and what mistakes would pay for beside it. */
const leastFirst = (choice: PromptedChoice): PromptedChoice =>
  choice.thrifty ? { ...choice, way: choice.thrifty, thrifty: null, stronger: choice.way } : choice;

/** The ways to start a small task with a prompt: of those that keep the budget, or of all where none does. */
function promptedAt(
  found: Found,
  onMachines: readonly Ranked[],
  demand: Demand,
  keeps: KeepsBudget,
  tuned: Ranked | null,
): PromptedChoice {
  const { context, volume } = demand;
  const measured = rankedOffers(measuredOffers(context), volume);
  const choose = (kept: KeepsBudget): PromptedChoice => {
    const adequate = found.prompted.filter(kept);
    // Beside a machine, that of the tuned model, the better one may need a second machine.
    if (adequate.length > 0 && adequate.every(({ way }) => way.kind === "machine"))
      return machineChoice(adequate, onMachines.filter(kept), demand);
    const ways = { adequate, large: found.large.filter(kept), measured: measured.filter(kept) };
    return promptedChoice(ways, tuned, volume, context);
  };
  const kept = choose(keeps);
  return kept.way ? kept : leastFirst(choose(() => true));
}

/**
 * A prompt on machines: the best that so many more right answers pay for, where something turns on them. A model that was
 * measured stays, and so does one on a machine that is there.
 */
function machineChoice(ranked: readonly Ranked[], measured: readonly Ranked[], demand: Demand): PromptedChoice {
  const { context, volume, candidates } = demand;
  const plain = amongPrompts(ranked, measured, demand);
  const worth = worthOfStakes(volume, context);
  if (plain?.year_usd == null || worth === 0 || measured.includes(plain) || candidates.clients) return alone(plain);
  const best = bestOf(upTo(plain.year_usd + worth, ranked), context.pricing);
  if (best?.year_usd == null || !isBetter(best.way.model, plain.way.model, context.pricing)) return alone(plain);
  return { ...alone(best), thrifty: plain.year_usd < best.year_usd ? plain : null };
}

/** A leased machine is told only where it costs less than one on premises. */
const isLess = (leased: Ranked, home: Ranked | null): boolean =>
  home === null || (leased.year_usd ?? Number.POSITIVE_INFINITY) < (home.year_usd ?? 0);

/** Of prompts on machines that of the model that was measured, unless it costs far more; else as among any machines. */
function amongPrompts(ranked: readonly Ranked[], measured: readonly Ranked[], demand: Demand): Ranked | null {
  const { context } = demand;
  const known = thriftiest(measured, context);
  const least = cheapestOf(ranked)?.year_usd ?? Number.POSITIVE_INFINITY;
  const isNear =
    known?.year_usd != null && known.year_usd <= least * fittingNumber("measured-at-home", context.taxonomy);
  return isNear ? known : amongMachines(ranked, demand);
}

/** The admitted frontier model with the largest bill. */
function dearestOf({ large, frontier }: CandidateSet, volume: number): ApiOffer | null {
  const cost = ({ tokens }: ApiOffer) => (tokens.request.likely === null ? -1 : Number(tokens.request.likely) * volume);
  return [...large, ...frontier]
    .filter((offer) => isAdmitted(offer) && offer.way.model.size_class === "frontier")
    .reduce<ApiOffer | null>((most, each) => (most === null || cost(each) > cost(most) ? each : most), null);
}
