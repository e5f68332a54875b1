/** Rule: the price behind a quote still holds, and goes on to. */
import { nextPriceAfter } from "../core/prices/price-on.ts";
import { numberOf } from "../core/prices/token-profile.ts";
import { daysBetween } from "../core/text/days.ts";
import type { Quote } from "../core/types/quote.ts";
import { exampleDoc } from "./example-doc.ts";
import { per1kText, proposedModel, quoteFor } from "./proposal.ts";
import type { Report, Rule } from "./rule.ts";

const differ = (a: Quote | undefined, b: Quote | undefined): boolean =>
  a?.per_1k.likely != null && b?.per_1k.likely != null && a.per_1k.likely !== b.per_1k.likely;

export const priceChanged: Rule = {
  id: "price-changed",
  severity: "warning",
  about: "proposal",
  what: "The price of the proposed model has changed since the quote, or is announced to change within a year.",
  why: "A fixed price on a cost that moves is a loss for one side.",
  bad: exampleDoc({
    task: "Weigh three market reports and recommend a strategy",
    kind: "strategy-advice",
    correctness: "expert",
    proposal: "{model: gemini-3.8-flash}",
  }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined || model.kind === "self-hosted") return;
    const quoted = brief.proposal?.quoted_on;
    const next = nextPriceAfter(model, context.asOf)?.from;
    if (quoted === undefined && !next) return;
    const place = placed.at(["proposal", "model"]);
    const now = quoteFor(brief, model, context);
    const then = quoted === undefined ? undefined : quoteFor(brief, model, { ...context, asOf: quoted });
    const reports: Report[] = [];
    if (now && then && differ(then, now)) {
      const message = `the cost of ${model.id} has gone from ${per1kText(then.per_1k)} on ${quoted} to ${per1kText(now.per_1k)}; quote again`;
      reports.push({ place, message, args: { model: model.id, quoted_on: quoted ?? "" } });
    }
    const soon = numberOf(context.pricing.defaults, "price-change-note-days");
    if (!next || daysBetween(context.asOf, next) > soon) return reports;
    const later = quoteFor(brief, model, { ...context, asOf: next });
    if (!now || !later || !differ(now, later)) return reports;
    const message = `the cost of ${model.id} goes from ${per1kText(now.per_1k)} to ${per1kText(later.per_1k)} on ${next}; say who bears it`;
    return [...reports, { place, message, args: { model: model.id, from: next } }];
  },
};
