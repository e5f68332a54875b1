/** Where a rule begins to speak: on the border itself, and one step to either side. What rules ask for is given here. */
import { describe, expect, test } from "vitest";
import { numberOf } from "../../src/core/prices/defaults.ts";
import { answersContradict, unreviewedStakes, vagueTask } from "../../src/rules/answer-rules.ts";
import { overCapacity } from "../../src/rules/machine-rules.ts";
import { oversizedModel, retiredModel, retiringModel, undersizedModel } from "../../src/rules/model-rules.ts";
import { priceChanged, quoteDrift } from "../../src/rules/price-rules.ts";
import {
  falseBreakEven,
  fineTuneOnOpenTask,
  fineTuneWithoutExamples,
  tierMismatch,
} from "../../src/rules/proposal-rules.ts";
import { frozenPricing } from "../frozen-pricing.ts";
import { TAXONOMY } from "../taxonomy/real-taxonomy.ts";
import { finds, reportsOf } from "./reports-of.ts";

describe("a promised break-even of 10 months, with 20 % and a month of tolerance", () => {
  const limits = { break_even_tolerance_months: 1, break_even_tolerance_percent: 20 };
  const row = (months: number | null, verdict = "pays", against = "a") => ({ months, verdict, against, reason: "" });
  const reportsAfter = (rows: object[], proposal: object = {}) =>
    reportsOf(
      falseBreakEven,
      { proposal: { break_even_months: 10, ...proposal } },
      { words: { limits }, advise: () => ({ recommended: { name: "x", deployment: "cloud" }, break_even: rows }) },
    );

  test.each([
    ["13 months", [row(13)], 0],
    ["14 months", [row(14)], 1],
    ["at once", [row(null)], 0],
    ["the soonest of two, last", [row(20), row(12)], 0],
    ["the soonest of two, first", [row(12), row(20)], 0],
    ["one that never pays beside one that does", [row(null, "never"), row(12)], 0],
    ["none that pays", [row(null, "never")], 1],
    ["none that is known", [row(null, "unknown")], 0],
    ["nothing to pay back", [], 1],
  ])("%s", (_, rows, count) => {
    expect(reportsAfter(rows)).toHaveLength(count);
  });

  test("is held against the proposed model, where it is among them", () => {
    const rows = [row(12, "pays", "small"), row(30, "pays", "gpt-4o")];
    expect(reportsAfter(rows, { model: "gpt-4o" })[0]?.args).toMatchObject({ against: "gpt-4o", months: 30 });
    expect(reportsAfter(rows, { model: "GPT-4o" })[0]?.args).toMatchObject({ against: "gpt-4o", months: 30 });
    expect(reportsAfter(rows, { model: "other" })).toEqual([]);
  });

  test("says never where it never pays, and nothing where nothing is recommended", () => {
    expect(reportsAfter([row(null, "never")])[0]).toMatchObject({
      args: { months: "never" },
      message: expect.stringContaining("it never pays"),
    });
    const context = { words: { limits }, advise: () => ({ recommended: null, break_even: [] }) };
    expect(finds(falseBreakEven, { proposal: { break_even_months: 10 } }, context)).toBe(false);
    expect(finds(falseBreakEven, { proposal: {} }, context)).toBe(false);
  });
});

describe("a machine and its volume", () => {
  const brief = { hardware: "mac-mini-m4-16", usage: { requests_per_month: 2000 } };
  const found = (machines: number | null, of: object = brief, capacity_per_machine: number | null = 1000) => {
    const way = { kind: "machine", name: "M", machine: { id: "mac-mini-m4-16" }, plan: { capacity_per_machine } };
    return reportsOf(overCapacity, of, { recommendOnHardware: () => ({ way, cost: { machines } }) });
  };

  test.each([
    ["two machines", 2, 1],
    ["one machine", 1, 0],
    ["an unknown number", null, 0],
  ])("%s", (_, machines, count) => {
    expect(found(machines)).toHaveLength(count);
  });

  test("tells whole requests, or none", () => {
    expect(found(2)[0]!.message).toContain("you would need 2 (2,000 a month): price 2");
    expect(found(2, brief, null)[0]!.message).toContain("you would need 2: price 2");
  });

  test("nothing without a volume, and nothing where the cloud is proposed", () => {
    expect(found(2, { hardware: "mac-mini-m4-16" })).toEqual([]);
    expect(found(2, { ...brief, proposal: { model: "gpt-4o" } })).toEqual([]);
  });
});

