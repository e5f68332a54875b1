/** The figures of the counsel, as its sentences and the verdict name them. */

import { countedMonths, totalWords } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { inCurrency } from "../prices/fx.ts";
import { amountIn, turnsOn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText, inMinutes, inSeconds, percentText, pointsText, roughAmount, roughCount } from "../text/amount.ts";
import { either, type Figures, languageName, listed } from "../text/sentence.ts";
import type { Pico, Range } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import type { Row } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { unknownToClassifier } from "../ways/classifier.ts";
import { answerSeconds } from "../ways/machine-way.ts";
import { machineOf, plainName, wayWords } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { worthNeeded } from "./answer-worth.ts";
import { asideOf } from "./aside.ts";
import { clearlyByHand } from "./by-hand.ts";
import { neverPays } from "./checking.ts";
import { type CounselInput, needsMachine, type PricedOffers, startingWay, unscoredOf } from "./counsel-input.ts";
import type { CounselWord } from "./counsel-word.ts";
import { judgingFigures, trialOf } from "./judging.ts";
import { betweenWords, stakesFigures } from "./stakes-words.ts";

const likely = (amount: Range<Pico | null> | undefined, rate: FxRate): number | null =>
  amount ? inCurrency(amount.likely, rate) : null;

/** "AU$9 a month and AU$100 of staff time". */
function costWords(priced: PricedWay, rate: FxRate): string {
  const bill = likely(priced.cost.bill, rate);
  const staff = likely(priced.cost.staff, rate);
  const words = `${roughAmount(bill, rate.currency)} a month`;
  return staff ? `${words} and ${roughAmount(staff, rate.currency)} of staff time` : words;
}

/** A way with its machines, as a sentence names it. */
export const words = (priced: PricedWay): string => wayWords(priced.way, priced.cost.machines ?? 1);

/** " and AU$150 of staff time", or from the least to the most; nothing where one of them takes none that is known. */
function staffAcross(ways: readonly (PricedWay | null | undefined)[], rate: FxRate): string {
  const amounts = ways.map((priced) => (priced ? likely(priced.cost.staff, rate) : null));
  if (!amounts.every((amount) => amount !== null && amount > 0)) return "";
  const said = [...new Set(amounts.map((amount) => roughAmount(amount, rate.currency)))];
  return ` and ${said.join(" to ")} of staff time`;
}

/** The cost of a way over the volumes in question: one figure, or from the smallest to the largest. */
function costAcross(pick: (offers: PricedOffers) => PricedWay | null, input: CounselInput): string {
  const { rate } = input.context.setting;
  const here = pick(input.offers);
  if (!here) return "";
  if (input.requests !== null) return costWords(here, rate);
  const [first, last] = [input.everywhere[0], input.everywhere.at(-1)];
  const [low, high] = [first && pick(first), last && pick(last)];
  const bill = (priced: PricedWay | null | undefined) => (priced ? likely(priced.cost.bill, rate) : null);
  const from = `${roughAmount(bill(low), rate.currency)} to ${roughAmount(bill(high), rate.currency)} a month`;
  return `${from}${staffAcross([low, high], rate)}, for ${roughCount(first?.volume ?? 0)} to ${roughCount(last?.volume ?? 0)} requests`;
}

/** That a budget carries the bill at its high end, and staff time with it. */
function inBudget({ cost }: PricedWay, { offers, context }: CounselInput): string {
  const { brief, setting, pricing } = context;
  const budget = amountIn(brief.limits?.budget_per_month, setting.rate, pricing.fx);
  const [bill, staff] = [cost.bill.high, cost.staff.high].map((amount) => inCurrency(amount, setting.rate));
  // What is said and written down is paid from the same budget.
  if (context.speech !== null && !context.speech.is_own) return "";
  if (budget === null || offers.keeps === null || offers.over_budget !== null || bill == null) return "";
  return bill + (staff ?? 0) <= budget ? ", within your budget" : "";
}

/** The way to start with and what it costs, as the verdict names it; "" where the counsel starts with no one model. */
export function startWords(row: Row, input: CounselInput): string {
  const pick = (offers: PricedOffers) => startingWay(row, offers, input.context);
  const first = pick(input.offers);
  if (!first) return "";
  // While the volume is open, the machine is another at each.
  const name = first.way.kind === "machine" && input.requests !== null ? words(first) : first.way.name;
  return `${name}, ${costAcross(pick, input)}${inBudget(first, input)}`;
}

