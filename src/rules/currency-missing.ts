/** Rule: a quoted amount names its currency. */

import { lineText } from "../core/text/text-lines.ts";
import type { Diagnostic, SourceLocation } from "../core/types/diagnostic.ts";
import { documentLines } from "./prose.ts";
import { exampleDoc, type Rule, type RuleContext, type Subject } from "./rule.ts";

const COST = ["proposal", "cost_per_1k"] as const;

/** Puts the currency beside the amount, in the way in which the amount is written. Safe when somebody named it. */
function fixFor({ placed, doc }: Subject, { rate, statedCurrency }: RuleContext): Diagnostic["fix"] {
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

export const currencyMissing: Rule = {
  id: "currency-missing",
  severity: "warning",
  about: "proposal",
  what: "A quoted cost names no currency.",
  why: "Prices are in US dollars and clients think in their own; the difference is half as much again in Australia.",
  bad: exampleDoc({ proposal: "{cost_per_1k: {amount: 9}}" }),
  good: exampleDoc({ proposal: "{cost_per_1k: {amount: 9, currency: AUD}}" }),
  check(subject, context) {
    const quoted = subject.brief.proposal?.cost_per_1k;
    if (quoted === undefined || quoted.currency !== undefined) return;
    const fix = fixFor(subject, context);
    return {
      place: subject.placed.at(COST),
      message: `the quoted ${quoted.amount} per 1K names no currency; add one, such as ${context.statedCurrency ?? context.rate.currency}`,
      args: { amount: quoted.amount },
      ...(fix ? { fix } : {}),
    };
  },
};
