import { describe, expect, test } from "vitest";
import { diffPrices, type PriceChange } from "../../../src/core/prices/price-diff.ts";
import { BARE_PERIOD } from "../../../src/core/prices/price-on.ts";
import type { ListedModel, Model, PriceList, PricePeriod } from "../../../src/core/types/pricing.ts";
import { modelNamed } from "../../pricing-files.ts";

const TODAY = "2026-11-24";

const period = (rates: Partial<PricePeriod>): PricePeriod => ({ ...BARE_PERIOD, ...rates });

const curated = (model: Partial<Model> = {}, rates: Partial<PricePeriod> = {}): Model => ({
  ...modelNamed("gpt-4o"),
  id: "m",
  provider: "maker",
  aliases: { litellm: "list-m" },
  checked: "2026-11-01",
  retires: null,
  prices: [period({ input: 2, cached_input: 1, output: 10, batch_input: 1, batch_output: 5, ...rates })],
  ...model,
});

function listOf(
  rates: Partial<PricePeriod>[],
  model: Partial<ListedModel> = {},
  list: Partial<PriceList> = {},
): PriceList {
  const listed: ListedModel = {
    id: "list-m",
    periods: rates.map(period),
    retires: null,
    deprecated: false,
    context_tokens: null,
    max_output_tokens: null,
    problems: [],
    ...model,
  };
  return { kind: "litellm", partial: false, frozen: null, models: new Map([["list-m", listed]]), ...list };
}

const diff = (
  model: Model,
  list: PriceList,
  accept: (change: PriceChange) => boolean = () => false,
  dated: string | null = TODAY,
) => diffPrices([model], list, { asOf: TODAY, dated, accepts: accept });

const short = ({ changes }: ReturnType<typeof diff>) =>
  changes.map(({ field, from, old, new: now, reasons, taken }) => [field, from, old, now, reasons.join(" "), taken]);

describe("a change waits for a yes", () => {
  test.each<[string, Partial<Model>, Partial<PricePeriod>, string | null, string]>([
    ["a price of 0", {}, { input: 0, output: 10 }, TODAY, "zero"],
    ["a negative price", {}, { input: -1, output: 10 }, TODAY, "negative"],
    ["no price", {}, { input: null, output: 10 }, TODAY, "missing"],
    ["more than twofold up", {}, { input: 4.01, output: 10 }, TODAY, "more-than-twofold"],
    ["more than twofold down", {}, { input: 0.99, output: 10 }, TODAY, "more-than-twofold"],
    ["a list older than the row", {}, { input: 3, output: 10 }, "2026-10-31", "older-than-row"],
    ["a list of unknown age", {}, { input: 3, output: 10 }, null, "undated"],
    ["a list dated ahead", {}, { input: 3, output: 10 }, "2030-01-01", "dated-ahead"],
    ["a pinned row", { pinned: true }, { input: 3, output: 10 }, TODAY, "pinned"],
    ["two reasons at once", { pinned: true }, { input: 0, output: 10 }, TODAY, "zero pinned"],
  ])("%s", (_, model, rates, dated, reasons) => {
    const plain = { cached_input: null, batch_input: null, batch_output: null };
    const found = diff(curated(model, plain), listOf([rates]), undefined, dated);
    expect(short(found)).toEqual([["input", TODAY, 2, rates.input, reasons, false]]);
    expect(found.rows).toEqual([]);
  });

  test.each([90, 0.035, 0.000001])("a first price of US$%d a request does", (per_request) => {
    const found = diff(curated(), listOf([{ input: 2, output: 10, per_request }]));
    expect(short(found)).toEqual([["per_request", TODAY, null, per_request, "first-price", false]]);
  });

  test("exactly twofold does not", () => {
    const { changes } = diff(curated(), listOf([{ input: 4, output: 5 }]));
    expect(changes.slice(0, 2).map(({ taken }) => taken)).toEqual([true, true]);
  });

  test.each(["0001-01-01", "2026-11-23", "2037-01-01", "9999-12-31"])("an end on %s does", (retires) => {
    const { changes } = diff(curated(), listOf([{ input: 2, output: 10 }], { retires }));
    expect(changes[0]).toMatchObject({ field: "retires", reasons: ["unlikely-day"], taken: false });
  });

  test("an end that is ahead does not", () => {
    const { changes } = diff(curated(), listOf([{ input: 2, output: 10 }], { retires: "2027-06-01" }));
    expect(changes[0]).toMatchObject({ field: "retires", reasons: [], taken: true });
  });

  test("a reseller's price of another maker's model does", () => {
    const model = curated({ aliases: { openrouter: "list-m" } });
    const list = listOf([{ input: 3, output: 10 }], {}, { kind: "openrouter" });
    expect(diff(model, list).changes[0]!.reasons).toEqual(["not-a-list-price"]);
    expect(diff({ ...model, provider: "openrouter" }, list).changes[0]!.reasons).toEqual([]);
  });

  test("a yes takes it, but nothing takes a negative or a missing price", () => {
    const yes = () => true;
    expect(diff(curated(), listOf([{ input: 0, output: 10 }]), yes).changes[0]!.taken).toBe(true);
    expect(diff(curated(), listOf([{ input: -1, output: 10 }]), yes).changes[0]!.taken).toBe(false);
    expect(diff(curated(), listOf([{ output: 10 }]), yes).changes[0]!.taken).toBe(false);
  });
});

