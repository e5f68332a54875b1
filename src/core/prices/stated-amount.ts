/** Amounts that a brief states, in another currency. */
import { reviewedBy } from "../tables/stakes.ts";
import type { Brief, Currency, StatedAmount, StepBrief } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import { exchanged, noRateText, rateOf } from "./fx.ts";

/** An amount of a brief in a currency without a rate, which nothing can be held against. */
interface Unexchanged {
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
export function unexchanged(brief: Brief, to: FxRate, rates: readonly FxRate[]): Unexchanged[] {
  const all = [
    ...amountsOf(brief, []),
    { path: ["proposal", "cost_per_1k"], stated: brief.proposal?.cost_per_1k },
    ...(brief.steps ?? []).flatMap((step, index) => amountsOf(step, ["steps", index])),
  ];
  return all.flatMap(({ path, stated }) => {
    const currency = stated?.currency;
    if (currency === undefined || currency === to.currency || rateOf(rates, currency)) return [];
    return [{ path, currency, error: noRateText(currency, rates, `--currency ${currency}=RATE`) }];
  });
}

/** An amount in another currency; null without a rate for either, or without an amount. */
export function amountIn(stated: StatedAmount | undefined, to: FxRate, rates: readonly FxRate[]): number | null {
  if (!stated?.currency) return null;
  const from = stated.currency === to.currency ? to : rateOf(rates, stated.currency);
  return from ? exchanged(stated.amount, from, to) : null;
}

/**
 * What turns on one answer: gained by a right one and lost by a wrong one, in the currency of the advice. A wrong one
 * that people catch, as they do where they check every answer, loses what a right one would have gained, and no more.
 */
export function turnsOn(brief: Brief, rate: FxRate, rates: readonly FxRate[]): number | null {
  const { stakes } = brief;
  const right = amountIn(stakes?.right, rate, rates);
  if (reviewedBy(brief) === "all") return right;
  const wrong = amountIn(stakes?.wrong, rate, rates);
  return right === null && wrong === null ? null : (right ?? 0) + (wrong ?? 0);
}