describe("the size of the proposed model", () => {
  const sized = (tiers: number[]) => ({
    pricing: {
      ...frozenPricing,
      models: frozenPricing.models.map((each) => (each.id === "gpt-4o" ? { ...each, tiers } : each)),
    },
  });
  const recommend = (likely: number | null) => () => ({
    name: "Small",
    model: "small",
    per_1k: { low: likely, likely, high: likely, currency: "USD" },
  });
  const brief = { proposal: { model: "gpt-4o" } };

  test.each([
    [[1, 2], 3, true],
    [[1, 2], 2, false],
    [[1, 2], 1, false],
    [[], 3, false],
    [[1, 2], null, false],
  ])("%j for tier %j is too small: %j", (tiers, tier, want) => {
    expect(
      finds(undersizedModel, brief, {
        ...sized(tiers),
        verdict: () => ({ tier, facts: {} }),
        recommend: () => undefined,
      }),
    ).toBe(want);
  });

  test.each([
    [[2, 3], 1, 0.01, true],
    [[2, 3], 2, 0.01, false],
    [[2, 3], null, 0.01, false],
    [[], 1, 0.01, false],
    [[2, 3], 1, 1e6, false],
    [[2, 3], 1, null, true],
  ])("%j for tier %j, where the recommended one costs %j, is too large: %j", (tiers, tier, likely, want) => {
    const context = {
      ...sized(tiers),
      verdict: () => ({ tier, size_class: "3-9b", facts: {} }),
      recommend: recommend(likely),
    };
    expect(finds(oversizedModel, brief, context)).toBe(want);
  });

  test("costing the same is no reason to keep the larger one", () => {
    // 500 tokens at US$2.50 and 300 at US$10 a million.
    const usage = { input_tokens: 500, output_tokens: 300, reasoning_tokens: 0 };
    const context = {
      ...sized([3]),
      verdict: () => ({ tier: 1, size_class: "3-9b", facts: {} }),
      recommend: recommend(4.25),
    };
    expect(finds(oversizedModel, { ...brief, usage }, context)).toBe(true);
    expect(finds(oversizedModel, { ...brief, usage }, { ...context, recommend: recommend(4.26) })).toBe(false);
  });

  describe("over the first year, where the volume is stated", () => {
    const way = (name: string, likely: number | null) => ({
      name,
      model: name.toLowerCase(),
      first_year: likely === null ? null : { likely },
      per_1k: { low: 1, likely: 1, high: 1, currency: "USD" },
    });
    const comparator = (likely: number | null) => [
      { ...way("Another", 1), model: "other", role: "comparator" },
      { ...way("Itself", 1), model: "gpt-4o", role: "alternative" },
      { ...way("Itself", likely), model: "gpt-4o", role: "comparator" },
    ];
    const usage = { requests_per_month: 1000 };
    const found = (advice: object | undefined) => {
      const verdict = () => ({ tier: 1, size_class: "3-9b", facts: {} });
      const context = { ...sized([3]), verdict, recommend: recommend(0.01), advise: () => advice };
      return reportsOf(oversizedModel, { ...brief, usage }, context)[0]?.args?.recommended;
    };
    test.each<[string, object | undefined, string | undefined]>([
      ["what fits best costs less", { costs: comparator(100), recommended: way("Best", 99), counsel: null }, "best"],
      ["it costs the same", { costs: comparator(100), recommended: way("Best", 100), counsel: null }, "best"],
      ["it costs more", { costs: comparator(100), recommended: way("Best", 101), counsel: null }, undefined],
      [
        "what to start with costs less",
        { costs: comparator(100), recommended: way("Best", 101), counsel: { start_with: way("Start", 9) } },
        "start",
      ],
      [
        "both cost more",
        { costs: comparator(100), recommended: way("Best", 101), counsel: { start_with: way("Start", 101) } },
        undefined,
      ],
      [
        "both cost less",
        { costs: comparator(100), recommended: way("Best", 9), counsel: { start_with: way("Start", 1) } },
        "best",
      ],
      [
        "only the start is known",
        { costs: comparator(100), recommended: way("Best", null), counsel: { start_with: way("Start", 9) } },
        "start",
      ],
      [
        "neither is known",
        { costs: comparator(100), recommended: way("Best", null), counsel: { start_with: null } },
        "small",
      ],
      [
        "the proposed one is not known",
        { costs: comparator(null), recommended: way("Best", 999), counsel: null },
        "small",
      ],
      ["the proposed one is not among them", { costs: [], recommended: way("Best", 999), counsel: null }, "small"],
      ["there is no advice", undefined, "small"],
    ])("%s", (_, advice, want) => {
      expect(found(advice)).toBe(want);
    });
  });

  test("the recommended model is told, or the size where there is none", () => {
    const verdict = () => ({ tier: 1, size_class: "3-9b", facts: {} });
    const [found] = reportsOf(oversizedModel, brief, { ...sized([3]), verdict, recommend: recommend(0.01) });
    expect(found).toMatchObject({
      args: { recommended: "small", tier: 1 },
      message: expect.stringContaining("Small does this tier 1 task"),
    });
    const [bare] = reportsOf(oversizedModel, brief, { ...sized([3]), verdict, recommend: () => undefined });
    expect(bare).toMatchObject({
      args: { recommended: "" },
      message: expect.stringContaining("a 3-9b model does this tier 1 task"),
    });
  });
});

