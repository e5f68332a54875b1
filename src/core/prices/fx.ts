/** Exchange of exact amounts: rates are kept as fractions, so that going there and back gives the same amount. */

import { remember } from "../remember/remember.ts";
import { divideHalfEven, scaled } from "../text/decimal.ts";
import type { Currency, IsoDate } from "../types/brief.ts";
import type { AmountRange, Pico, Range } from "../types/cost.ts";
import type { FxRate } from "../types/pricing.ts";
import { PICO_PER_UNIT, pico } from "./money.ts";

/** An exact amount in some currency: `n` / `d` picounits. `d` is positive. */
export interface Exact {
  n: bigint;
  d: bigint;
}

/** Rates are exact to this many decimals. */
const RATE_PLACES = 12;

const DOLLAR: FxRate = { currency: "USD", per_usd: 1, date: "", source: "list prices are US dollars" };

/** The rate of a currency; USD is always known. Undefined when there is none: no rate is ever guessed. */
export function findRate(rates: readonly FxRate[], currency: Currency): FxRate | undefined {
  if (currency === "USD") return DOLLAR;
  return rates.find((rate) => rate.currency === currency);
}

/** The rate of a currency that was looked for before; none is an error, since an amount left out changes what is advised. */
export function rateOf(rates: readonly FxRate[], currency: Currency): FxRate {
  const rate = findRate(rates, currency);
  if (!rate) throw new Error(`an amount in ${currency} is to be exchanged, and there is no rate for it`);
  return rate;
}

const BY_USER = "given by the user";

/** A rate stated by the user, in units of the currency per US dollar. */
export function statedRate(currency: Currency, perUsd: number, date: IsoDate): FxRate {
  return { currency, per_usd: perUsd, date, source: BY_USER };
}

export const isStated = ({ source }: FxRate): boolean => source === BY_USER;

/** The rates with this one in place of that of the list. */
export const withRate = (rates: readonly FxRate[], rate: FxRate): FxRate[] => [
  ...rates.filter(({ currency }) => currency !== rate.currency),
  rate,
];

/** What to do about a currency without a rate. `option` is how a rate of one's own is given, such as `--currency NZD=RATE`. */
export function noRateText(currency: string, rates: readonly FxRate[], option: string, near = ""): string {
  const known = ["USD", ...rates.map((rate) => rate.currency)].join(", ");
  return `no exchange rate for "${currency}"; expected one of ${known}${near}, your own rate for one US dollar as in ${option}, or one in your own prices with --pricing`;
}

/**
 * True of a rate that is nearer to how many dollars one unit of the currency buys than to how many units a dollar buys:
 * some quote it the one way, some the other.
 */
export function isUpsideDown(perUsd: number, known: FxRate): boolean {
  const off = (rate: number) => Math.abs(Math.log(perUsd / rate));
  return off(1 / known.per_usd) < off(known.per_usd);
}

/** The rate as a whole number. */
const units = remember((rate: FxRate): bigint => scaled(rate.per_usd, RATE_PLACES) ?? 0n);

/** An exact amount of US dollars. */
export const dollars = (amount: Pico): Exact => ({ n: amount, d: 1n });

/** Converts between two currencies without rounding. Both rates must be positive. */
export function convert(amount: Exact, from: FxRate, to: FxRate): Exact {
  return { n: amount.n * units(to), d: amount.d * units(from) };
}

/** An exact amount in units, as a JSON number right to 12 significant digits. */
export const exactNumber = ({ n, d }: Exact): number => numberOfUnits(n, d * PICO_PER_UNIT);

function numberOfUnits(amount: bigint, unit: bigint): number {
  const negative = amount < 0n;
  const size = negative ? -amount : amount;
  const whole = size / unit;
  const rest = Number(size - whole * unit) / Number(unit);
  const value = Number((Number(whole) + rest).toPrecision(12));
  return negative ? -value : value;
}

/** An amount as somebody wrote it, exactly: 0.1 is a tenth. */
const written = (amount: number): Exact => ({ n: pico(amount) ?? 0n, d: 1n });

/** An amount of one currency in another, right to 12 significant digits. */
export const exchanged = (amount: number, from: FxRate, to: FxRate): number =>
  exactNumber(convert(written(amount), from, to));

/** An amount of a currency in US dollars, to the picodollar; null without a rate, for none is ever guessed. */
export function dollarsOf(amount: number, currency: Currency, rates: readonly FxRate[]): Pico | null {
  const rate = findRate(rates, currency);
  if (!rate) return null;
  const { n, d } = convert(written(amount), rate, DOLLAR);
  return divideHalfEven(n, d);
}

/** The same as a number, for those who reckon with hours and watts; right to the picodollar. */
export function usdOf(amount: number, currency: Currency, rates: readonly FxRate[]): number | null {
  if (currency === "USD") return amount;
  const exact = dollarsOf(amount, currency, rates);
  return exact === null ? null : Number(exact) / 1e12;
}

/** What one unit of any currency is, where picodollars were multiplied with its rate. */
const DOLLAR_UNITS = PICO_PER_UNIT * PICO_PER_UNIT;

/** US dollars in picodollars as a number of units of another currency; unknown stays unknown. */
export const inCurrency = (amount: Pico | null, rate: FxRate): number | null =>
  amount === null ? null : numberOfUnits(amount * units(rate), DOLLAR_UNITS);

/** A cost in US dollars, times a count of requests, as an amount range in another currency. */
export function rangeIn(cost: Range<Pico | null>, rate: FxRate, requests = 1n): AmountRange {
  const one = (amount: Pico | null) => inCurrency(amount === null ? null : amount * requests, rate);
  const likely = one(cost.likely);
  // Most prices have no range, and exact arithmetic takes its time.
  const low = cost.low === cost.likely ? likely : one(cost.low);
  const high = cost.high === cost.likely ? likely : one(cost.high);
  return { low, likely, high, currency: rate.currency };
}
