import { describe, expect, test } from "vitest";
import { priceFindings } from "../../../src/core/prices/price-findings.ts";
import type { Model } from "../../../src/core/types/pricing.ts";
import { modelNamed, pricing as shipped } from "../../pricing-files.ts";

const pricing = { ...shipped, tuned: [] };

const TODAY = "2026-11-24";
const good: Model = { ...modelNamed("gpt-6-luna"), id: "m", checked: TODAY, place: "models/x.yaml:7:5" };

function found(model: Partial<Model>, asOf = TODAY) {
  const list = { ...pricing, models: [{ ...good, ...model }], fx: [] };
  return priceFindings(list, asOf).map(({ rule, severity, place, message }) => ({
    rule,
    severity,
    at: `${place.file}:${place.line}`,
    message,
  }));
}
const rules = (model: Partial<Model>, asOf?: string) => found(model, asOf).map(({ rule }) => rule);

test("a fresh price without an end has nothing to find", () => {
  expect(found({})).toEqual([]);
});

describe("staleness", () => {
  test.each([
    ["2026-09-25", []],
    ["2026-09-24", ["stale-price"]],
  ])("checked on %s", (checked, want) => {
    expect(rules({ checked })).toEqual(want);
  });
  test("says how old, and points to the row", () => {
    const [only] = found({ checked: "2026-07-24" });
    expect(only).toMatchObject({ severity: "warning", at: "models/x.yaml:7" });
    expect(only!.message).toContain("123 days ago, on 2026-07-24");
  });
  test("a retired model needs no fresh price", () => {
    expect(rules({ checked: "2020-01-01", status: "retired", retires: "2025-10-28" })).toEqual([]);
  });
  test("an agency's own limit counts", () => {
    const defaults = pricing.defaults.map((each) => (each.id === "stale-days" ? { ...each, value: 10 } : each));
    const list = { ...pricing, defaults, models: [{ ...good, checked: "2026-11-10" }], fx: [] };
    expect(priceFindings(list, TODAY).map(({ rule }) => rule)).toEqual(["stale-price"]);
  });
});

describe("retirement", () => {
  const model = { retires_kind: "announced", status: "deprecated" } as const;
  test.each([
    ["2027-02-23", []],
    ["2027-02-22", ["retires-soon"]],
    ["2026-11-25", ["retires-soon"]],
    ["2026-11-24", ["retired"]],
    ["2026-01-01", ["retired"]],
  ])("on %s", (retires, want) => {
    expect(rules({ ...model, retires })).toEqual(want);
  });
  test("names the replacement", () => {
    expect(found({ ...model, retires: "2026-12-01", replacement: "gpt-6-luna" })[0]!.message).toBe(
      "m retires on 2026-12-01, in 7 days; move what uses it; its replacement is gpt-6-luna",
    );
  });
});

describe("gaps", () => {
  const [period] = good.prices;
  test("no price today", () => {
    expect(rules({ prices: [{ ...period!, from: "2027-01-01" }] })).toEqual(["price-gap"]);
  });
  test("a price that ends", () => {
    expect(rules({ prices: [{ ...period!, until: "2027-01-01" }] })).toEqual(["price-gap"]);
  });
  test("a price that ends with the model", () => {
    const model = { retires: "2027-06-01", retires_kind: "announced" } as const;
    expect(rules({ ...model, prices: [{ ...period!, until: "2027-06-01" }] })).toEqual([]);
  });
  test("a price that is null", () => {
    expect(rules({ prices: [{ ...period!, input: null }] })).toEqual(["price-unknown"]);
  });
});

describe("exchange rates", () => {
  test.each([
    ["2026-09-25", []],
    ["2026-09-24", ["stale-rate"]],
    ["2026-11", []],
    ["2026-08", ["stale-rate"]],
  ])("of %s", (date, want) => {
    const fx = [{ currency: "AUD", per_usd: 1.4, date, source: "a bank" }];
    expect(priceFindings({ ...pricing, models: [good], fx }, TODAY).map(({ rule }) => rule)).toEqual(want);
  });
});

