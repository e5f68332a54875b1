/** Rule: the price behind a quote still holds, and goes on to. */

import { perUse } from "../core/comparison/way-row.ts";
import { numberOf } from "../core/prices/defaults.ts";
import { nextPriceAfter } from "../core/prices/price-on.ts";
import { requestCost } from "../core/prices/request-cost.ts";
import { daysBetween } from "../core/text/days.ts";
import type { IsoDate } from "../core/types/brief.ts";
import type { AmountRange } from "../core/types/cost.ts";
import { per1kText, proposedModel } from "./proposal.ts";
import { exampleDoc, OPEN_TASK, type Report, type Rule } from "./rule.ts";

const differ = (a: AmountRange, b: AmountRange): boolean =>
  a.likely !== null && b.likely !== null && a.likely !== b.likely;

export const priceChanged: Rule = {
  id: "price-changed",
  severity: "warning",
  about: "proposal",
  what: "The price of the proposed model has changed since the quote, or is announced to change within a year.",
  why: "A fixed price on a cost that moves is a loss for one side.",
  bad: exampleDoc({ ...OPEN_TASK, proposal: "{model: gemini-3.8-flash}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const model = proposedModel(brief, context);
    if (model === undefined) return;
    const quoted = brief.proposal?.quoted_on;
    const next = nextPriceAfter(model, context.asOf)?.from;
    const counted = context.counted(brief);
    if (counted === undefined) return;
    const { profile } = counted.setting.filled;
    const costOn = (day: IsoDate) => perUse(requestCost(model, profile, day), context.rate).per_1k;
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
