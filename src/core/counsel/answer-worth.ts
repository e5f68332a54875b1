/**
 * What an answer is worth: how many points more often right pay for the way that costs more, and what answers lose that
 * are checked for more than they earn, or are not right often enough.
 */

import { countedMonths } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { amountIn, turnsOn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { earnedBy, isAllReviewed, requiredAccuracy, shareOfRight } from "../tables/stakes.ts";
import type { FactValue } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { checkOf } from "../ways/people.ts";
import { isMeasured, mayScoreMore } from "../ways/prompted-choice.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import type { PricedOffers } from "./counsel-input.ts";

/** What one way costs a month more than another, over the first year, in the currency of the advice; null is unknown. */
export function premiumOver(
  way: PricedWay | null,
  other: PricedWay | null,
  { setting: { rate }, pricing }: Pick<BriefContext, "setting" | "pricing">,
): number | null {
  const [more, less] = [way, other].map((each) => (each ? inCurrency(each.cost.first_year.likely, rate) : null));
  return more == null || less == null ? null : (more - less) / countedMonths(pricing);
}

/**
 * Points of a hundred by which answers must be right more often for a premium to pay; null without stakes or volume.
 * 0 where the way costs no more.
 */
export function paysGainPoints(
  premium: number | null,
  requests: number | null,
  perAnswer: number | null,
): number | null {
  if (premium === null) return null;
  if (premium <= 0) return 0;
  if (!requests || !perAnswer) return null;
  return (premium / (requests * perAnswer)) * 100;
}

/** Points that tuning is supposed to gain while nobody has measured it: those that are missing, where a score is short. */
export function supposedGain({ brief: { baseline }, taxonomy }: Pick<BriefContext, "brief" | "taxonomy">): number {
  const missing = baseline?.target === undefined ? 0 : (baseline.target - baseline.score) * 100;
  return missing > 0 ? Number(missing.toPrecision(6)) : fittingNumber("supposed-gain", taxonomy);
}

/**
 * What each answer more that is right must be worth for a premium to pay, at the gain that is supposed while nobody has
 * measured one; in the currency of the premium. Null where what turns on an answer is known, and without a volume.
 */
export function worthNeeded(premium: number | null, requests: number | null, context: BriefContext): number | null {
  const { brief, setting, pricing } = context;
  if (premium === null || premium <= 0 || !requests || turnsOn(brief, setting.rate, pricing.fx)) return null;
  return premium / (requests * (supposedGain(context) / 100));
}

/** Whether anybody may believe that an answer is worth so much. */
export function tuningWorth(worth: number | null, { setting, pricing, taxonomy }: BriefContext): FactValue {
  const most = amountIn(fittingAmount("worth-most", taxonomy), setting.rate, pricing.fx);
  if (worth === null || most === null) return "not-known";
  return worth > most ? "beyond" : "believable";
}

/** The gain that is needed, against the gap to the target and against what any model could add. */
export function gainNeeded(points: number | null, { brief, taxonomy }: BriefContext): FactValue {
  const baseline = shareOfRight(brief, taxonomy);
  if (points === null || !baseline) return "not-known";
  const headroom = (1 - baseline.score) * 100;
  const gap = baseline.target === undefined ? null : (baseline.target - baseline.score) * 100;
  if (gap !== null && points <= Math.min(gap, headroom / 2)) return "within-gap";
  return points <= headroom ? "within-headroom" : "beyond-headroom";
}

/** What the best value saves beside the best large model, and how much less often right it may be for that. */
export interface ValueSlack {
  /** With each answer, in the currency of the advice. */
  saved: number;
  /** Of a hundred. */
  points: number;
}

/** Null where nothing is known to turn on an answer, and where there is no best value that saves anything. */
export function valueSlack(
  { best_fit, best_value, volume }: PricedOffers,
  { brief, setting, pricing }: BriefContext,
): ValueSlack | null {
  const each = turnsOn(brief, setting.rate, pricing.fx);
  const [best, least] = [best_fit, best_value].map((priced) => priced?.cost.bill.likely ?? null);
  if (!each || best == null || least == null) return null;
  const saved = (inCurrency(best - least, setting.rate) ?? 0) / volume;
  return saved > 0 ? { saved, points: (saved / each) * 100 } : null;
}

/** What checking costs and a right answer earns, where a person checks each one; in the currency of the advice. */
interface Checked {
  minutes: number;
  /** For each answer, right or wrong. */
  cost: number;
  earns: number;
}

/** Null where not every answer is checked, or where an amount is not known. */
function checkedAll(context: BriefContext): Checked | null {
  const { brief, setting, pricing } = context;
  const { stakes } = brief;
  const earns = amountIn(earnedBy(stakes), setting.rate, pricing.fx);
  const check = stakes?.review_minutes ? checkOf(context) : null;
  if (earns === null || check === null || !isAllReviewed(brief)) return null;
  return { minutes: check.minutes, cost: check.cost, earns };
}

/** What checking comes to for a right answer, wrong ones counted in, where it loses money. */
export interface CheckLoss {
  minutes: number;
  check: number;
  earns: number;
  /** Share of right answers at which it does: the target; null where it does at any. */
  at: number | null;
}

/** Where a person checks each answer for more than a right one earns, whatever the model or even at the target; else null. */
export function checkLoss(context: BriefContext): CheckLoss | null {
  const checked = checkedAll(context);
  if (!checked) return null;
  const { minutes, cost, earns } = checked;
  const target = shareOfRight(context.brief, context.taxonomy)?.target;
  if (cost >= earns) return { minutes, check: cost, earns, at: null };
  return target && cost / target >= earns ? { minutes, check: cost / target, earns, at: target } : null;
}

/** What checking loses at the score of today, while a better score would pay for it. */
interface CheckFloor {
  /** For each answer. */
  cost: number;
  earns: number;
  score: number;
  /** Lost with each answer on average, at that score. */
  each: number;
  /** Share of right answers from which they pay. */
  needed: number;
}

/** Null where checking pays today, and where nothing makes it pay. */
export function checkFloor(context: BriefContext): CheckFloor | null {
  const checked = checkedAll(context);
  const score = shareOfRight(context.brief, context.taxonomy)?.score;
  if (!checked || score === undefined || checkLoss(context) !== null) return null;
  const { cost, earns } = checked;
  const each = cost - score * earns;
  return each > 0 ? { cost, earns, score, each, needed: cost / earns } : null;
}

/** What a mistake loses, in the currency of the advice. */
interface MistakeLoss {
  earns: number;
  mistake: number;
  /** With what a corrected answer would earn, as a right one does. */
  corrected: number;
}

/** Null where an amount is not known. */
export function lossOfMistake({ brief: { stakes }, setting, pricing }: BriefContext): MistakeLoss | null {
  const [earns, mistake] = [earnedBy(stakes), stakes?.wrong].map((each) => amountIn(each, setting.rate, pricing.fx));
  return earns == null || mistake == null ? null : { earns, mistake, corrected: mistake + earns };
}

/** What answers that nobody checks lose although they are as often right as the client asks. */
interface TargetLoss {
  /** Share of right answers that is the target, and the one from which answers pay; 0 to 1. */
  target: number;
  needed: number;
  /** For each answer on average, and the same at the score of today; in the currency of the advice. */
  each: number;
  today: number;
  /** By one that is wrong, and by one that is wrong where a corrected one would earn what a right one does. */
  mistake: number;
  corrected: number;
}

/** Where even the target loses money, whatever the model; null where it pays, where all is checked, or unknown. */
export function targetLoss(context: BriefContext): TargetLoss | null {
  const { brief } = context;
  const baseline = shareOfRight(brief, context.taxonomy);
  const { stakes } = brief;
  const needed = requiredAccuracy(stakes);
  const target = baseline?.target;
  if (needed === undefined || target === undefined || target >= needed) return null;
  const loss = lossOfMistake(context);
  if (loss === null || isAllReviewed(brief)) return null;
  const { earns, mistake } = loss;
  const lost = (score: number) => (1 - score) * mistake - score * earns;
  return {
    target,
    needed,
    each: lost(target),
    today: lost(baseline?.score ?? target),
    mistake,
    corrected: loss.corrected,
  };
}

/** What the best prompt scores today, against what is needed, and whether even that loses money. `start` is what a prompt would start with. */
export function promptToday(start: PricedWay | null, context: BriefContext): FactValue {
  const { brief, pricing } = context;
  const { baseline } = brief;
  if (!baseline) return "not-measured";
  if (baseline.target === undefined) return "no-target";
  if (targetLoss(context) !== null) return "target-at-a-loss";
  if (baseline.score < baseline.target) return "target-missed";
  return start && isMeasured(start.way.model, brief, pricing) ? "target-met-by-start" : "target-met";
}

/** Whether what turns on the answers pays for a better model than a prompt would start with, and no score says what that does. */
export function isUntried(
  { prompted, prompted_without_stakes }: PricedOffers,
  { brief, pricing }: BriefContext,
): boolean {
  if (!prompted || !prompted_without_stakes) return false;
  const { baseline } = brief;
  // Where no model is named, the score is that of the best prompt on a large one.
  if (baseline === undefined) return true;
  return baseline.model !== undefined && mayScoreMore(prompted.way.model, brief, pricing);
}
