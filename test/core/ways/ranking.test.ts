/** Which way is the better one, on a board of six models and with costs given here. */
import { describe, expect, test } from "vitest";
import type { Model, Pricing } from "../../../src/core/types/pricing.ts";
import {
  bandOf,
  bestOf,
  bestValueOf,
  cheapestOf,
  type Ranked,
  thriftiest,
  thriftiestWithin,
  within,
  withinReach,
} from "../../../src/core/ways/ranking.ts";
import type { Way } from "../../../src/core/ways/way.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

/** Bands from 90, 80, 70 and 60; under two points nobody is better. `top` and `twin` cannot be told apart. */
const SCORES: Record<string, number> = { top: 95, twin: 94, good: 85, less: 82, fair: 75, poor: 65, last: 10 };
/** Known to a second board alone, in the second band; no other is as good on it, and nobody knows what that says of `good`. */
const ELSEWHERE = "other";
const signal = (board: string, score: number) => ({ board, score, plus_minus: null });
const pricing = {
  boards: [
    { id: "b", gap: 2, bands: [90, 80, 70, 60] },
    { id: "c", gap: 2, bands: [9, 8, 7, 6] },
  ],
  quality: [
    ...Object.entries(SCORES).map(([model, score]) => ({ model, signals: [signal("b", score)] })),
    { model: ELSEWHERE, signals: [signal("c", 8)] },
  ],
} as unknown as Pricing;
const by = { pricing, taxonomy: TAXONOMY };

const BASE = {
  base: null,
  open_weights: false,
  licence: null,
  reseller: false,
  weak_source: false,
  single_list: false,
  released: "2026-01-01",
};
const ranked = (id: string, year_usd: number | null, change: Partial<Model> | object = {}, key = id): Ranked => ({
  way: { key, model: { ...BASE, id, ...change } } as unknown as Way,
  year_usd,
});
const keyOf = (found: Ranked | null) => found?.way.key ?? null;

test("bands, and one below all for what no board knows", () => {
  const band = (id: string) => bandOf(ranked(id, 1).way, pricing);
  expect(["top", "twin", "good", "fair", "poor", "last", "new"].map(band)).toEqual([1, 1, 2, 3, 4, 5, 6]);
});

describe("the best", () => {
  test.each<[string, Ranked[], string | null]>([
    ["none of none", [], null],
    ["the better band, whatever it costs", [ranked("good", 1), ranked("top", 999)], "top"],
    ["the better rank in a band", [ranked("less", 1), ranked("good", 999)], "good"],
    ["the cheaper of equals in rank", [ranked("top", 10), ranked("twin", 9)], "twin"],
    ["the cheaper of equals in rank, the other way round", [ranked("twin", 10), ranked("top", 9)], "top"],
    [
      "the cheaper of equals in rank, though the other is newer",
      [ranked("top", 10), ranked("twin", 9, { released: "2024" })],
      "twin",
    ],
    [
      "the cheaper of equals in rank, though it is a reseller's",
      [ranked("twin", 9, { reseller: true }), ranked("top", 10)],
      "twin",
    ],
    [
      "of equals in rank at one price the one whose day of release is known",
      [ranked("twin", 9, { released: null }), ranked("top", 9)],
      "top",
    ],
    [
      "of equals in rank that which more than one list knows, though it is dearer",
      [ranked("top", 10), ranked("twin", 9, { single_list: true })],
      "top",
    ],
    [
      "of equals in rank that which rests on no weak source",
      [ranked("top", 9, { weak_source: true }), ranked("twin", 9)],
      "twin",
    ],
    [
      "the cheapest of equals in rank where none is well sourced",
      [ranked("top", 10, { weak_source: true }), ranked("twin", 9, { single_list: true })],
      "twin",
    ],
    [
      "of unknown ones the newer, though it comes first",
      [ranked("m", 99), ranked("n", 9, { released: "2025-01-01" })],
      "m",
    ],
    ["one that is known before one that is not", [ranked("new", 1), ranked("last", 999)], "last"],
    ["one with a cost before one without", [ranked("top", null), ranked("last", 999)], "last"],
    ["one without a cost where there is no other", [ranked("top", null)], "top"],
    ["of unknown ones the first by preference", [ranked("n", 9, { released: "2025-01-01" }), ranked("m", 99)], "m"],
    ["of unknown ones of one day the cheaper", [ranked("n", 9), ranked("m", 8)], "m"],
    ["of those that cost the same the first by name", [ranked("n", 9), ranked("m", 9)], "m"],
    ["of those without a cost the first by name", [ranked("n", null), ranked("m", null)], "m"],
    ["a cost before none", [ranked("m", null), ranked("n", 9)], "n"],
  ])("is %s", (_, ways, want) => {
    expect(keyOf(bestOf(ways, pricing))).toBe(want);
  });
});

