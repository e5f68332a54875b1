/** Cautions on what the costs of an advice rest on: tokens that are counted, prices in doubt, the price of a person. */

import { checkFloor, checkLoss } from "../counsel/answer-worth.ts";
import { byHandOf } from "../counsel/by-hand.ts";
import { losesAtWords } from "../counsel/stakes-words.ts";
import { countedMonths, totalWords } from "../prices/defaults.ts";
import { inCurrency, rateOf } from "../prices/fx.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { countText, inMinutes, percentText, roughAmount } from "../text/amount.ts";
import { withText } from "../text/per-text.ts";
import type { Modality } from "../types/brief.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { isLong, labelsOf } from "../ways/needs.ts";
import { hasWeakSource, isUsed, machineName } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { caution, type RankedCaution, type WayCaution } from "./ranked-caution.ts";

export const tokens: WayCaution = ({ brief, context: { needs, taxonomy }, first }) => {
  const stated = brief.usage?.input_tokens;
  if (stated !== undefined && stated > needs.input_tokens) {
    const text = `With retrieval a request carries a few passages, about ${countText(needs.input_tokens)} tokens, in place of ${countText(stated)}. The costs count that.`;
    return caution(3, "retrieval-input", text);
  }
  const whole = needs.input_tokens + needs.output_tokens;
  if (!isLong(needs, taxonomy) || !first) return null;
  const { name, context_tokens: context } = first.way.model;
  const holds = context === null ? "is not known" : `holds ${countText(context)}`;
  const text = `A request takes ${countText(whole)} tokens; the context of ${name} ${holds}. Models whose context is smaller are ruled out.`;
  // Close to what the model holds a longer document breaks it; far below, the figure is for the record.
  return caution(context === null || whole > context / 2 ? 2 : 7, "long-request", text);
};

/** Input that takes many more tokens than the text that stands in for it. */
const HEAVY: readonly (readonly [Modality, string])[] = [
  ["image", "a picture"],
  ["audio", "sound"],
  ["video", "video"],
];

export const guessedTokens: WayCaution = ({ brief, decision, context: { needs, setting } }) => {
  const heavy = HEAVY.filter(([each]) => needs.modalities.includes(each));
  if (brief.usage?.input_tokens !== undefined) return null;
  if (heavy.length === 0) {
    const stated = Object.values(setting.filled.words).filter((words) => words !== null);
    const by = stated.length > 0 ? `, by "${stated.join('" and "')}" in the statement` : "";
    const text = `No token counts are given, so ${countText(needs.input_tokens)} tokens in and ${countText(needs.output_tokens)} out are counted for each request${by}. A page of text has about 600: count a few real requests before you quote a cost.`;
    return caution(decision.facts.reads_whole === true ? 3 : 4, "input-tokens-guessed", text, "money");
  }
  const [modality, most] = heavy.at(-1)!;
  const counts = modality === "image" ? "which hold one page as a picture" : `${most} takes many times that`;
  const link = modality === "image" ? "," : ";";
  const text = `No input tokens are given, and ${countText(needs.input_tokens)} are counted${link} ${counts}. Give input_tokens from a test before you quote the bill.`;
  return caution(3, "input-tokens-guessed", text, "money");
};

/** Names of labels that a prompt must hold, where those alone take more tokens than are counted for a request. */
export const namedLabels: WayCaution = ({ brief, decision, context: { setting, taxonomy }, named }) => {
  const labels = labelsOf(brief, decision);
  if (labels === null) return null;
  const line = (id: string) => fittingNumber(id, taxonomy);
  const likeliest = `${line("labels-likeliest-least")} to ${line("labels-likeliest-most")}`;
  if (labels >= line("labels-too-many")) {
    const text = `${countText(labels)} labels are too many for a prompt, and for a few examples of each. Search the likeliest ${likeliest} first, then let the model choose; count the examples of each label.`;
    // What makes it impossible comes before what makes it regulated.
    return caution(1, "many-labels", text);
  }
  if (named.every(({ way }) => way.tuned)) return null;
  const { label_tokens: names, tuned } = setting.filled;
  if (names === 0) return null;
  const search =
    labels < line("labels-searched") ? "" : ` Or search the likeliest ${likeliest} first and let the model choose.`;
  const text = `A prompt must name the ${countText(labels)} labels: about ${countText(names)} tokens, counted here on top of the ${countText(tuned.input_tokens)} of the text.${search}`;
  return caution(3, "labels-not-counted", text);
};