describe("what the list lacks", () => {
  const LOST = [
    ["cached_input", TODAY, 1, null],
    ["batch_input", TODAY, 1, null],
    ["batch_output", TODAY, 5, null],
  ];
  const silent = listOf([{ input: 3, output: 10 }]);
  const lost = (found: ReturnType<typeof diff>) => short(found).filter(([field]) => field !== "input");

  test("is shown while the plain price still waits", () => {
    expect(lost(diff(curated(), silent, undefined, null))).toEqual(
      LOST.map((each) => [...each, "not-listed undated", false]),
    );
  });
  test("stays when one field alone is taken", () => {
    const found = diff(curated(), silent, ({ field }) => field === "input", null);
    expect(found.rows[0]!.prices.at(-1)).toMatchObject({ input: 3, cached_input: 1, batch_input: 1, batch_output: 5 });
  });
  test("goes when all of the model is taken", () => {
    expect(lost(diff(curated(), silent, () => true))).toEqual(LOST.map((each) => [...each, "not-listed", true]));
  });
  test.each([
    ["when no plain price moves", { input: 2, output: 10 }],
    ["when the plain price cannot be taken", { input: -1, output: 10 }],
    ["when the list has no plain price", { output: 10 }],
  ])("is no difference %s", (_, rates) => {
    expect(lost(diff(curated(), listOf([rates]), () => true))).toEqual([]);
  });
});

