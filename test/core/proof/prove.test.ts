/** The proof finds every defect that an edit can bring into the tables, and nothing in the tables as they are. */
import { describe, expect, test } from "vitest";
import { compareTaxonomies } from "../../../src/core/proof/compare.ts";
import { proveTaxonomy, sizeOf } from "../../../src/core/proof/prove.ts";
import { stageTaxonomies } from "../../../src/core/tables/stages.ts";
import type { Condition, Taxonomy } from "../../../src/core/types/taxonomy.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { type Defect, seededDefects } from "./seeded-defects.ts";

const PARTS = stageTaxonomies(TAXONOMY).map((part) => JSON.stringify(part));

/** Findings of the parts that differ from the tables as they are, which have none. */
const findingsOf = (taxonomy: Taxonomy) =>
  stageTaxonomies(taxonomy)
    .filter((part, index) => JSON.stringify(part) !== PARTS[index])
    .flatMap(proveTaxonomy);

const errorsOf = (taxonomy: Taxonomy) => findingsOf(taxonomy).filter(({ severity }) => severity === "error");

const DEFECTS = seededDefects(TAXONOMY);

/** Ten of each kind, spread evenly; all of them are tried by `npx tsx scripts/seed-defects.ts`. */
function sample(defects: readonly Defect[]): Defect[] {
  return [...byKind(defects).values()].flatMap((all) =>
    all.filter((_, index) => index % Math.ceil(all.length / 10) === 0),
  );
}

function byKind(defects: readonly Defect[]): Map<string, Defect[]> {
  const kinds = new Map<string, Defect[]>();
  for (const defect of defects) kinds.set(defect.kind, [...(kinds.get(defect.kind) ?? []), defect]);
  return kinds;
}

describe("the tables as they are", () => {
  test("have no finding", () => {
    expect(proveTaxonomy(TAXONOMY)).toEqual([]);
  });

  test("are proved over every combination of answers", () => {
    const size = sizeOf(TAXONOMY);
    expect(size.tables).toBe(TAXONOMY.tables.length);
    expect(size.combinations).toBeGreaterThan(1e9);
  });
});

describe("seeded defects", () => {
  const chosen = sample(DEFECTS);

  test("are of all kinds, and more than fifty", () => {
    expect(new Set(chosen.map(({ kind }) => kind))).toEqual(
      new Set([
        "dead column",
        "unreachable row",
        "deleted row",
        "duplicate row",
        "conflicting row",
        "evidence taken out",
        "widened range",
        "narrowed range",
        "swapped outcome",
        "moved threshold",
        "unreachable outcome",
      ]),
    );
    expect(chosen.length).toBeGreaterThan(50);
  });

  test("are all found, but for edits that change no outcome of any brief", () => {
    const missed = chosen.filter(({ seed }) => errorsOf(seed()).length === 0);
    const harmful = missed.filter(({ seed }) => compareTaxonomies(TAXONOMY, seed()).length > 0);
    expect(harmful.map(({ name }) => name)).toEqual([]);
    // Where the first row that holds decides, a wider one may only say before the next what that would say.
    expect(missed.length).toBeLessThan(chosen.length / 12);
  }, 300_000);
});

/** A copy with one edit. */
function edited(edit: (copy: Taxonomy) => void): Taxonomy {
  const copy = structuredClone(TAXONOMY);
  edit(copy);
  return copy;
}

const rowsOf = (taxonomy: Taxonomy, table: string) => taxonomy.tables.find(({ id }) => id === table)!.rows;
const rowOf = (taxonomy: Taxonomy, table: string, row: string) => rowsOf(taxonomy, table).find(({ id }) => id === row)!;
const atLeast = (min: number): Condition => ({ test: "range", min, unknown: false });

