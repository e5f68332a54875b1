/** Cautions on what the costs of an advice rest on: tokens that are counted, prices in doubt, the price of a person. */

import { checkFloor, checkLoss } from "../counsel/answer-worth.ts";
import { byHandOf } from "../counsel/by-hand.ts";
import { losesAtWords } from "../counsel/stakes-words.ts";
import { countedMonths, numberOf, totalWords } from "../prices/defaults.ts";
import { inCurrency, rateOf } from "../prices/fx.ts";
import { toNumber } from "../prices/money.ts";
import { nextPriceAfter } from "../prices/price-on.ts";
import { requestCost } from "../prices/request-cost.ts";
import { usualTalk } from "../speech/talk-length.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText, inMinutes, percentText, roughAmount, withText } from "../text/amount.ts";
import { daysBetween } from "../text/days.ts";
import type { IsoDate, Modality } from "../types/brief.ts";
import type { FittingId } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { areSearched, isLong, labelsOf } from "../ways/needs.ts";
import { hasWeakSource, isUsed, machineName } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { caution, type RankedCaution, type WayCaution } from "./ranked-caution.ts";

export const tokens: WayCaution = ({ brief, context: { needs, taxonomy }, first }) => {
  const stated = brief.usage?.input_tokens;
  if (stated !== undefined && stated > needs.input_tokens) {
    return caution("retrieval-input", { counted: countText(needs.input_tokens), stated: countText(stated) }, taxonomy);
  }
  const whole = needs.input_tokens + needs.output_tokens;
  if (!isLong(needs, taxonomy) || !first) return null;
  const { name, context_tokens: context } = first.way.model;
  const isNear = context === null || whole > context * fittingNumber("near-context", taxonomy);
  return caution(
    isNear ? "long-request-near-context" : "long-request",
    { tokens: countText(whole), model: name, context: context === null ? null : countText(context) },
    taxonomy,
  );
};

/** Input other than text. Sound and video take many more tokens than the text that stands in for them. */
const MEDIA: readonly (readonly [Modality, string | null])[] = [
  ["image", null],
  ["audio", "sound"],
  ["video", "video"],
];

export const guessedTokens: WayCaution = ({ brief, decision, context: { needs, setting, pricing, taxonomy } }) => {
  if (brief.usage?.input_tokens !== undefined) return null;
  const input = countText(needs.input_tokens);
  const media = MEDIA.findLast(([each]) => needs.modalities.includes(each));
  if (media) return caution("input-tokens-guessed-of-media", { input, media: media[1] }, taxonomy);
  const said = Object.values(setting.filled.words).filter((words) => words !== null);
  const isOfTalk = setting.filled.assumptions.some(({ id }) => id === usualTalk(decision.facts, pricing.defaults));
  return caution(
    decision.facts.reads_whole === true ? "input-tokens-guessed-of-documents" : "input-tokens-guessed",
    {
      input,
      output: brief.usage?.output_tokens === undefined ? countText(needs.output_tokens) : null,
      said: said.join('" and "'),
      minute: isOfTalk ? countText(numberOf(pricing.defaults, "speech-tokens")) : null,
      page: countText(numberOf(pricing.defaults, "page-tokens")),
    },
    taxonomy,
  );
};

/** Names of labels that a prompt must hold, where those alone take more tokens than are counted for a request. */
export const namedLabels: WayCaution = ({ brief, decision, context: { setting, taxonomy }, named }) => {
  const labels = labelsOf(brief, decision);
  if (labels === null) return null;
  const line = (id: FittingId) => fittingNumber(id, taxonomy);
  const likeliest = `${line("labels-likeliest-least")} to ${line("labels-likeliest-most")}`;
  const { label_tokens: names, tuned } = setting.filled;
  const isPrompted = !named.every(({ way }) => way.tuned);
  if (areSearched(labels, taxonomy)) {
    const counted = isPrompted ? countText(names) : null;
    return caution("many-labels", { labels: countText(labels), likeliest, names: counted }, taxonomy);
  }
  if (!isPrompted) return null;
  if (names === 0) return null;
  return caution(
    "labels-not-counted",
    {
      labels: countText(labels),
      names: countText(names),
      text: countText(tuned.input_tokens),
      likeliest: labels < line("labels-searched") ? null : likeliest,
    },
    taxonomy,
  );
};

export const batch: WayCaution = ({ brief, context: { taxonomy }, named }) => {
  if (!brief.usage?.batch) return null;
  const hosted = named.filter(({ way }) => way.kind === "api");
  if (hosted.length === 0) return null;
  const without = hosted.filter(({ offer }) => offer?.tokens.period?.batch_output == null);
  const names = (ways: readonly PricedWay[]) => [...new Set(ways.map(({ way }) => way.name))].join(" and ");
  const priced = hosted.filter((each) => !without.includes(each));
  return caution("batch-price", { priced: names(priced), unpriced: names(without) }, taxonomy);
};

const isDoubtful = ({ way }: PricedWay): boolean => hasWeakSource(way) || way.model.single_list;

function isLarge({ cost }: PricedWay, { pricing, taxonomy }: BriefContext): boolean {
  const aud = rateOf(pricing.fx, "AUD");
  const bill = aud ? inCurrency(cost.bill.likely, aud) : null;
  return bill !== null && bill >= fittingNumber("price-confirmed-from", taxonomy);
}

