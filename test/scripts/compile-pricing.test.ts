import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { compilePricing } from "../../scripts/compile/compile-pricing.ts";
import { usualMachine } from "../../src/core/prices/find-named.ts";
import { SIZE_CLASSES } from "../../src/core/types/pricing.ts";
import { overlayPricing } from "../../src/data/pricing/overlay-pricing.ts";
import { LAYER_HEAD } from "../../src/data/pricing/price-layer.ts";
import { modelNamed, pricing, pricingFiles } from "../pricing-files.ts";
import { TAXONOMY } from "../taxonomy/real-taxonomy.ts";

describe("the price list that ships", () => {
  const cloud = pricing.models.filter(({ kind }) => kind !== "self-hosted");
  const own = pricing.models.filter(({ kind }) => kind === "self-hosted");

  test("covers what an architect compares", () => {
    expect(cloud.length).toBeGreaterThanOrEqual(35);
    expect(new Set(cloud.map(({ provider }) => provider)).size).toBeGreaterThanOrEqual(8);
    expect(own.length).toBeGreaterThanOrEqual(25);
    expect(pricing.machines.length).toBeGreaterThanOrEqual(25);
  });

  test("says of every row where and when it was read", () => {
    for (const { source, checked } of pricing.models) {
      expect(source).not.toBe("");
      expect(checked).toMatch(/^2026-/);
    }
  });

  test("keeps the article's own figures", () => {
    const ranges = Object.fromEntries(pricing.models.map(({ id, article }) => [id, article?.range_aud_per_1k]));
    expect(ranges).toMatchObject({
      "gpt-4o": [6, 12],
      "claude-3-5-sonnet": [5, 10],
      "gpt-4o-mini": [0.6, 1.2],
      "llama3.1-8b": [1, 1],
      "gpt-6-luna": undefined,
    });
  });

  test("gives every size class a model, and code a model of its own", () => {
    const classes = new Set(pricing.models.map(({ size_class }) => size_class));
    expect([...classes].sort()).toEqual(["12-14b", "20-40b", "3-9b", "70-125b", "frontier", "mini"]);
    expect(own.some(({ suits }) => suits.includes("code"))).toBe(true);
  });

  test("gives every open model its parameters and its shape, and the size of its weights where a file was read", () => {
    for (const { id, weights_gib, params_b, architecture } of own) {
      const [size] = Object.values(weights_gib);
      expect(params_b, id).toBeGreaterThan(0);
      expect(architecture, id).not.toBeNull();
      if (size === undefined) continue;
      expect(size! / params_b!, id).toBeGreaterThan(0.4);
      expect(size! / params_b!, id).toBeLessThan(0.75);
    }
  });

  test("has a version that is the content's: not of order of files or lines", () => {
    const again = compilePricing(
      [...pricingFiles].reverse().map((file) => ({ ...file, text: `# moved\n${file.text}` })),
    );
    expect(again.ok && again.pricing.version).toBe(pricing.version);
  });

  test("has no default that nothing reads", () => {
    const src = path.join(import.meta.dirname, "../../src");
    const code = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".generated.ts"))
      .map((name) => readFileSync(path.join(src, name), "utf8"))
      .join("\n");
    const valuesOf = (fact: string) => TAXONOMY.facts.find(({ id }) => id === fact)?.values ?? [];
    const byValue = [
      ...valuesOf("talk").map((kind) => `${kind}-tokens`),
      ...valuesOf("usual_length").flatMap((kind) => [`${kind}-input-tokens`, `${kind}-output-tokens`]),
    ];
    const unread = pricing.defaults.filter(
      ({ id }) => !/^(machine|sales-tax)-/.test(id) && !byValue.includes(id) && !code.includes(`"${id}"`),
    );
    expect(unread.map(({ id }) => id)).toEqual([]);
  });

  test("asks for the constants of speed", () => {
    const without = compilePricing(pricingFiles.filter(({ path }) => path !== "speed.yaml"));
    expect(!without.ok && without.diagnostics[0]!.message).toContain("speed.yaml is missing");
  });
});

