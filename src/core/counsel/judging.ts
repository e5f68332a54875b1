/**
 * How many answers people judge to measure a model or to compare two, and how long that takes: a label is seen at a
 * glance, an opinion on a long document must be read.
 */
import { countedMonths, numberOf } from "../prices/defaults.ts";
import { inCurrency } from "../prices/fx.ts";
import { casesToTell, shareInterval, Z } from "../tables/chance.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { counted, countText, inMinutes, pointsText, roughAmount, roughCount } from "../text/amount.ts";
import { further } from "../text/sentence.ts";
import type { DefaultId } from "../types/pricing.ts";
import type { FittingId } from "../types/taxonomy.ts";
import { judgingHour, minutesToRead, reviewedShare, sourceTokens } from "../ways/people.ts";
import { labourOf } from "../ways/way-cost.ts";
import { valueSlack } from "./answer-worth.ts";
import type { CounselInput } from "./counsel-input.ts";

/** What one answer takes to judge. */
interface Each {
  minutes: number;
  /** What is read beside the answer, so that judging takes longer than reading that; null where nothing is. */
  beside: "example" | "request" | null;
}

/** Answers to judge, each of so many models, and the hours of it. */
export interface Judging {
  answers: number;
  each: Each;
  hours: number;
  /** Whether examples of the client stand in for new requests; their answers are there to compare with. */
  of_examples: boolean;
}

/** What it takes to judge the answers of so many models to one request: to read them, and what they are compared with. */
function judgedEach(models: number, ofExamples: boolean, { context, decision }: CounselInput): Each {
  const { brief, setting, pricing } = context;
  const value = (id: DefaultId) => numberOf(pricing.defaults, id);
  // What a program checks takes nobody's time.
  if (ofExamples && brief.correctness === "exact") return { minutes: 0, beside: null };
  // Who says how long checking an answer takes is not told another time for the same work.
  const stated = brief.stakes?.review_minutes;
  if (stated) return { minutes: models * stated, beside: null };
  const { output_tokens: written } = setting.filled.profile;
  // Of retrieved passages, and of a text whose length is a guess, only what is asked is read.
  const isRead = decision.passages !== true && brief.usage?.input_tokens !== undefined;
  const beside = ofExamples ? "example" : isRead ? "request" : null;
  const tokens = { example: written, request: sourceTokens(context) };
  const read = minutesToRead(models * written + (beside === null ? 0 : tokens[beside]), context);
  const least = value("checking-minutes");
  return read > least ? { minutes: read, beside } : { minutes: least, beside: null };
}

/** As many as are wanted, where they can be judged in the hours of an evaluation; fewer where not, and `least` at least. */
function judgingOf(wanted: number, least: number, models: number, input: CounselInput): Judging {
  const { brief, pricing } = input.context;
  const have = brief.examples ?? 0;
  const of_examples = have >= least;
  const each = judgedEach(models, of_examples, input);
  const { minutes } = each;
  const fit = minutes === 0 ? wanted : (numberOf(pricing.defaults, "evaluation-hours") * 60) / minutes;
  const most = of_examples ? Math.min(wanted, have) : wanted;
  const answers = fit >= most ? most : Math.max(least, Math.floor(fit / 10) * 10);
  return { answers, each, hours: (answers * minutes) / 60, of_examples };
}

const line = (id: FittingId, { context }: CounselInput): number => fittingNumber(id, context.taxonomy);

/** Answers of two models that show a difference of so many points, nineteen times in twenty. */
const answersToShow = (points: number, score: number): number =>
  Math.ceil((2 * Z ** 2 * score * (1 - score)) / (points / 100) ** 2);

/**
 * Two models on the same requests: those of a month where there are few, and never a handful. As many as show a
 * difference of which the cheaper model no longer pays, where that is known.
 */
export function trialOf(input: CounselInput): Judging {
  const [least, most] = [line("trial-least", input), line("trial-most", input)];
  const wanted = Math.min(most, Math.max(least, Math.round(input.requests ?? most)));
  const usual = judgingOf(wanted, least, 2, input);
  const slack = valueSlack(input.offers, input.context);
  const score = input.context.brief.baseline?.score ?? line("supposed-score", input);
  const needed = slack ? answersToShow(slack.points, score) : 0;
  if (needed <= usual.answers) return usual;
  const of_examples = (input.context.brief.examples ?? 0) >= needed;
  const each = judgedEach(2, of_examples, input);
  return { answers: needed, each, hours: (needed * each.minutes) / 60, of_examples };
}

/** One model, to know what it scores; of few requests a month no more than come in, and never a handful. */
function measureOf(input: CounselInput): Judging {
  const [few, usual] = [line("trial-least", input), line("measure-least", input)];
  const least = Math.max(few, Math.min(usual, Math.round(input.requests ?? usual)));
  return judgingOf(line("measure-most", input), least, 1, input);
}

/** Whether a test that shows from where the best value no longer pays costs more than it could save in a year. */
export function isTestTooDear(input: CounselInput): boolean {
  const { offers, requests, context } = input;
  if (!offers.best_value || !offers.best_fit || requests === null) return false;
  const [saved, cost] = [savedBy(input), trialCost(trialOf(input), input)];
  return saved !== null && cost !== null && countedMonths(context.pricing) * saved < cost;
}

/** What the best value saves in a month beside the best model, in the currency of the advice; null where it is not known. */
function savedBy({ offers: { best_fit, best_value }, context }: CounselInput): number | null {
  const best = best_fit?.cost.bill.likely ?? null;
  const least = best_value?.cost.bill.likely ?? null;
  return best === null || least === null ? null : inCurrency(best - least, context.setting.rate);
}

