/** Work that is none for a language model, and the row behind an outcome. What briefs come to is in decide.test.ts. */
import { expect, test } from "vitest";
import { compiledTables } from "../../../src/core/tables/compiled-tables.ts";
import { judge, rowBehind } from "../../../src/core/tables/verdict.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import type { Reading } from "../../../src/core/types/reading.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const tables = compiledTables(TAXONOMY);
const WHOLE: Brief = {
  task: "Sort mail",
  kind: "routing",
  repetition: 92,
  examples: 1200,
  correctness: "exact",
  sensitivity: "cloud-ok",
};
const { kind: _, ...UNNAMED } = WHOLE;

const reading = (value: boolean | undefined): Reading =>
  ({
    kind: "routing",
    confidence: 0.95,
    tiers: [0.97, 0.01, 0.01, 0.01],
    candidates: [{ kind: "routing", tier: 1, probability: 0.95, words: ["sort"], against: [] }],
    specific: true,
    missing: [],
    sharper: null,
    note: null,
    besides: value === undefined ? null : { attributes: {}, language_task: { value } },
  }) as unknown as Reading;

test.each<[string, Brief, boolean | undefined, number | null]>([
  ["no work for a language model has no tier", UNNAMED, false, null],
  ["work for one has", UNNAMED, true, 1],
  ["so has what nobody can tell", UNNAMED, undefined, 1],
  ["and what the brief gives the kind of", WHOLE, false, 1],
])("%s", (_name, brief, value, tier) => {
  const { verdict } = judge(brief, TAXONOMY, reading(value));
  expect(verdict.tier).toBe(tier);
  expect(verdict.possible_tiers).toEqual(tier === null ? [] : [tier]);
  expect(verdict.approach === null).toBe(tier === null);
});

test("the row behind an outcome is named where all that is open leads to it", () => {
  const behind = (outcome: string, brief: Brief) =>
    rowBehind(outcome, judge(brief, TAXONOMY, null).settled, tables)?.id ?? null;
  const table = TAXONOMY.tables.find(({ gives }) => gives.includes("tier"))!;
  expect(table.rows.map(({ id }) => id)).toContain(behind("tier", WHOLE));
  const { correctness, ...open } = WHOLE;
  expect(behind("tier", open)).toBeNull();
  expect(behind("tier", { ...WHOLE, correctness: "undefined" })).not.toBe(behind("tier", WHOLE));
  expect(behind("nothing-of-the-kind", WHOLE)).toBeNull();
});
