/** Reading the YAML of tables: faults with their places, and overlays. */
import { describe, expect, test } from "vitest";
import { casesOf, withCases, withoutCases } from "../../../src/core/proof/cases.ts";
import { decide } from "../../../src/core/tables/decide.ts";
import type { TextFile } from "../../../src/data/documents/parsed.ts";
import { compileTaxonomy, layTaxonomy, overlayTaxonomy } from "../../../src/data/taxonomy/compile-taxonomy.ts";
import { TAXONOMY, TAXONOMY_FILES, yamlFilesOf } from "../../taxonomy/real-taxonomy.ts";

/** The findings, a line each, when one file of the taxonomy is edited. */
function faults(file: string, find: string, replace: string): string[] {
  const files = TAXONOMY_FILES.map((each) =>
    each.path === `taxonomy/${file}` ? { ...each, text: each.text.replace(find, replace) } : each,
  );
  const edited = files.find(({ path }) => path === `taxonomy/${file}`)!;
  expect(edited.text).not.toBe(TAXONOMY_FILES.find(({ path }) => path === edited.path)!.text);
  const result = compileTaxonomy(files);
  return result.ok
    ? []
    : result.diagnostics.map(
        ({ place, message, rule }) => `${place.file}:${place.line}:${place.column} ${message} [${rule}]`,
      );
}

const lineOf = (file: string, text: string) =>
  TAXONOMY_FILES.find(({ path }) => path === `taxonomy/${file}`)!
    .text.split("\n")
    .findIndex((line) => line.includes(text)) + 1;

