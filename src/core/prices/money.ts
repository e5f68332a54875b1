/**
 * Exact money. Amounts are whole picodollars (10^-12 of a currency unit) in BigInt: a price of one US dollar per
 * million tokens is 1,000,000 picodollars per token, so list prices, token counts and their products are exact.
 * Rounding, half to even, happens once, where an amount is shown. Where the truth is a range, an amount has three ends.
 */
import type { Pico, Range } from "../types/cost.ts";

export const PICO_PER_UNIT = 1_000_000_000_000n;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/** Divides, rounding half to even. `by` is positive. */
export function divideHalfEven(value: bigint, by: bigint): bigint {
  const whole = value / by;
  const rest = value % by;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  if (twice < by || (twice === by && whole % 2n === 0n)) return whole;
  return value < 0n ? whole - 1n : whole + 1n;
}

/** Two decimals of at most 15 digits are never the same number. */
const MOST_DIGITS = 1e15;

/** Thousands, such as the price of a machine, are too many picounits for that; in cents they are few enough. */
const CENTS = 2;

/** A number times 10^`places` where that is surely whole: where the decimal text of the number has no digit beyond. */
function wholeUnits(value: number, places: number): number | undefined {
  const unit = 10 ** places;
  const whole = Math.round(value * unit);
  return Math.abs(whole) < MOST_DIGITS && whole / unit === value ? whole : undefined;
}

/**
 * A decimal, exactly as written, times 10^`places`; digits beyond those are rounded half to even. Undefined for what
 * is not a finite decimal number. A number counts as its shortest decimal text, which is what a person typed.
 */
export function scaled(value: number | string, places: number): bigint | undefined {
  const whole = typeof value === "number" ? wholeUnits(value, places) : undefined;
  if (whole !== undefined) return BigInt(whole);
  const cents = typeof value === "number" && places > CENTS ? wholeUnits(value, CENTS) : undefined;
  if (cents !== undefined) return BigInt(cents) * 10n ** BigInt(places - CENTS);
  const match = DECIMAL.exec(String(value).trim());
  if (!match || !(match[2] || match[3])) return undefined;
  const fraction = match[3] ?? "";
  const digits = BigInt(match[1] + match[2]! + fraction);
  const shift = places + Number(match[4] ?? 0) - fraction.length;
  return shift >= 0 ? digits * 10n ** BigInt(shift) : divideHalfEven(digits, 10n ** BigInt(-shift));
}

/** An amount in units of its currency as picounits. Undefined for what is not a finite decimal number. */
export const pico = (amount: number | string): Pico | undefined => scaled(amount, 12);

/** A decimal text for `value` / 10^`places`, without trailing zeros beyond `atLeast` digits after the point. */
export function decimalText(value: bigint, places = 12, atLeast = 0): string {
  const size = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const whole = size.slice(0, size.length - places);
  let fraction = size.slice(size.length - places);
  while (fraction.length > atLeast && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return `${value < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

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
