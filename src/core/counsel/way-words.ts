/** How the counsel's sentences name ways, models to try and what they cost, and the words in braces that do so. */

import { findModel } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { amountIn } from "../prices/stated-amount.ts";
import { worded } from "../tables/sentences.ts";
import { percentText, roughAmount, roughCount } from "../text/amount.ts";
import { quote } from "../text/plain-text.ts";
import { either, further, languageName, listed, regionText } from "../text/sentence.ts";
import type { Pico, Range } from "../types/cost.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Row } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { unknownToClassifier } from "../ways/classifier.ts";
import { reviewMonth } from "../ways/people.ts";
import { bandOf } from "../ways/ranking.ts";
import { wayWords } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { premiumOver } from "./answer-worth.ts";
import { neverPays } from "./checking.ts";
import {
  type CounselInput,
  comparedWith,
  needsMachine,
  type PickWay,
  startingWay,
  unscoredOf,
} from "./counsel-input.ts";
import { billElsewhere } from "./hosts-to-ask.ts";
import { trialOf } from "./judging.ts";
import { isByVolume, machineText, machineWords, secondsWords } from "./machine-words.ts";
import { speechOnTop } from "./speech-beside.ts";

const likely = (amount: Range<Pico | null> | undefined, rate: FxRate): number | null =>
  amount ? inCurrency(amount.likely, rate) : null;

/** A way with the number of its machines: `Gemma 4 12B on 2 x Mac mini`. */
export const namedWay = (priced: PricedWay): string => wayWords(priced.way, priced.cost.machines ?? 1);

/** `AU$9 a month and AU$100 of staff time`. */
function costWords(priced: PricedWay, rate: FxRate): string {
  const bill = likely(priced.cost.bill, rate);
  const staff = likely(priced.cost.staff, rate);
  const words = `${roughAmount(bill, rate.currency)} a month`;
  return staff ? `${words} and ${roughAmount(staff, rate.currency)} of staff time` : words;
}

/** ` and AU$150 to AU$300 of staff time`; nothing where staff time of one way is unknown or none. */
function staffAcross(ways: readonly PricedWay[], rate: FxRate): string {
  const amounts = ways.map(({ cost }) => likely(cost.staff, rate));
  if (!amounts.every((amount) => amount !== null && amount > 0)) return "";
  const said = [...new Set(amounts.map((amount) => roughAmount(amount, rate.currency)))];
  return ` and ${said.join(" to ")} of staff time`;
}

/** Monthly cost of a way: one figure at a known volume, else from the smallest to the largest volume. */
function costAcross(pick: PickWay, input: CounselInput): string {
  const { rate } = input.context.setting;
  const here = pick(input.offers);
  if (!here) return "";
  if (input.requests !== null) return costWords(here, rate);
  // Some volumes nothing on the list carries.
  const known = input.everywhere.flatMap((offers) => {
    const priced = pick(offers);
    const bill = priced ? likely(priced.cost.bill, rate) : null;
    return priced === null || bill === null ? [] : [{ priced, bill, volume: roughCount(offers.volume) }];
  });
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return costWords(here, rate);
  const ends = first === last ? [first] : [first, last];
  const bills = ends.map(({ bill }) => roughAmount(bill, rate.currency)).join(" to ");
  const ways = ends.map(({ priced }) => priced);
  return `${bills} a month${staffAcross(ways, rate)}, for ${ends.map(({ volume }) => volume).join(" to ")} requests`;
}

/** Whether the budget covers the high end of the bill, staff time and the checking that is planned, in words. */
function inBudget({ cost }: PricedWay, { offers, context }: CounselInput): string {
  const { brief, setting, pricing } = context;
  const budget = amountIn(brief.limits?.budget_per_month, setting.rate, pricing.fx);
  const [bill, staff] = [cost.bill.high, cost.staff.high].map((amount) => inCurrency(amount, setting.rate));
  // Transcription is paid from the same budget.
  if (context.speech !== null && !context.speech.is_own) return "";
  if (budget === null || offers.keeps === null || offers.over_budget !== null || bill == null) return "";
  const checked = reviewMonth(context)?.high ?? 0;
  return bill + (staff ?? 0) + checked <= budget ? ", within your budget" : "";
}

