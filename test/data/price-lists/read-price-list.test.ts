import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { PriceList, PriceListKind } from "../../../src/core/types/pricing.ts";
import { readPriceList } from "../../../src/data/price-lists/read-price-list.ts";
import { pricing } from "../../pricing-files.ts";

const fixtures = path.join(import.meta.dirname, "../../fixtures/price-lists");
const text = (file: string) => readFileSync(path.join(fixtures, file), "utf8");

function read(kind: PriceListKind, file: string): PriceList {
  const result = readPriceList(kind, text(file));
  if (!result.ok) throw new Error(result.message);
  return result.list;
}

const litellm = read("litellm", "litellm-2026-07-24.json");
const older = read("litellm", "litellm-2025-09-01.json");
const genai = read("genai-prices", "genai-prices-2026-09-23.json");
const genaiAugust = read("genai-prices", "genai-prices-2026-08-21.json");
const modelsDev = read("models.dev", "models-dev-2026-07-02.json");
const openrouter = read("openrouter", "openrouter-2026-05-12.json");

const model = (list: PriceList, id: string) => {
  const found = list.models.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const only = (list: PriceList, id: string) => {
  const { periods } = model(list, id);
  expect(periods).toHaveLength(1);
  return periods[0]!;
};

describe("all lists come out in US dollars per million tokens", () => {
  test.each([
    ["litellm, per token", litellm, "gpt-4o"],
    ["genai-prices, per million", genai, "openai:gpt-4o"],
    ["models.dev, per million", modelsDev, "openai/gpt-4o"],
  ] as const)("%s", (_, list, id) => {
    expect(only(list, id)).toMatchObject({ from: null, until: null, input: 2.5, cached_input: 1.25, output: 10 });
  });
  test("OpenRouter, per token as text", () => {
    expect(only(openrouter, "openai/gpt-4o")).toMatchObject({ input: 2.5, output: 10, cached_input: null });
  });
  test("small prices keep all their digits", () => {
    expect(only(litellm, "gpt-4o-mini")).toMatchObject({ input: 0.15, cached_input: 0.075, output: 0.6 });
    expect(only(modelsDev, "deepseek/deepseek-v4-pro").cached_input).toBe(0.003625);
  });
});

describe("litellm", () => {
  test("the specification and the rules for unlisted names are no models", () => {
    expect(litellm.models.has("sample_spec")).toBe(false);
    expect(litellm.models.has("fallback_generalizations")).toBe(false);
  });
  test("an entry without a price per token has an unknown price, not a price of 0", () => {
    expect(only(litellm, "dall-e-3")).toMatchObject({ input: null, output: null });
    expect(only(litellm, "ollama/llama3.1")).toMatchObject({ input: 0, output: 0 });
  });
  test("price ranges instead of prices", () => {
    expect(only(litellm, "dashscope/qwen-flash")).toMatchObject({
      input: 0.05,
      output: 0.4,
      long_context: { over_input_tokens: 256_000, input: 0.25, output: 2 },
    });
    expect(model(litellm, "dashscope/qwen3-max").problems).toEqual(["3 price ranges, of which a row holds two"]);
  });
  test("thresholds stand in the names of fields", () => {
    expect(only(litellm, "gpt-5.6-luna").long_context).toEqual({
      over_input_tokens: 272_000,
      input: 2,
      cached_input: 0.2,
      output: 9,
      cache_write: 2.5,
    });
    expect(only(litellm, "xai/grok-4.3").long_context).toMatchObject({ over_input_tokens: 200_000, input: 2.5 });
  });
  test("how long a cache is kept is no threshold", () => {
    expect(only(litellm, "claude-haiku-4-5")).toMatchObject({ cache_write: 1.25 });
    expect(only(litellm, "claude-haiku-4-5").long_context).toBeUndefined();
    expect(model(litellm, "claude-haiku-4-5").problems).toEqual([]);
  });
  test("batch prices", () => {
    expect(only(litellm, "gpt-4o")).toMatchObject({ batch_input: 1.25, batch_output: 5 });
  });
  test("retirement", () => {
    expect(model(litellm, "gemini/gemini-2.0-flash")).toMatchObject({ retires: "2026-06-01", deprecated: true });
    expect(model(litellm, "gpt-4o")).toMatchObject({ retires: null, deprecated: false });
  });
  test("what a newer list dropped is still in an older one", () => {
    expect(litellm.models.has("claude-3-5-sonnet-20241022")).toBe(false);
    expect(only(older, "claude-3-5-sonnet-20241022")).toMatchObject({ input: 3, output: 15 });
  });
});

describe("genai-prices", () => {
  test("one price, or a list of which the last that holds wins: a price of the future", () => {
    expect(model(genai, "google:gemini-3.8-flash").periods).toMatchObject([
      { from: null, until: "2027-01-01", input: 0.75, cached_input: 0.075, output: 3.75 },
      { from: "2027-01-01", until: null, input: 1.5, cached_input: 0.15, output: 7.5 },
    ]);
  });
  test("a price cut of the past keeps its day", () => {
    expect(model(genai, "openai:gpt-5.6-luna").periods).toMatchObject([
      { from: null, until: "2026-07-30", input: 1 },
      { from: "2026-07-30", until: null, input: 0.2, long_context: { over_input_tokens: 271_999, input: 0.4 } },
    ]);
  });
  test("the last entry that holds wins, in whatever order they stand", () => {
    const prices = [
      { prices: { input_mtok: 1 } },
      { constraint: { start_date: "2026-06-01" }, prices: { input_mtok: 2 } },
      { constraint: { start_date: "2026-03-01" }, prices: { input_mtok: 3 } },
    ];
    const made = readPriceList("genai-prices", JSON.stringify([{ id: "p", models: [{ id: "m", prices }] }]));
    expect(made.ok && model(made.list, "p:m").periods.map(({ from, input }) => [from, input])).toEqual([
      [null, 1],
      ["2026-03-01", 3],
      ["2026-06-01", 3],
    ]);
  });
  test("numbers or base and tiers, and the threshold itself is still cheap", () => {
    expect(only(genai, "openai:gpt-6-luna")).toMatchObject({
      input: 0.1,
      long_context: { over_input_tokens: 272_000, input: 0.2, cached_input: 0.02, output: 0.75, cache_write: 0.25 },
    });
    expect(only(genai, "x-ai:grok-4.6").long_context).toMatchObject({ over_input_tokens: 199_999, input: 4 });
  });
  test("prices by the hour become peak prices, without weekdays", () => {
    const [before, now] = model(genai, "deepseek:deepseek-v4-pro").periods;
    expect(before).toMatchObject({ until: "2026-08-17", input: 0.435 });
    expect(now).toMatchObject({
      from: "2026-08-17",
      input: 0.66,
      peak: { input: 1.32, output: 3.96, utc: ["01:00-04:00", "06:00-10:00"] },
    });
    expect(now!.peak!.days).toContain("every day");
  });
  test("hours that are cheaper cannot be held by a row", () => {
    const constraint = { start_time: "16:30:00Z", end_time: "00:30:00Z" };
    const prices = [{ prices: { input_mtok: 2 } }, { constraint, prices: { input_mtok: 1 } }];
    const made = readPriceList("genai-prices", JSON.stringify([{ id: "p", models: [{ id: "m", prices }] }]));
    expect(made.ok && model(made.list, "p:m").problems).toEqual(["hours that are cheaper than the plain price"]);
  });
  test("hours that fill the day leave no plain price", () => {
    const hours = (start_time: string, end_time: string, input_mtok: number) => ({
      constraint: { start_time, end_time },
      prices: { input_mtok },
    });
    const prices = [hours("00:30:00Z", "16:30:00Z", 2), hours("16:30:00Z", "00:30:00Z", 1)];
    const made = readPriceList("genai-prices", JSON.stringify([{ id: "p", models: [{ id: "m", prices }] }]));
    expect(made.ok && model(made.list, "p:m").problems).toEqual([
      "prices by the hour alone, of which a row holds none",
    ]);
  });
  test("an empty list of prices is a missing price", () => {
    const made = readPriceList("genai-prices", JSON.stringify([{ id: "p", models: [{ id: "m", prices: [] }] }]));
    expect(made.ok && model(made.list, "p:m").periods).toMatchObject([{ input: null, output: null }]);
  });
  test("a missing price is unknown, be it free or not", () => {
    expect(only(genai, "openrouter:google/gemma-4-31b-it:free")).toMatchObject({ input: null, output: null });
  });
  test("an old family name is not the snapshot", () => {
    expect(only(genai, "mistral:mistral-large")).toMatchObject({ input: 2, output: 6 });
    expect(only(genai, "mistral:mistral-large-2512")).toMatchObject({ input: 0.5, output: 1.5 });
  });
  test("the served file and the npm package read alike", () => {
    expect(only(genaiAugust, "openai:gpt-4o")).toEqual(only(genai, "openai:gpt-4o"));
    expect(genaiAugust.frozen).toBeNull();
    expect(genai.frozen).toBeNull();
  });
  test("the old file gives itself away", () => {
    expect(read("genai-prices", "genai-prices-v1-frozen.json").frozen).toBe("2026-07-25");
  });
});

describe("models.dev", () => {
  test("thresholds come from tiers, not from a name that says 200k", () => {
    expect(only(modelsDev, "openai/gpt-5.4").long_context).toMatchObject({ over_input_tokens: 272_000, input: 5 });
    expect(only(modelsDev, "minimax/MiniMax-M3").long_context).toMatchObject({ over_input_tokens: 512_000 });
  });
  test("a model without cost has an unknown price", () => {
    expect(only(modelsDev, "ollama-cloud/gemma4:31b")).toMatchObject({ input: null, output: null });
  });
  test("a cache price of 0 is kept as it is, for the diff to ask about", () => {
    expect(only(modelsDev, "openai/gpt-3.5-turbo").cached_input).toBe(0);
  });
  test("status and limits", () => {
    expect(model(modelsDev, "anthropic/claude-3-5-sonnet-20241022").deprecated).toBe(true);
    expect(model(modelsDev, "openai/gpt-4o")).toMatchObject({ context_tokens: 128_000, max_output_tokens: 16_384 });
  });
});

describe("openrouter", () => {
  test.each(["openrouter/auto", "openrouter/bodybuilder", "openrouter/pareto-code"])("%s has no price", (id) => {
    expect(only(openrouter, id)).toMatchObject({ input: null, output: null });
    expect(model(openrouter, id).problems).toEqual(["prompt has no fixed price", "completion has no fixed price"]);
  });
  test("a free variant is another model", () => {
    expect(only(openrouter, "google/gemma-4-31b-it:free").input).toBe(0);
    expect(only(openrouter, "google/gemma-4-31b-it").input).toBeGreaterThan(0);
  });
  test("expiry", () => {
    expect(model(openrouter, "x-ai/grok-4").retires).toBe("2026-05-15");
  });
  test("one page of several is known as such", () => {
    const page = {
      ...JSON.parse(text("openrouter-2026-05-12.json")),
      links: { next: "/api/v1/models?page=2" },
      totalCount: 400,
    };
    const result = readPriceList("openrouter", JSON.stringify(page));
    expect(result.ok && result.list.partial).toBe(true);
    expect(openrouter.partial).toBe(false);
  });
});

describe("what is no list of the kind named", () => {
  test.each<[PriceListKind, string, string]>([
    ["litellm", "{", "not JSON"],
    ["litellm", "[]", "expected an object of models"],
    ["litellm", "null", "expected an object of models"],
    ["openrouter", '{"data": []}', "expected an object with data"],
    ["models.dev", '{"a": 1}', "expected an object of providers"],
    ["genai-prices", "[1, 2]", "expected a list of providers"],
    ["genai-prices", text("litellm-2026-07-24.json"), "this looks like litellm: use --from litellm"],
    ["litellm", text("models-dev-2026-07-02.json"), "this looks like models.dev: use --from models.dev"],
    ["models.dev", text("openrouter-2026-05-12.json"), "this looks like openrouter: use --from openrouter"],
  ])("%s", (kind, given, want) => {
    const result = readPriceList(kind, given);
    expect(!result.ok && result.message).toContain(want);
  });
});

test("every alias of the price list that a fixture could hold leads to a model of that list", () => {
  const lists = {
    litellm: [litellm, older],
    "genai-prices": [genai],
    "models.dev": [modelsDev],
    openrouter: [openrouter],
  };
  const hits = Object.entries(lists).map(
    ([kind, of]) =>
      pricing.models.filter(({ aliases }) => of.some(({ models }) => models.has(aliases[kind] ?? ""))).length,
  );
  expect(hits.every((each) => each >= 9)).toBe(true);
});