describe("a fault in a file is named with its place and its remedy", () => {
  test.each<[string, string, string, string, string]>([
    [
      "a condition that is none",
      "tables/fine-tuning.yaml",
      '">= 500"',
      '"about 500"',
      '"about 500" is no condition on examples: expected a number, "< 500", ">= 50 and < 80" or 200..499 [taxonomy-condition]',
    ],
    [
      "a range that nothing meets",
      "tables/fine-tuning.yaml",
      "200..499",
      "499..200",
      '"499..200" is no condition on examples: no number can meet it; put the smaller one first [taxonomy-condition]',
    ],
    [
      "a value that the fact does not have",
      "tables/locality.yaml",
      "sensitivity: local-only }",
      "sensitivity: local-onyl }",
      '"local-onyl" is no condition on sensitivity: did you mean "local-only"? [taxonomy-condition]',
    ],
    [
      "an outcome that is none",
      "tables/approach.yaml",
      "approach: local-base }\n    because",
      "approach: local-bass }\n    because",
      'approach cannot be "local-bass": did you mean "local-base"? [taxonomy-value]',
    ],
    [
      "a column that no fact has",
      "tables/tier.yaml",
      "when: { correctness: undefined }",
      "when: { corectness: undefined }",
      'fact "corectness" is not known; did you mean "correctness"? [taxonomy-unknown-fact]',
    ],
    [
      "a column that the table does not read",
      "tables/tier.yaml",
      "when: { correctness: undefined }",
      "when: { correctness: undefined, shape: open }",
      'row "no-notion-of-correct" tests "shape", which the table does not read; add it to reads [taxonomy-column]',
    ],
    [
      "a row without an outcome",
      "tables/tier.yaml",
      "then: { tier: 4 }",
      "then: { }",
      'row "no-notion-of-correct" gives no "tier"; every row must give tier [taxonomy-column]',
    ],
    [
      "a claim that is none",
      "tables/tier.yaml",
      "claim: Q4",
      "claim: Q9",
      'claim "Q9" is not known; did you mean "Q1"? [taxonomy-unknown-claim]',
    ],
    [
      "evidence that is none",
      "tables/tier.yaml",
      "[undefined-correctness]",
      "[undefined-correctnes]",
      'evidence "undefined-correctnes" is not known; did you mean "undefined-correctness"? [taxonomy-unknown-evidence]',
    ],
    [
      "a row id that is taken",
      "tables/locality.yaml",
      "id: cloud-under-conditions",
      "id: cloud-allowed",
      'row "cloud-allowed" is given twice; rename one [taxonomy-duplicate-id]',
    ],
    [
      "an id that is no name",
      "tables/locality.yaml",
      "id: cloud-allowed",
      "id: Cloud Allowed",
      'rows[0].id: expected a name of small letters, digits and hyphens, got "Cloud Allowed" [taxonomy-shape]',
    ],
    [
      "a key that is not known",
      "tables/locality.yaml",
      "because: The data may go to a cloud model.",
      "becuase: The data may go to a cloud model.",
      'rows[0]: unknown key "becuase"; did you mean "because"? [taxonomy-shape]',
    ],
    [
      "a kind of task that a case does not find",
      "cases.yaml",
      "kind: classification,",
      "kind: clasification,",
      'kind "clasification" is not known; did you mean "classification"? [taxonomy-unknown-kind]',
    ],
    [
      "a kind of task that a notice does not find",
      "notices.yaml",
      "kinds: [transcription]",
      "kinds: [transcripton]",
      'kind "transcripton" is not known; did you mean "transcription"? [taxonomy-unknown-kind]',
    ],
    [
      "a notice that another is like",
      "notices.yaml",
      "like: au-minors",
      "like: au-minor",
      'notice "au-minor" is not known; did you mean "au-minors"? [taxonomy-shape]',
    ],
    [
      "a notice that another yields to",
      "notices.yaml",
      "yields_to: [speech-recognition]",
      "yields_to: [speech-recogniton]",
      'notice "speech-recogniton" is not known; did you mean "speech-recognition"? [taxonomy-shape]',
    ],
    [
      "a notice that nothing triggers",
      "notices.yaml",
      "- id: minors\n    like: au-minors",
      "- id: minors",
      'notice "minors" needs words, kinds, reads or hosts, or in their place `like` with a notice that has them [taxonomy-shape]',
    ],
    [
      "a star within a phrase",
      "notices.yaml",
      "- id: minors\n    like: au-minors",
      '- id: minors\n    words: ["*credit union"]',
      'words[0]: a star stands before or behind a single word, as in "*bank" [taxonomy-shape]',
    ],
    [
      "a brief of a case that is none",
      "cases.yaml",
      "repetition: 92,",
      "repetition: 920,",
      "repetition: expected a percentage: 0, or 1 to 100 (92 for 92%), got 920 [taxonomy-case]",
    ],
    [
      "a law that says nothing",
      "laws.yaml",
      "    more: repetition\n",
      "",
      'law "more-repetition-never-hurts" needs either when and never, or more and order [taxonomy-shape]',
    ],
    [
      "an answer that the program cannot take",
      "facts.yaml",
      "id: latency_s",
      "id: latency_ms",
      'answer "latency_ms" is not known; did you mean "latency_s"? [taxonomy-unknown-fact]',
    ],
    [
      "a head that is not known",
      "claims.yaml",
      "claims:\n",
      "claim:\n",
      'expected one of table, facts, questions, tiers, kinds, claims, evidence, laws, cases, splits, bars, notices, cautions, sentences, fitting at the head of the file, got "claim"; did you mean "claims"? [taxonomy-shape]',
    ],
    [
      "a word in braces that the counsel does not have",
      "tables/counsel.yaml",
      "Try {fit_name} beside it",
      "Try {fit_nam} beside it",
      'next: word "fit_nam" is not known; did you mean "fit_name"? [taxonomy-word]',
    ],
    [
      "a figure of the counsel in a verdict",
      "tables/counsel.yaml",
      'verdict: "Start with a prompt{retrieval}{starts}."',
      'verdict: "Start with a prompt{retrieval}{starts}, {premium}."',
      'verdict: word "premium" is not known; add it to the words of the table [taxonomy-word]',
    ],
    [
      "a part of a sentence that is not closed",
      "cautions.yaml",
      "[ ({regions})]",
      "[ ({regions})",
      "adds: a [ stands without its other half; add it, or take this one out [taxonomy-caution]",
    ],
    [
      "another wording of a caution that is none",
      "cautions.yaml",
      "of: single-list",
      "of: singel-list",
      'caution "singel-list" is not known; did you mean "single-list"? [taxonomy-caution]',
    ],
    [
      "a caution without words",
      "cautions.yaml",
      "id: long-request-near-context\n    of: long-request\n",
      "id: long-request-near-context\n",
      'caution "long-request-near-context" says nothing; give `says`, or `of` [taxonomy-caution]',
    ],
    ["broken YAML", "claims.yaml", "  - id: Q1", '  - id: "Q1', "not valid YAML"],
  ])("%s", (_, file, find, replace, message) => {
    const found = faults(file, find, replace);
    const line = lineOf(file, (find.split("\n").find((part) => part.trim() !== "") ?? find).trim());
    const matching = found.filter((each) => each.includes(message));
    expect(matching, found.join("\n")).toHaveLength(1);
    expect(matching[0]).toMatch(new RegExp(`^taxonomy/${file}:\\d+:\\d+ `));
    if (!file.startsWith("laws") && message !== "not valid YAML")
      expect(Number(matching[0]!.split(":")[1])).toBeGreaterThanOrEqual(line);
  });

  test("the place is that of the very value", () => {
    const [first] = faults("tables/fine-tuning.yaml", "200..499", "499..200");
    const line = lineOf("tables/fine-tuning.yaml", "200..499");
    const column =
      TAXONOMY_FILES.find(({ path }) => path.endsWith("fine-tuning.yaml"))!
        .text.split("\n")
        [line - 1]!.indexOf("200..499") + 1;
    expect(first).toContain(`taxonomy/tables/fine-tuning.yaml:${line}:${column} `);
  });

  test("tables that wait for each other are named", () => {
    const found = faults(
      "tables/tier.yaml",
      "reads: [task_tier, correctness]",
      "reads: [task_tier, correctness, approach]",
    );
    expect(found[0]).toContain("wait for each other");
  });

  test("a table that is missing is named by what it would give", () => {
    const result = compileTaxonomy(TAXONOMY_FILES.filter(({ path }) => !path.endsWith("locality.yaml")));
    expect(result.ok ? [] : result.diagnostics.map(({ message }) => message)).toContain(
      'no table gives "local_required", which the program needs; add a table that does',
    );
  });
});