describe("a finding says what is wrong, where, with a brief that shows it, and what to do", () => {
  test.each<[string, (copy: Taxonomy) => void, { rule: string; message: RegExp; file: string }]>([
    [
      "gap",
      (copy) => {
        copy.tables.find(({ id }) => id === "tier")!.rows.splice(2, 1);
      },
      {
        rule: "table-gap",
        message:
          /^no row of table "tier" decides task_tier 2, correctness exact; widen a row or add one \(a brief that shows it: shape closed, text_beside wanted, correctness exact\)$/,
        file: "taxonomy/tables/tier.yaml",
      },
    ],
    [
      "gap between numbers that are not whole",
      (copy) => {
        rowOf(copy, "fine-tuning", "tier-1-varied").when.repetition = {
          test: "range",
          min: 50,
          max: 79,
          unknown: false,
        };
      },
      { rule: "table-gap", message: /repetition over 79 and under 80/, file: "taxonomy/tables/fine-tuning.yaml" },
    ],
    [
      "overlap",
      (copy) => {
        rowOf(copy, "fine-tuning", "tier-1-strong").when.examples = atLeast(400);
      },
      {
        rule: "table-overlap",
        message: /^rows "tier-1-strong" and "tier-1-thin" both hold where only one may; .*examples 400/,
        file: "taxonomy/tables/fine-tuning.yaml",
      },
    ],
    [
      "shadowed row",
      (copy) => {
        const table = copy.tables.find(({ id }) => id === "locality")!;
        table.hit = "first";
        table.rows.unshift({ ...structuredClone(table.rows[0]!), id: "everything", when: {}, cases: [] });
      },
      {
        rule: "table-shadowed",
        message: /^row "cloud-allowed" is never used: row "everything" before it/,
        file: "taxonomy/tables/locality.yaml",
      },
    ],
    [
      "duplicate row",
      (copy) => {
        const rows = rowsOf(copy, "locality");
        rows.push({ ...structuredClone(rows[0]!), id: "again", cases: [] });
      },
      {
        rule: "table-duplicate",
        message: /^row "again" says the same as row "cloud-allowed"; remove one/,
        file: "taxonomy/tables/locality.yaml",
      },
    ],
    [
      "unreachable row",
      (copy) => {
        const rows = rowsOf(copy, "size-class");
        const never: Condition = { test: "in", values: [3], unknown: false };
        rows.push({
          ...structuredClone(rows[0]!),
          id: "tuned-tier-3",
          when: { ...rows[0]!.when, tier: never },
          cases: [],
        });
      },
      {
        rule: "table-unreachable",
        message: /^row "tuned-tier-3" .* no brief meets all its conditions together/,
        file: "taxonomy/tables/size-class.yaml",
      },
    ],
    [
      "dead column",
      (copy) => {
        copy.tables.find(({ id }) => id === "rag")!.reads.push("code");
      },
      {
        rule: "table-dead-column",
        message: /^column "code" of table "rag" never changes the outcome/,
        file: "taxonomy/tables/rag.yaml",
      },
    ],
    [
      "outcome that nobody reaches",
      (copy) => {
        copy.facts.find(({ id }) => id === "strength")!.values!.push("superb");
      },
      {
        rule: "table-unreachable-outcome",
        message: /^table "fine-tuning" never gives strength superb/,
        file: "taxonomy/tables/fine-tuning.yaml",
      },
    ],
    [
      "law: local-only never yields cloud",
      (copy) => {
        rowOf(copy, "approach", "tier-4-local").then.approach = "cloud-frontier";
      },
      {
        rule: "table-broken-law",
        message:
          /^law "local-only-means-local" is broken: approach becomes cloud-frontier by row "tier-4-local"; .*sensitivity local-only/,
        file: "taxonomy/tables/approach.yaml",
      },
    ],
    [
      "law: an alternative in the cloud",
      (copy) => {
        delete rowOf(copy, "alternatives", "tuned-or-cloud-mini").when.local_required;
      },
      {
        rule: "table-broken-law",
        message: /alternative becomes cloud-mini by row "tuned-or-cloud-mini"/,
        file: "taxonomy/tables/alternatives.yaml",
      },
    ],
    [
      "law: tiers 3 and 4 are never tuned",
      (copy) => {
        rowOf(copy, "fine-tuning", "never-for-open-tasks").then.viable = true;
      },
      {
        rule: "table-broken-law",
        message: /^law "no-tuning-for-open-tasks" is broken: viable becomes true/,
        file: "taxonomy/tables/fine-tuning.yaml",
      },
    ],
    [
      "law: more examples never hurt",
      (copy) => {
        Object.assign(rowOf(copy, "fine-tuning", "tier-2-strong").then, { viable: false, strength: "none" });
      },
      {
        rule: "table-broken-law",
        message: /^law "more-examples-never-hurt" is broken: viable becomes false by row "tier-2-strong"/,
        file: "taxonomy/tables/fine-tuning.yaml",
      },
    ],
    [
      "an unknown that leads where no value leads",
      (copy) => {
        const copied = structuredClone(rowOf(copy, "answer-length", "short"));
        copy.facts.find(({ id }) => id === "long_answers")!.type = "choice";
        copy.facts.find(({ id }) => id === "long_answers")!.values = [false, true, "who knows"];
        rowOf(copy, "answer-length", "short").when.output_tokens = { test: "range", max: 800, unknown: false };
        const unknown: Condition = { test: "in", values: [], unknown: true };
        Object.assign(copied, { id: "open", cases: [] });
        copied.when.output_tokens = unknown;
        copied.then.long_answers = "who knows";
        rowsOf(copy, "answer-length").push(copied);
      },
      {
        rule: "table-unknown-invents",
        message: /^with output_tokens unknown, row "open" gives what no value of output_tokens gives/,
        file: "taxonomy/tables/answer-length.yaml",
      },
    ],
    [
      "threshold without evidence",
      (copy) => {
        rowOf(copy, "fine-tuning", "tier-1-thin").evidence = [];
      },
      {
        rule: "table-no-evidence",
        message: /^row "tier-1-thin" sets a threshold or an approach without evidence/,
        file: "taxonomy/tables/fine-tuning.yaml",
      },
    ],
    [
      "case that comes out otherwise",
      (copy) => {
        rowOf(copy, "rag", "open-use").then.rag = true;
      },
      {
        rule: "table-failed-case",
        message:
          /^case of row "open-use" with task_tier 4.*: expected rag no, got rag yes by row "open-use"; fix the row or the case$/,
        file: "taxonomy/tables/rag.yaml",
      },
    ],
  ])("%s", (_, edit, { rule, message, file }) => {
    const found = findingsOf(edited(edit)).filter((finding) => finding.rule === rule);
    const finding = found.find((each) => message.test(each.message));
    expect(finding, found.map((each) => each.message).join("\n")).toBeDefined();
    expect(finding!.place.file).toBe(file);
    expect(finding!.place.line).toBeGreaterThan(1);
  });

  test("the witness of a gap is a brief without an outcome", () => {
    const taxonomy = edited((copy) => {
      rowsOf(copy, "fine-tuning").splice(0, 1);
    });
    const gap = errorsOf(taxonomy).find(({ rule }) => rule === "table-gap")!;
    expect(JSON.parse(String(gap.args.witness))).toMatchObject({ shape: "closed", examples: 500, repetition: 80 });
  });
});
