/**
 * Counts, amounts, times and shares as text, the same on every machine: to the digit for tables, and as people say them
 * in sentences: dollars without cents above ten, millions with a word, times instead of ratios, two or three digits
 * that count. No Intl: starting it costs more than deciding a brief.
 */

import type { Currency } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import { decimalText, divideHalfEven, scaled } from "./decimal.ts";

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

/**
 * `AU$4`, `$4`, `4 AUD` as `4`: a person writes an amount as pages show it. That of another currency stays as it is.
 */
export function withoutCurrency(text: string, currency: Currency): string {
  const symbol = SYMBOLS[currency];
  const signs = [...(symbol ? [symbol, symbol.slice(-1)] : []), currency].map((each) => each.toLowerCase());
  const typed = text.trim();
  const before = signs.find((each) => typed.toLowerCase().startsWith(each));
  if (before !== undefined) return typed.slice(before.length).trim();
  const behind = signs.find((each) => typed.toLowerCase().endsWith(each));
  return behind === undefined ? typed : typed.slice(0, -behind.length).trim();
}

const MILLION = 1e6;
const BILLION = 1e9;

/** `1.9` of 1,900,000: two digits that count, one decimal at most, and none that is 0. */
const short = (value: number): string => String(Number(value < 10 ? value.toFixed(1) : value.toFixed(0)));

/** `950`, `47,123`, `1.9 million`. */
export function spokenCount(value: number): string {
  const size = Math.abs(value);
  const sign = value < 0 ? "-" : "";
  if (size >= BILLION * 0.9995) return `${sign}${short(size / BILLION)} billion`;
  if (size >= MILLION * 0.9995) return `${sign}${short(size / MILLION)} million`;
  return `${sign}${countText(size)}`;
}

/** `AU$0.07`, `AU$9.40`, `AU$107`, `AU$1,600`, `AU$3.3 million`; `unknown` for null. */
export function spokenAmount(amount: number | null, currency: string): string {
  if (amount === null || !Number.isFinite(amount)) return "unknown";
  const size = Math.abs(amount);
  if (size >= MILLION * 0.9995) {
    const symbol = amountText(0, currency).replace(/0(\.0+)?$/, "");
    return `${amount < 0 ? "-" : ""}${symbol}${spokenCount(size)}`;
  }
  if (size >= 9.995) return amountText(Math.round(amount), currency).replace(/\.00$/, "");
  if (size === 0 || size >= 0.01) return amountText(amount, currency, 2);
  // Less than a cent: the first digits that count.
  return amountText(Number(amount.toPrecision(2)), currency).replace(/0+$/, "");
}

/** The likely figure, or the range where no single figure is true. */
export function spokenRange(range: AmountRange | null): string {
  if (!range) return "unknown";
  const { low, likely, high, currency } = range;
  if (likely !== null || low === null || high === null) return spokenAmount(likely, currency);
  const [from, to] = [spokenAmount(low, currency), spokenAmount(high, currency)];
  return from === to ? from : `${from} to ${to}`;
}

/** `from to`, or one figure when both ends read the same; empty where an end is unknown. */
export function spokenSpread({ low, high, currency }: AmountRange): string {
  if (low === null || high === null) return "";
  const [from, to] = [spokenAmount(low, currency), spokenAmount(high, currency)];
  return from === to ? "" : `${from} to ${to}`;
}

/** `33 times cheaper`, `1.5 times as much`, `about the same`, of a cost over another; empty for null. */
export function spokenTimes(times: number | null): string {
  if (times === null || !(times > 0)) return "";
  if (times > 1 / 1.05 && times < 1.05) return "about the same";
  return times < 1 ? `${short(1 / times)} times cheaper` : `${spokenTimesCount(times)} times as much`;
}

const spokenTimesCount = (times: number): string => (times >= 1000 ? spokenCount(times) : short(times));

