/** Amounts that a brief states, in another currency, and its budget in words. */
import { currenciesStated, currencyAtHome } from "../tables/law-region.ts";
import { earnedBy, isAllReviewed } from "../tables/stakes.ts";
import { amountText, spokenAmount } from "../text/amount.ts";
import type { Brief, Currency, StatedAmount, StepBrief } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { exchanged, findRate, noRateText, rateOf } from "./fx.ts";

/** An amount of a brief in a currency without a rate, which nothing can be held against. */
export interface Unexchanged {
  path: (string | number)[];
  currency: Currency;
  /** What is wrong, and how to mend it. */
  error: string;
}

function amountsOf({ limits, stakes, hardware }: StepBrief, at: (string | number)[]) {
  const spelled = typeof hardware === "object" ? hardware : undefined;
  return [
    { path: [...at, "limits", "budget_per_month"], stated: limits?.budget_per_month },
    { path: [...at, "stakes", "right"], stated: stakes?.right },
    { path: [...at, "stakes", "wrong"], stated: stakes?.wrong },
    { path: [...at, "hardware", "price"], stated: spelled?.price },
    { path: [...at, "hardware", "rent_per_hour"], stated: spelled?.rent_per_hour },
  ];
}

/** Amounts of a brief and its steps in currencies that have no rate. */
export function unexchanged(brief: Brief, rates: readonly FxRate[]): Unexchanged[] {
  const all = [
    ...amountsOf(brief, []),
    { path: ["proposal", "cost_per_1k"], stated: brief.proposal?.cost_per_1k },
    ...(brief.steps ?? []).flatMap((step, index) => amountsOf(step, ["steps", index])),
  ];
  return all.flatMap(({ path, stated }) => {
    const currency = stated?.currency;
    if (currency === undefined || findRate(rates, currency)) return [];
    return [{ path, currency, error: noRateText(currency, rates, `--currency ${currency}=RATE`) }];
  });
}

/** The brief without amounts that nothing can be held against: `unknown`, or all of them. */
export function exchangeable(brief: Brief, rates: readonly FxRate[], unknown = unexchanged(brief, rates)): Brief {
  if (unknown.length === 0) return brief;
  const known = structuredClone(brief);
  for (const { path } of unknown) {
    const holder = path.slice(0, -1).reduce<unknown>((each, key) => (each as Record<string, unknown>)[key], known);
    delete (holder as Record<string, unknown>)[path.at(-1)!];
  }
  return known;
}

/**
 * The currency in which a client speaks of money: that of its budget and stakes, else that of its country. Undefined where
 * several are stated, or neither is known. What the scope quotes is the money of who sells.
 */
export function clientCurrency(brief: Brief, taxonomy: Taxonomy): Currency | undefined {
  const [currency, ...others] = currenciesStated(brief);
  if (others.length > 0) return undefined;
  return currency ?? currencyAtHome(brief, taxonomy);
}

/** An amount in another currency; null without an amount. One that has no rate was to be refused before. */
export function amountIn(stated: StatedAmount | undefined, to: FxRate, rates: readonly FxRate[]): number | null {
  if (!stated?.currency) return null;
  return exchanged(stated.amount, rateOf(rates, stated.currency), to);
}

/**
 * What turns on one answer: gained by a right one and lost by a wrong one, in the currency of the advice. A wrong one
 * that people catch, as they do where they check every answer, loses what a right one would have gained, and no more.
 */
export function turnsOn(brief: Brief, rate: FxRate, rates: readonly FxRate[]): number | null {
  const { stakes } = brief;
  const right = amountIn(earnedBy(stakes), rate, rates);
  if (isAllReviewed(brief)) return right;
  const wrong = amountIn(stakes?.wrong, rate, rates);
  return right === null && wrong === null ? null : (right ?? 0) + (wrong ?? 0);
}

/** The currency of the page, and the rates by which a budget is put into it. */
export interface PageMoney {
  rate: FxRate;
  rates: readonly FxRate[];
}

/** The budget as the brief has it, and in the currency of the page where that is another, as fine as the bills beside it. */
export function budgetText({ amount, currency }: StatedAmount, { rate, rates }: PageMoney): string {
  const stated = amountText(amount, currency!).replace(/\.00$/, "");
  if (currency === rate.currency) return stated;
  return `${stated} (${spokenAmount(exchanged(amount, rateOf(rates, currency!), rate), rate.currency)})`;
}