describe("days that cannot be", () => {
  test.each([
    ["2999-01-01", ["future-check"]],
    ["2026-11-26", ["future-check"]],
    ["2026-11-25", []],
  ])("checked on %s, looked at a day before", (checked, want) => {
    expect(rules({ checked })).toEqual(want);
  });
  test("the day asked for may lie before the check, where today does not", () => {
    const list = { ...pricing, models: [{ ...good, checked: "2026-11-27" }], fx: [] };
    expect(priceFindings(list, TODAY, "2026-11-27")).toEqual([]);
  });
  test.each([
    ["2015", ["stale-rate"]],
    ["2026", []],
    ["2026-03/05", ["stale-rate"]],
    ["2031", ["future-check"]],
  ])("a rate of %s", (date, want) => {
    const fx = [{ currency: "AUD", per_usd: 1.4, date, source: "s" }];
    expect(priceFindings({ ...pricing, models: [], fx }, TODAY).map(({ rule }) => rule)).toEqual(want);
  });
});

test("a promise not to retire before a day that has passed is no retirement", () => {
  const passed = { retires: "2026-10-15", retires_kind: "not_before", status: "legacy" } as const;
  expect(rules(passed)).toEqual(["may-be-retired"]);
});

describe("tuned offerings", () => {
  const tuned = shipped.tuned.find(({ id }) => id === "nova-micro-tuned@bedrock")!;
  const of = (change: Partial<typeof tuned>) =>
    priceFindings({ ...pricing, models: [], fx: [], tuned: [{ ...tuned, checked: TODAY, ...change }] }, TODAY).map(
      ({ rule }) => rule,
    );
  test.each([
    ["fresh and open", {}, []],
    ["old", { checked: "2026-05-31" }, ["stale-price"]],
    ["old and closed", { checked: "2026-05-31", open_to_new: false }, []],
    ["closed, yet listed as open", { closes: "2026-11-01" }, ["closed"]],
    ["checked some day to come", { checked: "2027-01-01" }, ["future-check"]],
  ])("%s", (_, change, want) => {
    expect(of(change)).toEqual(want);
  });
});

describe("what the list explains", () => {
  const reason = { id: "why", finding: "stale-price", rows: ["m"], until: "2027-02-01", because: "No newer copy." };
  const at = (asOf: string, model: Partial<Model>, explained = [reason]) =>
    priceFindings({ ...pricing, models: [{ ...good, ...model }], fx: [], explained }, asOf);
  test("is a note, with the reason, until the day to look again", () => {
    const [only] = at("2027-01-31", { checked: "2026-07-24" });
    expect(only).toMatchObject({ rule: "stale-price", severity: "note", args: { explained: "why" } });
    expect(only!.message).toMatch(/Stands until 2027-02-01: No newer copy\.$/);
    expect(at("2027-02-01", { checked: "2026-07-24" })[0]!.severity).toBe("warning");
  });
  test("another row, another finding and an error are not explained by it", () => {
    expect(at("2027-01-31", { id: "n", checked: "2026-07-24" })[0]!.severity).toBe("warning");
    expect(at("2027-01-31", { checked: "2026-07-24" }, [{ ...reason, finding: "retires-soon" }])[0]!.severity).toBe(
      "warning",
    );
    const gone = { retires: "2027-01-01", retires_kind: "announced", status: "deprecated" } as const;
    const errors = at("2027-01-31", { ...gone, checked: "2027-01-30" }, [{ ...reason, finding: "retired" }]);
    expect(errors.map(({ severity }) => severity)).toEqual(["error"]);
  });
  test("every reason of the list explains a finding of the day on which it was gone through", () => {
    const found = priceFindings(shipped, shipped.as_of).map(
      ({ rule, args }) => `${rule} ${args.model ?? args.tuned ?? args.currency}`,
    );
    const reasons = shipped.explained.flatMap(({ finding, rows }) => rows.map((row) => `${finding} ${row}`));
    expect(reasons.filter((each) => !found.includes(each))).toEqual([]);
    expect(found.filter((each) => !reasons.includes(each))).toEqual([]);
  });
});
