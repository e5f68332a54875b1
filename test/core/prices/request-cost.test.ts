import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requestCostTrace } from "../../../src/core/comparison/cost-traces.ts";
import { rangeIn, rateOf } from "../../../src/core/prices/fx.ts";
import { BARE_PERIOD, priceOn } from "../../../src/core/prices/price-on.ts";
import { requestCost } from "../../../src/core/prices/request-cost.ts";
import { type TokenProfile, tokenProfile } from "../../../src/core/prices/token-profile.ts";
import { unsaidRates } from "../../../src/core/prices/token-rates.ts";
import type { LongContext, Model, PricePeriod } from "../../../src/core/types/pricing.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";

const usd = rateOf(pricing.fx, "USD");
const TODAY = "2026-11-23";
const ARTICLE: TokenProfile = {
  input_tokens: 500,
  output_tokens: 300,
  reasoning_tokens: 0,
  cached_share: 0,
  cache_write_share: 0,
  batch: false,
  thinking: { low: 0, likely: 0, high: 0 },
  resident: false,
  region: null,
  unsaid: unsaidRates(pricing.defaults),
};

/** US dollars per 1,000 requests. */
function per1k(model: Model | string, profile: Partial<TokenProfile> = {}, asOf = TODAY) {
  const found = typeof model === "string" ? modelNamed(model) : model;
  const { low, likely, high } = rangeIn(requestCost(found, { ...ARTICLE, ...profile }, asOf), usd, 1000n);
  return { low, likely, high };
}

const noteIds = (model: Model | string, profile: Partial<TokenProfile> = {}, asOf = TODAY) =>
  requestCost(typeof model === "string" ? modelNamed(model) : model, { ...ARTICLE, ...profile }, asOf).notes.map(
    ({ id }) => id,
  );

const flat = (amount: number) => ({ low: amount, likely: amount, high: amount });

function modelWith(period: Partial<PricePeriod>, model: Partial<Model> = {}): Model {
  return {
    ...modelNamed("gpt-4o"),
    id: "made-up",
    prices: [{ ...BARE_PERIOD, ...period }],
    reasoning: null,
    ...model,
  };
}

describe("list prices per 1,000 requests of 500 and 300 tokens", () => {
  test.each<[string, Partial<TokenProfile>, string, number]>([
    ["gpt-4o", {}, TODAY, 4.25],
    ["gpt-4o-mini", {}, TODAY, 0.255],
    ["gpt-4o-mini", { batch: true }, TODAY, 0.1275],
    ["claude-3-5-sonnet", {}, TODAY, 6],
    ["gemini-4-argon", {}, "2026-11-30", 4],
    ["gemini-4-argon", {}, "2026-12-01", 8],
    ["gemini-4-argon", { reasoning_tokens: 800 }, TODAY, 12],
    ["gemini-3.8-flash", {}, "2026-12-31", 1.5],
    ["gemini-3.8-flash", {}, "2027-01-01", 3],
    ["gpt-5.6-luna", {}, "2026-07-29", 2.3],
    ["gpt-5.6-luna", {}, "2026-07-30", 0.46],
    ["gpt-6.1-sol", { reasoning_tokens: 200 }, TODAY, 6],
    ["gpt-6-luna", {}, TODAY, 0.2],
    ["llama-3.1-8b@groq", {}, TODAY, 0.049],
    ["gpt-4o", { cached_share: 0.5 }, TODAY, 3.9375],
    ["gpt-4o", { input_tokens: 0, output_tokens: 0 }, TODAY, 0],
  ])("%s %j on %s", (id, profile, asOf, want) => {
    expect(per1k(id, profile, asOf)).toEqual(flat(want));
  });
});

describe("every figure of the catalogue's own arithmetic", () => {
  const priced = pricing.models.filter((model) => {
    const period = priceOn(model, TODAY);
    return period && period.input !== null && period.output !== null;
  });
  test.each(priced.map((model) => [model.id, model] as const))("%s", (_, model) => {
    const period = priceOn(model, TODAY)!;
    const thinking = model.reasoning === "always" ? (model.thinking_tokens?.likely ?? 0) : 0;
    const want = (500 * period.input! + (300 + thinking) * period.output!) / 1000;
    expect(per1k(model).likely).toBeCloseTo(want, 9);
  });
});

