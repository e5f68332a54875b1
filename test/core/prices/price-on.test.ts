import { expect, test } from "vitest";
import { nextPriceAfter, priceOn, withDiscount } from "../../../src/core/prices/price-on.ts";
import type { Model, PricePeriod } from "../../../src/core/types/pricing.ts";
import { modelNamed } from "../../pricing-files.ts";

const model = modelNamed("gpt-4o");
const period = (from: string | null, until: string | null): PricePeriod => ({ ...model.prices[0]!, from, until });
const FIRST = period(null, "2026-03-01");
const THEN = period("2026-03-01", "2026-09-01");
const LAST = period("2026-10-01", null);
const changing: Model = { ...model, prices: [FIRST, THEN, LAST] };

test.each<[string, PricePeriod | null, PricePeriod | null]>([
  ["2026-02-28", FIRST, THEN],
  ["2026-03-01", THEN, LAST],
  ["2026-08-31", THEN, LAST],
  ["2026-09-01", null, LAST],
  ["2026-10-01", LAST, null],
])("on %s a price holds, and the next is known", (day, holds, next) => {
  expect(priceOn(changing, day)).toBe(holds);
  expect(nextPriceAfter(changing, day)).toBe(next);
});

test("a discount comes off every price, to six decimals half to even; unknown and what is no price stay", () => {
  const prices = { ...FIRST, input: 2.5, output: 0.000005, cached_input: null, cache_write: 0 };
  const dear = { ...prices, long_context: { ...prices, input: 5, over_tokens: 200_000 } } as unknown as PricePeriod;
  const [less] = withDiscount({ ...model, prices: [dear] }, 12.5, "contract").prices;
  expect(less).toMatchObject({ input: 2.1875, output: 0.000004, cached_input: null, cache_write: 0 });
  expect(less!.long_context).toMatchObject({ input: 4.375, over_tokens: 200_000 });
});
