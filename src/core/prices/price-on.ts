/** The price of a model on a day. */
import type { IsoDate } from "../types/brief.ts";
import type { Model, PricePeriod } from "../types/pricing.ts";

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
