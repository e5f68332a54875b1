/** `taxonomy check`, `test` and `diff`, on the built-in tables and on an agency's own. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  run as check,
  type TaxonomyCheck,
  runTests as testCases,
} from "../../../src/commands/taxonomy/taxonomy-check.ts";
import { run as diff, type TaxonomyDiff } from "../../../src/commands/taxonomy/taxonomy-diff.ts";
import { CWD, memoryHost } from "../../hosts/memory-host.ts";

const OVERLAY = ["cautions.yaml", "judgement.yaml", "kinds.yaml"];
const example = (name: string) =>
  readFileSync(path.join(import.meta.dirname, "../../../examples/taxonomy-overlay", name), "utf8");

/** The example overlay under ./own, and other files. */
function hostWith(files: Record<string, string> = {}, tty = true) {
  const own = OVERLAY.map((name) => [`${CWD}/own/${name}`, example(name)] as const);
  const more = Object.entries(files).map(([name, text]) => [`${CWD}/${name}`, text] as const);
  return memoryHost({ files: Object.fromEntries([...own, ...more]), stdoutIsTTY: tty });
}

describe("taxonomy check", () => {
  test("proves the built-in tables and the advices on them, in one line", { timeout: 240_000 }, async () => {
    const host = hostWith();
    expect(await check({ operands: [] }, host)).toBe(0);
    expect(host.out).toMatch(
      /^proved: 18 tables, \d+ rows, 7 laws, \d+ cases, [\d,]+ combinations of answers; 12 laws on [\d,]{3,} whole advices\n$/,
    );
  });

  test("proves an agency's own, and notes built-in cases that come out otherwise", async () => {
    const host = hostWith();
    expect(await check({ operands: ["own"], tablesOnly: true }, host)).toBe(0);
    expect(host.out).toContain('note: built-in case "contracts-read-whole"');
    expect(host.out).toMatch(/\nproved: .*; \d+ remarks\n$/);
  });

  test("points into the agency's file, names the brief that shows it, and ends with 1", async () => {
    const host = hostWith({
      "bad/a.yaml": 'table: fine-tuning\nrows:\n  - id: tier-1-short\n    when: { examples: "< 150" }\n',
    });
    expect(await check({ operands: ["bad"] }, host)).toBe(1);
    expect(host.out).toContain(
      'bad/a.yaml:1:8: error: no row of table "fine-tuning" decides tier 1, examples 150 to 199, repetition 50 to under 80; widen a row or add one (a brief that shows it: ',
    );
    expect(host.out).toContain("[table-gap]");
  });

  test.each([
    ["blanks", '"   "'],
    ["line breaks", '"Tier {tier}\\n\\nsecond line"'],
  ])("refuses words of %s", async (_, says) => {
    const host = hostWith({ "bad/a.yaml": `sentences:\n  - id: verdict-tier\n    says: ${says}\n` });
    expect(await check({ operands: ["bad"], tablesOnly: true }, host)).toBe(1);
    expect(host.out).toContain("bad/a.yaml:3:11: error: says: expected words on one line, without line breaks");
  });

  test("warns of a figure that words of the agency's own leave out", async () => {
    const host = hostWith({
      "mine/a.yaml": 'sentences:\n  - id: verdict-tier\n    says: "A fine task ({name})."\n',
    });
    expect(await check({ operands: ["mine"], tablesOnly: true }, host)).toBe(0);
    expect(host.out).toContain("sentence verdict-tier no longer says {tier}");
    expect(host.out).toMatch(/\nproved: .*; 1 remark\n$/);
  });

  test("says where two rows clash", async () => {
    const host = hostWith({
      "bad/a.yaml": "table: fine-tuning\nrows:\n  - id: tier-1-thin\n    when: { examples: 100..499 }\n",
    });
    expect(await check({ operands: ["bad"] }, host)).toBe(1);
    expect(host.out).toContain(
      'bad/a.yaml:3:5: error: rows "tier-1-thin" and "tier-1-short" both hold where only one may',
    );
    expect(host.out).toMatch(/\n {2}taxonomy\/tables\/fine-tuning\.yaml:\d+:5: row "tier-1-short"\n/);
  });

  test.each([
    ["onw", 'cannot read "onw": there is no such file or folder; did you mean "own"?'],
    [
      "own/judgment.yaml",
      'cannot read "own/judgment.yaml": there is no such file or folder; did you mean "own/judgement.yaml"?',
    ],
    ["fine-tunning", 'did you mean "fine-tuning"? It is built in, and read without being named'],
    ["fine-tuning", "there is no such file or folder; it is built in, and read without being named"],
    ["nowhere/at/all.yaml", "there is no such file"],
  ])("names what is meant by %s", async (operand, says) => {
    for (const command of [check, testCases, diff]) {
      await expect(command({ operands: [operand], format: "text" } as never, hostWith())).rejects.toThrow(says);
    }
  });

  test("reports a file that is no table", async () => {
    const host = hostWith({ "bad/a.yaml": "tabel: fine-tuning\n" });
    expect(await check({ operands: ["bad"] }, host)).toBe(1);
    expect(host.out).toContain("bad/a.yaml:1:1: error: expected one of table, facts");
  });

  test("gives JSON off a terminal", async () => {
    const host = hostWith({}, false);
    await check({ operands: [], taxonomy: "own", tablesOnly: true }, host);
    const result = JSON.parse(host.out) as TaxonomyCheck;
    expect(result).toMatchObject({ schema_version: 1, ok: true, proved: { tables: 18, laws: 7 } });
    expect(result.findings.every(({ severity, place }) => severity !== "error" && place.line > 0)).toBe(true);
  });

  test("takes one folder", async () => {
    await expect(check({ operands: ["own", "other"] }, hostWith())).rejects.toThrow("expected one folder, got 2");
  });
});