test.each([
  [3, { tier: 1, possible_tiers: [1] }, "1"],
  [1, { tier: 1, possible_tiers: [1] }, null],
  [2, { tier: null, possible_tiers: [1, 2] }, null],
  [3, { tier: null, possible_tiers: [1, 2] }, "1 or 2"],
  [3, { tier: null, possible_tiers: [] }, null],
])("tier %j against %j", (tier, verdict, given) => {
  const [found] = reportsOf(tierMismatch, { proposal: { tier } }, { verdict: () => verdict, because: () => undefined });
  expect(found?.args?.given?.toString() ?? null).toBe(given);
});

describe("words against an answer", () => {
  const words = (change: object) => ({
    words: { contradictions: [{ id: "x", words: ["never"], ...change }], contradicting_cautions: ["odd"] },
  });
  const says = {
    find: (_: unknown, text: string, start = 0) =>
      text.includes("never") ? { start, end: start + 5, words: "never" } : undefined,
  };
  const found = (change: object, brief: object) =>
    finds(
      answersContradict,
      { task: "never", ...brief },
      { ...words(change), ...says, verdict: () => ({ cautions: [] }) },
    );

  test.each([
    [{ answer: "repetition", least: 80 }, { repetition: 80 }, true],
    [{ answer: "repetition", least: 80 }, { repetition: 79.9 }, false],
    [{ answer: "repetition", most: 20 }, { repetition: 20 }, true],
    [{ answer: "repetition", most: 20 }, { repetition: 20.1 }, false],
    [{ answer: "repetition", least: 80 }, {}, false],
    [{ answer: "repetition" }, {}, false],
    [{ answer: "sensitivity", is: "cloud-ok" }, { sensitivity: "cloud-ok" }, true],
    [{ answer: "sensitivity", is: "cloud-ok" }, { sensitivity: "local-only" }, false],
  ])("%j with %j: %j", (change, brief, want) => {
    expect(found(change, brief)).toBe(want);
  });

  test.each([
    ["odd", { repetition: 50 }, true],
    ["odd", {}, false],
    ["other", { repetition: 50 }, false],
  ])("the caution %s with %j: %j", (id, brief, want) => {
    const context = {
      words: { contradictions: [], contradicting_cautions: ["odd"] },
      verdict: () => ({ cautions: [{ id, text: "t" }] }),
    };
    expect(finds(answersContradict, brief, context)).toBe(want);
  });
});

