/** The tiers of the statements nearest to one, by the words they share. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Met, packNeighbours } from "../../../scripts/reader/neighbours.ts";
import { neighboursFrom, tiersNearby } from "../../../src/core/reading/neighbours.ts";

/** Words that are told by their numbers, each known. */
const keyOf = (feature: string): number | undefined => (/^w\d+$/.test(feature) ? Number(feature.slice(1)) : undefined);
const found = (words: string[], met: Met[]) =>
  tiersNearby(
    words.map((word) => keyOf(word)!),
    neighboursFrom(packNeighbours(met, keyOf)),
  );
/** So many other statements that no word of a few is common. */
const others: Met[] = Array.from({ length: 200 }, (_, at) => ({ tier: at % 4, features: [`w${1000 + at}`] }));

describe("the tier that leads", () => {
  const met: Met[] = [
    { tier: 0, features: ["w1", "w2", "w3"] },
    { tier: 1, features: ["w1", "w4", "w5"] },
    { tier: 2, features: ["w6", "w7", "w8", "w9", "w10", "w11", "w12"] },
    ...others,
  ];
  test.each([
    ["that of the statement with the same words", ["w1", "w2", "w3"], 0],
    ["that of the one with most of them", ["w1", "w4"], 1],
    ["that of a long one, if more is shared", ["w1", "w6", "w7", "w8"], 2],
  ])("is %s", (_, words, tier) => {
    const shares = found(words, met);
    expect(shares.indexOf(Math.max(...shares))).toBe(tier);
  });

  test("is none where no word was met", () => {
    expect([...found(["w900"], met)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });

  test("does not come from a word that most statements have", () => {
    const common = others.map((one) => ({ tier: 3, features: [...one.features, "w1"] }));
    expect([...found(["w1"], common)]).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});

const words = fc.uniqueArray(
  fc.integer({ min: 1, max: 400 }).map((number) => `w${number}`),
  { minLength: 1, maxLength: 12 },
);

test("shares add up to one, and every tier has some", () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 300 }), words, (statements, asked) => {
      const shares = found(asked, [...statements.map((features, at) => ({ features, tier: at % 4 })), ...others]);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...shares)).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