function paysWords(points: number | null, premium: number | null, input: CounselInput): string {
  const { rate } = input.context.setting;
  const { pricing, brief } = input.context;
  const each = turnsOn(brief, rate, pricing.fx);
  const months = countedMonths(pricing);
  if (points === 0) return ` Tuning costs no more ${totalWords(months)}; it pays as soon as it is right more often.`;
  if (points !== null && each !== null && points < fittingNumber("seen-points", input.context.taxonomy)) {
    const at = input.offers.prompted_without_stakes ? "Tuning" : `At ${betweenWords(each, input.context)}, tuning`;
    return ` ${at} pays from the least gain that a test can show.`;
  }
  if (points !== null && each !== null) {
    return ` Tuning pays if it is right ${gainWords(points, input)} more often, at ${betweenWords(each, input.context)}.`;
  }
  const worth = worthNeeded(premium, input.requests, input.context);
  if (premium === null || worth === null) return "";
  const costs = overYear(`${roughAmount(premium, rate.currency)} a month more`, pricing);
  return ` Tuning costs ${costs}; at ${supposedText(input)} gained it pays if one more right answer is worth ${roughAmount(worth, rate.currency)}.`;
}

/** Amounts a month that hold what is paid once are those of the first year; of work that is done once they are its own. */
const overYear = (text: string, pricing: Pricing): string =>
  countedMonths(pricing) === 1 ? text.replace(" a month", "") : `${text} in year one`;

/** What tuning costs more, or less, than a prompt. */
function premiumWords(premium: number | null, { context }: CounselInput): string {
  const money = (amount: number | null) => roughAmount(amount, context.setting.rate.currency);
  const isLess = premium !== null && premium < 0;
  return overYear(isLess ? `${money(-premium)} a month less` : `${money(premium)} a month more`, context.pricing);
}

/** The gain that is supposed while nobody has measured one. */
const supposedText = ({ context }: CounselInput): string =>
  pointsText(fittingNumber("supposed-gain", context.taxonomy));

/** Examples from which the work is tuned, as the page says what would change it: enough whatever is still open. */
export function neededExamples({ would_change, fine_tuning }: Decision): number | null {
  const more = would_change.find(
    ({ changes, gives }) =>
      gives.approach === "local-fine-tuned" && changes.every(({ answer }) => answer === "examples"),
  );
  const to = more?.changes[0]?.to;
  return typeof to === "number" ? to : fine_tuning.examples.minimum;
}

function neededWords({ decision }: CounselInput): string {
  const { have, minimum } = decision.fine_tuning.examples;
  const needed = neededExamples(decision);
  if (minimum === null || needed === null || have === null || have >= minimum) return "";
  const all = countText(needed);
  const collect =
    have === 0 ? `Collect ${all} examples` : `Collect ${countText(needed - have)} more examples (${all} in all)`;
  const fewer = needed > minimum ? " Say how many requests follow one pattern: fewer may then do." : "";
  return ` ${collect} before you tune.${fewer}`;
}

/** The first few reasons why nothing is left. */
function excludedWords({ excluded }: PricedOffers): string {
  const texts = [...new Set(excluded.map(({ text }) => text))];
  return texts.slice(0, 2).join(" ");
}

/** The model that the score was measured on, where the brief names it: another may score otherwise. */
function measuredOn({ brief: { baseline }, pricing }: BriefContext): string {
  if (baseline?.model === undefined) return "";
  const found = findModel(pricing.models, baseline.model);
  return ` on ${found.found === "model" ? plainName(found.model) : baseline.model}`;
}

/** What a prompt scores today, where that is short of what is needed. */
function todayWords(context: BriefContext): string {
  const { baseline } = context.brief;
  if (baseline?.target === undefined || baseline.score >= baseline.target) return "";
  return ` A prompt scores ${percentText(baseline.score)}${measuredOn(context)} today; ${percentText(baseline.target)} is needed.`;
}

/** Nobody is right more than a hundred points more often; how much beyond it lies says nothing. */
function gainWords(points: number | null, input: CounselInput): string {
  const seen = fittingNumber("seen-points", input.context.taxonomy);
  if (points === null) return "";
  if (points > 100) return "more than 100 points";
  return points > 0 && points < seen ? `even ${pointsText(seen)}` : pointsText(points);
}

/** Models that were not scored yet, of the one to start with and the larger one. */
function unscored({ offers, context }: CounselInput): string {
  const names = unscoredOf(offers, context).map(({ way }) => way.name);
  return names.length > 1 ? `${names[0]} and to ${names[1]}` : `${names[0] ?? "another model"} too`;
}

