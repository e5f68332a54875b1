/** What a reader of price lists does not understand is told of that model; it is never passed over. */
import { expect, test } from "vitest";
import type { PriceListKind } from "../../../src/core/types/pricing.ts";
import { readPriceList } from "../../../src/data/price-lists/read-price-list.ts";

const GOOD = { litellm_provider: "x", input_cost_per_token: 1e-6, output_cost_per_token: 5e-6 };
const litellm = (row: unknown) => ({ other: GOOD, x: row });
const tiers = (...tiered_pricing: unknown[]) => litellm({ litellm_provider: "x", tiered_pricing });
const range = (from: number, more: object = {}) => ({
  range: [from, 1e6],
  input_cost_per_token: 1e-6,
  output_cost_per_token: 5e-6,
  ...more,
});
const modelsDev = (row: unknown) => ({ p: { models: { x: row, other: { cost: { input: 1, output: 5 } } } } });
const cost = (more: object) => modelsDev({ cost: { input: 1, output: 5, ...more } });
const dear = { input: 2, output: 10 };
const openrouter = (row: unknown) => ({ data: [{ id: "other", pricing: { prompt: "0.1", completion: "0.1" } }, row] });
const genai = (row: unknown) => [{ id: "p", models: [row, { id: "other", prices: { input_mtok: 1 } }] }];
const prices = (more: object) => genai({ id: "x", prices: { input_mtok: 1, output_mtok: 5, ...more } });
const dated = (constraint: unknown) =>
  genai({ id: "x", prices: [{ prices: { input_mtok: 1 } }, { constraint, prices: { input_mtok: 2 } }] });

test.each<[string, PriceListKind, string, unknown, string[]]>([
  ["a number for a model", "litellm", "x", litellm(5), ["is no object"]],
  ["nothing for a model", "litellm", "x", litellm(null), ["is no object"]],
  [
    "ranges that are no list",
    "litellm",
    "x",
    litellm({ ...GOOD, tiered_pricing: { a: 1 } }),
    ["tiered_pricing is no list"],
  ],
  ["a range that is no object", "litellm", "x", tiers(range(0), 7), ["a price range without its start"]],
  [
    "a range without a start",
    "litellm",
    "x",
    tiers(range(0), { ...range(9), range: "all" }),
    ["a price range without its start"],
  ],
  [
    "a field of a range",
    "litellm",
    "x",
    tiers(range(0, { surcharge_cost_per_token: 1 })),
    ["surcharge_cost_per_token is not read here and may change the price"],
  ],
  [
    "thinking of a range at another price",
    "litellm",
    "x",
    tiers(range(0, { output_cost_per_reasoning_token: 9e-6 })),
    ["output_cost_per_reasoning_token differs from the price of output, of which a row holds one"],
  ],
  [
    "a second price of what is cached",
    "litellm",
    "x",
    litellm({
      ...GOOD,
      cache_read_input_token_cost: 1e-7,
      input_cost_per_token_cache_hit: 2e-7,
    }),
    ["input_cost_per_token_cache_hit differs from cache_read_input_token_cost"],
  ],
  [
    "a first range that starts late",
    "litellm",
    "x",
    tiers(range(1000), range(2000)),
    ["a first price range that does not start at 0"],
  ],
  [
    "a model without a provider",
    "litellm",
    "x",
    litellm({ mode: "chat", output_cost: 1 }),
    ["output_cost is not read here and may change the price"],
  ],
  ["two ranges in order", "litellm", "x", tiers(range(0), range(1000)), []],
  [
    "the same price of what is cached twice",
    "litellm",
    "x",
    litellm({
      ...GOOD,
      cache_read_input_token_cost: 1e-7,
      input_cost_per_token_cache_hit: 1e-7,
    }),
    [],
  ],

  ["a model that is text", "models.dev", "p/x", modelsDev("free"), ["is no object"]],
  ["costs that are text", "models.dev", "p/x", modelsDev({ cost: "free" }), ["cost is no object"]],
  ["tiers that are no list", "models.dev", "p/x", cost({ tiers: { size: 1 } }), ["tiers is no list"]],
  ["a tier that is no object", "models.dev", "p/x", cost({ tiers: [1] }), ["a price tier without its threshold"]],
  [
    "a tier without a size",
    "models.dev",
    "p/x",
    cost({ tiers: [{ ...dear, tier: { type: "context" } }] }),
    ["a price tier without its threshold"],
  ],
  [
    "a tier by something else",
    "models.dev",
    "p/x",
    cost({ tiers: [{ ...dear, tier: { type: "hour", size: 9 } }] }),
    ['a price tier by "hour" is not read here'],
  ],
  ["a tier by context", "models.dev", "p/x", cost({ tiers: [{ ...dear, tier: { type: "context", size: 9 } }] }), []],
  ["no cost at all", "models.dev", "p/x", modelsDev({ id: "x" }), []],

  ["prices that are text", "openrouter", "x", openrouter({ id: "x", pricing: "free" }), ["pricing is no object"]],

  [
    "tiers that are no list",
    "genai-prices",
    "p:x",
    prices({ input_mtok: { base: 1, tiers: "x" } }),
    ["input_mtok has a tier that is not read here"],
  ],
  [
    "a tier without its start",
    "genai-prices",
    "p:x",
    prices({ input_mtok: { base: 1, tiers: [{ price: 5 }] } }),
    ["input_mtok has a tier that is not read here"],
  ],
  [
    "a tier without its price",
    "genai-prices",
    "p:x",
    prices({ input_mtok: { base: 1, tiers: [{ start: 5 }] } }),
    ["input_mtok has a tier that is not read here"],
  ],
  [
    "a tier that is no object",
    "genai-prices",
    "p:x",
    prices({ output_mtok: { base: 1, tiers: [3] } }),
    ["output_mtok has a tier that is not read here"],
  ],
  [
    "something beside base and tiers",
    "genai-prices",
    "p:x",
    prices({ output_mtok: { base: 1, weekend: 3 } }),
    ["output_mtok has weekend, which is not read here"],
  ],
  [
    "requests priced in words",
    "genai-prices",
    "p:x",
    prices({ requests_kcount: "three" }),
    ["requests_kcount is not a number"],
  ],
  [
    "a condition beside a day",
    "genai-prices",
    "p:x",
    dated({ start_date: "2026-01-01", region: "eu" }),
    ["a condition on the price that is not known here"],
  ],
  [
    "a condition that is text",
    "genai-prices",
    "p:x",
    dated("weekends"),
    ["a condition on the price that is not known here"],
  ],
  [
    "an entry that is no object",
    "genai-prices",
    "p:x",
    genai({ id: "x", prices: [null] }),
    ["an entry of prices is no object"],
  ],
  [
    "a dearer cache of an hour over a size",
    "genai-prices",
    "p:x",
    prices({ cache_write_1h_mtok: { base: 2, tiers: [{ start: 200_000, price: 4 }] } }),
    ["cache_write_1h_mtok has tiers, of which a row holds none"],
  ],
  ["prices that are text", "genai-prices", "p:x", genai({ id: "x", prices: "free" }), ["prices is no object"]],
  ["a day alone", "genai-prices", "p:x", dated({ type: "start_date", start_date: "2026-01-01" }), []],
  ["hours alone", "genai-prices", "p:x", dated({ start_time: "01:00:00Z", end_time: "04:00:00Z" }), []],
])("%s (%s)", (_, kind, id, list, problems) => {
  const read = readPriceList(kind, JSON.stringify(list));
  if (!read.ok) throw new Error(read.message);
  expect(read.list.models.get(id)?.problems).toEqual(problems);
});

