/**
 * The ways that a decision leaves, beside each other at one volume: what fits best, what costs least, what is best and
 * best value among large models, and what the client's own premises could carry.
 */

import { fittingNumber } from "../tables/fitting.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Excluded } from "../types/advice.ts";
import type { Model } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { isAdmitted, rankedOffers } from "./api-ways.ts";
import type { ApiOffer, BriefContext, MachineCandidate } from "./brief-context.ts";
import type { CandidateSet } from "./candidate-set.ts";
import { isPaidFor } from "./machine-candidates.ts";
import { searchMachines } from "./machine-search.ts";
import { isLarge, isLong } from "./needs.ts";
import { largerThan, measuredOffers, measuredOpen, type PromptedChoice, promptedChoice } from "./prompted-choice.ts";
import { bandOf, bestOf, bestValueOf, cheapestOf, type Ranked, thriftiest, within, withinReach } from "./ranking.ts";
import type { ApiWay, MachineWay, Way } from "./way.ts";
import { staffYear } from "./way-cost.ts";

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

interface Searched {
  ranked: Ranked<MachineWay>[];
  excluded: Excluded[];
}

/** Models to look for on machines. */
interface Wanted {
  models: readonly Model[];
  /** To tune them on; 0 where they are only prompted. */
  examples: number;
  /** A way that costs as much in its first year is of no interest, in US dollars. */
  most_usd: number;
  /** True where cost decides: then a model that cannot be the choice any more is not looked for to the end. */
  byCost: boolean;
}

/** The cheapest way of each model on these machines. */
function searchAll(
  { models, examples, most_usd, byCost }: Wanted,
  machines: readonly MachineCandidate[],
  volume: number,
  { context }: CandidateSet,
): Searched {
  const found: Searched = { ranked: [], excluded: [] };
  let most = most_usd;
  for (const model of models) {
    const { best, excluded } = searchMachines(model, machines, { examples, volume, context, most_usd: most });
    if (best) found.ranked.push(best);
    else found.excluded.push(...excluded.slice(0, 2));
    if (byCost && best?.year_usd != null) most = Math.min(most, withinReach(best.year_usd, context.taxonomy));
  }
  return found;
}

/** On machines that are bought: new ones, and second hand where none of those serves. */
function boughtWays(candidates: CandidateSet, volume: number, wanted: Wanted): Searched {
  const found = searchAll(wanted, candidates.homes, volume, candidates);
  if (found.ranked.length > 0) return found;
  const used = searchAll(wanted, candidates.second_hand, volume, candidates);
  return { ranked: used.ranked, excluded: [...found.excluded, ...used.excluded] };
}

/** Why the client's own machine serves no model; that one model is too large is told only where nothing else is in the way. */
const nearestMiss = (excluded: readonly Excluded[], { taxonomy }: BriefContext): string | null =>
  (excluded.find(({ row }) => !rowsTesting(taxonomy, "admission.fits_memory").has(row)) ?? excluded[0])?.text ?? null;

/** What to look for on a machine that is there: untuned also larger models, of which none is passed over for its cost. */
const onThere = (wanted: Wanted, { larger }: CandidateSet): Wanted =>
  wanted.examples > 0 || larger.length === 0
    ? wanted
    : { ...wanted, models: [...wanted.models, ...larger], byCost: false };

/** Nobody waits for a larger model than the work asks for. */
export function isQuick({ way }: Pick<Ranked<MachineWay>, "way">, { larger, context }: CandidateSet): boolean {
  if (context.brief.usage?.batch || !larger.includes(way.model)) return true;
  const line = isLong(context.needs, context.taxonomy) ? "larger-within-long" : "larger-within";
  return (way.plan.seconds_alone ?? 0) <= fittingNumber(line, context.taxonomy);
}