/** The caution on the first of these ways whose price is in doubt, those with a large bill before all others. */
function priceDoubt(ways: readonly PricedWay[], context: BriefContext): RankedCaution | null {
  const doubtful = ways.filter(isDoubtful);
  const large = doubtful.find((each) => isLarge(each, context));
  const found = large ?? doubtful[0];
  if (!found) return null;
  const { way, cost } = found;
  const { setting, taxonomy } = context;
  const doubted = { weights: way.kind === "machine" ? way.name : null, way: way.name };
  if (!large) return caution(hasWeakSource(way) ? "weak-source" : "single-list", doubted, taxonomy);
  const bill =
    setting.requests_per_month === null
      ? null
      : roughAmount(inCurrency(cost.bill.likely, setting.rate), setting.rate.currency);
  return caution(
    hasWeakSource(way) ? "weak-source-of-large-bill" : "single-list-of-large-bill",
    { ...doubted, host: way.host_name?.replace(/ API$/, ""), bill },
    taxonomy,
  );
}

/** Of the ways that lead first; of the one that more money would buy, behind what matters more. */
export const source: WayCaution = ({ context, named, offers: { over_budget } }) => {
  const further = over_budget && priceDoubt([over_budget], context);
  const earliest = fittingNumber("beyond-budget-rank", context.taxonomy);
  return priceDoubt(named, context) ?? (further && { ...further, rank: Math.max(further.rank, earliest) });
};

/** The price that a hosted model has from a day on, beside that of today; null where none is known to come within a year. */
function laterPrice({ way }: PricedWay, { setting }: BriefContext): { from: IsoDate; times: number } | null {
  const { filled, as_of, defaults } = setting;
  if (way.kind !== "api" || way.tuned) return null;
  const from = nextPriceAfter(way.model, as_of)?.from;
  if (!from || daysBetween(as_of, from) > numberOf(defaults, "price-change-note-days")) return null;
  const [now, later] = [as_of, from].map((day) => requestCost(way.model, filled.profile, day).likely);
  return now && later != null ? { from, times: toNumber(later) / toNumber(now) } : null;
}

/** Whether so many times the bill is another bill: by the share of it, and by more than small change. */
function isOther(times: number, bill: number | null, { taxonomy }: BriefContext): boolean {
  const line = (id: FittingId) => fittingNumber(id, taxonomy);
  const isMuch = Math.abs(times - 1) * 100 > line("price-change-told");
  return isMuch && (bill === null || Math.abs(times - 1) * bill >= line("price-change-least"));
}

/** That the bill of what leads, or of what is used today, is another within months. */
export const laterBill: WayCaution = ({ context, first, offers: { today } }) => {
  const { setting, pricing, taxonomy } = context;
  const isOpen = setting.requests_per_month === null;
  const aud = rateOf(pricing.fx, "AUD");
  for (const priced of [first, today]) {
    const found = priced && laterPrice(priced, context);
    const bill = priced && inCurrency(priced.cost.bill.likely, setting.rate);
    const inAud = priced && aud ? inCurrency(priced.cost.bill.likely, aud) : null;
    if (!found || bill === null || !isOther(found.times, isOpen ? null : inAud, context)) continue;
    const money = (amount: number) => (isOpen ? null : roughAmount(amount, setting.rate.currency));
    return caution(
      "price-changes",
      {
        model: priced.way.name,
        date: found.from,
        now: money(bill),
        later: money(bill * found.times),
        share: percentText(found.times),
      },
      taxonomy,
    );
  }
  return null;
};

/** Cards from second hand are cheap, and nobody answers for them. */
export const used: WayCaution = ({ named, offers: { home }, context: { taxonomy } }) => {
  const found = [...named, ...(home ? [home] : [])].find(({ way }) => isUsed(way));
  if (found?.way.kind !== "machine") return null;
  return caution("used-cards", { machine: machineName(found.way.machine) }, taxonomy);
};

/** The caution where a person who answers by hand costs no more than the way to start with. */
export const byHand: WayCaution = ({ first, context }) => {
  const hand = first && byHandOf(first, context);
  if (!hand || hand.answer < hand.person) return null;
  if (hand.is_assumed) return caution("by-hand-of-any-length", {}, context.taxonomy);
  const money = (amount: number) => roughAmount(amount, context.setting.rate.currency);
  return caution(
    "by-hand",
    {
      answer: money(hand.answer),
      counted_over: totalWords(countedMonths(context.pricing)),
      minutes: inMinutes(hand.minutes),
      person: money(hand.person),
    },
    context.taxonomy,
  );
};

/** Checks that cost more than right answers earn today, while a better score would pay for them. */
function checkedBelow(context: BriefContext): RankedCaution | null {
  const floor = checkFloor(context);
  if (!floor) return null;
  const { rate, requests_per_month: requests } = context.setting;
  const money = (amount: number) => roughAmount(amount, rate.currency);
  return caution(
    "checked-pays-from",
    {
      check: money(floor.cost),
      earns: money(floor.earns),
      score: percentText(floor.score),
      loss: `${money(floor.each * (requests ?? 1000))} ${withText(requests !== null)}`,
      // Rounded up: a share below it would lose.
      pays_from: percentText(Math.ceil(floor.needed * 100) / 100),
    },
    context.taxonomy,
  );
}

/** Answers that people check, where the checks cost more than right answers earn: at any score, at the target, or today. */
export const checkedAtALoss: WayCaution = ({ context }) => {
  const loss = checkLoss(context);
  if (!loss) return checkedBelow(context);
  const money = (amount: number) => roughAmount(amount, context.setting.rate.currency);
  return caution(
    "checked-at-a-loss",
    {
      earns: money(loss.earns),
      minutes: String(loss.minutes),
      check: money(loss.check),
      loses_at: losesAtWords(loss, context.taxonomy),
    },
    context.taxonomy,
  );
};