/** The way to start with and what it costs, for the verdict; "" where the counsel starts with no single model. */
export function startWords(row: Row, input: CounselInput): string {
  const pick: PickWay = (offers) => startingWay(row, offers, input.context);
  const first = pick(input.offers);
  if (!first) return "";
  const across = acrossWords(row, input);
  if (across !== null) return across;
  // While the volume is unknown, each volume has its own machine.
  const name = first.way.kind === "machine" && input.requests !== null ? namedWay(first) : first.way.name;
  const spoken = speechOnTop(likely(first.cost.bill, input.context.setting.rate), input.context);
  return `${name}, ${costAcross(pick, input)}${spoken}${inBudget(first, input)}`;
}

/** A model to start with, and its smallest volume. */
interface Span {
  priced: PricedWay;
  from: number;
}

/** The models that the counsel starts with while the volume is unknown, in order of volume. */
function startsAcross(row: Row, { requests, everywhere, context }: CounselInput): Span[] {
  if (requests !== null) return [];
  const spans: Span[] = [];
  for (const offers of everywhere) {
    const priced = startingWay(row, offers, context);
    const last = spans.at(-1);
    if (priced && last?.priced.way.name !== priced.way.name) spans.push({ priced, from: offers.volume });
  }
  return spans;
}

/** Which model leads from which volume on, and what the first costs more where it leads as the better one; null where one leads at all. */
function acrossWords(row: Row, input: CounselInput): string | null {
  const { pricing, taxonomy, setting } = input.context;
  const { rate } = setting;
  const [first, ...further] = startsAcross(row, input);
  const [next] = further;
  if (!first || !next) return null;
  const bill = likely(first.priced.cost.bill, rate);
  const each = inCurrency(next.priced.cost.per_request.likely, rate);
  const more = bill === null || each === null ? null : bill - each * first.from;
  const isBetter = bandOf(first.priced.way, pricing) < bandOf(next.priced.way, pricing) && more !== null && more > 0;
  const later = further.map(({ priced, from }) => `${priced.way.name} from ${roughCount(from)} on`);
  const said = {
    first: first.priced.way.name,
    bill: roughAmount(bill, rate.currency),
    volume: roughCount(first.from),
    later: listed(later),
  };
  if (!isBetter) return worded("starts-then", said, taxonomy);
  return worded("starts-better-then", { ...said, more: roughAmount(more, rate.currency) }, taxonomy);
}

/** To say the volume that decides which model leads, where the volume is unknown and they differ; else "". */
export function acrossNext(row: Row, input: CounselInput): string {
  const names = [...new Set(startsAcross(row, input).map(({ priced }) => priced.way.name))];
  if (names.length < 2 || row.nothing_to_measure) return "";
  return further(worded("measure-each", { models: either(names) }, input.context.taxonomy));
}

/** A way with its machines, where they are the same at each volume in question. */
function wayAcross(pick: PickWay, input: CounselInput): string {
  const here = pick(input.offers);
  if (!here) return "";
  return here.way.kind === "machine" && isByVolume(pick, input) ? here.way.name : namedWay(here);
}

const fitPick: PickWay = ({ best_fit }) => best_fit;
const promptPick: PickWay = ({ prompted }) => prompted;

/** `tune Gemma 4 12B`, and to pay for a machine first where there is none. */
function tuneWords(fit: PricedWay, input: CounselInput): string {
  const tune = `tune ${fit.way.model.name}`;
  return needsMachine(fit) ? `pay for ${machineWords(fitPick, input)} and ${tune}` : tune;
}