export const batch: WayCaution = ({ brief, named }) => {
  if (!brief.usage?.batch) return null;
  const hosted = named.filter(({ way }) => way.kind === "api");
  if (hosted.length === 0) return null;
  const without = hosted.filter(({ offer }) => offer?.tokens.period?.batch_output == null);
  const names = (ways: readonly PricedWay[]) => [...new Set(ways.map(({ way }) => way.name))].join(" and ");
  const priced = hosted.filter((each) => !without.includes(each));
  const counted = priced.length > 0 ? `The batch price of ${names(priced)} is counted. ` : "";
  const normal = without.length > 0 ? `${names(without)}: no batch price is listed, so the normal price counts. ` : "";
  return caution(4, "batch-price", `${counted}${normal}Answers of a batch come within a day, not at once.`);
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
  const isWeakest = hasWeakSource(way);
  const id = isWeakest ? "weak-source" : "single-list";
  // Open weights on a machine have no price of their own: what is in doubt is what is known of them.
  const what = way.kind === "machine" ? `What is known of ${way.name} (size, licence)` : `The price of ${way.name}`;
  const rests = `${what} ${isWeakest ? "rests on one weak source" : "stands in one price list only"}`;
  if (!large) return caution(isWeakest ? 7 : 9, id, `${rests}; check it before you sign.`);
  const { setting } = context;
  const bill =
    setting.requests_per_month === null
      ? "a bill"
      : `${roughAmount(inCurrency(cost.bill.likely, setting.rate), setting.rate.currency)} a month`;
  const confirms =
    way.host_name === null ? "Have it confirmed" : `Have ${way.host_name.replace(/ API$/, "")} confirm it`;
  return caution(1, id, `${rests}. ${confirms} in writing before ${bill} rests on it.`);
}

/** Of the ways that lead first; of the one that more money would buy, behind what matters more. */
export const source: WayCaution = ({ context, named, offers: { over_budget } }) => {
  const further = over_budget && priceDoubt([over_budget], context);
  return priceDoubt(named, context) ?? (further && { ...further, rank: Math.max(further.rank, 3) });
};

/** Cards from second hand are cheap, and nobody answers for them. */
export const used: WayCaution = ({ named, offers: { home } }) => {
  const found = [...named, ...(home ? [home] : [])].find(({ way }) => isUsed(way));
  if (found?.way.kind !== "machine") return null;
  const text = `${machineName(found.way.machine)} is priced with used cards, which come without a maker's warranty and may be sold out. Price a new machine too before you decide.`;
  return caution(3, "used-cards", text, "money");
};

/** The caution where a person who answers by hand costs no more than the way to start with. */
export const byHand: WayCaution = ({ first, context }) => {
  const hand = first && byHandOf(first, context);
  if (!hand || hand.answer < hand.person) return null;
  const money = (amount: number) => roughAmount(amount, context.setting.rate.currency);
  const text = `So few requests may be done by hand: an answer costs ${money(hand.answer)} ${totalWords(countedMonths(context.pricing))}, staff time included; a person who takes about ${inMinutes(hand.minutes)} costs ${money(hand.person)}.`;
  return caution(1, "by-hand", text, "money");
};

/** Checks that cost more than right answers earn today, while a better score would pay for them. */
function checkedBelow(context: BriefContext): RankedCaution | null {
  const floor = checkFloor(context);
  if (!floor) return null;
  const { rate, requests_per_month: requests } = context.setting;
  const money = (amount: number) => roughAmount(amount, rate.currency);
  const lost = `${money(floor.each * (requests ?? 1000))} ${withText(requests !== null)}`;
  // Rounded up: a share below it would lose.
  const from = percentText(Math.ceil(floor.needed * 100) / 100);
  const text = `Checking an answer costs ${money(floor.cost)} and a right one earns ${money(floor.earns)}: at ${percentText(floor.score)} right that loses ${lost}, and it pays from ${from} on.`;
  return caution(1, "checked-pays-from", text);
}

/** Answers that people check, where the checks cost more than right answers earn: at any score, at the target, or today. */
export const checkedAtALoss: WayCaution = ({ context }) => {
  const loss = checkLoss(context);
  if (!loss) return checkedBelow(context);
  const money = (amount: number) => roughAmount(amount, context.setting.rate.currency);
  const text = `A right answer earns ${money(loss.earns)}, and ${loss.minutes} minutes of checking each answer come to ${money(loss.check)} for a right one, ${losesAtWords(loss)}. Check a sample, or make checking faster.`;
  return caution(1, "checked-at-a-loss", text, "money");
};