describe("long context is a matter of one request", () => {
  test("a thousand short requests never reach it", () => {
    expect(per1k("gpt-6-luna").high).toBe(0.2);
  });
  test("over 272,000: the threshold itself is still cheap, and beyond it all of the request is dear", () => {
    const at = (input_tokens: number) => per1k("gpt-6.1-terra", { input_tokens, output_tokens: 0 }).likely!;
    expect(at(272_000)).toBe(272);
    expect(at(272_001)).toBeCloseTo(272_001 * 0.002, 9);
    expect(noteIds("gpt-6.1-sol", { input_tokens: 272_001 })).toContain("long-context-price");
    expect(noteIds("gpt-6.1-sol", { input_tokens: 272_000 })).not.toContain("long-context-price");
  });
  test("from 200,000: the threshold itself is dear", () => {
    const at = (input_tokens: number) => per1k("grok-4.3", { input_tokens, output_tokens: 0 }).likely!;
    expect(at(199_999)).toBeCloseTo(199_999 * 0.00125, 9);
    expect(at(200_000)).toBe(500);
  });
  test("cached input has a dear price as well", () => {
    expect(per1k("gpt-6.1-terra", { input_tokens: 300_000, output_tokens: 0, cached_share: 1 }).likely).toBe(30);
  });
  test("in a batch it costs what the discount leaves of it, and never more than without", () => {
    const profile = { input_tokens: 300_000, output_tokens: 0, batch: true };
    expect(per1k("gpt-6.1-terra", profile)).toEqual({ low: 300, likely: 300, high: 600 });
    expect(per1k("claude-haiku-4-5", { ...profile, input_tokens: 1000 })).toEqual(flat(0.5));
  });
  test("a listed batch price of long context counts", () => {
    expect(per1k("claude-haiku-5-5", { input_tokens: 200_000, output_tokens: 0, batch: true }).likely).toBe(50);
  });
  test("a second step counts from its own size on", () => {
    const at = (input_tokens: number) => per1k("qwen3.7-flash", { input_tokens, output_tokens: 0 }).likely;
    expect([at(32_000), at(32_001), at(256_001)]).toEqual([0.96, 3.2001, 51.2002]);
  });
  test("a tokenizer that counts more may reach it sooner", () => {
    const { likely, high } = per1k("claude-haiku-5-5", { input_tokens: 90_000, output_tokens: 0 });
    expect(likely).toBe(9);
    expect(high).toBe(90 * 1.3 * 0.5);
  });
});

describe("ranges where a price has one", () => {
  test("peak hours", () => {
    expect(per1k("deepseek-flash")).toEqual({ low: 0.255, likely: 0.255, high: 0.51 });
    expect(noteIds("deepseek-flash")).toContain("peak-hours");
  });
  test("the tokenizer of newer Claude models counts more tokens for the same text", () => {
    expect(per1k("claude-sonnet-5-5")).toEqual({ low: 4, likely: 4, high: 5.2 });
    expect(noteIds("claude-sonnet-5-5")).toContain("tokenizer");
    expect(noteIds("claude-haiku-4-5")).not.toContain("tokenizer");
  });
});