/** Where to try answers when the data may not leave. Real requests are data too; made-up ones are not. */
const trialPlace = (priced: PricedWay): string =>
  priced.way.kind === "machine" && priced.way.is_clients
    ? ` on ${machineText(priced)} before anything is built`
    : " where the data may be, or on made-up ones at a host, before you buy";

/** Advice to try an encoder before a machine is bought, where labels are in languages that the listed classifier lacks. */
function encoderWords({ way }: PricedWay, { context, served_by }: CounselInput): string {
  if (way.kind !== "machine" || way.is_clients || !way.plan.price.buy_usd || !served_by.classifier) return "";
  const missing = unknownToClassifier(context).map(languageName);
  if (missing.length === 0) return "";
  return `${worded("tuning-encoder-first", { languages: listed(missing) }, context.taxonomy)} `;
}

/** Whether a way costs less a month than another, and no more in staff time and at the start. */
function costsLessThroughout(a: PricedWay, b: PricedWay): boolean {
  const parts = (["bill", "staff", "once"] as const).map((part) => [a.cost[part].likely, b.cost[part].likely] as const);
  return parts.every(([mine, its], i) => mine !== null && its !== null && (i === 0 ? mine < its : mine <= its));
}

/** Advice to try the classifier before a way that costs more in every column, at each volume in question. */
function classifierWords(pick: PickWay, { everywhere, offers, classifier, context }: CounselInput): string {
  const isLess = everywhere.every((each) => {
    const [labels, priced] = [classifier(each.volume), pick(each)];
    return labels !== null && priced !== null && costsLessThroughout(labels, priced);
  });
  const labels = classifier(offers.volume);
  if (!isLess || labels === null) return "";
  const bill = roughAmount(likely(labels.cost.bill, context.setting.rate), context.setting.rate.currency);
  return `${worded("tuning-classifier-first", { bill }, context.taxonomy)} `;
}

/** What to try before a way that costs more. */
function triedWords(pick: PickWay, input: CounselInput): string {
  const priced = pick(input.offers);
  return priced ? encoderWords(priced, input) || classifierWords(pick, input) : "";
}

/** The first and second choice of models that were not scored yet. */
function unscored({ offers, context }: CounselInput): string {
  const names = unscoredOf(offers, context).map(({ way }) => way.name);
  return names.length > 1 ? `${names[0]} and to ${names[1]}` : `${names[0] ?? "another model"} too`;
}

/** Why no other prompted model is tried where one was measured and misses; "" where one is. */
function topWords({ offers, context }: CounselInput): string {
  const { today, above } = offers;
  if (!today || unscoredOf(offers, context).length > 0) return "";
  if (above === null) return ` No model that may be used here is ranked above ${today.way.name}.`;
  const { rate } = context.setting;
  const more = premiumOver(above, today, context);
  return more === null
    ? ""
    : ` ${above.way.name} is ranked above ${today.way.name}, and costs ${roughAmount(more, rate.currency)} a month more.`;
}

/** To look at the mistakes of the model that was measured, where none is ranked above it; else "". */
function lookWords({ offers, context }: CounselInput): string {
  const { today, above } = offers;
  if (!today || above !== null || unscoredOf(offers, context).length > 0) return "";
  return `${worded("tuning-look-first", { model: today.way.name }, context.taxonomy)} `;
}

/** A question for the model behind a score, where nobody named one of the list: it may be one of those to try. */
function whoseScore({ brief: { baseline }, pricing, taxonomy }: BriefContext): string {
  if (baseline === undefined) return "";
  const score = percentText(baseline.score);
  if (baseline.model === undefined) return `${worded("prompt-whose-score", { score }, taxonomy)} `;
  const found = findModel(pricing.models, baseline.model);
  if (found.found !== "none") return "";
  const named = { named: quote(baseline.model), score, nearest: found.nearest };
  return `${worded("prompt-score-not-listed", named, taxonomy)} `;
}

