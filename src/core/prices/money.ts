/**
 * Exact money. Amounts are whole picodollars (10^-12 of a currency unit) in BigInt: a price of one US dollar per
 * million tokens is 1,000,000 picodollars per token, so list prices, token counts and their products are exact.
 * Rounding, half to even, happens once, where an amount is shown. Where the truth is a range, an amount has three ends.
 */
import { scaled } from "../text/decimal.ts";
import type { Pico, Range } from "../types/cost.ts";

export const PICO_PER_UNIT = 1_000_000_000_000n;

/** An amount in units of its currency as picounits. Undefined for what is not a finite decimal number. */
export const pico = (amount: number | string): Pico | undefined => scaled(amount, 12);

/** The amount in units as a JSON number, right to 12 significant digits. */
export function toNumber(amount: Pico): number {
  return Number((Number(amount) / 1e12).toPrecision(12));
}

/** A sum in which one unknown makes the whole unknown. */
export function sum(amounts: readonly (Pico | null)[]): Pico | null {
  let total = 0n;
  for (const amount of amounts) {
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

/** An amount times a count; unknown stays unknown. */
export const times = (amount: Pico | null, count: bigint): Pico | null => (amount === null ? null : amount * count);

/** US dollars worked out as a float become whole picodollars here, once per component; from then on sums are exact. */
export function toPico(usd: number | null): Pico | null {
  if (usd === null || !Number.isFinite(usd)) return null;
  const whole = Math.trunc(usd);
  return BigInt(whole) * PICO_PER_UNIT + BigInt(Math.round((usd - whole) * 1e12));
}

/** In picodollars; null is unknown. */
export type Amounts = Range<Pico | null>;

export const UNKNOWN: Amounts = { low: null, likely: null, high: null };

/** The same at each end. */
export const atEachEnd = <T>(of: (end: keyof Range<T>) => T): Range<T> => ({
  low: of("low"),
  likely: of("likely"),
  high: of("high"),
});

/** A range that is one value. */
export const exactly = <T>(value: T): Range<T> => ({ low: value, likely: value, high: value });