describe("a vague task", () => {
  const vague = { specific: false, missing: [], sharper: null };
  test.each([
    [{ task: "AI" }, vague, "say what goes in, what comes out and what happens with it"],
    [
      { task: "AI" },
      { ...vague, missing: [{ asks: "What goes in?" }, { asks: "What comes out?" }] },
      "a task: What goes in? What comes out?",
    ],
    [{ task: "AI" }, { ...vague, sharper: "Sort X" }, "For example: Sort X"],
    [{ task: "AI" }, { ...vague, specific: true }, null],
    [{ task: "AI" }, undefined, null],
    [{ task: "AI", kind: "routing" }, vague, null],
    [{}, vague, null],
  ])("%j, read as %j", (brief, reading, want) => {
    const [found] = reportsOf(vagueTask, brief, { verdict: () => ({ reading }) });
    if (want === null) expect(found).toBeUndefined();
    else expect(found?.message).toContain(want);
  });
});

describe("a quoted cost, with 10 % of tolerance", () => {
  // 500 tokens at US$2.50 and 300 at US$10 a million: US$4.25 per 1,000 requests.
  const brief = (amount: number) => ({
    proposal: { model: "gpt-4o", cost_per_1k: { amount, currency: "USD" } },
    usage: { input_tokens: 500, output_tokens: 300, reasoning_tokens: 0 },
  });
  test.each([
    [4.25, false],
    [4.67, false],
    [4.68, true],
    [3.83, false],
    [3.82, true],
  ])("US$%j: %j", (amount, want) => {
    expect(finds(quoteDrift, brief(amount), { words: { limits: { quote_tolerance_percent: 10 } } })).toBe(want);
  });

  test("on the border itself", () => {
    expect(finds(quoteDrift, brief(4.25), { words: { limits: { quote_tolerance_percent: 0 } } })).toBe(false);
  });

  test("a range is told as one, and nothing is said of a price that is not known", () => {
    const priced = (change: object) => ({
      words: { limits: { quote_tolerance_percent: 10 } },
      pricing: {
        ...frozenPricing,
        models: frozenPricing.models.map((each) =>
          each.id === "gpt-4o" ? { ...each, prices: each.prices.map((price) => ({ ...price, ...change })) } : each,
        ),
      },
    });
    expect(finds(quoteDrift, brief(99), priced({ output: null }))).toBe(false);
    const thinking = {
      proposal: { ...brief(999).proposal, model: "gemini-4-argon" },
      usage: { input_tokens: 500, output_tokens: 300 },
    };
    const [wide] = reportsOf(quoteDrift, thinking, priced({}));
    expect(wide?.message).toContain("gives US$4.67 to US$34.00;");
    expect(reportsOf(quoteDrift, brief(99), priced({}))[0]?.message).toContain("gives US$4.25;");
  });

  test("nothing in a currency without a rate, and nothing without one", () => {
    const context = { words: { limits: { quote_tolerance_percent: 10 } } };
    const { proposal, usage } = brief(99);
    expect(
      finds(quoteDrift, { usage, proposal: { ...proposal, cost_per_1k: { amount: 99, currency: "XXX" } } }, context),
    ).toBe(false);
    expect(finds(quoteDrift, { usage, proposal: { ...proposal, cost_per_1k: { amount: 99 } } }, context)).toBe(false);
  });
});

describe("tuning that is promised", () => {
  const proposal = { approach: "local-fine-tuned" };
  const examplesFor = (minimum: number | null) => () => ({ minimum, comfortable: 1000 });
  const some = { find: () => undefined, words: { fine_tuning: [] } };
  test.each([
    [299, 1, 300, true],
    [300, 1, 300, false],
    [299, 2, 300, true],
    [299, 3, 300, false],
    [299, null, 300, false],
    [299, 1, null, false],
    [undefined, 1, 300, false],
  ])("%j examples in tier %j, where %j are needed: %j", (examples, tier, minimum, want) => {
    expect(
      finds(
        fineTuneWithoutExamples,
        { examples, proposal },
        { ...some, verdict: () => ({ tier, facts: {} }), examplesFor: examplesFor(minimum) },
      ),
    ).toBe(want);
  });

  test.each([
    [[3], true],
    [[3, 4], true],
    [[2, 3], false],
    [[], false],
  ])("for tiers %j: %j", (possible_tiers, want) => {
    expect(finds(fineTuneOnOpenTask, { proposal }, { ...some, verdict: () => ({ possible_tiers }) })).toBe(want);
  });
});

