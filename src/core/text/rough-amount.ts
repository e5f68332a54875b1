/** Amounts and counts as people say them in a meeting. Exact figures stand in the details. */

import { countText } from "./amount.ts";
import { amountText } from "./amount-text.ts";

const places = (value: number, digits: number): number => (value === 0 ? 0 : Number(value.toPrecision(digits)));

/** Cents under 10, whole units above, two or three digits that count from 1,000 on, millions with a word. */
export function roughAmount(amount: number | null, currency: string): string {
  if (amount === null || !Number.isFinite(amount)) return "an unknown amount";
  const size = Math.abs(amount);
  if (size === 0) return amountText(0, currency, 0).replace(/\.00$/, "");
  if (size < 0.01) return `under ${amountText(0.01, currency)}`;
  if (size < 10) return amountText(amount, currency, 2);
  if (size < 1000) return amountText(Math.round(amount), currency, 0);
  if (size < 999_500) return amountText(places(amount, size < 10_000 ? 2 : 3), currency, 0);
  return `${amountText(places(amount / 1e6, 2), currency, 0).replace(/\.0+$/, "")} million`;
}

/** `1.9 million`, `50,000`. */
export function roughCount(count: number): string {
  if (count < 999_500) return countText(places(count, count < 1000 ? 3 : 2));
  return `${places(count / 1e6, 2)} million`;
}

/** Points of a hundred: `0.2 points`, `1 point`, `under 0.1 points`. */
export function pointsText(points: number): string {
  if (points > 0 && points < 0.1) return "under 0.1 points";
  const shown = Number(points.toFixed(points < 10 ? 1 : 0));
  return `${shown} ${shown === 1 ? "point" : "points"}`;
}