test.each([...SIZE_CLASSES, "encoder"] as const)("models of size %s have a usual machine", (size_class) => {
  expect(usualMachine({ ...pricing.models[0]!, size_class }, pricing)).toBeDefined();
});

test("every host of a model has a row", () => {
  const known = new Set(pricing.hosts.map(({ id }) => id));
  const hosted = pricing.models.filter(({ kind }) => kind !== "self-hosted");
  expect([...hosted, ...pricing.tuned].filter(({ provider }) => !known.has(provider))).toEqual([]);
});

const lay = (text: string, path = "mine.yaml") => overlayPricing(pricing, [{ path, text }]);

function laid(text: string) {
  const result = lay(text);
  if (!result.ok) throw new Error(result.diagnostics.map(({ message }) => message).join("\n"));
  return result.pricing;
}

const OWN = `
  - id: house-8b
    name: House 8B
    provider: house
    kind: cloud
    size_class: 3-9b
    tiers: [1, 2]
    status: current
    open_weights: true
    source: the contract
    checked: 2026-11-20
`;

describe("an agency's own prices", () => {
  test("a discount is taken off all prices of a provider, another one of a model", () => {
    const { models } = laid(
      `discounts:\n  - {provider: openai, percent: 10, source: contract}\n  - {model: gpt-4o-mini, percent: 50, source: contract}\n`,
    );
    const prices = (id: string) => models.find((model) => model.id === id)!.prices[0]!;
    expect(prices("gpt-4o")).toMatchObject({ input: 2.25, cached_input: 1.125, output: 9, batch_output: 4.5 });
    expect(prices("gpt-6.1-sol").long_context).toMatchObject({ input: 3.6, output: 13.5 });
    expect(prices("gpt-4o-mini")).toMatchObject({ input: 0.075, output: 0.3, cache_write: null });
    expect(prices("grok-4.6").input).toBe(2);
    expect(models.find(({ id }) => id === "gpt-4o")!.discount).toEqual({ percent: 10, source: "contract" });
  });

  test("a row of a known id changes what it names and nothing else", () => {
    const { models } = laid("models:\n  - {id: gpt-4o, status: legacy, checked: 2026-11-22}\n");
    const model = models.find(({ id }) => id === "gpt-4o")!;
    expect(model).toEqual({ ...modelNamed("gpt-4o"), status: "legacy", checked: "2026-11-22", place: "mine.yaml:2:5" });
  });

  test("a host gets an address for one more region and keeps what else is known of it", () => {
    const at = "https://gateway.example/v1";
    const { hosts } = laid(`hosts:\n  - {id: groq, addresses: {au: "${at}"}, source: the contract}\n`);
    const before = pricing.hosts.find(({ id }) => id === "groq")!;
    expect(hosts.find(({ id }) => id === "groq")).toEqual({ ...before, addresses: { au: at }, source: "the contract" });
  });

  test("a host of one's own is asked with a key that is called after it, unless it takes an account", () => {
    const row = "name: House, source: s, checked: 2026-11";
    const { hosts } = laid(`hosts:\n  - {id: my-house, ${row}}\n  - {id: cloud-9, ${row}, account: Nine}\n`);
    expect(hosts.slice(-2)).toMatchObject([
      { id: "my-house", litellm: "my-house", keys: ["MY_HOUSE_API_KEY"], promptfoo: null },
      { id: "cloud-9", keys: [], account: "Nine" },
    ]);
  });

  test("an address of a host is refused without encryption, with the place", () => {
    const result = lay("hosts:\n  - id: groq\n    address: http://groq.example\n");
    expect(!result.ok && result.diagnostics.map(({ message, place }) => [message, place.line])).toEqual([
      ['"groq": address: expected an address that begins with https://, got "http://groq.example"', 3],
    ]);
  });

  test("a model of one's own", () => {
    const { models } = laid(`models:${OWN}    prices: [{input: 0.1, output: 0.2, per_request: 0.001}]\n`);
    expect(models.at(-1)).toMatchObject({ id: "house-8b", place: "mine.yaml:2:5", context_tokens: null });
  });

  test("machines, tariffs, rates and defaults", () => {
    const made = laid(
      [
        "machines:\n  - {id: mac-mini-m4-16, load_w: 33}",
        "  - {id: lab-box, name: Lab box, complete: true, decode_class: nv, memory_kind: discrete, bandwidth_gb_s: 900, source: us}",
        "rates:\n  - {currency: NZD, per_usd: 1.7, date: 2026-11, source: our bank}",
        "  - {currency: AUD, usd_per_unit: 0.65, date: 2026-11-20, source: our bank}",
        "tariffs:\n  - {region: our office, per_kwh: 0.22, currency: AUD, date: 2026-11, source: bill, verified: true}",
        "defaults:\n  - {id: ops-rate, value: 140}",
        "",
      ].join("\n"),
    );
    const base = pricing.machines.find(({ id }) => id === "mac-mini-m4-16")!;
    expect(made.machines.find(({ id }) => id === "mac-mini-m4-16")).toMatchObject({ load_w: 33, name: base.name });
    expect(made.machines.at(-1)).toMatchObject({ id: "lab-box", gpus: 1, memory_gb: null });
    const rateOf = (currency: string) => made.fx.find((each) => each.currency === currency)?.per_usd;
    expect(["AUD", "EUR", "NZD"].map(rateOf)).toEqual([1.538462, 0.880204, 1.7]);
    expect(made.tariffs.at(-1)).toMatchObject({ region: "our office", per_kwh: 0.22 });
    expect(made.defaults.find(({ id }) => id === "ops-rate")).toMatchObject({ value: 140, unit: "AUD per hour" });
    expect(made.version).not.toBe(pricing.version);
  });
});

