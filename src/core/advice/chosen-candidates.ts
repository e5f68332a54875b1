/** What a verdict is served by: the candidates of its approach with their offers, and the best of them. */

import { servedWay } from "../comparison/way-row.ts";
import { rememberEach } from "../remember/remember.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet, SingleApproach } from "../ways/candidate-set.ts";
import { onClientsMachine } from "../ways/machine-search.ts";
import { reviewedShare } from "../ways/people.ts";
import { type PricedWay, priceWay } from "../ways/way-cost.ts";
import { insteadOfFrontier, LARGE, middleOf, type PricedCandidates, pricedAt, volumesOf } from "./priced-offers.ts";
import { briefContext, type Counting, type PricingSession } from "./pricing-session.ts";
import type { KeptCandidates } from "./remembered.ts";

/** The approach that the last step of a pipeline takes, which is what its model is recommended for. */
function singleApproach({ approach, local_required }: Verdict): SingleApproach | null {
  if (approach !== "pipeline") return approach;
  return local_required === true ? "local-large" : "cloud-frontier";
}

/** Volumes whose offers are kept for a set of candidates. */
const VOLUMES = 16;
const offersBy = rememberEach(VOLUMES, (candidates: CandidateSet, volume: number, context: BriefContext) =>
  pricedAt(candidates, context, volume),
);

/**
 * What a set of candidates offers a brief at a volume. Without a budget, stakes, checks that are planned and a model that
 * was measured it is the same to all briefs that share the set.
 */
export function offersFor(candidates: CandidateSet, context: BriefContext, volume: number): PricedCandidates {
  const { limits, stakes, baseline } = context.brief;
  const isShared =
    limits?.budget_per_month === undefined &&
    stakes === undefined &&
    baseline?.model === undefined &&
    reviewedShare(context.brief, context) === 0;
  return isShared ? offersBy(candidates, volume, context) : pricedAt(candidates, context, volume);
}

/** The candidates of a verdict, as briefs share them; null while it is open. */
function sharedCandidates(
  { sharedFor }: PricingSession,
  context: BriefContext,
  verdict: Verdict,
): KeptCandidates | null {
  const approach = singleApproach(verdict);
  if (!approach || !verdict.size_class || verdict.tier === null) return null;
  return sharedFor(context, verdict, approach, verdict.size_class);
}

/** Candidates, and what they offer at the volume of the brief, or at the middle one of three. */
export interface ChosenCandidates extends KeptCandidates {
  volumes: number[];
  middle: number;
  offers: PricedCandidates;
  /** Why a large open model takes the place of the frontier; null where it does not. */
  instead: string | null;
  /** What large open models offer, where they could take that place. */
  atLarge: PricedCandidates | null;
}

/** What a verdict is served by; null while it is open. */
export function chooseCandidates(
  session: PricingSession,
  context: BriefContext,
  verdict: Verdict,
): ChosenCandidates | null {
  const own = sharedCandidates(session, context, verdict);
  if (!own) return null;
  const volumes = volumesOf(context);
  const middle = middleOf(volumes)!;
  const ownOffers = offersFor(own.candidates, context, middle);
  const wantsLarge = singleApproach(verdict) === "cloud-frontier" && verdict.local_required === false;
  const large = wantsLarge ? session.sharedFor(context, verdict, LARGE.approach, LARGE.size) : null;
  const atLarge = large && offersFor(large.candidates, context, middle);
  const instead = atLarge && insteadOfFrontier(ownOffers, atLarge);
  const [kept, offers] = instead && large && atLarge ? [large, atLarge] : [own, ownOffers];
  return { ...kept, volumes, middle, offers, instead, atLarge };
}

/** The ways of a brief without the rows of an advice. */
export interface BriefWays {
  context: BriefContext;
  candidates: CandidateSet;
  offers: PricedCandidates;
}

/** Null while the verdict is open. */
export function waysOf(
  session: PricingSession,
  brief: Brief,
  verdict: Verdict,
  counting: Counting = {},
): BriefWays | null {
  const context = briefContext(session, brief, verdict, counting);
  const chosen = chooseCandidates(session, context, verdict);
  return chosen && { context, candidates: chosen.candidates, offers: chosen.offers };
}

/** What the ways of a brief in one call follow from, and what was decided of it. */
export interface Counted {
  context: BriefContext;
  decision: Verdict;
}

/** The way that an advice recommends; null while that is open, or where nothing serves. */
export function recommend(session: PricingSession, { context, decision }: Counted): ServedWay | null {
  const best = chooseCandidates(session, context, decision)?.offers.best_fit;
  return best ? servedWay(best, context.setting.requests_per_month === null, context.setting) : null;
}

/**
 * The model that fits best on the machine of the brief, whatever is in its way; null where the brief names no machine, or
 * no open model fits the approach.
 */
export function bestOnHardware(session: PricingSession, { context, decision }: Counted): PricedWay | null {
  const candidates = sharedCandidates(session, context, decision)?.candidates;
  if (!candidates?.clients) return null;
  const models = [...candidates.models].sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
  const way = onClientsMachine(models, candidates.clients, { examples: candidates.examples, context });
  return way && priceWay(way, context.setting.requests_per_month ?? 1, [], context);
}
