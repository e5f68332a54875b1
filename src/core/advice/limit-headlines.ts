/** What a limit of the brief makes the first thing to say: a machine that cannot serve, or a budget. */
import { exchanged, inCurrency, rateOf } from "../prices/fx.ts";
import { amountText, roughAmount } from "../text/amount.ts";
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import { wayWords } from "../ways/way.ts";
import type { PricedField } from "./priced-offers.ts";

/** The currency of the page, and the rates by which a budget is put into it. */
interface PageMoney {
  rate: FxRate;
  rates: readonly FxRate[];
}

/** The budget as the brief has it, and in the currency of the page where that is another. */
function budgetText({ amount, currency }: StatedAmount, { rate, rates }: PageMoney): string {
  const stated = amountText(amount, currency!).replace(/\.00$/, "");
  const from = rateOf(rates, currency!);
  if (!from || currency === rate.currency) return stated;
  return `${stated} (${roughAmount(exchanged(amount, from, rate), rate.currency)})`;
}

/** What leads within the budget, and what more money would buy: another model, or the same one elsewhere. */
function beyondWords({ fit, beyond }: PricedField, most: string, rate: FxRate): string {
  if (!fit || !beyond) return "";
  const bill = roughAmount(inCurrency(beyond.cost.bill.likely, rate), rate.currency);
  if (fit.way.name === beyond.way.name) {
    const words = (priced: typeof fit) => wayWords(priced.way, priced.cost.machines ?? 1);
    return `${words(fit)} is the best that keeps the budget of ${most} a month. With more money: ${words(beyond)}, at ${bill} a month.`;
  }
  return `${fit.way.name} is the best that keeps the budget of ${most} a month. ${beyond.way.name} is better, at ${bill} a month.`;
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
export function limitHeadlines({ limits }: Brief, offers: PricedField, isOpen: boolean, money: PageMoney): string[] {
  const said: string[] = [];
  if (offers.refused !== null) said.push(`Your machine cannot serve this: ${offers.refused}`);
  const budget = limits?.budget_per_month;
  if (!budget?.currency) return said;
  const most = budgetText(budget, money);
  if (isOpen) said.push(`Say how many requests come in a month to see what fits the budget of ${most} a month.`);
  else if (!offers.budget_kept) said.push(`Nothing that does the work fits the budget of ${most} a month.`);
  else if (offers.beyond) said.push(beyondWords(offers, most, money.rate));
  return said;
}