/** `92%` of 0.92; more exact where that would say none or all: `99.8%`, `under 0.1%`. */
export function spokenPercent(share: number): string {
  const percent = share * 100;
  const whole = Math.round(percent);
  if (percent === whole || (whole !== 0 && whole !== 100)) return `${whole}%`;
  const finer = percent.toFixed(1);
  return finer === "0.0" ? "under 0.1%" : finer === "100.0" ? "over 99.9%" : `${finer}%`;
}

/** `95.2%` of 0.952, as a score is measured: to a tenth of a point. */
export const percentText = (share: number): string => `${Number((share * 100).toFixed(1))}%`;

/** Without the noise of binary fractions, which would take a half for less: 1,949.9999999999998 is 1,950. */
const withoutNoise = (value: number): number => Number(value.toPrecision(12));

/** To so many digits that count. */
const rounded = (value: number, digits: number): number => Number(withoutNoise(value).toPrecision(digits));

/** Cents under 10, whole units above, two or three digits that count from 1,000 on, millions with a word. */
export function roughAmount(amount: number | null, currency: string): string {
  if (amount === null || !Number.isFinite(amount)) return "an unknown amount";
  const size = Math.abs(amount);
  if (size === 0) return amountText(0, currency, 0).replace(/\.00$/, "");
  if (size < 0.01) return `under ${amountText(0.01, currency)}`;
  if (size < 10) return amountText(amount, currency, 2);
  if (size < 1000) return amountText(Math.round(withoutNoise(amount)), currency, 0);
  if (size < 999_500) return amountText(rounded(amount, size < 10_000 ? 2 : 3), currency, 0);
  return spokenAmount(rounded(amount, 2), currency);
}

/** `1.9 million`, `47,000`. */
export function roughCount(count: number): string {
  if (count < 999_500) return countText(rounded(count, count < 1000 ? 3 : 2));
  return `${rounded(count / 1e6, 2)} million`;
}

/** `9.2`, `30`. */
export const secondsText = (seconds: number): string =>
  seconds < 10 ? String(Number(seconds.toFixed(1))) : String(Math.round(seconds));

/** From here on people count in minutes. */
const MINUTES_FROM = 180;

/** `1 second`, `9.2 seconds`, `15 minutes`. */
export function inSeconds(seconds: number): string {
  if (seconds >= MINUTES_FROM) return `${secondsText(seconds / 60)} minutes`;
  const text = secondsText(seconds);
  return `${text} ${text === "1" ? "second" : "seconds"}`;
}

/** `1 minute`, `1.4 minutes`, `12 minutes`: so exact that what is counted by it can be followed. */
export function inMinutes(minutes: number): string {
  const text = secondsText(minutes);
  return `${text} ${text === "1" ? "minute" : "minutes"}`;
}

/** Points of a hundred: `0.2 points`, `1 point`, `under 0.1 points`. */
export function pointsText(points: number): string {
  if (points > 0 && points < 0.1) return "under 0.1 points";
  const shown = Number(points.toFixed(points < 10 ? 1 : 0));
  return `${shown} ${shown === 1 ? "point" : "points"}`;
}

export const CENTS = 100;

/**
 * Amounts in whole cents that add up to the total in whole cents: those cut most get the cents that are left. Null when
 * an amount is unknown.
 */
export function inCents(amounts: readonly (number | null)[]): number[] | null {
  if (amounts.some((amount) => amount === null)) return null;
  const exact = amounts.map((amount) => amount! * CENTS);
  const cut = exact.map((amount) => Math.floor(amount + 1e-9));
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  let left = total - cut.reduce((sum, amount) => sum + amount, 0);
  const byRest = exact.map((amount, i) => ({ i, rest: amount - cut[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest) {
    if (left <= 0) break;
    cut[i]!++;
    left--;
  }
  return cut;
}

/** Of what each request costs. */
export const perText = (isMonthly: boolean): string => (isMonthly ? "a month" : "per 1,000 requests");

/** Of what is gained or lost with the answers. */
export const withText = (isMonthly: boolean): string => (isMonthly ? "a month" : "with 1,000 requests");
