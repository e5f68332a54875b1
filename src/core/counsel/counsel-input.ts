/** What the counsel on an advice is given: the ways at their prices, the decision, and what stands beside them. */

import { fittingNumber } from "../tables/fitting.ts";
import { withText } from "../text/amount.ts";
import type { Excluded, ServedWay } from "../types/advice.ts";
import type { Pico } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { Row, ServedBy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet } from "../ways/candidate-set.ts";
import type { Choices } from "../ways/offers.ts";
import { mayScoreMore } from "../ways/prompted-choice.ts";
import type { PricedWay } from "../ways/way-cost.ts";

/** What a model bills in a month. */
export interface HighestBill {
  name: string;
  bill: Pico;
}

/** The ways of an advice, priced at one volume. */
export interface PricedOffers extends Choices<PricedWay> {
  volume: number;
  /** Of all that are admitted, the one that costs least. */
  least: PricedWay | null;
  /** The dearest admitted frontier model, and what it bills in a month. */
  most_expensive: HighestBill | null;
  excluded: Excluded[];
  /** Which ways keep the budget; null where none is set, or while the volume is unknown. */
  keeps: { best_fit: boolean; prompted: boolean } | null;
}

/** One of the ways of an offer. */
export type PickWay = (offers: PricedOffers) => PricedWay | null;

/** What the steps of a brief come to beside one call. */
export interface StepsBeside {
  cost_more: boolean;
  /** Whether one of them finds passages, which a call cannot do for itself. */
  searches: boolean;
  /** Over the first year, in the currency of the advice; null is unknown. */
  steps_year: number | null;
  /** All of them one after the other; null while a host does not say how long it takes. */
  seconds: number | null;
  /** They take longer than the limit of the brief. */
  too_long: boolean;
  whole_year: number | null;
  whole_name: string;
  whole: ServedWay | null;
}

export interface CounselInput {
  context: BriefContext;
  candidates: CandidateSet;
  decision: Decision;
  /** Null while the volume is unknown. */
  requests: number | null;
  /** At the volume of the brief, or at the middle one of three. */
  offers: PricedOffers;
  /** At each of three volumes while it is unknown; else that of `offers` alone. */
  everywhere: PricedOffers[];
  steps: StepsBeside | null;
  home_volume: number | null;
  /** What serves in place of a language model or beside it, by the notices that hold. */
  served_by: ServedBy;
  /** The small classifier at a volume; null where answers are no labels, or where it is ruled out. */
  classifier(volume: number): PricedWay | null;
}

/** Whether a machine would pay only at many times the client's volume, so that it is no choice. */
export function isBeyond(
  priced: PricedWay | null,
  { home_volume, requests, decision, context }: CounselInput,
): boolean {
  if (priced?.way.kind !== "machine" || priced.way.is_clients || decision.local_required === true) return false;
  if (home_volume === null || requests === null) return false;
  return home_volume > fittingNumber("beyond-times", context.taxonomy) * requests;
}

/**
 * Whether the work is done once, so that nothing tuned, bought or leased for it can pay back later. False where the data
 * may not leave: they need a machine even for one run.
 */
export const isOneRun = ({ context, decision }: Pick<CounselInput, "context" | "decision">): boolean =>
  context.pricing.is_one_run === true && decision.local_required !== true;

/** `in the one run`, or as `withText` has it: what an amount is for. */
export function perWords(input: Pick<CounselInput, "context" | "decision" | "requests">): string {
  const isMonthly = input.requests !== null;
  return isMonthly && isOneRun(input) ? "in the one run" : withText(isMonthly);
}

/** Whether a machine must be bought or leased for a way. */
export const needsMachine = ({ way }: PricedWay): boolean => way.kind === "machine" && !way.is_clients;

/** Whether a prompt can run without buying a machine: at a host, or on one that the client has. */
export const isPromptHosted = ({ prompted, best_fit }: Pick<PricedOffers, "prompted" | "best_fit">): boolean => {
  const prompt = prompted ?? best_fit;
  return prompt === null || !needsMachine(prompt);
};

/** Which ways keep the budget in one run: one that is tuned, or needs a machine, does not. */
export function keptInOneRun({ keeps, best_fit }: PricedOffers): PricedOffers["keeps"] {
  const isWasted = best_fit !== null && (best_fit.way.tuned || needsMachine(best_fit));
  return keeps && { ...keeps, best_fit: keeps.best_fit && !isWasted };
}

/** What another way is compared with: the model that was measured and misses, else the prompt to start with. */
export const comparedWith = ({ today, prompted }: Pick<PricedOffers, "today" | "prompted">): PricedWay | null =>
  today ?? prompted;

/** Of the prompted and the larger model, those without a score yet that may do better. */
export const unscoredOf = (
  { prompted, prompted_larger }: PricedOffers,
  { brief, pricing }: BriefContext,
): PricedWay[] =>
  [prompted, prompted_larger]
    .filter((each) => each !== null)
    .filter(({ way }) => mayScoreMore(way.model, brief, pricing));

/** The model to start with, or the first to try; null where the counsel starts with no model. */
export function startingWay({ then }: Row, offers: PricedOffers, context: BriefContext): PricedWay | null {
  const { best_fit, prompted } = offers;
  if (then.start_with === "fit") return best_fit;
  if (then.start_with !== "cheap") return null;
  const tried = then.beside === "larger" ? unscoredOf(offers, context)[0] : undefined;
  return tried ?? prompted ?? best_fit;
}