describe("cache", () => {
  const model = modelWith({ input: 4, cached_input: 1, cache_write: 5, output: 0 });
  test("read, written and fresh input each at its own price", () => {
    const profile = { input_tokens: 1000, output_tokens: 0, cached_share: 0.5, cache_write_share: 0.25 };
    expect(per1k(model, profile).likely).toBe(0.5 * 1 + 0.25 * 5 + 0.25 * 4);
  });
  test("filling it is said not to be counted", () => {
    expect(noteIds(model, { cached_share: 0.5 })).toEqual(["cache-write-not-counted"]);
  });
  test("an unknown price of cached input is no more than that of fresh input", () => {
    const unknown = modelWith({ input: 4, output: 1 });
    const { low, likely, high } = per1k(unknown, { cached_share: 0.5 });
    expect([likely, high]).toEqual([2.3, 2.3]);
    expect(low).toBeLessThan(2.3);
    expect(noteIds(unknown, { cached_share: 0.5 })).toEqual(["cached-price-unknown"]);
    expect(per1k(unknown)).toEqual(flat(2.3));
  });
  test("writing to a cache that is kept for an hour ends the range", () => {
    const hour = modelWith({ input: 4, cached_input: 1, cache_write: 5, cache_write_1h: 8, output: 0 });
    const written = per1k(hour, { input_tokens: 1000, cache_write_share: 0.5 });
    expect(written).toEqual({ low: 4.5, likely: 4.5, high: 6 });
    expect(noteIds(hour, { cache_write_share: 0.5 })).toEqual(["cache-for-an-hour"]);
  });
  test("an unknown price of writing lies between fresh input and twice that", () => {
    const unknown = modelWith({ input: 4, cached_input: 1, output: 0 });
    expect(per1k(unknown, { input_tokens: 1000, cache_write_share: 0.5 })).toEqual({ low: 4, likely: 4, high: 6 });
  });
  test("in a batch a host that lets both discounts add up is likely at the low end", () => {
    const profile = { input_tokens: 10_000, output_tokens: 300, cached_share: 0.8, batch: true };
    expect(per1k("claude-sonnet-4-5", profile)).toEqual({ low: 6.45, likely: 6.45, high: 17.25 });
    expect(noteIds("claude-sonnet-4-5", profile)).toContain("cache-in-batch");
  });
  test("in a batch a host that says nothing of cached input is likely at the high end", () => {
    expect(per1k("gpt-4o", { batch: true, cached_share: 0.5 })).toEqual({ low: 1.96875, likely: 2.125, high: 2.125 });
  });
});

describe("unknown is not zero", () => {
  test("no batch price", () => {
    expect(per1k("deepseek-flash", { batch: true })).toEqual({ low: 0.1275, likely: 0.255, high: 0.51 });
    expect(noteIds("deepseek-flash", { batch: true })).toContain("batch-price-unknown");
  });
  test("no price on that day", () => {
    expect(per1k("gpt-6.1-sol", {}, "2026-09-28").likely).toBeNull();
    expect(noteIds("gpt-6.1-sol", {}, "2026-09-28")).toEqual(["price-unknown"]);
  });
  test("a null price", () => {
    expect(per1k(modelWith({ input: null, output: 1 })).likely).toBeNull();
    expect(per1k(modelWith({ input: null, output: 1 }), { input_tokens: 0 }).likely).toBe(0.3);
  });
  test("a model on a machine of one's own has no list price", () => {
    expect(per1k("llama3.1-8b").likely).toBeNull();
    expect(noteIds("llama3.1-8b")).toEqual([]);
  });
});

describe("reasoning", () => {
  test("bills as output where the model reasons", () => {
    expect(per1k("claude-opus-5-5", { reasoning_tokens: 100 }).likely).toBe(10);
  });
  const thinking = { low: 50, likely: 200, high: 1000 };
  test("a model that always thinks is never counted at 0, stated or not", () => {
    expect(per1k("claude-opus-5-5", { thinking })).toMatchObject({ low: 9, likely: 12 });
    expect(per1k("claude-opus-5-5", { thinking, reasoning_tokens: 100 }).likely).toBe(10);
    expect(noteIds("claude-opus-5-5", { thinking })).toContain("thinking-counted");
  });
  test("measured thinking counts before what is usual", () => {
    const sol = pricing.models.find(({ id }) => id === "gpt-6.1-sol")!;
    const measured = { ...sol, thinking_tokens: { low: 56, likely: 158, high: 353 } };
    expect(per1k(measured, { thinking }).likely).toBeCloseTo(4 + 158 * 0.01, 9);
  });
  test("a model that may be told not to is counted without", () => {
    expect(per1k("gpt-6-luna", { thinking })).toEqual(flat(0.2));
  });
  test("where nothing is known the range ends at what is usual", () => {
    const unknown = modelWith({ input: 0, output: 1 }, { reasoning: null });
    expect(per1k(unknown, { thinking })).toEqual({ low: 0.3, likely: 0.3, high: 1.3 });
    expect(noteIds(unknown, { thinking })).toEqual(["thinking-unknown"]);
  });
  test("is not billed by a model that does not reason", () => {
    expect(per1k("gpt-4o", { reasoning_tokens: 100 }).likely).toBe(4.25);
    expect(noteIds("gpt-4o", { reasoning_tokens: 100 })).toEqual(["does-not-reason"]);
  });
});