/** Where unsure answers go: to a larger model, and to people unless checking never pays. */
function unsureWords({ offers: { prompted_larger }, context }: CounselInput): string {
  const to = [prompted_larger?.way.name, neverPays(context) ? undefined : "a person"].filter(
    (each) => each !== undefined,
  );
  return to.length === 0 ? "" : ` and send what it is unsure of to ${either(to)}`;
}

/** The words in braces that name the tuned or best model. */
function fitFigures(input: CounselInput) {
  const { best_fit } = input.offers;
  return {
    fit: () => best_fit?.way.name ?? "",
    fit_name: () => best_fit?.way.name ?? "a language model",
    fit_model: () => best_fit?.way.model.name ?? "a model",
    tune_fit: () => (best_fit ? tuneWords(best_fit, input) : "tune a model"),
    tried: () => triedWords(fitPick, input),
    seconds: () => secondsWords(fitPick, input),
    fit_trial: () => (best_fit ? trialPlace(best_fit) : ""),
    fit_cost: () => costAcross(fitPick, input),
    best: () => wayAcross(fitPick, input),
    machine: () => machineWords(fitPick, input),
  };
}

/** The words in braces that name the prompted model. */
function promptFigures(input: CounselInput) {
  const { prompted } = input.offers;
  return {
    cheap: () => wayAcross(promptPick, input) || "a prompted model",
    cheap_name: () => prompted?.way.name ?? "any small model",
    cheap_machine: () => machineWords(promptPick, input),
    cheap_seconds: () => secondsWords(promptPick, input),
    cheap_trial: () => (prompted ? trialPlace(prompted) : ""),
    cheap_tried: () => triedWords(promptPick, input),
    cheap_cost: () => costAcross(promptPick, input),
  };
}

/** What a host elsewhere bills a month, with the volume where it is supposed. */
function elsewhereWords(input: CounselInput): string {
  const found = billElsewhere(input);
  if (!found) return "";
  const bill = `${roughAmount(found.bill, input.context.setting.rate.currency)} a month`;
  return input.requests === null ? `${bill} at ${roughCount(found.volume)} requests` : bill;
}

/** The best value and on how many answers to hold it against the best model; that there is none, where there is none. */
function valueWords(input: CounselInput): string {
  const { offers, context } = input;
  const { best_value } = offers;
  if (!best_value) return worded("value-none", {}, context.taxonomy);
  const figures = {
    way: namedWay(best_value),
    cost: costAcross((each) => each.best_value, input),
    answers: roughCount(trialOf(input).answers),
  };
  return worded("value-best", figures, context.taxonomy);
}

/** The words in braces that name other models, to try or to weigh beside those two. */
function otherFigures(input: CounselInput) {
  const { prompted_larger, prompted_without_stakes, best_value, most_expensive } = input.offers;
  const { rate } = input.context.setting;
  return {
    unscored: () => unscored(input),
    look: () => lookWords(input),
    top: () => topWords(input),
    compared_name: () => comparedWith(input.offers)?.way.name ?? "any small model",
    whose_score: () => whoseScore(input.context),
    thrifty_name: () => prompted_without_stakes?.way.name ?? "the cheapest model",
    larger: () => prompted_larger?.way.name ?? "a larger model",
    larger_too: () => (prompted_larger ? ` and with ${prompted_larger.way.name}` : ""),
    unsure: () => unsureWords(input),
    value_name: () => best_value?.way.name ?? "a cheaper model",
    value_says: () => valueWords(input),
    most_costly: () => most_expensive?.name ?? "the most expensive choice",
    most_costly_bill: () => roughAmount(most_expensive && inCurrency(most_expensive.bill, rate), rate.currency),
    region: () => regionText(input.context.needs.region ?? ""),
    elsewhere: () => elsewhereWords(input),
    elsewhere_name: () => billElsewhere(input)?.name ?? "",
    classifier_cost: () => costAcross((offers) => input.classifier(offers.volume), input),
  };
}

/** The words in braces that name ways and what they cost. */
export const wayFigures = (input: CounselInput) => ({
  ...fitFigures(input),
  ...promptFigures(input),
  ...otherFigures(input),
});
