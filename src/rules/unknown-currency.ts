/** Rule: every amount of the brief is in a currency that has a rate. */
import { unexchanged } from "../core/prices/stated-amount.ts";
import { exampleDoc, type Rule } from "./rule.ts";

export const unknownCurrency: Rule = {
  id: "unknown-currency",
  severity: "error",
  what: "An amount is in a currency that the price list has no rate for.",
  why: "Without a rate, a budget or a quote cannot be compared with what the work costs.",
  bad: exampleDoc({ limits: "{budget_per_month: {amount: 500, currency: BTC}}" }),
  good: exampleDoc({ limits: "{budget_per_month: {amount: 500, currency: EUR}}" }),
  check({ brief, placed }, { pricing }) {
    return unexchanged(brief, pricing.fx).map(({ path, currency, error: message }) => ({
      place: placed.at([...path, "currency"]),
      message,
      args: { currency },
    }));
  },
};
