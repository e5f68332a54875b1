/** The words in braces of the counsel table's sentences, each with the text it stands for. */

import { countedMonths, totalWords } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { turnsOn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { shareOfRight } from "../tables/stakes.ts";
import { countText, inMinutes, inSeconds, percentText, pointsText, roughAmount, roughCount } from "../text/amount.ts";
import type { PhraseFigures } from "../text/phrase.ts";
import { further } from "../text/sentence.ts";
import type { CounselWord } from "../types/taxonomy.ts";
import { goesSoon, goesWords } from "../ways/admission.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { plainName } from "../ways/way.ts";
import { premiumOver, supposedGain, worthNeeded } from "./answer-worth.ts";
import { clearlyByHand } from "./by-hand.ts";
import type { CounselInput, PricedOffers } from "./counsel-input.ts";
import { asideOf, neededExamples } from "./example-counts.ts";
import { judgingFigures } from "./judging.ts";
import { betweenWords, stakesFigures } from "./stakes-words.ts";
import { wayFigures } from "./way-words.ts";

/** When tuning pays: by the points it must be right more often, or by what one more right answer must be worth. */
function paysWords(points: number | null, premium: number | null, input: CounselInput): string {
  const { setting, pricing, brief, taxonomy } = input.context;
  const { rate } = setting;
  const each = turnsOn(brief, rate, pricing.fx);
  const counted_over = totalWords(countedMonths(pricing));
  if (points === 0) return worded("tuning-costs-no-more", { counted_over }, taxonomy);
  if (points !== null && each !== null) {
    const between = betweenWords(each, input.context);
    if (points >= fittingNumber("seen-points", taxonomy))
      return worded("tuning-pays", { points: gainWords(points, input), between }, taxonomy);
    return input.offers.prompted_without_stakes
      ? worded("tuning-pays-least", {}, taxonomy)
      : worded("tuning-pays-least-at", { between }, taxonomy);
  }
  const worth = worthNeeded(premium, input.requests, input.context);
  if (premium === null || worth === null) return "";
  const figures = {
    more: premiumWords(premium, input),
    gain: supposedText(input),
    worth: roughAmount(worth, rate.currency),
  };
  return worded("tuning-costs", figures, taxonomy);
}

/** `AU$9 a month more in year one`: one way beside another. */
function moreWords(premium: number | null, { context }: CounselInput): string {
  const money = (amount: number | null) => roughAmount(amount, context.setting.rate.currency);
  const [amount, than] = premium !== null && premium < 0 ? [-premium, "less"] : [premium, "more"];
  // One-off costs are spread over the year; work that is done once has none.
  if (context.pricing.is_one_run) return `${money(amount)} ${than}`;
  return `${money(amount)} a month ${than} in year one`;
}

/** The same of tuning, with what it is compared with: the model that was measured, or the prompt that is to be. */
const premiumWords = (premium: number | null, input: CounselInput): string =>
  `${moreWords(premium, input)} than ${input.offers.today?.way.name ?? "the prompt"}`;

/** The assumed gain in points, while nobody has measured one. */
const supposedText = ({ context }: CounselInput): string => pointsText(supposedGain(context));

/** How many examples to collect before tuning, where there are too few. */
function neededWords({ decision, context: { taxonomy } }: CounselInput): string {
  const { have, minimum } = decision.fine_tuning.examples;
  const needed = neededExamples(decision);
  if (minimum === null || needed === null || have === null || have >= minimum) return "";
  const all = countText(needed);
  const collect =
    have === 0
      ? worded("tuning-collect", { examples: all }, taxonomy)
      : worded("tuning-collect-more", { examples: countText(needed - have), all }, taxonomy);
  return needed > minimum ? `${collect} ${worded("tuning-pattern", {}, taxonomy)}` : collect;
}

/** The first two reasons why no way is left. */
function excludedWords({ excluded }: PricedOffers): string {
  const texts = [...new Set(excluded.map(({ text }) => text))];
  return texts.slice(0, 2).join(" ");
}

/** The model behind the score, where the brief names it, as another may score otherwise, and when it goes; else "". */
function measuredModel({ brief: { baseline }, pricing, setting, taxonomy }: BriefContext): string {
  if (baseline?.model === undefined) return "";
  const found = findModel(pricing.models, baseline.model);
  if (found.found !== "model") return baseline.model;
  const name = plainName(found.model);
  return goesSoon(found.model, setting.as_of, taxonomy) ? `${name} (${goesWords(found.model)})` : name;
}

/** What a prompt scores today, where that is below the target. */
function todayWords(context: BriefContext): string {
  const { baseline } = context.brief;
  if (baseline?.target === undefined || baseline.score >= baseline.target) return "";
  const [score, target] = [percentText(baseline.score), percentText(baseline.target)];
  return worded("prompt-today", { score, target, model: measuredModel(context) }, context.taxonomy);
}

/** Points by which tuning must win. Above 100 it cannot, so the exact figure says nothing. */
function gainWords(points: number | null, input: CounselInput): string {
  const seen = fittingNumber("seen-points", input.context.taxonomy);
  if (points === null) return "";
  if (points > 100) return "more than 100 points";
  return points > 0 && points < seen ? `even ${pointsText(seen)}` : pointsText(points);
}

/** That tuning comes after the search, and what it costs more, where it does; "" where nothing is to be tuned. */
function tuningLast(premium: number | null, input: CounselInput): string {
  if (!input.offers.best_fit?.way.tuned) return "";
  const more = premium !== null && premium > 0 && input.requests !== null ? premiumWords(premium, input) : null;
  return further(worded("tuning-last", { more }, input.context.taxonomy));
}

/**
 * When to tune where a prompt misses the target: once no model reaches it; after the others and against the best of them
 * where points pay so soon that whatever they reach, more pays as well.
 */
function tuneThenWords(premium: number | null, points: number | null, input: CounselInput, tune: string): string {
  const { brief, setting, pricing, taxonomy } = input.context;
  const each = turnsOn(brief, setting.rate, pricing.fx);
  const isSoon = points !== null && points <= fittingNumber("tuned-beside-points", taxonomy);
  // Points of another metric are no answers more that are right.
  if (!isSoon || each === null || input.requests === null || !shareOfRight(brief, taxonomy))
    return worded("tuning-after-miss", { target: percentText(brief.baseline?.target ?? 0), tune }, taxonomy);
  const [worth, more] = [(each * input.requests) / 100, premium].map((amount) =>
    roughAmount(amount, setting.rate.currency),
  );
  const gain = points > 0 ? pointsText(Math.max(points, fittingNumber("seen-points", taxonomy))) : null;
  return worded("tuning-after-others", { tune, worth, more, points: gain }, taxonomy);
}

/** The words in braces that name what makes tuning pay. */
function worthFigures(premium: number | null, points: number | null, input: CounselInput, tune: () => string) {
  const { context } = input;
  return {
    tune_then: () => tuneThenWords(premium, points, input, tune()),
    pays: () => further(paysWords(points, premium, input)),
    tuning_last: () => tuningLast(premium, input),
    worth: () => roughAmount(worthNeeded(premium, input.requests, context), context.setting.rate.currency),
    supposed_gain: () => supposedText(input),
  };
}

/** The words in braces that name how much work there is. */
function volumeFigures({ requests }: CounselInput) {
  const words = requests === 1 ? "1 request" : `${roughCount(requests ?? 0)} requests`;
  return { requests: () => words, whole_job: () => (requests === null ? "" : `, if that is ${words}`) };
}

/** The words in braces on what an answer rests on, each of which is counted apart: a call, a search and what follows. */
function partFigures({ context: { needs } }: CounselInput) {
  return {
    parts: () =>
      needs.tools
        ? "whether the right call was made, the right passage found and the answer right"
        : "whether the right passage was found and whether the answer follows it",
    parts_first: () => (needs.tools ? "improve the first that fails" : "improve the search first"),
  };
}

/** The words in braces on steps beside one call. */
function stepFigures({ steps, context }: CounselInput) {
  const { pricing, setting } = context;
  const spoken = (amount: number | null) => roughAmount(amount, setting.rate.currency);
  return {
    premium_steps: () => (steps ? `${spoken(steps.steps_year)} ${totalWords(countedMonths(pricing))}` : ""),
    steps_seconds: () => inSeconds(steps?.seconds ?? 0),
    search: () => (steps?.searches ? further(worded("search-stays", {}, context.taxonomy)) : ""),
    whole: () => steps?.whole_name ?? "",
    whole_cost: () => (steps ? `${spoken(steps.whole_year)}` : ""),
  };
}

/** All words in braces: `premium` is what tuning costs more a month, `points` the gain at which it pays. */
export function figuresOf(
  input: CounselInput,
  premium: number | null,
  points: number | null,
): PhraseFigures<CounselWord> {
  const { context } = input;
  const { baseline, limits } = context.brief;
  const percent = (share: number | undefined) => (share === undefined ? "" : percentText(share));
  const gap = baseline?.target === undefined ? null : Math.max(0, baseline.target - baseline.score) * 100;
  const money = (amount: number | null) => roughAmount(amount, context.setting.rate.currency);
  const ways = wayFigures(input);
  return {
    today: () => further(todayWords(context)),
    on: () => further(measuredModel(context) && `on ${measuredModel(context)}`),
    ...judgingFigures(input),
    ...ways,
    ...partFigures(input),
    exacting: () => (input.decision.facts?.code === true ? "For code" : "Where it must act in other systems"),
    score: () => percent(baseline?.score),
    target: () => percent(baseline?.target),
    gap: () => (gap === null ? "no target is set" : pointsText(gap)),
    gain: () => gainWords(points, input),
    premium: () => premiumWords(premium, input),
    over_cheap: () => moreWords(premiumOver(input.offers.best_fit, input.offers.prompted, context), input),
    headroom: () => (baseline ? pointsText((1 - baseline.score) * 100) : ""),
    needed: () => further(neededWords(input)),
    ...worthFigures(premium, points, input, ways.tune_fit),
    excluded: () => excludedWords(input.offers),
    aside: () => countText(asideOf(input.decision, context)),
    ...stakesFigures(input, premium),
    minutes: () => inMinutes(clearlyByHand(input)?.minutes ?? 0),
    person: () => money(clearlyByHand(input)?.person ?? null),
    answer: () => money(clearlyByHand(input)?.answer ?? null),
    ...volumeFigures(input),
    limit: () => inSeconds(limits?.latency_s ?? 0),
    within: () => (limits?.latency_s === undefined ? "" : ` and within ${inSeconds(limits.latency_s)}`),
    ...stepFigures(input),
  };
}