describe("what is taken becomes a period of its own", () => {
  test("from today on, and what the list lacks goes with a yes alone", () => {
    const list = listOf([{ input: 3, output: 10, cached_input: 0.3 }]);
    const found = diff(curated(), list, ({ field }) => field === "batch_input");
    expect(short(found)).toEqual([
      ["input", TODAY, 2, 3, "", true],
      ["cached_input", TODAY, 1, 0.3, "more-than-twofold", false],
      ["batch_input", TODAY, 1, null, "not-listed", true],
      ["batch_output", TODAY, 5, null, "not-listed", false],
    ]);
    const [old, now] = found.rows[0]!.prices;
    expect(old).toEqual({ ...curated().prices[0], until: TODAY });
    expect(now).toMatchObject({
      from: TODAY,
      until: null,
      input: 3,
      output: 10,
      batch_input: null,
      batch_output: 5,
    });
  });

  test("from the day that the list names, and a later change comes after it", () => {
    const list = listOf([
      { until: "2026-11-10", input: 2, output: 10 },
      { from: "2026-11-10", until: "2027-01-01", input: 2.5, output: 10 },
      { from: "2027-01-01", input: 3, output: 12 },
    ]);
    const { rows } = diff(curated({}, { cached_input: null, batch_input: null, batch_output: null }), list);
    expect(rows[0]!.prices.map(({ from, until, input, output }) => [from, until, input, output])).toEqual([
      [null, "2026-11-10", 2, 10],
      ["2026-11-10", "2027-01-01", 2.5, 10],
      ["2027-01-01", null, 3, 12],
    ]);
  });

  test("a change of the future that the list does not know is kept", () => {
    const prices = [
      period({ until: "2026-12-01", input: 2, output: 10 }),
      period({ from: "2026-12-01", input: 4, output: 20 }),
    ];
    const { rows } = diff(curated({ prices }), listOf([{ input: 2.5, output: 10 }]));
    expect(rows[0]!.prices.map(({ from, until, input }) => [from, until, input])).toEqual([
      [null, TODAY, 2],
      [TODAY, "2026-12-01", 2.5],
      ["2026-12-01", null, 4],
    ]);
  });

  test("a price that was not known is filled in, and the others stay", () => {
    const found = diff(curated({}, { cached_input: null }), listOf([{ input: 2, output: 10, cached_input: 0.2 }]));
    expect(short(found)).toEqual([["cached_input", TODAY, null, 0.2, "", true]]);
    expect(found.rows[0]!.prices[1]).toMatchObject({ cached_input: 0.2, batch_input: 1 });
  });

  test("long-context and peak prices", () => {
    const rates = { input: 2, output: 10 };
    const list = listOf([
      {
        ...rates,
        long_context: { over_input_tokens: 200_000, input: 4, cached_input: 2, output: 15 },
        peak: { input: 4, cached_input: 2, output: 20, utc: ["01:00-04:00"], days: "every day" },
      },
    ]);
    const [, now] = diff(curated(), list).rows[0]!.prices;
    expect(now!.long_context).toEqual({ over_input_tokens: 200_000, input: 4, cached_input: 2, output: 15 });
    expect(now!.peak).toEqual({ input: 4, cached_input: 2, output: 20, utc: ["01:00-04:00"], days: "every day" });
  });

  describe("a band is taken whole or not", () => {
    const band = { over_input_tokens: 200_000, input: 4, cached_input: 2, output: 15 };
    const bandOf = (rates: object, accept?: (change: PriceChange) => boolean, row: Partial<PricePeriod> = {}) =>
      diff(curated({}, row), listOf([{ input: 2, output: 10, long_context: { ...band, ...rates } }]), accept);

    test.each<[string, object]>([
      ["one price far from the plain one", { input: 0.0009 }],
      ["one price of 0", { output: 0 }],
      ["one price missing", { output: null }],
    ])("%s leaves all of it", (_, rates) => {
      const found = bandOf(rates);
      expect(found.rows).toEqual([]);
      expect(found.changes.map(({ reasons }) => reasons.length)).not.toContain(0);
    });
    test("a yes to one price of it is not enough, and one to all is", () => {
      expect(bandOf({ input: 0.0009 }, ({ field }) => field === "long_context.output").rows).toEqual([]);
      const { rows } = bandOf({ input: 0.0009 }, () => true);
      expect(rows[0]!.prices.at(-1)!.long_context).toEqual({ ...band, input: 0.0009 });
    });
    test("a yes cannot make up a price that is missing or negative", () => {
      for (const rates of [{ input: null }, { input: -1 }]) expect(bandOf(rates, () => true).rows).toEqual([]);
    });
    test("the same of a band that the row has", () => {
      expect(bandOf({ input: 40, output: 16 }, undefined, { long_context: band }).rows).toEqual([]);
      const [, now] = bandOf({ output: 16 }, undefined, { long_context: band }).rows[0]!.prices;
      expect(now!.long_context).toEqual({ ...band, output: 16 });
    });
    test("the plain price is taken beside a band that waits", () => {
      const list = listOf([{ input: 3, output: 10, cached_input: 1, long_context: { ...band, input: 0.0009 } }]);
      const [, now] = diff(curated(), list).rows[0]!.prices;
      expect(now).toMatchObject({ input: 3 });
      expect(now!.long_context).toBeUndefined();
    });
    test("peak hours", () => {
      const peak = { input: 4, cached_input: 2, output: 0, utc: ["01:00-04:00"], days: "every day" };
      expect(diff(curated(), listOf([{ input: 2, output: 10, peak }])).rows).toEqual([]);
    });
  });

  test("at or over N and over N - 1 are the same threshold", () => {
    const rates = { input: 4, cached_input: 2, output: 15 };
    const model = curated({}, { long_context: { at_or_over_input_tokens: 200_000, ...rates } });
    const list = listOf([{ input: 2, output: 10, long_context: { over_input_tokens: 199_999, ...rates } }]);
    expect(diff(model, list).changes).toEqual([]);
  });

  test("the hours and weekdays of a curated peak stay when the list changes its price", () => {
    const utc = ["01:00-04:00"];
    const model = curated({}, { peak: { input: 4, cached_input: 2, output: 20, utc, days: "Mon-Fri" } });
    const peak = { input: 5, cached_input: 2, output: 20, utc: ["02:00-05:00"], days: "every day" };
    const [, now] = diff(model, listOf([{ input: 2, output: 10, peak }])).rows[0]!.prices;
    expect(now!.peak).toEqual({ input: 5, cached_input: 2, output: 20, utc, days: "Mon-Fri" });
  });
});