/** What it costs to try a second model: the work to evaluate it, and the time of those who judge. */
function trialCost({ hours }: Judging, { context }: CounselInput): number | null {
  const { pricing, setting } = context;
  const once = inCurrency(labourOf(pricing).evaluation, setting.rate);
  const hour = judgingHour(context);
  return once === null || hour === null ? null : once + hours * hour;
}

/** Whether judging takes more than an afternoon. */
const isLong = ({ hours }: Judging, input: CounselInput): boolean => hours > line("afternoon-hours", input);

const hoursText = (hours: number): string => String(Math.round(hours));

/** `200 of your 4,000 examples`, whose answers are known; without enough of them, requests that come in. */
function onWords(input: CounselInput): string {
  const { answers, of_examples } = measureOf(input);
  const { brief, taxonomy } = input.context;
  const have = brief.examples ?? 0;
  const some = answers < have ? String(answers) : null;
  const figures = { some, all: of_examples ? countText(have) : null, requests: String(answers) };
  return worded("measure-on", figures, taxonomy);
}

/** Months in which so many requests come in, where it takes more than one; else null. */
function monthsText({ answers, of_examples }: Judging, { requests }: CounselInput): string | null {
  if (of_examples || requests === null || answers <= requests) return null;
  return counted(Math.ceil(answers / requests), "month");
}

/** What measuring takes that is more than an afternoon, which is why no more answers are asked for; else "". */
function longWords(input: CounselInput): string {
  const measuring = measureOf(input);
  if (!isLong(measuring, input)) return "";
  const { brief, pricing, taxonomy } = input.context;
  const { minutes, beside } = measuring.each;
  // Who checks answers later reads these alone, which takes less.
  const isReadAlone = reviewedShare(brief, { pricing }) === 0;
  const eachTakes = (of: Each["beside"]) => (beside === of && !isReadAlone ? inMinutes(minutes) : null);
  const figures = {
    hours: hoursText(measuring.hours),
    with_example: eachTakes("example"),
    with_request: eachTakes("request"),
    months: monthsText(measuring, input),
  };
  return further(worded("measure-takes", figures, taxonomy));
}

/** What to put both models to; which to take where a year of the difference is worth less than the trial, or there is one. */
function compareWords(input: CounselInput): string {
  const { offers, context } = input;
  const { taxonomy, setting } = context;
  const few = String(line("trial-least", input));
  if (!offers.best_value || !offers.best_fit) return worded("compare-by-people", { requests: few }, taxonomy);
  const trial = trialOf(input);
  const { answers, hours, of_examples } = trial;
  const those = { examples: of_examples ? roughCount(answers) : null, requests: roughCount(answers) };
  if (!isTestTooDear(input)) {
    const takes = isLong(trial, input) ? hoursText(hours) : null;
    return worded("compare-blind", { ...those, hours: takes }, taxonomy);
  }
  const money = (amount: number | null) => roughAmount(amount, setting.rate.currency);
  const figures = {
    ...those,
    model: offers.best_fit.way.name,
    other: offers.best_value.way.name,
    saved: money(savedBy(input)),
    cost: money(trialCost(trial, input)),
    few,
  };
  return worded("compare-too-dear", figures, taxonomy);
}

/** Half of the range that chance leaves a score on so many answers, in whole points. */
function toPoints(score: number, answers: number): number {
  const { low, high } = shareInterval(score, answers);
  return Math.max(1, Math.round(50 * (high - low)));
}

/** The range of the score that chance leaves, where it is known and the target lies in it; else null. */
function chanceRange({ context }: CounselInput): { low: number; high: number } | null {
  const { score, target, cases, interval } = context.brief.baseline ?? {};
  if (score === undefined || target === undefined) return null;
  const range = interval ?? (cases === undefined ? null : shareInterval(score, cases));
  return !range || target < range.low || target > range.high ? null : range;
}

/** That the score and the target differ by no more than chance, where it is known how many answers were scored. */
function chanceWords(input: CounselInput): string {
  if (chanceRange(input) === null) return "";
  const { brief, taxonomy } = input.context;
  const cases = brief.baseline?.cases;
  const answers = cases === undefined ? null : countText(cases);
  return further(worded("score-by-chance", { answers }, taxonomy));
}

/** How many answers to score first: with fewer, a gap this small is no more than chance, nineteen times in twenty. */
function scoreMoreWords(input: CounselInput): string {
  const { score, target, cases } = input.context.brief.baseline ?? {};
  if (chanceRange(input) === null || cases === undefined || target === score) return "";
  const needed = casesToTell(score!, target!, cases + line("score-more-most", input));
  if (needed === null || needed <= cases) return "";
  return `${worded("score-more", { answers: roughCount(needed - cases) }, input.context.taxonomy)} `;
}

/** Requests that show whether another model reaches the score: those that were scored, where their number is known. */
function confirmWords(input: CounselInput): string {
  const { brief, taxonomy } = input.context;
  const { score = 0, cases } = brief.baseline ?? {};
  const requests = line("tuned-wins-answers", input);
  const figures = {
    cases: cases ? countText(cases) : null,
    requests: String(requests),
    points: pointsText(toPoints(score, requests)),
  };
  return worded("confirm-on", figures, taxonomy);
}

/** The words in braces that name what people judge, each with its figure. */
export function judgingFigures(input: CounselInput) {
  return {
    measure: () => String(measureOf(input).answers),
    measure_on: () => onWords(input),
    measure_takes: () => longWords(input) || further(worded("measure-afternoon", {}, input.context.taxonomy)),
    measure_long: () => longWords(input),
    compare: () => compareWords(input),
    confirm: () => confirmWords(input),
    chance: () => chanceWords(input),
    score_more: () => scoreMoreWords(input),
  };
}
