/** The price of a model: on a day, and less the discount of an agency. */
import { decimalText, divideHalfEven, scaled } from "../text/decimal.ts";
import type { IsoDate } from "../types/brief.ts";
import type { Model, PricePeriod, Rates } from "../types/pricing.ts";

/** True when the period holds on the day: `from` counts, `until` does not. */
export function holdsOn({ from, until }: PricePeriod, day: IsoDate): boolean {
  return (from === null || from <= day) && (until === null || day < until);
}

/** The period that holds on the day; null when the list has none, which is an unknown price. */
export function priceOn(model: Model, asOf: IsoDate): PricePeriod | null {
  return model.prices.find((period) => holdsOn(period, asOf)) ?? null;
}

/** The next change of price after the day; null when none is known. */
export function nextPriceAfter(model: Model, asOf: IsoDate): PricePeriod | null {
  return model.prices.find(({ from }) => from !== null && from > asOf) ?? null;
}

const WHOLE = 100_000_000n;

/** A price less `percent`, rounded half to even to six decimals, the finest that prices are kept at. */
function less(price: number, percent: number): number {
  const kept = WHOLE - (scaled(percent, 6) ?? 0n);
  return Number(decimalText(divideHalfEven((scaled(price, 6) ?? 0n) * kept, WHOLE), 6));
}

/** What every period gives a price for, in the order in which it is written out. */
const TOKEN_PRICES = [
  "input",
  "cached_input",
  "output",
  "cache_write",
  "cache_write_1h",
  "batch_input",
  "batch_output",
  "batch_cached_input",
] as const;

export const PRICES = [...TOKEN_PRICES, "per_request"] as const;

/** A period whose prices are not known. */
export const BARE_PERIOD = Object.fromEntries(
  ["from", "until", ...TOKEN_PRICES].map((field) => [field, null]),
) as Readonly<Record<(typeof TOKEN_PRICES)[number] | "from" | "until", null>>;

const isPrice = (field: string): boolean => (PRICES as readonly string[]).includes(field);

/** All prices of a rate card less a discount; unknown stays unknown. */
function discounted<R extends Rates>(rates: R, percent: number): R {
  const lowered = Object.entries(rates).map(([name, value]) =>
    isPrice(name) && typeof value === "number" ? [name, less(value, percent)] : [name, value],
  );
  return Object.fromEntries(lowered) as R;
}

/** The model with `percent` taken off all of its prices. */
export function withDiscount(model: Model, percent: number, source: string): Model {
  const prices = model.prices.map((period) => ({
    ...discounted(period, percent),
    ...(period.long_context ? { long_context: discounted(period.long_context, percent) } : {}),
    ...(period.peak ? { peak: discounted(period.peak, percent) } : {}),
    ...(period.flex ? { flex: discounted(period.flex, percent) } : {}),
    ...(period.priority ? { priority: discounted(period.priority, percent) } : {}),
  }));
  return { ...model, prices, discount: { percent, source } };
}