/** Of ways on machines the thriftiest; on one that is there and paid for the best, for a better model costs only power. */
function amongMachines<W extends Way>(
  ranked: readonly Ranked<W>[],
  { clients, context }: CandidateSet,
): Ranked<W> | null {
  const isThere = ({ way }: Ranked) => way.kind === "machine" && way.is_clients && !way.tuned;
  return clients && isPaidFor(clients) && ranked.every(isThere)
    ? bestOf(ranked, context.pricing)
    : thriftiest(ranked, context);
}

/** Ways on the client's premises: the client's own machine where it serves, else the cheapest machine for each model. */
function homeWays(candidates: CandidateSet, volume: number, wanted: Wanted): Searched & { refused: string | null } {
  const { clients } = candidates;
  if (clients) {
    const own = searchAll(onThere(wanted, candidates), [clients], volume, candidates);
    const ranked = own.ranked.filter((each) => isQuick(each, candidates));
    if (ranked.length > 0) return { ranked, excluded: own.excluded, refused: null };
    const others = boughtWays(candidates, volume, wanted);
    return {
      ...others,
      excluded: [...own.excluded, ...others.excluded],
      refused: nearestMiss(own.excluded, candidates.context),
    };
  }
  return { ...boughtWays(candidates, volume, wanted), refused: null };
}

/** The thriftiest way on the client's premises. */
export function cheapestAtHome(candidates: CandidateSet, volume: number): Ranked<MachineWay> | null {
  const { examples, context, models } = candidates;
  const { ranked } = homeWays(candidates, volume, { models, examples, most_usd: ANY_COST, byCost: true });
  return thriftiest(ranked, context);
}

const ANY_COST = Number.POSITIVE_INFINITY;
const NO_MACHINE: Searched & { refused: string | null } = { ranked: [], excluded: [], refused: null };

/** What one of these costs at the least, as far as a dearer one may stand before it. */
function reachOf(ranked: readonly Ranked[], taxonomy: Taxonomy): number {
  const least = cheapestOf(ranked)?.year_usd;
  return least == null ? ANY_COST : withinReach(least, taxonomy);
}

/** What the budget leaves: the ways whose bill keeps it. */
export type KeepsBudget = (ranked: Ranked) => boolean;

/** What machines offer: on the client's premises, and by the hour where those do not serve already. */
function machinesAt(candidates: CandidateSet, volume: number) {
  const { context, tier, models, examples, clients, leases } = candidates;
  if (models.length === 0) return { home: NO_MACHINE, leased: NO_MACHINE };
  // A budget is kept or not by the bill alone, and among large models quality comes first.
  const byCost = !isLarge(tier) && context.brief.limits?.budget_per_month === undefined;
  const wanted: Wanted = { models, examples, most_usd: ANY_COST, byCost };
  const home = homeWays(candidates, volume, wanted);
  if (clients && home.ranked.length > 0 && home.refused === null) return { home, leased: NO_MACHINE };
  const most_usd = byCost ? reachOf(home.ranked, context.taxonomy) : ANY_COST;
  return { home, leased: searchAll({ ...wanted, most_usd }, leases, volume, candidates) };
}

/** Of bases that hosts tune those in a band that may do the work; any where nothing else would serve. */
function ableOf(hosted: Ranked<ApiWay>[], isServed: boolean, { tuned_band, context }: CandidateSet): Ranked<ApiWay>[] {
  if (tuned_band === null) return hosted;
  const able = hosted.filter(({ way }) => bandOf(way, context.pricing) <= tuned_band);
  return able.length > 0 || isServed ? able : hosted;
}

/** All that hosts offer for a set of candidates, whatever it is taken for. */
export const hostedIn = ({ own, prompted, large, context }: CandidateSet): ApiOffer[] => [
  ...own,
  ...prompted,
  ...large,
  ...measuredOffers(context),
];

