/** Rules of `check` about the prices and amounts that a scope states. */

import { perUse } from "../core/comparison/way-row.ts";
import { numberOf } from "../core/prices/defaults.ts";
import { findRate } from "../core/prices/fx.ts";
import { nextPriceAfter } from "../core/prices/price-on.ts";
import { requestCost } from "../core/prices/request-cost.ts";
import { unexchanged } from "../core/prices/stated-amount.ts";
import { amountText, countText } from "../core/text/amount.ts";
import { daysBetween } from "../core/text/days.ts";
import { lineText } from "../core/text/text-lines.ts";
import type { IsoDate } from "../core/types/brief.ts";
import type { AmountRange } from "../core/types/cost.ts";
import type { Diagnostic, SourceLocation } from "../core/types/diagnostic.ts";
import { costFor, per1kText, proposedModel } from "./proposal.ts";
import { documentLines } from "./prose.ts";
import type { Report, Rule, RuleContext, Subject } from "./rule.ts";

const differ = (a: AmountRange, b: AmountRange): boolean =>
  a.likely !== null && b.likely !== null && a.likely !== b.likely;

/** The price behind a quote still holds, and goes on to. */
export const priceChanged: Rule = {
  id: "price-changed",
  about: "proposal",
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined) return;
    const quoted = brief.proposal?.quoted_on;
    const next = nextPriceAfter(model, context.asOf)?.from;
    const counted = context.counted(brief);
    if (counted === undefined) return;
    const { filled, rate } = counted.setting;
    const costOn = (day: IsoDate) => perUse(requestCost(model, filled.profile, day), rate).per_1k;
    const place = placed.at(["proposal", "model"]);
    const now = costOn(context.asOf);
    const reports: Report[] = [];
    if (quoted !== undefined && differ(costOn(quoted), now)) {
      const message = `the cost of ${model.id} has gone from ${per1kText(costOn(quoted))} on ${quoted} to ${per1kText(now)}; quote again`;
      reports.push({ place, message, args: { model: model.id, quoted_on: quoted } });
    }
    const soon = numberOf(context.pricing.defaults, "price-change-note-days");
    if (!next || daysBetween(context.asOf, next) > soon || !differ(now, costOn(next))) return reports;
    const message = `the cost of ${model.id} goes from ${per1kText(now)} to ${per1kText(costOn(next))} on ${next}; say who bears it`;
    return [...reports, { place, message, args: { model: model.id, from: next } }];
  },
};

/** The quoted cost is the one that the price gives. */
export const quoteDrift: Rule = {
  id: "quote-drift",
  about: "proposal",
  check({ brief, placed }, context) {
    const quoted = brief.proposal?.cost_per_1k;
    const model = proposedModel(brief, context);
    if (model === undefined || quoted?.currency === undefined) return;
    const rate = findRate(context.pricing.fx, quoted.currency);
    if (rate === undefined) return;
    const { low, likely, high } = costFor(brief, model, context, rate) ?? {};
    if (low == null || high == null) return;
    const slack = context.words.limits.quote_tolerance_percent / 100;
    if (quoted.amount >= low * (1 - slack) && quoted.amount <= high * (1 + slack)) return;
    const show = (amount: number) => amountText(amount, rate.currency);
    const gives = likely == null || low !== high ? `${show(low)} to ${show(high)}` : show(likely);
    return {
      place: placed.at(["proposal", "cost_per_1k"]),
      message: `scope quotes ${show(quoted.amount)} per 1K for ${model.id}; its price on ${context.asOf} gives ${gives}; quote again, or state the usage behind it`,
      args: { quoted: quoted.amount, currency: rate.currency, low, high },
    };
  },
};

/** A quote is not old. */
export const staleQuote: Rule = {
  id: "stale-quote",
  about: "proposal",
  check({ brief, placed }, { asOf, words }) {
    const quoted = brief.proposal?.quoted_on;
    if (quoted === undefined) return;
    const age = daysBetween(quoted, asOf);
    if (age <= words.limits.quote_stale_days) return;
    return {
      place: placed.at(["proposal", "quoted_on"]),
      message: `the quote of ${quoted} is ${countText(age)} days old; quote again (limit: ${words.limits.quote_stale_days} days)`,
      args: { quoted_on: quoted, days: age },
    };
  },
};

/** The price that a finding rests on was checked not long ago. */
export const stalePrices: Rule = {
  id: "stale-prices",
  about: "proposal",
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.kind === "self-hosted") return;
    const age = daysBetween(model.checked, context.asOf);
    const limit = numberOf(context.pricing.defaults, "stale-days");
    if (age <= limit) return;
    return {
      place: placed.at(["proposal", "model"]),
      message: `the price of ${model.id} was last checked on ${model.checked}, ${countText(age)} days ago; check it and update the price list`,
      args: { model: model.id, checked: model.checked, days: age },
    };
  },
};

const COST = ["proposal", "cost_per_1k"] as const;

/** Puts the currency beside the amount, in the way in which the amount is written. Safe when somebody named it. */
function fixCurrency({ placed, doc }: Subject, { rate, statedCurrency }: RuleContext): Diagnostic["fix"] {
  if (placed.notation !== "yaml") return undefined;
  const currency = statedCurrency ?? rate.currency;
  const title = `write ${currency}`;
  const safe = statedCurrency !== null;
  const isMap = placed.has([...COST, "amount"]);
  const value = placed.at(isMap ? [...COST, "amount"] : COST);
  if (value.end === undefined) return undefined;
  // A number stands in one line, and a map in braces may stand in several.
  const lineOf = (place: SourceLocation) => lineText(doc.text, documentLines(doc), place.line);
  const written = lineOf(value).slice(value.column - 1, value.end.column - 1);
  const edited = (text: string) => ({ title, safe, edits: [{ place: value, text }] });
  if (!isMap) return edited(`{amount: ${written}, currency: ${currency}}`);
  const cost = placed.at(COST);
  if (lineOf(cost)[cost.column - 1] === "{") return edited(`${written}, currency: ${currency}`);
  const indent = lineOf(value).slice(0, placed.at([...COST, "amount"], "key").column - 1);
  // In a quote each line has its sign before it.
  if (indent.trim() !== "") return undefined;
  return edited(`${written}\n${indent}currency: ${currency}`);
}

/** A quoted amount names its currency. */
export const currencyMissing: Rule = {
  id: "currency-missing",
  about: "proposal",
  check(subject, context) {
    const quoted = subject.brief.proposal?.cost_per_1k;
    if (quoted === undefined || quoted.currency !== undefined) return;
    const fix = fixCurrency(subject, context);
    return {
      place: subject.placed.at(COST),
      message: `the quoted ${quoted.amount} per 1K names no currency; add one, such as ${context.statedCurrency ?? context.rate.currency}`,
      args: { amount: quoted.amount },
      ...(fix ? { fix } : {}),
    };
  },
};

/** Every amount of the brief is in a currency that has a rate. */
export const unknownCurrency: Rule = {
  id: "unknown-currency",
  check({ placed }, { pricing }) {
    return unexchanged(placed.brief, pricing.fx).map(({ path, currency, error: message }) => ({
      place: placed.at([...path, "currency"]),
      message,
      args: { currency },
    }));
  },
};
