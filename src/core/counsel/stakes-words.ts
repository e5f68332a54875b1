/** What is at stake in an answer, as sentences of the counsel name it. */
import { countedMonths } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { amountIn, turnsOn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { accuracyMet, earnedBy, headroom, isAllReviewed, requiredAccuracy, shareOfRight } from "../tables/stakes.ts";
import { inMinutes, percentText, pointsText, roughAmount, roughCount } from "../text/amount.ts";
import { either, further } from "../text/sentence.ts";
import type { Brief } from "../types/brief.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { isLarge } from "../ways/needs.ts";
import { checkEnds, reviewMonth } from "../ways/people.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { type CheckLoss, checkLoss, paysGainPoints, targetLoss, type ValueSlack, valueSlack } from "./answer-worth.ts";
import { checkingFigures, checkSaving, neverPays } from "./checking.ts";
import { type CounselInput, isOneRun, perWords } from "./counsel-input.ts";

type Scored = Pick<NonNullable<Brief["baseline"]>, "score" | "target">;

/** What the stakes of answers rest on, whatever the ways to serve them. */
export type StakesInput = Pick<CounselInput, "context" | "requests" | "decision">;

/** An amount per answer as one of a month, of the one run, or of 1,000 answers while the volume is unknown. */
function amountOfAll(each: number | null, input: StakesInput): string {
  if (each === null) return "";
  const { currency } = input.context.setting.rate;
  return `${roughAmount(each * (input.requests ?? 1000), currency)} ${perWords(input)}`;
}

/** Worth per answer of one more right answer in a hundred: a hundredth of what lies between right and wrong. */
function pointWorth({ brief, setting, pricing }: BriefContext): number | null {
  const each = turnsOn(brief, setting.rate, pricing.fx);
  return each === null ? null : each / 100;
}

/** From where answers pay at all, unless a prompt is there already or all of them are checked; and what to do until then. */
function floorWords(input: StakesInput): string {
  const { brief, taxonomy } = input.context;
  const needed = requiredAccuracy(brief.stakes);
  const score = shareOfRight(brief, taxonomy)?.score;
  // A score of another kind cannot be held against it.
  const isOpen = brief.baseline === undefined || (score !== undefined && score < needed!);
  if (needed === undefined || !isOpen || isAllReviewed(brief)) return "";
  return further(worded("stakes-floor", { pays_from: percentText(needed), ...meanwhileFigures(input) }, taxonomy));
}

/** What it costs that people check all answers until then, or below how many minutes that is less than the mistakes of today; else nothing. */
function meanwhileFigures(input: StakesInput): Record<"checked" | "by" | "mistakes" | "minutes", string | null> {
  const nothing = { checked: null, by: null, mistakes: null, minutes: null };
  const saving = checkSaving(input.context);
  if (saving === null) return nothing;
  const { check, mistakes, below } = saving;
  if (below !== null) return { ...nothing, minutes: inMinutes(below) };
  const money = (each: number) => roughAmount(each * (input.requests ?? 1000), input.context.setting.rate.currency);
  const ends = checkEnds(check, input.context);
  const each = either(ends.map(({ minutes }) => inMinutes(minutes)));
  return {
    ...nothing,
    checked: `${either(ends.map(({ cost }) => money(cost)))} ${perWords(input)}`,
    by: `${each} each${check.is_given ? "" : ", assumed"}`,
    mistakes: money(mistakes),
  };
}

/** `even at 90% right`, `whatever the model`: the score at which checking still loses money. */
export const losesAtWords = ({ at }: Pick<CheckLoss, "at">, taxonomy: Taxonomy): string =>
  at === null
    ? worded("stakes-loses-always", {}, taxonomy)
    : worded("stakes-loses-at", { score: percentText(at) }, taxonomy);

/** The extra cost of `to` over `from` in words, and the points it must be right more often to pay. */
function payWords(from: PricedWay, to: PricedWay, input: CounselInput) {
  const { context, requests } = input;
  const { brief, setting, pricing } = context;
  const each = turnsOn(brief, setting.rate, pricing.fx);
  const [a, b] = [from, to].map(({ cost }) => inCurrency(cost.first_year.likely, setting.rate));
  if (a == null || b == null || !requests || !each) return null;
  const more = (b - a) / countedMonths(pricing);
  const amount = roughAmount(more, setting.rate.currency);
  const isOnce = isOneRun(input);
  return { more: `${amount}${isOnce ? "" : " a month"} more`, each, points: paysGainPoints(more, requests, each) ?? 0 };
}

/** `AU$40 between a right answer and a wrong one`, which people may catch. */
export function betweenWords(each: number, { brief, setting, taxonomy }: BriefContext): string {
  const id = isAllReviewed(brief) ? "stakes-between-caught" : "stakes-between";
  return worded(id, { amount: roughAmount(each, setting.rate.currency) }, taxonomy);
}

/** What the brief must still say before a gain has a worth: money per answer, or the share that is right. */
function stakeWords({ brief, taxonomy, setting, pricing }: BriefContext): string {
  const isScored = brief.baseline === undefined || shareOfRight(brief, taxonomy) !== undefined;
  if (!isScored && turnsOn(brief, setting.rate, pricing.fx) !== null) return worded("stakes-ask-share", {}, taxonomy);
  return worded(isAllReviewed(brief) ? "stakes-ask-right" : "stakes-ask-mistake", {}, taxonomy);
}

/** What to do with answers that lose money unchecked, where no tuned model pays; "" where they pay, where that was said, or nobody knows. */
function insteadWords(context: BriefContext): string {
  const { brief, taxonomy } = context;
  if (isAllReviewed(brief)) return further(worded("stakes-keep-checked", {}, taxonomy));
  if (accuracyMet(shareOfRight(brief, taxonomy), brief.stakes) !== false || checkSaving(context) !== null) return "";
  return further(worded(neverPays(context) ? "stakes-switch-off" : "stakes-check-until", {}, taxonomy));
}

/** What answers that are all right would be worth more than those of today. */
function headroomWorth(input: CounselInput): string {
  const { brief, taxonomy } = input.context;
  const [room, point] = [headroom(shareOfRight(brief, taxonomy)), pointWorth(input.context)];
  return room === undefined || point === null ? "" : amountOfAll(100 * room * point, input);
}

/** What the cheapest prompt would save, where a better model leads because that is nothing beside staff time, or those who check. */
function noiseWords({ offers: { prompted, least }, context, requests }: CounselInput): string {
  if (!prompted || !least || least.way.kind !== "api" || least.way.tuned || requests === null) return "";
  const { rate } = context.setting;
  const told = fittingAmount("better-band-told", context.taxonomy);
  const [from, more, less] = [
    amountIn(told, rate, context.pricing.fx),
    ...[prompted, least].map(({ cost }) => inCurrency(cost.bill.likely, rate)),
  ];
  if (from == null || more == null || less == null || more - less < from) return "";
  const figures = { model: least.way.name, saved: roughAmount(more - less, rate.currency) };
  const noise = amountIn(fittingAmount("better-band", context.taxonomy), rate, context.pricing.fx) ?? 0;
  const review = reviewMonth(context)?.low;
  if (more - less <= noise || review === undefined) return further(worded("better-band", figures, context.taxonomy));
  return further(
    worded("better-for-review", { ...figures, review: roughAmount(review, rate.currency) }, context.taxonomy),
  );
}

/** Why a better model leads than the one that was measured, or than the cheapest that would do. */
function strongerWords(input: CounselInput): string {
  const { prompted, prompted_without_stakes, today } = input.offers;
  const { brief, setting, taxonomy } = input.context;
  const beside = today ?? prompted_without_stakes;
  const paid = prompted && prompted_without_stakes && beside && payWords(beside, prompted, input);
  if (!paid) return noiseWords(input);
  const figures = {
    model: prompted.way.name,
    other: beside.way.name,
    score: today && brief.baseline ? percentText(brief.baseline.score) : null,
    more: paid.more,
    turns: roughAmount(paid.each, setting.rate.currency),
  };
  const right = isAllReviewed(brief) ? "better-for-right-caught" : "better-for-right";
  return further(worded(earnedBy(brief.stakes) ? right : "better-for-mistake", figures, taxonomy));
}

/** The points at which a better model would pay, where a gain of that size is possible. */
function strongerPaysWords(input: CounselInput): string {
  const { prompted, prompted_better } = input.offers;
  const other = prompted && prompted_better && payWords(prompted, prompted_better, input);
  if (!other || other.points > fittingNumber("stronger-pays-points", input.context.taxonomy)) return "";
  const figures = { model: prompted_better.way.name, more: other.more, points: pointsText(other.points) };
  return further(worded("better-would-pay", figures, input.context.taxonomy));
}

/** What comes of the answers at the score of today, and at the target where that is not reached. */
function atScores({ score, target }: Scored, text: (score: number) => string, input: StakesInput) {
  const now = { now: text(score), score: percentText(score), per: perWords(input) };
  return target === undefined || target <= score
    ? { ...now, later: null, target: null }
    : { ...now, later: text(target), target: percentText(target) };
}

/** What mistakes cost in a month or in the one run at the score of today, while that is short of what is needed. */
function mistakesWords(input: StakesInput): string {
  const { context, requests } = input;
  const { brief, setting, pricing, taxonomy } = context;
  const { stakes } = brief;
  const baseline = shareOfRight(brief, taxonomy);
  const wrong = amountIn(stakes?.wrong, setting.rate, pricing.fx);
  if (!baseline || !wrong || !requests || isAllReviewed(brief)) return "";
  const cost = (score: number) => roughAmount((1 - score) * wrong * requests, setting.rate.currency);
  return further(worded("stakes-mistakes", atScores(baseline, cost, input), taxonomy));
}

/** What answers lose or earn in a month or in the one run, today and at the target; what mistakes cost where none earns. */
function balanceWords(input: StakesInput): string {
  const { context, requests } = input;
  const { brief, setting, pricing, taxonomy } = context;
  const baseline = shareOfRight(brief, taxonomy);
  const [right, wrong] = [brief.stakes?.right, brief.stakes?.wrong].map((a) => amountIn(a, setting.rate, pricing.fx));
  if (!earnedBy(brief.stakes) || right == null || wrong == null) return mistakesWords(input);
  if (!baseline || !requests || isAllReviewed(brief)) return "";
  const all = (score: number) => requests * (score * right - (1 - score) * wrong);
  const isLoss = all(baseline.score) < 0;
  const at = (score: number) => {
    const amount = roughAmount(Math.abs(all(score)), setting.rate.currency);
    const [isLost, isFirst] = [all(score) < 0, score === baseline.score];
    // The verb is said again only where it is another.
    return isLost === isLoss && !isFirst
      ? amount
      : worded(isLost ? "stakes-lose" : "stakes-earn", { amount }, taxonomy);
  };
  return further(worded("stakes-balance", atScores(baseline, at, input), taxonomy));
}

/** What answers come to today and at the target, and from where on they pay: what no open answer changes. */
export const standingWords = (input: StakesInput): string => `${balanceWords(input)}${floorWords(input)}`.trim();

/** What tuning costs per mistake that the target avoids, where the brief gives no cost of a mistake. */
function avoidedWords(premium: number | null, input: CounselInput): string {
  const { context, requests } = input;
  const { brief, setting, taxonomy } = context;
  const baseline = shareOfRight(brief, taxonomy);
  if (premium === null || premium <= 0 || !requests || baseline?.target === undefined || brief.stakes) return "";
  const mistakes = Math.round(requests * (baseline.target - baseline.score));
  if (mistakes < 1) return "";
  const figures = {
    target: percentText(baseline.target),
    mistakes: roughCount(mistakes),
    per: perWords(input),
    each: roughAmount(premium / mistakes, setting.rate.currency),
  };
  return further(worded("stakes-avoided", figures, taxonomy));
}

/** Points that the best value may be right less often and still pay. */
function slackWords({ offers, context }: CounselInput): string {
  const slack = valueSlack(offers, context);
  const each = turnsOn(context.brief, context.setting.rate, context.pricing.fx);
  if (!slack || !each || !offers.best_value || slack.points > 100) return "";
  const figures = {
    model: offers.best_value.way.name,
    points: pointsText(slack.points),
    between: betweenWords(each, context),
  };
  return further(worded("value-pays", figures, context.taxonomy));
}

/** Why what a mistake costs moves nothing in work for large models, where no cheaper one is weighed by it; "" where one is. */
function unmovedWords({ offers, candidates, context }: CounselInput): string {
  const { brief, setting, pricing } = context;
  const wrong = amountIn(brief.stakes?.wrong, setting.rate, pricing.fx);
  if (!isLarge(candidates.tier) || !wrong || valueSlack(offers, context) !== null) return "";
  if (isAllReviewed(brief)) return " People check every answer, so what a mistake costs moves nothing here.";
  // What a budget or a machine that is there keeps from the best leads for that.
  if (offers.over_budget !== null || candidates.clients) return "";
  return ` At ${roughAmount(wrong, setting.rate.currency)} a mistake the best is worth taking, and the list has none better for this.`;
}

/** One more wrong answer in so many takes back what the best value saves. */
const takenBack = ({ points }: ValueSlack): string => roughCount(100 / points);

/** The words in braces that name what is at stake, each with its figure. */
export function stakesFigures(input: CounselInput, premium: number | null) {
  const { brief, setting } = input.context;
  const money = (amount: number | null) => roughAmount(amount, setting.rate.currency);
  const needed = requiredAccuracy(brief.stakes);
  const slack = valueSlack(input.offers, input.context);
  return {
    value_saves: () => amountOfAll(slack?.saved ?? null, input),
    one_in: () => (slack ? takenBack(slack) : ""),
    value_slack: () => slackWords(input),
    unmoved: () => unmovedWords(input),
    target_loss: () => amountOfAll(targetLoss(input.context)?.each ?? null, input),
    today_loss: () => amountOfAll(targetLoss(input.context)?.today ?? null, input),
    headroom_worth: () => headroomWorth(input),
    point: () => amountOfAll(pointWorth(input.context), input),
    pays_from: () => (needed === undefined ? "" : percentText(needed)),
    ...checkingFigures(input),
    floor: () => floorWords(input),
    loses_at: () => losesAtWords(checkLoss(input.context) ?? { at: null }, input.context.taxonomy),
    stronger: () => strongerWords(input),
    stronger_pays: () => strongerPaysWords(input),
    balance: () => balanceWords(input),
    avoided: () => avoidedWords(premium, input),
    stake: () => stakeWords(input.context),
    instead: () => insteadWords(input.context),
    check: () => money(checkLoss(input.context)?.check ?? null),
    earns: () => money(checkLoss(input.context)?.earns ?? null),
    review_minutes: () => String(brief.stakes?.review_minutes ?? ""),
  };
}