/** The offers of a set of candidates at a volume. */
export function offersAt(candidates: CandidateSet, volume: number, keeps: KeepsBudget): Offers {
  const { context, tier } = candidates;
  const { pricing } = context;
  const at = (offers: readonly ApiOffer[]) => rankedOffers(offers, volume);
  const { home, leased } = machinesAt(candidates, volume);
  const hosted = ableOf(at(candidates.own), home.ranked.length + leased.ranked.length > 0, candidates);
  const bestHome = amongMachines(home.ranked, candidates);
  const bestLeased = thriftiest(leased.ranked, context);
  const bestHosted = thriftiest(hosted, context);
  const ofApproach: Ranked[] = [...home.ranked, ...leased.ranked, ...hosted];
  const choose = (ranked: readonly Ranked[]) => {
    if (ranked.length === 0) return null;
    if (candidates.clients && home.refused === null && home.ranked.length > 0 && ranked.includes(bestHome!))
      return bestHome;
    return isLarge(tier) ? bestOf(ranked, pricing) : thriftiest(ranked, context);
  };
  const free = choose(ofApproach);
  const prompted = at(candidates.prompted);
  const atMachines = prompted.length > 0 || candidates.base.length === 0 ? [] : promptedOnMachines(candidates, volume);
  const measured = isLarge(tier) || prompted.length > 0 ? [] : measuredOnMachines(candidates, volume);
  const every: Ranked[] = [...prompted, ...atMachines];
  // Among large models a class alone makes nothing adequate: the boards must have it near the best.
  const all =
    isLarge(tier) && free
      ? within(every, free, fittingNumber("adequate-bands-below", context.taxonomy), context)
      : every;
  const kept = choose(ofApproach.filter(keeps));
  const { way: cheapest, thrifty, stronger } = promptedAt(candidates, volume, { adequate: all, measured }, keeps);
  // Of large models the best that keeps the budget leads, of whatever class it is. A small task that no model of the
  // approach can do, such as one on video, is left to the adequate one that can.
  const fit =
    kept ?? (isLarge(tier) ? bestOf(all.filter(keeps), pricing) : null) ?? free ?? (isLarge(tier) ? null : cheapest);
  const anchor = fit && isLarge(tier) ? fit : null;
  const ownKeys = keysOf(hosted);
  const untuned = ofApproach.filter(({ way }) => !way.tuned);
  const unlessFit = <W extends Way>(ranked: Ranked<W> | null) => (ranked?.way.key === fit?.way.key ? null : ranked);
  const value = anchor && valueBeside(at(candidates.large), anchor, context);
  return {
    best_fit: fit,
    over_budget: free && fit && free.way.key !== fit.way.key ? free : null,
    prompted:
      cheapest ??
      amongPrompts(untuned.filter(keeps), measured.filter(keeps), candidates) ??
      amongPrompts(untuned, measured, candidates),
    prompted_without_stakes: thrifty,
    prompted_better: stronger,
    prompted_larger: isLarge(tier)
      ? null
      : largerThan(cheapest, lessThanTuning(at(candidates.large).filter(keeps), fit), context),
    hosted: unlessFit(bestHosted),
    home: unlessFit(bestHome),
    leased: unlessFit(bestLeased && isLess(bestLeased, bestHome) ? bestLeased : null),
    best_value: value,
    most_expensive: dearestOf(candidates, volume),
    admitted: [...ofApproach, ...all.filter(({ way }) => !ownKeys.has(way.key)), ...measured],
    offers: hostedIn(candidates),
    excluded: [...home.excluded, ...leased.excluded.slice(0, 2), ...candidates.excluded],
    refused: home.refused,
  };
}

/** Those that cost less than the tuned way that they may save: who finds one that costs more good enough tunes all the same. */
function lessThanTuning(large: readonly Ranked[], fit: Ranked | null): Ranked[] {
  const most = fit?.way.tuned ? (fit.year_usd ?? ANY_COST) : ANY_COST;
  return large.filter(({ year_usd }) => year_usd !== null && year_usd < most);
}

/** What is worth less money than the best: none where that is noise beside the staff time, else by what hosts bill. */
function valueBeside(large: readonly Ranked[], best: Ranked, context: BriefContext): Ranked | null {
  const isNoise = bestValueOf(large, best, context) === null;
  return isNoise ? null : bestValueOf(large, best, { ...context, alike_usd: staffYear(context.pricing) });
}