describe("of two of one rank, that is preferred", () => {
  const first = (a: object, b: object) =>
    keyOf(thriftiest([ranked("good", 100, a, "a"), ranked("good", 100, b, "b")], by));
  test.each<[string, object, object, string]>([
    ["closed before open with conditions", { open_weights: true, licence: { commercial: "conditions" } }, {}, "b"],
    ["open without conditions as well as closed", { open_weights: true, licence: { commercial: "yes" } }, {}, "a"],
    ["open with an unknown licence is after it", { open_weights: true, licence: null }, {}, "b"],
    ["the licence before the host", { open_weights: true, licence: null }, { reseller: true }, "b"],
    ["served by its maker", { reseller: true }, {}, "b"],
    ["the host before the sources", { reseller: true }, { weak_source: true }, "b"],
    ["well sourced", { weak_source: true }, {}, "b"],
    ["in more than one list", { single_list: true }, {}, "b"],
    ["the sources before the age", { weak_source: true }, { released: "2020" }, "b"],
    ["the newer", { released: "2025-12-31" }, { released: "2026-01-01" }, "b"],
    ["the newer by month", { released: "2025-11" }, { released: "2025-12" }, "b"],
    ["the newer by year", { released: "2025" }, { released: "2026" }, "b"],
    ["one of the first of January of its year", { released: "2025" }, { released: "2025-01-01" }, "a"],
    ["one whose day is known", { released: null }, { released: "2016" }, "b"],
    ["a day that is none is no day", { released: "2025-13" }, { released: "2016" }, "b"],
    ["before the days begin all are of one age", { released: "2010" }, { released: "2015-01-01" }, "a"],
  ])("%s", (_, a, b, want) => {
    expect(first(a, b)).toBe(want);
  });

  test("a rank counts for more than all of that", () => {
    const worst = { open_weights: true, reseller: true, weak_source: true, released: null };
    expect(keyOf(thriftiest([ranked("good", 100, worst), ranked("less", 100)], by))).toBe("good");
  });
});

