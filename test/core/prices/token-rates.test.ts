/** What a token may cost, from the least to the most, worked out by hand; rates are whole dollars per million. */
import { expect, test } from "vitest";
import { type RateRequest, tokenRates, unsaidRates } from "../../../src/core/prices/token-rates.ts";
import type { Range } from "../../../src/core/types/cost.ts";
import type { PricePeriod } from "../../../src/core/types/pricing.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";

const LISTED: PricePeriod = {
  ...modelNamed("gpt-4o").prices[0]!,
  input: 100,
  cached_input: 10,
  cache_write: 125,
  cache_write_1h: 200,
  output: 400,
  batch_input: 50,
  batch_output: 200,
  batch_cached_input: null,
};
const long = { long_context: { over_input_tokens: 1000, input: 200, output: 600 } as never };
const PLAIN: RateRequest = { batch: false, inputTokens: 500, atPeak: false, unsaid: unsaidRates(pricing.defaults) };
const BATCH = { ...PLAIN, batch: true };
const OVER = { ...PLAIN, inputTokens: 1001 };

type Dollars = [low: number, likely: number, high: number] | null;
const dollars = (range: Range<bigint> | null): Dollars =>
  range && [Number(range.low) / 1e6, Number(range.likely) / 1e6, Number(range.high) / 1e6];
const same = (rate: number): Dollars => [rate, rate, rate];

test.each<
  [string, Partial<PricePeriod>, RateRequest, [input: Dollars, cached: Dollars, write: Dollars, output: Dollars]]
>([
  ["as listed", {}, PLAIN, [same(100), same(10), [125, 125, 200], same(400)]],
  [
    "no cache listed",
    { cached_input: null, cache_write: null },
    PLAIN,
    [same(100), [2, 100, 100], [100, 100, 200], same(400)],
  ],
  ["no input listed", { input: null, cached_input: null, cache_write: null }, PLAIN, [null, null, null, same(400)]],
  ["a batch as listed", {}, BATCH, [same(50), [5, 50, 50], [62.5, 125, 200], same(200)]],
  [
    "a batch not listed",
    { batch_input: null, batch_output: null },
    BATCH,
    [
      [50, 100, 100],
      [5, 100, 100],
      [62.5, 125, 200],
      [200, 400, 400],
    ],
  ],
  ["a batch with its cache", { batch_cached_input: 4 }, BATCH, [same(50), [4, 4, 50], [62.5, 62.5, 200], same(200)]],
  [
    "a batch without a cache",
    { cached_input: null, cache_write: null, cache_write_1h: null },
    BATCH,
    [same(50), [1, 50, 50], [50, 100, 200], same(200)],
  ],
  [
    "a batch with an hour of cache",
    { cache_write: null, cache_write_1h: 150 },
    BATCH,
    [same(50), [5, 50, 50], [50, 100, 150], same(200)],
  ],
  ["a batch with one cache", { cache_write_1h: null }, BATCH, [same(50), [5, 50, 50], [62.5, 125, 125], same(200)]],
  ["a batch without input", { input: null, batch_input: null }, BATCH, [null, null, null, same(200)]],
  ["long, the rest in proportion", long, OVER, [same(200), [4, 200, 200], [250, 250, 400], same(600)]],
  ["just not long", long, { ...OVER, inputTokens: 1000 }, [same(100), same(10), [125, 125, 200], same(400)]],
  [
    "long in a batch",
    long,
    { ...OVER, batch: true },
    [
      [100, 100, 200],
      [2, 100, 200],
      [125, 250, 400],
      [300, 300, 600],
    ],
  ],
  [
    "at peak hours",
    { peak: { input: 150, cached_input: 20, output: 500 } as never },
    { ...PLAIN, atPeak: true },
    [same(150), same(20), [187.5, 187.5, 300], same(500)],
  ],
  [
    "an hour of cache that costs less",
    { cache_write_1h: 100 },
    PLAIN,
    [same(100), same(10), [100, 125, 125], same(400)],
  ],
  [
    "long, its input not known",
    { long_context: { over_input_tokens: 1000, output: 600 } as never },
    OVER,
    [null, null, null, same(600)],
  ],
  [
    "at peak hours, its cache not listed",
    { peak: { input: 150, cached_input: null, output: 500 } as never },
    { ...PLAIN, atPeak: true },
    [same(150), same(10), [187.5, 187.5, 300], same(500)],
  ],
  [
    "at peak hours where input is free",
    { input: 0, peak: { input: 150, cached_input: 20, output: 500 } as never },
    { ...PLAIN, atPeak: true },
    [same(0), same(20), [125, 125, 200], same(500)],
  ],
  [
    "no cache and no batch listed, by other defaults",
    { cached_input: null, cache_write: null, cache_write_1h: null, batch_input: null, batch_output: null },
    { ...BATCH, unsaid: { ...PLAIN.unsaid, cached_least: 0.1, batch_least: 0.4, write_most: 3 } },
    [
      [40, 100, 100],
      [4, 100, 100],
      [40, 100, 300],
      [160, 400, 400],
    ],
  ],
])("%s", (_, more, request, rates) => {
  const { input, cached, write, output } = tokenRates({ ...LISTED, ...more }, request);
  expect([input, cached, write, output].map(dollars)).toEqual(rates);
});