describe("the compiled taxonomy", () => {
  test("is plain data: it comes back from JSON as it was", () => {
    expect(JSON.parse(JSON.stringify(TAXONOMY))).toEqual(TAXONOMY);
  });

  test("does not depend on the order of files", () => {
    const result = compileTaxonomy([...TAXONOMY_FILES].reverse());
    expect(result.ok && result.taxonomy).toEqual(TAXONOMY);
  });

  test("has a version that changes with the judgement, and not with its cases", () => {
    const edit = (find: string, replace: string) => {
      const result = compileTaxonomy(
        TAXONOMY_FILES.map((file) => ({ ...file, text: file.text.replace(find, replace) })),
      );
      return result.ok ? result.taxonomy.version : "";
    };
    expect(edit("The data may go to a cloud model.", "The data may go to the cloud.")).not.toBe(TAXONOMY.version);
    expect(edit("about: both at the threshold", "about: both at the line")).toBe(TAXONOMY.version);
  });

  test("decides alike without its cases, and takes them back", () => {
    const bare = withoutCases(TAXONOMY);
    const brief = { kind: "routing", repetition: 92, examples: 350 } as const;
    expect(decide(brief, bare, null)).toEqual(decide(brief, TAXONOMY, null));
    expect(withCases(bare, casesOf(TAXONOMY))).toEqual(TAXONOMY);
  });
});

describe("the program has no figures for what is laid over its own words", () => {
  test.each<[string, string, string, string, string]>([
    [
      "a sentence that the program does not say",
      "sentences.yaml",
      "id: alternative-home",
      "id: alternative-hom",
      'sentence "alternative-hom" is not known; did you mean "alternative-home"? [taxonomy-sentence]',
    ],
    [
      "a figure that a sentence does not have",
      "sentences.yaml",
      "on your own machine",
      "on your own {machine}",
      "says: nothing gives {machine}; it has no figures [taxonomy-sentence]",
    ],
    [
      "a figure that no caution has",
      "cautions.yaml",
      "{classifier}",
      "{clasifier}",
      "says: nothing gives {clasifier}; expected one of {classifier}, {languages} [taxonomy-caution]",
    ],
    [
      "a caution that the program does not find",
      "cautions.yaml",
      "id: used-cards",
      "id: used-card",
      'caution "used-card" is not known; did you mean "used-cards"? [taxonomy-caution]',
    ],
  ])("%s", (_, file, find, replace, message) => {
    const edited = TAXONOMY_FILES.filter(({ path }) => path === `taxonomy/${file}`);
    const result = overlayTaxonomy(
      TAXONOMY,
      edited.map((each) => ({ ...each, text: each.text.replace(find, replace) })),
    );
    expect(result.ok ? [] : result.diagnostics.map((each) => `${each.message} [${each.rule}]`)).toEqual([message]);
  });
});