describe("the life of a model", () => {
  const living = (change: object) => ({
    pricing: {
      ...frozenPricing,
      models: frozenPricing.models.map((each) => (each.id === "gpt-4o" ? { ...each, ...change } : each)),
    },
  });
  const brief = { proposal: { model: "gpt-4o" } };
  test.each([
    [{ retires: "2026-11-24", retires_kind: "announced" }, true, false],
    [{ retires: "2026-11-25", retires_kind: "announced" }, false, true],
    [{ retires: "2026-11-24", retires_kind: "not_before" }, false, true],
    [{ retires: "2027-11-24", retires_kind: "announced" }, false, true],
    [{ retires: "2027-11-25", retires_kind: "announced" }, false, false],
    [{ retires: null, retires_kind: null, status: "retired" }, true, false],
    [{ retires: null, retires_kind: null, status: "current" }, false, false],
  ])("%j on 2026-11-24 is gone %j, going %j", (change, gone, going) => {
    expect(finds(retiredModel, brief, living(change))).toBe(gone);
    expect(finds(retiringModel, brief, living(change))).toBe(going);
  });
});

describe("a price that goes on to change", () => {
  const days = numberOf(frozenPricing.defaults, "price-change-note-days");
  const on = (after: number) => new Date(Date.UTC(2026, 10, 24 + after)).toISOString().slice(0, 10);
  const priced = (from: string, input: number | null) => {
    const change = (model: (typeof frozenPricing.models)[number]) => {
      const [now] = model.prices.filter(({ until }) => until === null);
      return {
        ...model,
        prices: [
          { ...now!, from: "2026-01-01", until: from },
          { ...now!, from, until: null, input },
        ],
      };
    };
    return {
      pricing: {
        ...frozenPricing,
        models: frozenPricing.models.map((each) => (each.id === "gpt-4o" ? change(each) : each)),
      },
    };
  };
  test.each([
    [1, 9, 1],
    [days, 9, 1],
    [days + 1, 9, 0],
    [1, 2.5, 0],
    [0, 9, 0],
  ])("in %j days to US$%j: %j findings", (after, input, count) => {
    expect(reportsOf(priceChanged, { proposal: { model: "gpt-4o" } }, priced(on(after), input))).toHaveLength(count);
  });

  test("from a price that is not known, or to one", () => {
    const to = (input: number | null) => finds(priceChanged, { proposal: { model: "gpt-4o" } }, priced(on(1), input));
    expect([to(9), to(null)]).toEqual([true, false]);
    const { pricing } = priced(on(1), 9);
    const [before, after] = pricing.models.find(({ id }) => id === "gpt-4o")!.prices;
    const models = pricing.models.map((each) =>
      each.id === "gpt-4o" ? { ...each, prices: [{ ...before!, input: null }, after!] } : each,
    );
    expect(finds(priceChanged, { proposal: { model: "gpt-4o" } }, { pricing: { ...pricing, models } })).toBe(false);
  });

  test("never of a model that nobody hosts", () => {
    expect(finds(priceChanged, { proposal: { model: "llama3.1-8b", quoted_on: "2026-01-01" } }, {})).toBe(false);
  });

  test.each([
    ["2026-11-23", 1],
    ["2026-11-24", 0],
  ])("quoted on %s, and changed on 2026-11-24: %j findings", (quoted_on, count) => {
    expect(reportsOf(priceChanged, { proposal: { model: "gpt-4o", quoted_on } }, priced("2026-11-24", 9))).toHaveLength(
      count,
    );
  });
});

test.each([
  ["none", ["review-every-answer"], true],
  ["none", ["watch-accuracy"], false],
  ["none", [], false],
  ["all", ["review-every-answer"], false],
])("reviewed %s, where the tables say %j: %j", (reviewed, said, want) => {
  const verdict = { facts: { required_accuracy: 0.98 }, cautions: said.map((id) => ({ id })) };
  expect(finds(unreviewedStakes, { reviewed }, { verdict: () => verdict, taxonomy: TAXONOMY })).toBe(want);
});
