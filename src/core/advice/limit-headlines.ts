/** What a limit of the brief makes the first thing to say. */
import { inCurrency } from "../prices/fx.ts";
import { amountText } from "../text/amount.ts";
import { roughAmount } from "../text/spoken.ts";
import type { Brief } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import type { PricedField } from "./priced-offers.ts";

/** What leads within the budget, and what more money would buy. */
function beyondWords({ fit, beyond }: PricedField, most: string, rate: FxRate): string {
  const bill = beyond ? inCurrency(beyond.cost.bill.likely, rate) : null;
  return `${fit?.way.name} is the best that keeps the budget of ${most} a month. ${beyond?.way.name} is better, at ${roughAmount(bill, rate.currency)} a month.`;
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
export function limitHeadlines({ limits }: Brief, offers: PricedField, isOpen: boolean, rate: FxRate): string[] {
  const said: string[] = [];
  if (offers.refused !== null) said.push(`Your machine cannot serve this: ${offers.refused}`);
  const budget = limits?.budget_per_month;
  if (!budget?.currency) return said;
  const most = amountText(budget.amount, budget.currency).replace(/\.00$/, "");
  if (isOpen) said.push(`Say how many requests come in a month to see what fits the budget of ${most} a month.`);
  else if (!offers.budget_kept) said.push(`Nothing that does the work fits the budget of ${most} a month.`);
  else if (offers.beyond) said.push(beyondWords(offers, most, rate));
  return said;
}