describe("inference that stays in a region", () => {
  test.each([
    ["a known factor", { regions: ["global", "us"], residency_uplift: 1.1 }, { low: 1.1, likely: 1.1, high: 1.1 }],
    ["an unknown one", { regions: ["global", "us"], residency_uplift: null }, { low: 1, likely: 1, high: 1.25 }],
    ["the price of a region itself", { regions: ["au"], residency_uplift: null }, { low: 1, likely: 1, high: 1 }],
  ])("%s", (_, model, want) => {
    const found = modelWith({ input: 2, output: 0 }, { ...model, reasoning: "none" });
    expect(per1k(found, { resident: true })).toEqual(want);
    expect(per1k(found)).toEqual(flat(1));
  });

  test("costs nothing more at a host that does not state the region: nobody can buy it there", () => {
    const found = modelWith(
      { input: 2, output: 0 },
      { regions: ["global", "us"], residency_uplift: 1.1, reasoning: "none" },
    );
    expect(per1k(found, { resident: true, region: "us" })).toEqual({ low: 1.1, likely: 1.1, high: 1.1 });
    expect(per1k(found, { resident: true, region: "au" })).toEqual(flat(1));
  });
});

test("a price per request comes on top of the tokens", () => {
  expect(per1k(modelWith({ input: 1, output: 1, per_request: 0.01 })).likely).toBe(10.8);
});

test("a request that does not fit the context is said so", () => {
  expect(noteIds("phi-4@openrouter", { input_tokens: 20_000 })).toContain("over-context");
});

/** A step of long context without one of its prices. */
function nullified(long: LongContext, name: string): LongContext {
  const { batch_input, batch_output, longer, ...rest } = long;
  return { ...rest, [name]: null, ...(longer ? { longer: nullified(longer, name) } : {}) };
}

test.each<[changed: string, to: number, profile: Partial<TokenProfile>, note: string, says: string]>([
  ["residency-uplift-most", 1.5, { resident: true }, "residency-uplift-unknown", "ends at 50% more"],
  ["batch-share-least", 0.25, { batch: true }, "batch-price-unknown", "and 25% of it"],
  ["cache-write-most", 3, { cache_write_share: 0.1 }, "cache-write-price-unknown", "up to 3 times that"],
])("an edit of %s to %d is what its note says", (changed, to, profile, note, says) => {
  const defaults = pricing.defaults.map((each) => (each.id === changed ? { ...each, value: to } : each));
  const model = modelWith({ input: 1, output: 2 }, { regions: ["global"], residency_uplift: null });
  const { notes } = requestCost(model, { ...ARTICLE, ...profile, unsaid: unsaidRates(defaults) }, TODAY);
  expect(notes.find(({ id }) => id === note)!.text).toContain(says);
});

