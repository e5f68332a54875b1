/** What a better answer is worth, and from how many points more often right the dearer way pays. */
import { exchanged, rateOf } from "../prices/fx.ts";
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import type { FactValue } from "../types/taxonomy.ts";

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

/**
 * Points of a hundred by which answers must be right more often for a premium to pay; null without stakes or volume.
 * 0 where the way costs no more.
 */
export function paysGainPoints(
  premium: number | null,
  requests: number | null,
  perAnswer: number | null,
): number | null {
  if (premium === null) return null;
  if (premium <= 0) return 0;
  if (!requests || !perAnswer) return null;
  return (premium / (requests * perAnswer)) * 100;
}

/** The gain that is needed, against the gap to the target and against what any model could add. */
export function gainNeeded(points: number | null, { baseline }: Brief): FactValue {
  if (points === null || !baseline) return "not-known";
  const headroom = (1 - baseline.score) * 100;
  const gap = baseline.target === undefined ? null : (baseline.target - baseline.score) * 100;
  if (gap !== null && points <= Math.min(gap, headroom / 2)) return "within-gap";
  return points <= headroom ? "within-headroom" : "beyond-headroom";
}

/** What the best prompt scores today, against what is needed. */
export function promptToday({ baseline }: Brief): FactValue {
  if (!baseline) return "not-measured";
  if (baseline.target === undefined) return "no-target";
  return baseline.score >= baseline.target ? "target-met" : "target-missed";
}