describe("an overlay", () => {
  const file = (text: string): TextFile[] => [{ path: "own/judgement.yaml", text }];
  const brief = {
    kind: "routing",
    repetition: 92,
    examples: 250,
    correctness: "exact",
    sensitivity: "cloud-ok",
  } as const;

  const MOVED = `table: fine-tuning
rows:
  - id: tier-1-thin
    when: { examples: 300..499 }
  - id: tier-1-varied
    when: { examples: ">= 300" }
  - id: tier-1-short
    when: { examples: "< 300" }
`;

  test("changes a threshold, and keeps the rest of the row", () => {
    const result = overlayTaxonomy(TAXONOMY, file(MOVED));
    if (!result.ok) throw new Error(result.diagnostics[0]!.message);
    expect(decide(brief, TAXONOMY, null).approach).toBe("local-fine-tuned");
    const decision = decide(brief, result.taxonomy, null);
    expect(decision.approach).toBe("local-base");
    expect(decision.fine_tuning.examples.minimum).toBe(300);
    expect(decision.would_change[0]?.words).toContain("With 300 examples");
    expect(result.taxonomy.version).not.toBe(TAXONOMY.version);
  });

  test("adds a kind of task", () => {
    const text = `kinds:
  - { id: claim-triage, name: Triage, shape: closed, facts: {}, about: Sorts claims., examples: [Sort claims.], words: [claim] }
`;
    const result = overlayTaxonomy(TAXONOMY, file(text));
    expect(result.ok && decide({ ...brief, kind: "claim-triage" }, result.taxonomy, null).tier).toBe(1);
  });

  test("adds a row, switches one off, and replaces words", () => {
    const text = `table: cautions
rows:
  - id: stakes-unknown
    off: true
  - id: hold-out
    because: Keep 200 examples out.
  - id: our-own
    when: { approach: local-fine-tuned }
    because: Ask us first.
    claim: addition
    cases: []
`;
    const result = overlayTaxonomy(TAXONOMY, file(text));
    if (!result.ok) throw new Error(result.diagnostics[0]!.message);
    const cautions = decide(brief, result.taxonomy, null).cautions;
    expect(cautions.map(({ id }) => id)).toEqual([
      "thin-case",
      "examples-per-class",
      "hold-out",
      "baseline-unknown",
      "our-own",
    ]);
    expect(cautions[2]?.text).toBe("Keep 200 examples out.");
  });

  test("a row that breaks a law is told by itself, without built-in rows that break it with it", () => {
    const text = "table: locality\nrows:\n  - id: local-only\n    then: {local_required: false}\n";
    const result = overlayTaxonomy(TAXONOMY, file(text));
    if (result.ok) throw new Error("the row is taken");
    expect(result.diagnostics.map(({ place }) => `${place.file}:${place.line}`)).toEqual(["own/judgement.yaml:3"]);
  });

  test("puts a new row before another", () => {
    const text = `table: alternatives
rows:
  - id: our-own
    before: tuned-or-prompted
    when: { approach: local-fine-tuned }
    then: { alternative: local-large, alternative_size: 70-125b }
    because: We have the machines.
    gives_up: Speed.
    claim: addition
    evidence: [small-base-models]
    cases: []
`;
    const result = overlayTaxonomy(TAXONOMY, file(text));
    expect(result.ok && decide(brief, result.taxonomy, null).alternatives.map(({ row }) => row)).toEqual([
      "tuned-or-cloud-mini",
      "our-own",
      "tuned-or-prompted",
    ]);
  });

  test.each<[string, string, string]>([
    ["a gap", MOVED.replace('"< 300"', '"< 250"'), "own/judgement.yaml:1:8"],
    ["an overlap", MOVED.replace("300..499", "100..499"), "own/judgement.yaml:7:5"],
    [
      "a broken law",
      "table: approach\nrows:\n  - id: tier-4-local\n    then: { approach: cloud-frontier }\n",
      "own/judgement.yaml:3:5",
    ],
    ["a row that is not there", "table: approach\nrows:\n  - id: tier-5\n    off: true\n", "own/judgement.yaml:3:9"],
    [
      "a new row that does not say everything",
      "table: approach\nrows:\n  - id: tier-5\n    when: { tier: 4 }\n",
      "own/judgement.yaml:3:5",
    ],
    [
      "a law that is built in",
      "laws:\n  - id: local-only-means-local\n    says: Never mind.\n    when: {}\n    never: { tier: [4] }\n",
      "own/judgement.yaml:2:9",
    ],
    [
      "a value that is none",
      "table: approach\nrows:\n  - id: tier-4-local\n    then: { approach: cloud }\n",
      "own/judgement.yaml:4:23",
    ],
    [
      "a case of its own that fails",
      MOVED.replace(
        "when: { examples: 300..499 }",
        "when: { examples: 300..499 }\n    cases: [{ given: { tier: 1, examples: 299, repetition: 90 }, gives: { viable: true, strength: thin } }]",
      ),
      "own/judgement.yaml:5:13",
    ],
  ])("with %s is refused, at its place in the overlay", (_, text, place) => {
    const result = overlayTaxonomy(TAXONOMY, file(text));
    const places = result.ok
      ? []
      : result.diagnostics.map((each) => `${each.place.file}:${each.place.line}:${each.place.column}`);
    expect(places).toContain(place);
  });

  test.each([
    ["fine-tunning", 'unknown table "fine-tunning"; did you mean "fine-tuning"?'],
    ["zzzzzzzzzzzz", 'unknown table "zzzzzzzzzzzz"; expected one of '],
  ])("that changes rows of no table (%s) is told its name alone", (table, message) => {
    const result = overlayTaxonomy(
      TAXONOMY,
      file(`table: ${table}\nrows:\n  - id: a\n    when: { examples: 300..499 }\n`),
    );
    expect(result).toMatchObject({
      ok: false,
      diagnostics: [{ rule: "taxonomy-unknown-table", place: { line: 1, column: 8 } }],
    });
    expect(result.ok ? "" : result.diagnostics[0]!.message).toContain(message);
  });

  test.each([
    [
      "table: fine-tuning\nrows:\n  - id: tier-1-thn\n    when: { examples: 300..499 }\n",
      'there is no row "tier-1-thn"; did you mean "tier-1-thin"? A new one also gives because, claim and cases',
    ],
    [
      "kinds:\n  - id: clasification\n    name: Labels\n",
      'there is no entry of kinds "clasification"; did you mean "classification"? A new one also gives ',
    ],
    ["kinds:\n  - id: clasification\n    off: true\n", 'did you mean "classification"?'],
    [
      "fitting:\n  - id: machine-at-most\n    value: 2\n",
      'there is no entry of fitting "machine-at-most"; did you mean "machines-at-most"?',
    ],
  ])("that changes an entry whose id is misspelt is told its name alone (%#)", (text, message) => {
    const result = overlayTaxonomy(TAXONOMY, file(text));
    expect(result).toMatchObject({ ok: false, diagnostics: [{ rule: "taxonomy-unknown-entry" }] });
    expect(result.ok ? "" : result.diagnostics[0]!.message).toContain(message);
  });

  test("the example in examples/ is sound", () => {
    const files = yamlFilesOf("examples/taxonomy-overlay");
    const result = overlayTaxonomy(TAXONOMY, files);
    expect(result.ok ? [] : result.diagnostics).toEqual([]);
  });

  test("that is a whole taxonomy stands alone", () => {
    const result = overlayTaxonomy(TAXONOMY, TAXONOMY_FILES);
    expect(result.ok && result.taxonomy).toEqual(TAXONOMY);
  });

  test("laid over nothing changes nothing", () => {
    const result = layTaxonomy(TAXONOMY, []);
    expect(result.ok && result.taxonomy).toEqual(TAXONOMY);
  });
});
