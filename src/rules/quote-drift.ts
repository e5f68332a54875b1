/** Rule: the quoted cost is the one that the price gives. */

import { findRate } from "../core/prices/fx.ts";
import { amountText } from "../core/text/amount.ts";
import { costFor, proposedModel } from "./proposal.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const quoteDrift: Rule = {
  id: "quote-drift",
  severity: "warning",
  about: "proposal",
  what: "The quoted cost does not match the price of the proposed model on that day.",
  why: "A quote that does not follow from a price cannot be defended, and eats the margin or the trust.",
  bad: exampleDoc({ proposal: "{model: gpt-6-luna, cost_per_1k: {amount: 9, currency: AUD}}" }),
  good: exampleDoc(),
  check({ brief, placed }, context) {
    const quoted = brief.proposal?.cost_per_1k;
    const model = proposedModel(brief, context);
    if (model === undefined || quoted?.currency === undefined) return;
    const rate = findRate(context.pricing.fx, quoted.currency);
    if (rate === undefined) return;
    const { low, likely, high } = costFor(brief, model, { ...context, rate }) ?? {};
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