const keysOf = (ranked: readonly Ranked[]): ReadonlySet<string> => new Set(ranked.map(({ way }) => way.key));

const alone = (way: Ranked | null): PromptedChoice => ({ way, thrifty: null, stronger: null });

/** Where no prompt keeps the budget, the one that costs least comes first, and what mistakes would pay for beside it. */
const leastFirst = (choice: PromptedChoice): PromptedChoice =>
  choice.thrifty ? { way: choice.thrifty, thrifty: null, stronger: choice.way } : choice;

/** The ways to start with a prompt: of those that keep the budget, or of all where none does. */
function promptedAt(
  candidates: CandidateSet,
  volume: number,
  { adequate: all, measured: atHome }: { adequate: readonly Ranked[]; measured: readonly Ranked[] },
  keeps: KeepsBudget,
): PromptedChoice {
  const { context, tier, large } = candidates;
  const measured = measuredOffers(context);
  const choose = (kept: KeepsBudget): PromptedChoice => {
    const [adequate, larger, known] = [all, rankedOffers(large, volume), rankedOffers(measured, volume)].map((ranked) =>
      ranked.filter(kept),
    );
    if (isLarge(tier)) return alone(thriftiest(adequate!, context));
    // Beside a machine, that of the tuned model, the better one may need a second machine.
    if (adequate!.length > 0 && adequate!.every(({ way }) => way.kind === "machine"))
      return alone(amongPrompts(adequate!, atHome.filter(kept), candidates));
    return promptedChoice({ adequate: adequate!, large: larger!, measured: known! }, volume, context);
  };
  const kept = choose(keeps);
  return kept.way ? kept : leastFirst(choose(() => true));
}

/** A leased machine is told only where it costs less than one on premises. */
const isLess = (leased: Ranked, home: Ranked | null): boolean =>
  home === null || (leased.year_usd ?? Number.POSITIVE_INFINITY) < (home.year_usd ?? 0);

/** Untuned models on machines, for a client to whom no hosted model is admitted. */
function promptedOnMachines(
  candidates: CandidateSet,
  volume: number,
  models: readonly Model[] = candidates.base,
): Ranked[] {
  const wanted: Wanted = { models, examples: 0, most_usd: ANY_COST, byCost: false };
  return [
    ...homeWays(candidates, volume, wanted).ranked,
    ...searchAll(wanted, candidates.leases, volume, candidates).ranked,
  ];
}

/** The model that was measured and is good enough, on machines; no larger one takes its place there. */
function measuredOnMachines(candidates: CandidateSet, volume: number): Ranked[] {
  const models = measuredOpen(candidates.context);
  return models.length === 0 ? [] : promptedOnMachines({ ...candidates, larger: [] }, volume, models);
}

/** Of prompts on machines that of the model that was measured, unless it costs far more; else as among any machines. */
function amongPrompts(ranked: readonly Ranked[], measured: readonly Ranked[], candidates: CandidateSet): Ranked | null {
  const { taxonomy } = candidates.context;
  const known = thriftiest(measured, candidates.context);
  const least = cheapestOf(ranked)?.year_usd ?? ANY_COST;
  const isNear = known?.year_usd != null && known.year_usd <= least * fittingNumber("measured-at-home", taxonomy);
  return isNear ? known : amongMachines(ranked, candidates);
}

/** The admitted frontier model with the largest bill. */
function dearestOf({ large, frontier }: CandidateSet, volume: number): ApiOffer | null {
  const cost = ({ tokens }: ApiOffer) => (tokens.request.likely === null ? -1 : Number(tokens.request.likely) * volume);
  return [...large, ...frontier]
    .filter((offer) => isAdmitted(offer) && offer.way.model.size_class === "frontier")
    .reduce<ApiOffer | null>((most, each) => (most === null || cost(each) > cost(most) ? each : most), null);
}