describe("the thriftiest", () => {
  test.each<[string, Ranked[], string | null]>([
    ["none of none", [], null],
    ["none of unknown cost", [ranked("top", null)], null],
    ["the cheapest", [ranked("fair", 100), ranked("top", 106)], "fair"],
    ["a better one that costs up to 5 % more", [ranked("fair", 100), ranked("top", 105)], "top"],
    ["no worse one", [ranked("good", 100), ranked("fair", 100)], "good"],
    ["the best of those in reach", [ranked("fair", 100), ranked("good", 103), ranked("top", 104)], "top"],
    ["the cheaper of one band on two boards", [ranked("less", 100), ranked("other", 101)], "less"],
    [
      "the cheaper of one band on two boards, the other way round",
      [ranked("less", 101), ranked("other", 100)],
      "other",
    ],
    [
      "of one band on two boards rather the one that is well sourced",
      [ranked("less", 100, { single_list: true }), ranked("other", 101)],
      "other",
    ],
    ["the better on its own board first", [ranked("good", 104), ranked("less", 100), ranked("other", 103)], "other"],
    ["beside one that no board knows, up to 20 % more", [ranked("new", 100), ranked("fair", 120)], "fair"],
    ["and no more than that", [ranked("new", 100), ranked("fair", 120.1)], "new"],
  ])("is %s", (_, ways, want) => {
    expect(keyOf(thriftiest(ways, by))).toBe(want);
  });

  test("takes shares of what they do not cost alike", () => {
    const ways = [ranked("fair", 100), ranked("top", 104)];
    expect(keyOf(thriftiest(ways, { ...by, alike_usd: 20 }))).toBe("top");
    expect(keyOf(thriftiest(ways, { ...by, alike_usd: 21 }))).toBe("fair");
    const unknown = [ranked("new", 100), ranked("fair", 119)];
    expect(keyOf(thriftiest(unknown, { ...by, alike_usd: 90 }))).toBe("fair");
  });

  test("reach is the longer of the two", () => {
    expect(withinReach(100, TAXONOMY)).toBeCloseTo(120, 9);
    const turned = {
      ...TAXONOMY,
      fitting: TAXONOMY.fitting.map((each) => (each.id === "displaced-by" ? { ...each, value: 30 } : each)),
    };
    expect(withinReach(100, turned)).toBeCloseTo(130, 9);
  });
});

describe("the thriftiest of the best band within an amount", () => {
  test.each<[string, number, Ranked[], string | null]>([
    ["none of none", 50, [], null],
    ["a better band for so much more", 50, [ranked("fair", 100), ranked("good", 150)], "good"],
    ["not for more than that", 50, [ranked("fair", 100), ranked("good", 150.1)], "fair"],
    ["the cheaper one in that band", 50, [ranked("fair", 100), ranked("less", 120), ranked("good", 150)], "less"],
    ["the best band that is reached", 50, [ranked("fair", 100), ranked("less", 110), ranked("top", 150)], "top"],
    ["no better one of the same band", 50, [ranked("less", 100), ranked("good", 140)], "less"],
    ["the newer of two that none knows", 5, [ranked("n", 100, { released: "2024" }), ranked("m", 110)], "m"],
    ["one that boards know before one that none knows", 50, [ranked("new", 100), ranked("last", 150)], "last"],
  ])("is %s", (_, more, ways, want) => {
    expect(keyOf(thriftiestWithin(ways, more, by))).toBe(want);
  });
});

test("within some bands of the best, and never one without a band", () => {
  const ways = Object.keys(SCORES)
    .concat("new")
    .map((id) => ranked(id, 1));
  const keys = (best: string, bands: number) => within(ways, ranked(best, 1), bands, by).map(keyOf);
  expect(keys("top", 0)).toEqual(["top", "twin"]);
  expect(keys("top", 1)).toEqual(["top", "twin", "good", "less"]);
  expect(keys("poor", 9)).toEqual(Object.keys(SCORES));
  expect(keys("new", 1)).toEqual(Object.keys(SCORES));
});

describe("the best value", () => {
  const best = ranked("top", 100);
  test.each<[string, Ranked[], string | null]>([
    ["a cheaper one in the band below", [best, ranked("good", 50)], "good"],
    ["none two bands below", [best, ranked("fair", 50)], null],
    ["not the best itself at another host", [best, ranked("top", 50, {}, "elsewhere")], null],
    ["none that costs the same", [best, ranked("twin", 100)], null],
    ["none that costs more", [best, ranked("good", 101)], null],
    ["none that costs more, where the best is not among them", [ranked("good", 101)], null],
    ["none that costs as much, where the best is not among them", [ranked("good", 100)], null],
    ["none without a cost", [best, ranked("good", null)], null],
  ])("is %s", (_, ways, want) => {
    expect(keyOf(bestValueOf(ways, best, by))).toBe(want);
  });
});

test("the cheapest, the first of equals, and none of unknown cost", () => {
  expect(keyOf(cheapestOf([ranked("a", null), ranked("b", 2), ranked("c", 1), ranked("d", 1)]))).toBe("c");
  expect(cheapestOf([ranked("a", null)])).toBeNull();
});