describe("what is wrong is said with its place and a remedy", () => {
  const priced = (prices: string) => `models:${OWN}    prices:\n${prices}\n`;
  test.each<[string, string, string]>([
    ["an unknown section", "model: []\n", 'mine.yaml:1:1 unknown key "model"; did you mean "models"?'],
    ["an unknown field", "models:\n  - {id: gpt-4o, inputs: 3}\n", 'mine.yaml:2:18 "gpt-4o": unknown key "inputs"'],
    [
      "a misspelt id",
      "models:\n  - {id: gpt-4oo, status: legacy}\n",
      '(to change a listed model, name its id: "gpt-4o")',
    ],
    [
      "a misspelt id of a machine",
      "machines:\n  - {id: rtx-4909, memory_gb: 48}\n",
      '(to change a listed machine, name its id: "rtx-4090")',
    ],
    [
      "a misspelt id of a default",
      "defaults:\n  - {id: utilisaton, value: 0.5}\n",
      '(to change a listed default, name its id: "utilisation")',
    ],
    [
      "a default that nothing reads",
      "defaults:\n  - {id: utilisaton, value: 0.5, unit: share, means: x, source: x}\n",
      'mine.yaml:2:10 there is no default "utilisaton"; did you mean "utilisation"?',
    ],
    ["a share over 1", "defaults:\n  - {id: resale-share, value: 3}\n", "expected a share from 0 to 1, got 3"],
    ["a share of nothing", "defaults:\n  - {id: headroom, value: 0}\n", "expected a share from 0.001 to 1, got 0"],
    [
      "months that are none",
      "defaults:\n  - {id: amortisation-months, value: 0}\n",
      "expected a number of at least 1, got 0",
    ],
    [
      "a minute of speech without a token",
      "defaults:\n  - {id: speech-tokens, value: 0}\n",
      "expected a number of at least 1, got 0",
    ],
    [
      "a meeting in which nothing is said",
      "defaults:\n  - {id: meeting-tokens, value: 0}\n",
      "expected a number of at least 1, got 0",
    ],
    ["a number for a country", "defaults:\n  - {id: home-country, value: 5}\n", "expected text, got 5"],
    [
      "a rate of US dollars",
      "rates:\n  - {currency: USD, per_usd: 2, date: 2026-11, source: x}\n",
      '"USD": the list is in US dollars, which have no rate; remove it',
    ],
    ["a negative price", priced("      - {input: -1, output: 1}"), "prices[0].input: expected a number"],
    ["a price that is no number", priced('      - {input: "1", output: 1}'), "prices[0].input: expected"],
    ["a price too fine", priced("      - {input: 0.0000001, output: 1}"), "expected at most six decimals, got 1e-7"],
    [
      "a day that does not exist",
      priced("      - {from: 2026-02-30, input: 1, output: 1}"),
      "prices[0].from: expected a date",
    ],
    ["a missing price", priced("      - {input: 1}"), "prices[0].output: missing, expected"],
    [
      "periods that overlap",
      priced("      - {until: 2026-06-01, input: 1, output: 1}\n      - {from: 2026-05-01, input: 2, output: 2}"),
      'mine.yaml:14:16 "house-8b": from 2026-05-01 overlaps the period before, which ends 2026-06-01; write from: 2026-06-01',
    ],
    [
      "a gap between periods",
      priced("      - {until: 2026-06-01, input: 1, output: 1}\n      - {from: 2026-07-01, input: 2, output: 2}"),
      "no price from 2026-06-01 until 2026-07-01; add a period with null prices",
    ],
    [
      "a period without end before another",
      priced("      - {input: 1, output: 1}\n      - {from: 2026-07-01, input: 2, output: 2}"),
      "this period has no end, but another follows; write until: 2026-07-01",
    ],
    [
      "a period that ends before it starts",
      priced("      - {from: 2026-07-01, until: 2026-06-01, input: 2, output: 2}"),
      "until 2026-06-01 is not after from 2026-07-01",
    ],
    [
      "cached input dearer than fresh",
      priced("      - {input: 1, cached_input: 2, output: 1}"),
      "cached_input 2 is over the plain price 1",
    ],
    [
      "long context cheaper than short",
      priced("      - {input: 2, output: 1, long_context: {over_input_tokens: 1000, input: 1, output: 1}}"),
      "long-context price 1 is under the plain price 2",
    ],
    [
      "long context without a threshold",
      priced("      - {input: 2, output: 1, long_context: {input: 3, output: 1}}"),
      "give either over_input_tokens or at_or_over_input_tokens",
    ],
    ["no prices", `models:${OWN}`, "no prices; add a period"],
    [
      "prices on a machine of one's own",
      "models:\n  - {id: llama3.1-8b, prices: [{input: 1, output: 1}]}\n",
      "has no price; remove prices",
    ],
    [
      "an id that moves",
      `models:${OWN.replace("house-8b", "house-latest")}    prices: [{input: 1, output: 1}]\n`,
      "names whatever is newest",
    ],
    [
      "an alias that moves",
      "models:\n  - {id: grok-4.6, aliases: {litellm: xai/grok-4-latest}}\n",
      'mine.yaml:2:39 "grok-4.6": "xai/grok-4-latest" names whatever is newest',
    ],
    [
      "an alias of another row",
      "models:\n  - {id: grok-4.6, aliases: {litellm: gpt-4o}}\n",
      "is already the litellm id of",
    ],
    ["a spelling of another row", "models:\n  - {id: grok-4.6, also: [GPT-4o]}\n", '"GPT-4o" already names gpt-4o'],
    [
      "an unknown replacement",
      "models:\n  - {id: gpt-4o, replacement: gpt-6-lune}\n",
      'no other model "gpt-6-lune"; did you mean "gpt-6-luna"?',
    ],
    [
      "a retired model without its day",
      "models:\n  - {id: grok-4.6, status: retired}\n",
      "a retired model needs the day it went",
    ],
    [
      "a row given twice",
      "models:\n  - {id: gpt-4o, pinned: true}\n  - {id: gpt-4o, pinned: false}\n",
      'mine.yaml:3:10 "gpt-4o" is given twice, first in mine.yaml:2:5',
    ],
    ["a row without a name", "machines:\n  - {gpus: 2}\n", "machines: a row without id; add one"],
    [
      "two kinds of rate",
      "rates:\n  - {currency: NZD, per_usd: 1, usd_per_unit: 1, date: 2026-11, source: x}\n",
      "give either usd_per_unit or per_usd",
    ],
    [
      "a rate of 0",
      "rates:\n  - {currency: NZD, per_usd: 0, date: 2026-11, source: x}\n",
      "per_usd: expected a number over 0",
    ],
    [
      "an unknown currency code",
      "rates:\n  - {currency: nzd, per_usd: 1, date: 2026-11, source: x}\n",
      "expected a currency code of three capitals",
    ],
    [
      "a discount on nobody",
      "discounts:\n  - {provider: opena, percent: 10, source: x}\n",
      'mine.yaml:2:16 no provider "opena"; did you mean "openai"?',
    ],
    [
      "a discount on two things",
      "discounts:\n  - {provider: openai, model: gpt-4o, percent: 10, source: x}\n",
      "give either a provider or a model",
    ],
    [
      "two discounts on one thing",
      "discounts:\n  - {model: gpt-4o, percent: 1, source: x}\n  - {model: gpt-4o, percent: 2, source: x}\n",
      'a second discount for "gpt-4o"',
    ],
    [
      "a discount over 100",
      "discounts:\n  - {model: gpt-4o, percent: 101, source: x}\n",
      "discounts[0].percent: expected a number over 0",
    ],
    [
      "an unknown machine as default",
      "defaults:\n  - {id: machine-3-9b, value: mac-mini-m4-61}\n",
      'no machine "mac-mini-m4-61"; did you mean',
    ],
    ["a default of another kind", "defaults:\n  - {id: stale-days, value: soon}\n", 'expected a number, got "soon"'],
    ["a currency without a rate", "defaults:\n  - {id: currency, value: NOK}\n", 'no exchange rate for "NOK"; add one'],
    ["text that is no YAML", "models: [\n", "mine.yaml:"],
  ])("%s", (_, text, want) => {
    const result = lay(text);
    const said = result.ok
      ? []
      : result.diagnostics.map(({ place, message }) => `${place.file}:${place.line}:${place.column} ${message}`);
    expect(said.join("\n")).toContain(want);
  });
});

