/** Counts and amounts as text, the same on every machine. No Intl: starting it costs more than deciding a brief. */
import { decimalText, divideHalfEven, scaled } from "../prices/money.ts";
import type { Currency } from "../types/brief.ts";

/** Digits in groups of three. */
const inThrees = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ",");

/** `1234567.5` as `1,234,567.5`. */
export function grouped(value: number): string {
  const [whole, decimals] = String(value).split(".");
  return decimals === undefined ? inThrees(whole!) : `${inThrees(whole!)}.${decimals}`;
}

/** `1234567.5` as `1,234,568`. */
export const countText = (value: number): string =>
  `${value < 0 ? "-" : ""}${inThrees(Math.round(Math.abs(value)).toString())}`;

/** `1 row`, `2,000 rows`; `many` where the plural takes more than an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

const SYMBOLS: Record<string, string> = {
  AUD: "AU$",
  CAD: "CA$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
  NZD: "NZ$",
  SGD: "S$",
  USD: "US$",
};

/** Digits that count in an amount under one unit. */
const SIGNIFICANT = 4;

/**
 * `AU$6.06`, `US$0.1275`, `AU$12,345.60`, `CHF 2.00`; `unknown` for null. From 1 up two decimals; below, four digits
 * that count, so that no amount that is more than nothing reads as 0. `decimals` fixes their number, for columns
 * that are to add up. Rounds half to even.
 */
export function amountText(amount: number | null, currency: Currency, decimals?: number): string {
  if (amount === null || !Number.isFinite(amount)) return "unknown";
  const size = Math.abs(amount);
  const places =
    decimals ?? (size >= 1 || size === 0 ? 2 : Math.max(2, SIGNIFICANT - 1 - Math.floor(Math.log10(size))));
  const exact = scaled(size, places + 3) ?? 0n;
  const text = decimalText(divideHalfEven(exact, 1000n), places, decimals ?? 2);
  const [whole, fraction] = text.split(".");
  const number = `${inThrees(whole!)}${fraction ? `.${fraction}` : ""}`;
  return `${amount < 0 ? "-" : ""}${SYMBOLS[currency] ?? `${currency} `}${number}`;
}
