/** Amounts that a brief states, in another currency. */
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import { exchanged, rateOf } from "./fx.ts";

/** An amount in another currency; null without a rate for either, or without an amount. */
export function amountIn(stated: StatedAmount | undefined, to: FxRate, rates: readonly FxRate[]): number | null {
  if (!stated?.currency) return null;
  const from = rateOf(rates, stated.currency);
  return from ? exchanged(stated.amount, from, to) : null;
}

/** What turns on one answer: gained by a right one and lost by a wrong one, in the currency of the advice. */
export function turnsOn({ stakes }: Brief, rate: FxRate, rates: readonly FxRate[]): number | null {
  const right = amountIn(stakes?.right, rate, rates);
  const wrong = amountIn(stakes?.wrong, rate, rates);
  return right === null && wrong === null ? null : (right ?? 0) + (wrong ?? 0);
}