describe("laws", () => {
  const tokens = fc.integer({ min: 0, max: 2_000_000 });
  const share = fc.integer({ min: 0, max: 500 }).map((each) => each / 1000);
  const profile: fc.Arbitrary<TokenProfile> = fc.record({
    input_tokens: tokens,
    output_tokens: tokens,
    reasoning_tokens: tokens,
    cached_share: share,
    cache_write_share: share,
    batch: fc.boolean(),
    resident: fc.boolean(),
    region: fc.constantFrom(null, "eu", "au"),
    unsaid: fc.constant(unsaidRates(pricing.defaults)),
    thinking: fc.constant({ low: 10, likely: 100, high: 1000 }),
  });
  const anyModel = fc.constantFrom(...pricing.models);
  const ends = ["low", "likely", "high"] as const;

  test("more tokens never cost less", () => {
    const field = fc.constantFrom("input_tokens", "output_tokens", "reasoning_tokens" as const);
    fc.assert(
      fc.property(anyModel, profile, field, tokens, (model, given, name, more) => {
        // What is stated counts instead of what is usual, so that stating little may cost less than stating nothing.
        const base = { ...given, reasoning_tokens: given.reasoning_tokens + 1 };
        const before = requestCost(model, base, TODAY);
        const after = requestCost(model, { ...base, [name]: base[name as "input_tokens"] + more }, TODAY);
        for (const end of ends) {
          if (before[end] !== null && after[end] !== null) expect(after[end] >= before[end]).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("low, likely and high are in order", () => {
    fc.assert(
      fc.property(anyModel, profile, (model, each) => {
        const { low, likely, high } = requestCost(model, each, TODAY);
        if (low !== null && likely !== null) expect(low <= likely).toBe(true);
        if (likely !== null && high !== null) expect(likely <= high).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("n requests cost n times one", () => {
    fc.assert(
      fc.property(anyModel, profile, fc.bigInt({ min: 1n, max: 10n ** 9n }), (model, each, n) => {
        const { likely } = requestCost(model, each, TODAY);
        const many = rangeIn({ low: null, likely, high: null }, usd, n).likely;
        const one = rangeIn({ low: null, likely, high: null }, usd).likely;
        if (one === null) expect(many).toBeNull();
        else expect(Math.abs(many! - Number(n) * one)).toBeLessThanOrEqual(1e-11 * many!);
      }),
    );
  });

  test("an unknown price that a request uses never becomes a number", () => {
    const priced = pricing.models.filter(({ kind }) => kind !== "self-hosted");
    const field = fc.constantFrom("input", "output");
    fc.assert(
      fc.property(fc.constantFrom(...priced), profile, field, (model, each, name) => {
        const prices = model.prices.map((period) => ({
          ...period,
          [name]: null,
          [`batch_${name}`]: null,
          ...(period.long_context ? { long_context: nullified(period.long_context, name) } : {}),
        }));
        const uses = name === "input" ? each.input_tokens > 0 : each.output_tokens > 0;
        const fresh = name === "output" || each.cached_share + each.cache_write_share < 1;
        if (uses && fresh) expect(requestCost({ ...model, prices }, each, TODAY).likely).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

test("the trace names every number with its unit, source and date", () => {
  const { profile, origins } = tokenProfile({ cached_share: 0.2 }, pricing.defaults);
  const trace = requestCostTrace(modelNamed("gpt-4o"), profile, TODAY, origins);
  expect(trace.formula).toContain("cached share x cached price");
  const named = Object.fromEntries(trace.inputs.map((each) => [each.name, each]));
  expect(named.input).toMatchObject({ value: 500, unit: "tokens", source: "the article's cost table" });
  expect(named["cached share"]).toMatchObject({ value: 0.2, source: "the brief" });
  expect(named["cached price"]).toMatchObject({
    value: 1.25,
    unit: "USD per million tokens",
    date: modelNamed("gpt-4o").checked,
  });
  expect(trace.inputs.every(({ source }) => source !== "")).toBe(true);
});

test("usage is filled up with defaults, and each of them is listed", () => {
  const filled = tokenProfile({ input_tokens: 800, batch: true }, pricing.defaults);
  expect(filled.profile).toMatchObject({ ...ARTICLE, thinking: {}, input_tokens: 800, batch: true });
  expect(filled.assumptions.map(({ id }) => id)).toEqual(["output-tokens", "reasoning-tokens", "cached-share"]);
  expect(tokenProfile({ cached_share: 0.4 }, pricing.defaults).assumptions.map(({ id }) => id)).toContain(
    "cache-write-share",
  );
});

test("what is read from a cache is not written to it as well", () => {
  const { profile } = tokenProfile({ cached_share: 0.7, cache_write_share: 0.6 }, pricing.defaults);
  expect(profile.cached_share + profile.cache_write_share).toBe(1);
});