/** What to say first of a score whose model nobody named: it may be that of a model to try. */
function whoseScore({ brief: { baseline } }: BriefContext): string {
  const isNamed = baseline === undefined || baseline.model !== undefined;
  return isNamed ? "" : `Say which model scored ${percentText(baseline.score)}. `;
}

/** Where what a model is unsure of is sent: to people, where a check may cost less than the mistake that it finds. */
function unsureWords({ offers: { prompted_larger }, context }: CounselInput): string {
  const to = [prompted_larger?.way.name, neverPays(context) ? undefined : "a person"].filter(
    (each) => each !== undefined,
  );
  return to.length === 0 ? "" : ` and send what it is unsure of to ${either(to)}`;
}

/** The words in braces that name models to try with the same prompt, beside the one to start with. */
function otherModels(input: CounselInput) {
  const { prompted_larger, prompted_without_stakes } = input.offers;
  return {
    unscored: () => unscored(input),
    whose_score: () => whoseScore(input.context),
    thrifty_name: () => (prompted_without_stakes ? prompted_without_stakes.way.name : "the cheapest model"),
    larger: () => (prompted_larger ? prompted_larger.way.name : "a larger model"),
    larger_too: () => (prompted_larger ? ` and with ${prompted_larger.way.name}` : ""),
    unsure: () => unsureWords(input),
  };
}

/** The words in braces that name what makes tuning pay. */
function worthFigures(premium: number | null, points: number | null, input: CounselInput) {
  const { context } = input;
  return {
    pays: () => paysWords(points, premium, input),
    worth: () => roughAmount(worthNeeded(premium, input.requests, context), context.setting.rate.currency),
    supposed_gain: () => supposedText(input),
  };
}

/** The words in braces that name how much work there is. */
function volumeFigures({ requests }: CounselInput) {
  const words = requests === 1 ? "1 request" : `${roughCount(requests ?? 0)} requests`;
  return { requests: () => words, whole_job: () => (requests === null ? "" : `, if that is ${words}`) };
}

/** The words in braces on steps beside one call. */
function stepFigures({ steps, context }: CounselInput) {
  const { pricing, setting } = context;
  const spoken = (amount: number | null) => roughAmount(amount, setting.rate.currency);
  return {
    premium_steps: () => (steps ? `${spoken(steps.steps_year)} ${totalWords(countedMonths(pricing))}` : ""),
    steps_seconds: () => inSeconds(steps?.seconds ?? 0),
    search: () =>
      steps?.searches ? " The search stays in front of it: a call reads what is found, and finds nothing itself." : "",
    whole: () => steps?.whole_name ?? "",
    whole_cost: () => (steps ? `${spoken(steps.whole_year)}` : ""),
  };
}

