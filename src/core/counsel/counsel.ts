/**
 * What to do first: the facts, the row of the counsel table that they meet, its sentences with the figures put in, and
 * when to look again.
 */

import { servedWay } from "../comparison/way-row.ts";
import { inCurrency, rateOf } from "../prices/fx.ts";
import { turnsOn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { stageRows } from "../tables/stages.ts";
import { pointsText, roughCount } from "../text/amount.ts";
import { addDays } from "../text/days.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";

import type { Counsel, MoveWhen, ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Facts, FittingId, Row } from "../types/taxonomy.ts";
import { goesWords, lifeOf } from "../ways/admission.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { isLarge } from "../ways/needs.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import {
  checkLoss,
  gainNeeded,
  isUntried,
  paysGainPoints,
  premiumOver,
  promptToday,
  tuningWorth,
  valueSlack,
  worthNeeded,
} from "./answer-worth.ts";
import { clearlyByHand } from "./by-hand.ts";
import { figuresOf } from "./counsel-figures.ts";
import {
  type CounselInput,
  comparedWith,
  isOneRun,
  isPromptHosted,
  type PricedOffers,
  startingWay,
  unscoredOf,
} from "./counsel-input.ts";
import { linesFor } from "./counsel-lines.ts";
import { neededExamples } from "./example-counts.ts";
import { billElsewhere } from "./hosts-to-ask.ts";
import { isTestTooDear } from "./judging.ts";
import { acrossNext, namedWay, startWords } from "./way-words.ts";

/** What the fit costs a month more than what it is compared with, over the first year. */
const premiumOf = (offers: PricedOffers, context: BriefContext): number | null =>
  premiumOver(offers.best_fit, comparedWith(offers), context);

/** True or false where it is so at every volume in question; undefined where volumes differ. */
function agreed(values: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

/** Where a budget decides what leads, the price is neither noise nor that of the most expensive model. */
function frontierBill({ requests, offers, context }: CounselInput): number | undefined {
  if (requests === null || offers.most_expensive === null || offers.over_budget !== null) return undefined;
  const aud = rateOf(context.pricing.fx, "AUD");
  return aud ? (inCurrency(offers.most_expensive.bill, aud) ?? undefined) : undefined;
}

/** Which of the two ways keep the budget. */
function budgetFact({ keeps }: PricedOffers): string {
  if (keeps === null) return "none";
  if (keeps.best_fit) return keeps.prompted ? "both-keep" : "fit-keeps";
  return keeps.prompted ? "prompt-keeps" : "none-keeps";
}

/** Labels that must come faster than any host promises are left to a small classifier first. */
function servedByFact({ served_by, context, classifier, offers }: CounselInput): string {
  if (served_by.tabular) return "tabular";
  // A device that people carry is no machine of the list; once it is named, it is a machine like others.
  if (served_by.device && context.brief.hardware === undefined) return "device";
  if (served_by.speech) return "speech";
  const { brief, taxonomy } = context;
  const isTight = (brief.limits?.latency_s ?? Number.POSITIVE_INFINITY) <= fittingNumber("classifier-within", taxonomy);
  return isTight && classifier(offers.volume) ? "classifier" : "none";
}

/**
 * Whether a model is tried that was not scored: one that the page would start with, or a larger one that costs less than
 * the tuned one does. Of a score without a name, only where that may be of a smaller one.
 */
function isOtherUnscored(offers: PricedOffers, context: BriefContext): boolean {
  const { best_fit, prompted, prompted_larger } = offers;
  const unscored = unscoredOf(offers, context);
  const isTried = best_fit?.way.tuned ? unscored.length > 0 : unscored.some((each) => each === prompted);
  return isTried && (context.brief.baseline?.model !== undefined || prompted_larger !== null);
}

/** What the steps of the brief come to beside one call: of what takes too long, the cost is no matter. */
function stepsFact(steps: CounselInput["steps"]): string {
  if (steps === null) return "none";
  if (steps.too_long) return "take-too-long";
  return steps.cost_more ? "cost-more" : "cost-no-more";
}

/** Whether the fit costs no more than what it is compared with, and than any model that was not scored yet and may do better. */
function costsNoMore(offers: PricedOffers, context: BriefContext): boolean | undefined {
  const others = [comparedWith(offers), ...(offers.today ? unscoredOf(offers, context) : [])];
  const premiums = others.map((other) => premiumOver(offers.best_fit, other, context));
  if (premiums.some((premium) => premium !== null && premium > 0)) return false;
  return premiums.includes(null) ? undefined : true;
}

/** The facts that the counsel table reads. */
function factsOf(input: CounselInput, points: number | null): Facts {
  const { candidates, context, decision, offers, everywhere, steps, requests } = input;
  const isStandIn = candidates.approach === "local-fine-tuned" && offers.best_fit?.way.tuned === false;
  const seen = fittingNumber("seen-points", context.taxonomy);
  const isLess = ({ best_fit, prompted }: PricedOffers): boolean => (premiumOver(best_fit, prompted, context) ?? 0) < 0;
  const noMore = everywhere.map((each) => {
    // Where no prompt is adequate, none costs less.
    if (each.best_fit && !each.prompted) return true;
    // What is taken for its quality is first measured, whatever costs less.
    if (isUntried(each, context)) return undefined;
    return costsNoMore(each, context);
  });
  return {
    local_required: decision.local_required ?? false,
    fit_found: offers.best_fit !== null,
    larger_found: offers.prompted_larger !== null,
    others_unscored: isOtherUnscored(offers, context),
    tier: candidates.tier,
    frontier_bill: frontierBill(input),
    // Where no model that can be tuned does the work, another stands in its place.
    viable: decision.fine_tuning.viable === true && !isStandIn,
    fit_costs_no_more: agreed(noMore),
    tuned_costs_less: everywhere.every((each) => isUntried(each, context) && isLess(each)),
    budget: budgetFact(offers),
    prompt_today: promptToday(offers.prompted, context),
    gain_needed: gainNeeded(points, context),
    tuning_worth: tuningWorth(worthNeeded(premiumOf(offers, context), requests, context), context),
    served_by: servedByFact(input),
    one_run: isOneRun(input),
    by_hand: clearlyByHand(input) !== null,
    prompt_hosted: isPromptHosted(offers),
    hosts_to_ask: billElsewhere(input) !== null,
    exacting: decision.facts?.code === true || context.needs?.tools === true,
    retrieval: decision.rag === true,
    checked_at_a_loss: checkLoss(context) !== null,
    stakes_pay: isUntried(offers, context),
    best_at_stakes: everywhere.every((each) => {
      const slack = valueSlack(each, context);
      return slack !== null && (slack.points < seen || isTestTooDear({ ...input, offers: each }));
    }),
    steps: stepsFact(steps),
  };
}

/** What would move the advice, each with its id. */
export function moves(row: Row, input: CounselInput): MoveWhen[] {
  const { candidates, context, decision, offers, home_volume, requests } = input;
  const { setting } = context;
  const { taxonomy } = context;
  const found: MoveWhen[] = [];
  const add = (id: string, text: string) => found.push({ id, text });
  const { minimum, have } = decision.fine_tuning.examples;
  const line = (id: FittingId) => fittingNumber(id, taxonomy);
  const points = pointsText(line("tuned-wins-points"));
  const answers = roughCount(line("tuned-wins-answers"));
  if (home_volume !== null && (requests === null || requests < home_volume)) {
    add("volume", worded("move-volume", { requests: roughCount(home_volume) }, taxonomy));
  }
  if (!isLarge(candidates.tier) && decision.fine_tuning.viable === true && row.then.start_with !== "fit") {
    const isLess = (premiumOf(offers, context) ?? 0) < 0;
    add(
      "tuned-wins",
      isLess
        ? worded("move-tuned-wins-for-less", { answers }, taxonomy)
        : worded("move-tuned-wins", { points, answers }, taxonomy),
    );
  }
  if (minimum !== null && have !== null && have < minimum) {
    const examples = roughCount(neededExamples(decision) ?? minimum);
    add("examples", worded("move-examples", { examples, points, answers }, taxonomy));
  }
  if (decision.local_required === false) {
    add("data-stay", worded("move-data-stay", { way: offers.home && namedWay(offers.home) }, taxonomy));
  }
  const named = [offers.best_fit, offers.prompted, offers.best_value].filter((each) => each !== null);
  const leaving = named.find(
    ({ way }) => way.model.retires !== null && way.model.retires < addDays(setting.as_of, line("retires-within")),
  );
  if (leaving && lifeOf(leaving.way.model, setting.as_of) !== "retired") {
    const { model } = leaving.way;
    add("retires", worded("move-retires", { model: model.name, goes: goesWords(model) }, taxonomy));
  }
  if ([offers.best_fit, offers.home].some((each) => each?.way.kind === "machine")) {
    add("shared", worded("move-shared", {}, taxonomy));
  }
  add("price", worded("move-price", {}, taxonomy));
  return found;
}

/** The counsel on an advice; null where the table has no row for it, as an agency's own table may. */
export function counselOf(input: CounselInput): { counsel: Counsel; row: Row; starts: string } | null {
  const { candidates, context, offers, requests, home_volume } = input;
  const { setting, pricing, brief, taxonomy } = context;
  const { rate } = setting;
  const isOpen = requests === null;
  const premium = premiumOf(offers, context);
  const points = isLarge(candidates.tier) ? null : paysGainPoints(premium, requests, turnsOn(brief, rate, pricing.fx));
  const [row] = stageRows(taxonomy, "counsel", factsOf(input, points));
  if (!row) return null;
  const figures = figuresOf(input, premium, points);
  const show = (priced: PricedWay | null) => priced && servedWay(priced, isOpen, setting);
  const first = startWay(row, input, show);
  const counsel: Counsel = {
    id: row.id,
    text: filledPhrase(row.because, figures).trim(),
    least: leastOf(row.because, figures, brief),
    start_with: first,
    fit: show(offers.best_fit),
    costs_least: show(offers.least),
    larger: row.then.beside === "larger" ? show(offers.prompted_larger) : null,
    premium_per_month:
      premium === null || isOpen ? null : { amount: Number(premium.toPrecision(12)), currency: rate.currency },
    pays_gain_points: points === null ? null : Number(points.toPrecision(6)),
    home_volume,
    move_when: moves(row, input),
    next_step: `${filledPhrase(row.next ?? "", figures)}${row.next === undefined ? "" : acrossNext(row, input)}`,
    lines: linesFor(row, input, offers),
    by_hand: row.then.start_with === "people",
    said_by_ways: row.said_by_ways ?? false,
  };
  return { counsel, row, starts: startWords(row, input) };
}

/** Words in braces that stand on every page where they say anything, and the sentences before them. */
const KEPT: readonly string[] = ["top", "stronger", "seconds", "cheap_seconds"];

/** The same, but on a page that a brief's steps fill with their own costs. */
const KEPT_IN_ONE: readonly string[] = ["score", "balance", "floor", "chance", "tuning_last"];

/** Behind words in braces that a sentence goes on after, as of a score, where that sentence ends. */
const REST_OF_SENTENCE = /^(?:[^.]|\.(?![\s{]|$))*\./;

/** The sentences of a row up to the last that every page has. */
function leastOf(because: string, figures: PhraseFigures, { steps }: Brief): string {
  const names = steps ? KEPT : [...KEPT, ...KEPT_IN_ONE];
  const kept = [...because.matchAll(/\{(\w+)\}/g)].filter(
    ([word, name]) => names.includes(name!) && filledPhrase(word, figures),
  );
  const last = kept.at(-1);
  if (!last) return "";
  const end = last.index + last[0].length;
  const rest = last[1] === "score" ? (REST_OF_SENTENCE.exec(because.slice(end))?.[0] ?? "") : "";
  return filledPhrase(`${because.slice(0, end)}${rest}`, figures).trim();
}

function startWay(
  row: Row,
  { offers, steps, classifier, context }: CounselInput,
  show: (priced: PricedWay | null) => ServedWay | null,
): ServedWay | null {
  const { best_fit, prompted, volume } = offers;
  switch (row.then.start_with) {
    case "classifier":
      return show(classifier(volume) ?? prompted ?? best_fit);
    case "whole":
      return steps?.whole ?? show(best_fit);
    default:
      return show(startingWay(row, offers, context));
  }
}