test("the example overlay is sound", () => {
  const example = readFileSync(path.join(import.meta.dirname, "../../examples/pricing-overlay/prices.yaml"), "utf8");
  const { models, machines, fx } = laid(example);
  expect(models.find(({ id }) => id === "gpt-4o")!.prices[0]!.input).toBe(2.2);
  expect(models.at(-1)!.id).toBe("house-qwen-9b");
  expect(machines.at(-1)!.id).toBe("office-5090");
  expect(fx.find(({ currency }) => currency === "NZD")!.per_usd).toBe(1.72);
});

test("what a person wrote goes over what an import wrote, in whatever order the files come", () => {
  const imported = `${LAYER_HEAD}\nmodels:\n  - {id: gpt-4o, status: legacy, note: imported}\n`;
  const own = "models:\n  - {id: gpt-4o, note: ours}\n";
  for (const [first, second] of [
    ["a.yaml", "b.yaml"],
    ["b.yaml", "a.yaml"],
  ] as const) {
    const result = overlayPricing(pricing, [
      { path: first, text: imported },
      { path: second, text: own },
    ]);
    expect(result.ok && result.pricing.models.find(({ id }) => id === "gpt-4o")).toMatchObject({
      status: "legacy",
      note: "ours",
      place: `${second}:2:5`,
    });
  }
});
