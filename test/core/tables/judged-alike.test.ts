/** Where the tables judge a range of numbers alike; the borders are theirs, and move with them. */
import { expect, test } from "vitest";
import { isJudgedAlike } from "../../../src/core/tables/compiled-tables.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

test.each<[string, number, number, boolean]>([
  ["repetition", 0, 49, true],
  ["repetition", 45, 60, false],
  ["repetition", 50, 79, true],
  ["repetition", 79, 80, false],
  ["repetition", 80, 100, true],
  ["examples", 0, 2000, false],
])("%s from %d to %d: %s", (fact, low, high, alike) => {
  expect(isJudgedAlike(fact, low, high, TAXONOMY)).toBe(alike);
});