describe("taxonomy test", () => {
  test("runs all cases and tells how many rows they reach", async () => {
    const host = hostWith();
    expect(await testCases({ operands: [] }, host)).toBe(0);
    expect(host.out).toMatch(
      /^(\d+) of \1 cases passed \(\d+ of rows, \d+ from end to end\)\nrows: (\d+) of \2 reached/,
    );
  });

  test("names a case that fails and a row that none reaches, and ends with 1", async () => {
    const own = `table: locality
rows:
  - id: cloud-allowed
    cases: [{ given: { sensitivity: local-only }, gives: { local_required: false } }]
`;
    const host = hostWith({ "bad/a.yaml": own });
    expect(await testCases({ operands: ["bad"] }, host)).toBe(1);
    expect(host.out).toContain(
      'bad/a.yaml:4:13: error: case of row "cloud-allowed" with sensitivity local-only: expected local_required no, got local_required yes by row "local-only"',
    );
  });
});

describe("taxonomy diff", () => {
  const BRIEF = '{"kind":"routing","repetition":92,"examples":250,"correctness":"exact","sensitivity":"cloud-ok"}';

  test("shows the briefs that change, and the answers for which an outcome changes", async () => {
    const host = hostWith({ "briefs/mail.json": BRIEF });
    expect(await diff({ operands: ["own"], briefs: ["briefs"] }, host)).toBe(0);
    const flat = host.out.replace(/\s+/g, " ");
    expect(flat).toContain("briefs/mail.json: approach local-fine-tuned -> local-base; strength thin -> none;");
    expect(flat).toContain("case contracts-read-whole: no longer caution tight-latency");
    expect(host.out).toContain(
      "viable: 9 of 1,280 combinations\n  yes -> no for shape closed, text_beside none, repetition 50 or more,\n    examples 200 to 299, correctness exact or rubric or expert\n",
    );
  });

  test("gives the same as JSON", async () => {
    const host = hostWith({ "briefs/mail.json": BRIEF }, false);
    await diff({ operands: ["own"], briefs: ["briefs/mail.json"] }, host);
    const result = JSON.parse(host.out) as TaxonomyDiff;
    expect(result.same).toBe(false);
    expect(result.briefs[0]).toMatchObject({
      brief: "briefs/mail.json",
      changes: { approach: { from: "local-fine-tuned", to: "local-base" } },
    });
    expect(result.answers).toContainEqual({
      outcome: "viable",
      from: true,
      to: false,
      where: {
        shape: "closed",
        text_beside: "none",
        repetition: "50 or more",
        examples: "200 to 299",
        correctness: "exact or rubric or expert",
      },
      cells: 9,
      of: 1280,
    });
  });

  test("of tables that decide alike is empty", async () => {
    const host = hostWith({
      "same/a.yaml": "table: locality\nrows:\n  - id: local-only\n    because: The data stays.\n",
    });
    await diff({ operands: ["same"] }, host);
    expect(host.out).toMatch(/^no outcome changes, for any answers and for \d+ briefs\n$/);
  });

  test("compares two folders with each other", async () => {
    const host = hostWith({
      "same/a.yaml": "table: locality\nrows:\n  - id: local-only\n    because: The data stays.\n",
    });
    await diff({ operands: ["own", "same"] }, host);
    expect(host.out).toContain("no -> yes for shape closed, text_beside none, repetition 50 or more");
  });

  test("compares a case by what its statement was understood to say", async () => {
    const host = hostWith({ "trusting/reading.yaml": "trust: 0.4\n" });
    await diff({ operands: ["trusting"] }, host);
    expect(host.out.replace(/\s+/g, " ")).toContain("case read-unsurely: no longer caution reading-unsure");
  });

  test("needs a folder, and a brief that is one", async () => {
    await expect(diff({ operands: [] }, hostWith())).rejects.toThrow("expected a folder with your own tables");
    const host = hostWith({ "briefs/bad.json": '{"repetition":920}' });
    await expect(diff({ operands: ["own"], briefs: ["briefs"] }, host)).rejects.toThrow("briefs/bad.json:1:15");
  });
});
