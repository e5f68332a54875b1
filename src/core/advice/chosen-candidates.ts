/** What a verdict is served by: the candidates of its approach with their offers, and the quote of the best of them. */

import { quoteOf } from "../comparison/way-row.ts";
import { rememberEach } from "../remember/remember.ts";
import type { Excluded, Quote } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Model } from "../types/pricing.ts";
import { modelOffer } from "../ways/api-ways.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet, SingleApproach } from "../ways/candidate-set.ts";
import { onClientsMachine } from "../ways/machine-search.ts";
import { machineCost } from "../ways/way-cost.ts";
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
 * What a set of candidates offers a brief at a volume. Without a budget, stakes and a model that was measured it is the
 * same to all briefs that share the set.
 */
export function offersFor(candidates: CandidateSet, context: BriefContext, volume: number): PricedCandidates {
  const { limits, stakes, baseline } = context.brief;
  const isShared = limits?.budget_per_month === undefined && stakes === undefined && baseline?.model === undefined;
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

/**
 * The quote of the model that fits best on the machine of the brief, with what is in its way; null where the brief
 * names no machine, or no open model fits the approach.
 */
export function quoteOnHardware(session: PricingSession, brief: Brief, verdict: Verdict): Quote | null {
  const context = briefContext(session, brief, verdict);
  const candidates = sharedCandidates(session, context, verdict)?.candidates;
  if (!candidates?.clients) return null;
  const { setting, pricing } = context;
  const models = [...candidates.models].sort((a, b) => (b.released ?? "").localeCompare(a.released ?? ""));
  const way = onClientsMachine(models, candidates.clients, { examples: candidates.examples, context });
  if (!way) return null;
  const cost = machineCost(way, Math.max(1, setting.requests_per_month ?? 1), pricing);
  const shown = quoteOf({ way, cost, offer: null }, setting.requests_per_month === null, setting);
  return { ...shown, obstacle: way.plan.obstacle };
}

/** What rules a hosted model out for a brief. */
export const exclusionsFor = (
  session: PricingSession,
  brief: Brief,
  verdict: Verdict,
  model: Model,
): readonly Excluded[] => modelOffer(model, briefContext(session, brief, verdict)).excluded;
