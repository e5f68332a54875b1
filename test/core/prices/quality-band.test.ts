import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { qualityOf } from "../../../src/core/prices/quality-band.ts";
import type { Board, ModelQuality, QualitySignal } from "../../../src/core/types/pricing.ts";

const board = (id: string, bands: Board["bands"], gap = 2): Board => ({
  id,
  name: id,
  runner: "somebody",
  measures: "something",
  scale: "0 to 100",
  languages: null,
  gap,
  bands,
  date: "2026-11",
  source: "a page",
  place: "quality.yaml:1:1",
});
const signal = (name: string, score: number, plus_minus: number | null = null): QualitySignal => ({
  board: name,
  score,
  plus_minus,
  effort: null,
  date: null,
});
const row = (model: string, ...signals: QualitySignal[]): ModelQuality => ({ model, signals, place: "" });
const of = (id: string, base: string | null = null) => ({ id, base });

const boards = [board("tools", null), board("first", [80, 70, 60, 50]), board("second", [40, 30, 20, 10], 3)];

describe("bands", () => {
  const quality = [
    row("best", signal("first", 80)),
    row("just-under", signal("first", 79.9)),
    row("last", signal("first", 12)),
    row("on-second", signal("second", 41)),
    row("on-both", signal("second", 41), signal("first", 55)),
    row("tools-only", signal("tools", 99)),
  ];
  const pricing = { boards, quality };

  test.each([
    ["best", 1],
    ["just-under", 2],
    ["last", 5],
    ["on-second", 1],
    ["on-both", 4],
    ["tools-only", null],
    ["never-heard-of", null],
  ] as const)("%s is in band %s", (id, band) => {
    expect(qualityOf(of(id), pricing).band).toBe(band);
  });

  test("a host's row has the quality of the maker's row, and its signals", () => {
    expect(qualityOf(of("best@host", "best"), pricing)).toEqual(qualityOf(of("best"), pricing));
    expect(qualityOf(of("tools-only"), pricing).signals).toEqual([signal("tools", 99)]);
  });

  test("what lies within the gap shares a rank, and what no board knows has none", () => {
    const one = { boards, quality: quality.slice(0, 3) };
    expect(qualityOf(of("just-under"), one).rank).toBe(1);
    expect(qualityOf(of("last"), pricing).rank).toBe(5);
    expect(qualityOf(of("tools-only"), pricing).rank).toBeNull();
  });

  test("margins wider than the gap count instead of it", () => {
    const wide = { boards, quality: [row("a", signal("first", 75, 3)), row("b", signal("first", 70, 3))] };
    expect(qualityOf(of("b"), wide).rank).toBe(1);
    const sure = { boards, quality: [row("a", signal("first", 75, 1)), row("b", signal("first", 70, 1))] };
    expect(qualityOf(of("b"), sure).rank).toBe(2);
  });
});

test("a higher score on one board is never a worse band or rank", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 12 }), (scores) => {
      const quality = scores.map((score, index) => row(`m${index}`, signal("first", score)));
      const found = scores.map((score, index) => ({ score, ...qualityOf(of(`m${index}`), { boards, quality }) }));
      const byScore = found.sort((a, b) => b.score - a.score);
      byScore.slice(1).forEach((lower, index) => {
        expect(lower.band!).toBeGreaterThanOrEqual(byScore[index]!.band!);
        expect(lower.rank!).toBeGreaterThanOrEqual(byScore[index]!.rank!);
      });
    }),
  );
});