test.each<[string, PriceListKind, string, unknown]>([
  [
    "litellm, a threshold of the cache alone",
    "litellm",
    "x",
    litellm({ ...GOOD, cache_creation_input_token_cost_above_200k_tokens: 9e-6 }),
  ],
  ["litellm, a range", "litellm", "x", tiers(range(0), range(200_000, { cache_creation_input_token_cost: 9e-6 }))],
  [
    "models.dev",
    "models.dev",
    "p/x",
    cost({ tiers: [{ ...dear, cache_write: 9, tier: { type: "context", size: 200_000 } }] }),
  ],
  [
    "genai-prices",
    "genai-prices",
    "p:x",
    prices({ cache_write_mtok: { base: 1, tiers: [{ start: 200_000, price: 9 }] } }),
  ],
])("what writing to a cache costs in a long request is read: %s", (_, kind, id, list) => {
  const read = readPriceList(kind, JSON.stringify(list));
  if (!read.ok) throw new Error(read.message);
  const found = read.list.models.get(id)!;
  expect(found.problems).toEqual([]);
  expect(found.periods[0]!.long_context).toMatchObject({ over_input_tokens: 200_000, cache_write: 9 });
});

test("a model of which a list says no price is one whose price is missing", () => {
  const read = readPriceList("genai-prices", JSON.stringify(genai({ id: "x" })));
  expect(read.ok && read.list.models.get("p:x")?.periods).toMatchObject([{ input: null, output: null }]);
});

test("a text that is no JSON is told with its place", () => {
  const read = readPriceList("litellm", '{"x": {"litellm_provider": "x",\n "input_cost_per_token": NaN}}');
  expect(read).toMatchObject({ ok: false, place: { line: 2, column: 26 } });
  expect(!read.ok && read.message).toBe("not JSON from here on; give the list as it is published");
});