describe("facts besides prices", () => {
  const same = { input: 2, output: 10 };
  test("a retirement that the row does not have", () => {
    const found = diff(curated(), listOf([same], { retires: "2027-03-01" }));
    expect(short(found)).toEqual([["retires", TODAY, null, "2027-03-01", "", true]]);
    expect(found.rows[0]!.retires).toBe("2027-03-01");
  });
  test("a reseller that ends its offer does not retire another maker's model", () => {
    const model = curated({ aliases: { openrouter: "list-m" } });
    expect(diff(model, listOf([same], { retires: "2027-03-01" }, { kind: "openrouter" })).changes).toEqual([]);
  });
  test("limits are filled in and never changed", () => {
    const limits = { context_tokens: 9, max_output_tokens: 8 };
    const found = diff(curated({ max_output_tokens: null }), listOf([same], limits));
    expect(short(found)).toEqual([["max_output_tokens", TODAY, null, 8, "", true]]);
  });
});

describe("what is not compared is named", () => {
  const list = listOf([{ input: 2, output: 10 }]);
  test("the same, not in source, without an id there", () => {
    const models = [
      curated(),
      curated({ id: "gone", aliases: { litellm: "list-gone" } }),
      curated({ id: "no-alias", aliases: {} }),
    ];
    const found = diffPrices(models, list, { asOf: TODAY, dated: TODAY, accepts: () => false });
    expect(found).toMatchObject({ unchanged: ["m"], not_in_source: ["gone"], without_alias: ["no-alias"], rows: [] });
  });
  test("a name that only begins like an alias is no match", () => {
    const model = curated({ aliases: { litellm: "list" } });
    expect(diff(model, list).not_in_source).toEqual(["m"]);
  });
  test("what a row cannot hold, and a row without a price on the day", () => {
    const odd = diff(curated(), listOf([{ input: 1, output: 1 }], { problems: ["3 tiers"] }));
    expect(odd).toMatchObject({ changes: [], rows: [], unclear: [{ model: "m", problems: ["3 tiers"] }] });
    expect(diff(curated({}, { from: "2027-01-01" }), list).unclear).toHaveLength(1);
  });
  test("a model on a machine of one's own is left out", () => {
    const own = { ...modelNamed("llama3.1-8b"), aliases: { litellm: "list-m" } };
    const found = diff(own, listOf([{ input: 0, output: 0 }]));
    expect(found).toMatchObject({ changes: [], unchanged: [], not_in_source: [], without_alias: [] });
  });
});
