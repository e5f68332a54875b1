/** Work that is none for a language model, and the row behind an outcome. What briefs come to is in decide.test.ts. */
import { expect, test } from "vitest";
import { compiledTables } from "../../../src/core/tables/compiled-tables.ts";
import { decideVerdict, rowBehind } from "../../../src/core/tables/verdict.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { NOT_READ, type Reading } from "../../../src/core/types/reading.ts";
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
  const { verdict } = decideVerdict(brief, TAXONOMY, reading(value));
  expect(verdict.tier).toBe(tier);
  expect(verdict.possible_tiers).toEqual(tier === null ? [] : [tier]);
  expect(verdict.approach === null).toBe(tier === null);
  if (tier !== null) return;
  expect(verdict.cautions.map(({ id }) => id)).toEqual(["no-language-task"]);
  expect(verdict).toMatchObject({ status: "undetermined", size_class: null, rag: null, possible_approaches: [] });
});

const TIERS: Record<string, number> = { routing: 1, "support-reply": 2, "email-drafting": 2, "complex-code": 3 };

/** A statement read as a reply to support mail; each other kind as likely as stated. */
const readAs = (candidates: [string, number][], confidence: number | null, specific = true): Reading => ({
  ...reading(undefined),
  kind: "support-reply",
  confidence,
  specific,
  candidates: candidates.map(([kind, probability]) => ({
    kind,
    tier: TIERS[kind] as 1 | 2 | 3,
    probability,
    words: [],
    against: [],
  })),
});
const SELF: [string, number] = ["support-reply", 0.4];
const doubt = TAXONOMY.trust - 0.1;

test.each<[string, [string, number][], Partial<Brief>, number[]]>([
  ["the next of another tier, not of the same", [SELF, ["email-drafting", 0.3], ["routing", 0.2]], {}, [1, 2]],
  ["one that stands before it", [["routing", 0.45], ["email-drafting", 0.3], SELF], {}, [1, 2]],
  ["one though its own kind is not listed", [["routing", 0.3]], {}, [1, 2]],
  ["none where all are of its tier", [SELF, ["email-drafting", 0.3]], {}, [2]],
  ["one that the answers lead to the same tier", [SELF, ["routing", 0.3]], { correctness: "undefined" }, [4]],
])("a doubtful statement has a second reading: %s", (_, candidates, more, tiers) => {
  const { verdict } = decideVerdict({ ...UNNAMED, ...more }, TAXONOMY, readAs(candidates, doubt));
  expect(verdict.possible_tiers).toEqual(tiers);
  expect(verdict.possible_approaches).toEqual([tiers[0] === 4 ? "cloud-frontier" : "local-fine-tuned"]);
});

test.each<[string, number | null, boolean, boolean]>([
  ["is not counted where it is vague and in doubt", doubt, false, false],
  ["counts where it is vague and just sure enough", TAXONOMY.trust, false, true],
  ["counts where it is vague and nobody says how sure", null, false, true],
  ["counts where it is in doubt and says enough", doubt, true, true],
])("a kind that was read %s", (_, confidence, specific, counts) => {
  const { verdict } = decideVerdict(UNNAMED, TAXONOMY, readAs([SELF], confidence, specific));
  expect(verdict.task_tier).toBe(counts ? 2 : null);
  expect(verdict.kind_source).toBe(counts ? "inferred" : null);
  // What one statement was read as leaves no trace in the next brief.
  expect(decideVerdict(WHOLE, TAXONOMY, null).verdict).toMatchObject({
    tier: 1,
    kind_source: "given",
    reading: NOT_READ,
  });
});

test.each<[string, [string, number][], Partial<Brief>, boolean]>([
  ["of another size, as likely as one in five", [SELF, ["complex-code", 0.2]], {}, true],
  ["of another size, less likely", [SELF, ["complex-code", 0.19]], {}, false],
  ["of the same size", [SELF, ["routing", 0.4]], {}, false],
  ["of another size, where the brief gives the kind", [SELF, ["complex-code", 0.4]], { kind: "support-reply" }, false],
])("a sure statement with a second kind %s", (_, candidates, more, said) => {
  const { verdict, second } = decideVerdict({ ...UNNAMED, ...more }, TAXONOMY, readAs(candidates, 0.95));
  expect(verdict.cautions.some(({ id }) => id === "second-reading")).toBe(said);
  expect(verdict.possible_tiers).toEqual([2]);
  expect(second).toBeNull();
});

test("the row behind an outcome is named where all that is open leads to it", () => {
  const behind = (outcome: string, brief: Brief) =>
    rowBehind(outcome, decideVerdict(brief, TAXONOMY, null).settled, tables)?.id ?? null;
  const table = TAXONOMY.tables.find(({ gives }) => gives.includes("tier"))!;
  expect(table.rows.map(({ id }) => id)).toContain(behind("tier", WHOLE));
  const { correctness, ...open } = WHOLE;
  expect(behind("tier", open)).toBeNull();
  expect(behind("tier", { ...WHOLE, correctness: "undefined" })).not.toBe(behind("tier", WHOLE));
  expect(behind("nothing-of-the-kind", WHOLE)).toBeNull();
});

test("a size that is still open does not differ from another", () => {
  const { correctness, ...open } = UNNAMED;
  const { verdict } = decideVerdict(open, TAXONOMY, readAs([SELF, ["complex-code", 0.4]], 0.95));
  expect(verdict.size_class).toBeNull();
  expect(verdict.cautions.map(({ id }) => id)).not.toContain("second-reading");
});
