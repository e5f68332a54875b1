import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeIn, rateOf } from "../../../src/core/prices/fx.ts";
import { priceOn } from "../../../src/core/prices/price-on.ts";
import { requestCost, requestCostTrace } from "../../../src/core/prices/request-cost.ts";
import { type TokenProfile, tokenProfile } from "../../../src/core/prices/token-profile.ts";
import type { Model, PricePeriod } from "../../../src/core/types/pricing.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";

const usd = rateOf(pricing.fx, "USD")!;
const TODAY = "2026-11-23";
const ARTICLE: TokenProfile = {
  input_tokens: 500,
  output_tokens: 300,
  reasoning_tokens: 0,
  cached_share: 0,
  cache_write_share: 0,
  batch: false,
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
  const bare: PricePeriod = {
    from: null,
    until: null,
    input: null,
    cached_input: null,
    output: null,
    cache_write: null,
    cache_write_1h: null,
    batch_input: null,
    batch_output: null,
    batch_cached_input: null,
  };
  return { ...modelNamed("gpt-4o"), id: "made-up", prices: [{ ...bare, ...period }], reasoning: null, ...model };
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
    ["gpt-6.1-sol", {}, TODAY, 4],
    ["gpt-6-luna", {}, TODAY, 0.2],
    ["llama-3.1-8b@groq", {}, TODAY, 0.049],
    ["gpt-4o", { cached_share: 0.5 }, TODAY, 3.9375],
    ["gpt-4o", { input_tokens: 0, output_tokens: 0 }, TODAY, 0],
  ])("%s %j on %s", (id, profile, asOf, want) => {
    expect(per1k(id, profile, asOf)).toEqual(flat(want));
  });
});

describe("every figure of the catalogue's own arithmetic", () => {
  const priced = pricing.models.filter(({ kind }) => kind !== "self-hosted");
  test.each(priced.map((model) => [model.id, model] as const))("%s", (_, model) => {
    const period = priceOn(model, TODAY)!;
    const want = (500 * period.input! + 300 * period.output!) / 1000;
    expect(per1k(model).likely).toBeCloseTo(want, 9);
  });
});

describe("long context is a matter of one request", () => {
  test("a thousand short requests never reach it", () => {
    expect(per1k("gpt-6.1-sol").high).toBe(4);
  });
  test("over 272,000: the threshold itself is still cheap, and beyond it all of the request is dear", () => {
    const at = (input_tokens: number) => per1k("gpt-6.1-sol", { input_tokens, output_tokens: 0 }).likely!;
    expect(at(272_000)).toBe(544);
    expect(at(272_001)).toBeCloseTo(272_001 * 0.004, 9);
    expect(noteIds("gpt-6.1-sol", { input_tokens: 272_001 })).toContain("long-context-price");
    expect(noteIds("gpt-6.1-sol", { input_tokens: 272_000 })).not.toContain("long-context-price");
  });
  test("from 200,000: the threshold itself is dear", () => {
    const at = (input_tokens: number) => per1k("grok-4.6", { input_tokens, output_tokens: 0 }).likely!;
    expect(at(199_999)).toBeCloseTo(199_999 * 0.002, 9);
    expect(at(200_000)).toBe(800);
  });
  test("cached input has a dear price as well", () => {
    expect(per1k("gpt-6.1-sol", { input_tokens: 300_000, output_tokens: 0, cached_share: 1 }).likely).toBe(60);
  });
  test("its batch price is in no list", () => {
    expect(per1k("gpt-6.1-sol", { input_tokens: 300_000, batch: true }).likely).toBeNull();
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
  test("an unknown price of cached input makes the cost unknown, only where it is used", () => {
    const unknown = modelWith({ input: 4, output: 1 });
    expect(per1k(unknown, { cached_share: 0.5 })).toEqual({ low: null, likely: null, high: null });
    expect(noteIds(unknown, { cached_share: 0.5 })).toEqual(["cached-price-unknown"]);
    expect(per1k(unknown).likely).toBe(2.3);
  });
  test("in batch all input counts at the batch price", () => {
    expect(per1k("gpt-4o", { batch: true, cached_share: 0.5 }).likely).toBe(2.125);
    expect(noteIds("gpt-4o", { batch: true, cached_share: 0.5 })).toEqual(["cache-in-batch"]);
  });
});

describe("unknown is not zero", () => {
  test("no batch price", () => {
    expect(per1k("deepseek-flash", { batch: true })).toEqual({ low: null, likely: null, high: null });
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
    expect(noteIds("claude-opus-5-5")).toContain("reasoning-not-counted");
  });
  test("is not billed by a model that does not reason", () => {
    expect(per1k("gpt-4o", { reasoning_tokens: 100 }).likely).toBe(4.25);
    expect(noteIds("gpt-4o", { reasoning_tokens: 100 })).toEqual(["does-not-reason"]);
  });
});

test("a price per request comes on top of the tokens", () => {
  expect(per1k(modelWith({ input: 1, output: 1, per_request: 0.01 })).likely).toBe(10.8);
});

test("a request that does not fit the context is said so", () => {
  expect(noteIds("phi-4@openrouter", { input_tokens: 20_000 })).toEqual(["over-context"]);
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
  });
  const anyModel = fc.constantFrom(...pricing.models);
  const ends = ["low", "likely", "high"] as const;

  test("more tokens never cost less", () => {
    const field = fc.constantFrom("input_tokens", "output_tokens", "reasoning_tokens" as const);
    fc.assert(
      fc.property(anyModel, profile, field, tokens, (model, base, name, more) => {
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
          ...(period.long_context ? { long_context: { ...period.long_context, [name]: null } } : {}),
        }));
        const uses = name === "input" ? each.input_tokens > 0 : each.output_tokens > 0;
        const fresh = name === "output" || each.batch || each.cached_share + each.cache_write_share < 1;
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
  expect(filled.profile).toEqual({ ...ARTICLE, input_tokens: 800, batch: true });
  expect(filled.assumptions.map(({ id }) => id)).toEqual(["output-tokens", "reasoning-tokens", "cached-share"]);
  expect(tokenProfile({ cached_share: 0.4 }, pricing.defaults).assumptions.map(({ id }) => id)).toContain(
    "cache-write-share",
  );
});