/** The words in braces of the table's sentences, each with its figure. */
export function figuresOf(input: CounselInput, premium: number | null, points: number | null): Figures<CounselWord> {
  const { offers, context } = input;
  const { brief, setting } = context;
  const { rate } = setting;
  const { baseline } = brief;
  const percent = (share: number | undefined) => (share === undefined ? "" : percentText(share));
  const gap = baseline?.target === undefined ? null : Math.max(0, baseline.target - baseline.score) * 100;
  const { best_fit, prompted, best_value } = offers;
  const money = (amount: number | null) => roughAmount(amount, rate.currency);
  return {
    today: () => todayWords(context),
    on: () => measuredOn(context),
    ...judgingFigures(input),
    ...otherModels(input),
    exacting: () => (input.decision.facts?.code === true ? "For code" : "Where it must act in other systems"),
    fit: () => (best_fit ? best_fit.way.name : ""),
    fit_name: () => (best_fit ? best_fit.way.name : "a language model"),
    fit_model: () => (best_fit ? best_fit.way.model.name : "a model"),
    tune_fit: () => (best_fit ? tuneWords(best_fit) : "tune a model"),
    tried: () => (best_fit ? triedWords(best_fit, input) : ""),
    seconds: () => (best_fit ? secondsWords(best_fit, input) : ""),
    cheap_machine: () => (prompted?.way.kind === "machine" ? machineText(prompted) : ""),
    cheap_seconds: () => (prompted ? secondsWords(prompted, input) : ""),
    cheap_trial: () => (prompted ? trialPlace(prompted) : ""),
    fit_trial: () => (best_fit ? trialPlace(best_fit) : ""),
    fit_cost: () => costAcross(({ best_fit: each }) => each, input),
    best: () => (best_fit ? words(best_fit) : ""),
    cheap: () => (prompted ? words(prompted) : "a prompted model"),
    cheap_name: () => (prompted ? prompted.way.name : "any small model"),
    cheap_cost: () => costAcross(({ prompted: each }) => each, input),
    cheap_tried: () => (prompted ? triedWords(prompted, input) : ""),
    value_name: () => (best_value ? best_value.way.name : "a cheaper model"),
    value_says: () =>
      best_value
        ? `Best value: ${words(best_value)}, ${costAcross(({ best_value: each }) => each, input)}, once it matches on ${roughCount(trialOf(input).answers)} answers.`
        : "Nothing cheaper on the list does all of it nearly as well.",
    machine: () => (best_fit?.way.kind === "machine" ? machineText(best_fit) : ""),
    score: () => percent(baseline?.score),
    target: () => percent(baseline?.target),
    gap: () => (gap === null ? "no target is set" : pointsText(gap)),
    gain: () => gainWords(points, input),
    premium: () => premiumWords(premium, input),
    headroom: () => (baseline ? pointsText((1 - baseline.score) * 100) : ""),
    needed: () => neededWords(input),
    tuning_last: () => (best_fit?.way.tuned ? " Tuning brings form and no facts, and comes last." : ""),
    ...worthFigures(premium, points, input),
    most_costly_bill: () => money(offers.most_expensive === null ? null : inCurrency(offers.most_expensive.bill, rate)),
    most_costly: () => offers.most_expensive?.name ?? "the most expensive choice",
    excluded: () => excludedWords(offers),
    aside: () => countText(asideOf(input.decision, context)),
    ...stakesFigures(input, premium),
    minutes: () => inMinutes(clearlyByHand(input)?.minutes ?? 0),
    person: () => money(clearlyByHand(input)?.person ?? null),
    answer: () => money(clearlyByHand(input)?.answer ?? null),
    ...volumeFigures(input),
    limit: () => inSeconds(brief.limits?.latency_s ?? 0),
    within: () => (brief.limits?.latency_s === undefined ? "" : ` and within ${inSeconds(brief.limits.latency_s)}`),
    classifier_cost: () => costAcross((each) => input.classifier(each.volume), input),
    ...stepFigures(input),
  };
}

/** Machines that are counted in their name: two that are joined. */
const COUNTED = /^Two /;

/** Whose machine it is, where the name that a client gave it says so. */
const WHOSE = /^(?:our|my|your|the|an?) /i;

const machineText = ({ way, cost }: PricedWay): string => {
  if (way.kind !== "machine") return "";
  const count = cost.machines ?? 1;
  const name = machineOf(way);
  return way.is_clients
    ? `your ${name.replace(/^any (.*) you have$/, "$1").replace(WHOSE, "")}`
    : count > 1
      ? `${count} x ${name}`
      : COUNTED.test(name)
        ? name.replace(COUNTED, "two ")
        : `one ${name}`;
};

/** What it takes to tune a model: on a machine that is not there, to pay for that first. */
function tuneWords(fit: PricedWay): string {
  const tune = `tune ${fit.way.model.name}`;
  return needsMachine(fit) ? `pay for ${machineText(fit)} and ${tune}` : tune;
}

/** Where answers are tried when the data may not leave, and before what: real requests are data too, made-up ones are not. */
const trialPlace = (priced: PricedWay): string =>
  priced.way.kind === "machine" && priced.way.is_clients
    ? ` on ${machineText(priced)} before anything is built`
    : " where the data may be, or on made-up ones at a host, before you buy";

/** Labels in languages that the classifier on the list lacks: another encoder is tried first, as it may need no machine. */
function triedWords({ way }: PricedWay, { context, engines }: CounselInput): string {
  if (way.kind !== "machine" || way.is_clients || !way.plan.price.buy_usd || !engines.classifier) return "";
  const missing = unknownToClassifier(context).map(languageName);
  if (missing.length === 0) return "";
  return `First try an encoder for ${listed(missing)} on your examples: it may need no machine. `;
}

/**
 * How long one answer takes on a machine, as predicted: when no other runs, and at the busiest where that is clearly longer.
 * Nothing where the brief has a limit, which a line beside the bills answers.
 */
function secondsWords({ way }: PricedWay, { context, requests }: CounselInput): string {
  const isBatch = context.brief.usage?.batch === true;
  const seconds = answerSeconds(way, requests, isBatch);
  if (seconds === null || (context.brief.limits?.latency_s !== undefined && !isBatch)) return "";
  const { alone, busy } = seconds;
  if (busy < fittingNumber("clearly-longer-times", context.taxonomy) * alone)
    return ` An answer takes about ${inSeconds(alone)}.`;
  return ` An answer takes about ${inSeconds(alone)} alone, and ${inSeconds(busy)} at your busiest hour.`;
}
