/** One battery that every renderer of findings passes, then what is particular to each. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { type CheckReport, type Finding, findingsOf as findingsIn } from "../../../src/core/findings/check-report.ts";
import type { Diagnostic } from "../../../src/core/types/diagnostic.ts";
import { FINDING_FORMATS, renderDiagnostics } from "../../../src/render/findings/diagnostics.ts";

const root = { path: "/home/ada/project", prefix: "" };
const findingsOf = (diagnostics: readonly Diagnostic[], text: string): Finding[] => findingsIn(diagnostics, text, root);

const ESC = "\u001b";
const BIDI = "\u202e";

function diagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: "no-metric",
    severity: "warning",
    message: "nobody can say what is right",
    args: {},
    place: { file: "scopes/a.md", line: 2, column: 7, end: { line: 2, column: 12 } },
    related: [],
    ...changes,
  };
}

function report(diagnostics: Diagnostic[], changes: Partial<CheckReport> = {}): CheckReport {
  return {
    findings: findingsOf(diagnostics, "task: a\ntier:  wrong\n"),
    suppressed: [],
    rules: [{ id: "no-metric", severity: "warning", what: "What it is.", why: "Why it matters." }],
    files: ["scopes/a.md"],
    counts: { files: 1, briefs: 1, without_brief: 0, unread: 0 },
    fail_on: "error",
    as_of: "2026-11-24",
    root,
    tool: { name: "model-advisor", version: "1.2.3" },
    ...changes,
  };
}

const page = { columns: 80, colors: 0 as const, quiet: false, statistics: false };
const hostileFile = `a,b:c%d|<x> &"${ESC}[31m${BIDI}@team#1 ü\n.md`;
const hostile = report(
  [
    diagnostic({
      severity: "error",
      message: `says "${ESC}]0;x\u0007" | <b>&\`*_[x](y) 100% \r\n::error::@team ${BIDI}\ufffe\ud800 ]]>`,
      place: { file: hostileFile, line: 1, column: 1 },
      related: [{ place: { file: hostileFile, line: 1, column: 1 }, message: `first ${ESC} here` }],
      fix: { title: `write ${ESC}`, safe: true, edits: [] },
    }),
  ],
  { files: [hostileFile], fail_on: "note" },
);
const full = report([diagnostic(), diagnostic({ severity: "note", rule: "stale-prices" })], {
  suppressed: [{ finding: findingsOf([diagnostic()], "")[0]!, by: "waiver", reason: "agreed with the client" }],
});
const empty = report([], { files: [], counts: { files: 0, briefs: 0, without_brief: 0, unread: 0 } });
const reports: [string, CheckReport][] = [
  ["hostile", hostile],
  ["full", full],
  ["empty", empty],
];

describe.each(FINDING_FORMATS)("%s", (format) => {
  test.each(reports)("of a report that is %s ends in one newline and is the same every time", async (_name, value) => {
    const text = await renderDiagnostics(value, format, page);
    expect(text.endsWith("\n")).toBe(true);
    expect(text.endsWith("\n\n")).toBe(false);
    expect(await renderDiagnostics(structuredClone(value), format, page)).toBe(text);
  });

  test("lets no control character, direction mark or lone surrogate through", async () => {
    const text = await renderDiagnostics(hostile, format, page);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Cs}/u);
  });
});

describe("text", () => {
  const show = (value: CheckReport, options = {}) => renderDiagnostics(value, "text", { ...page, ...options });

  test("shows the line and a caret under the finding", async () => {
    expect(await show(report([diagnostic()]))).toBe(
      [
        "scopes/a.md:2:7: warning: nobody can say what is right [no-metric]",
        "2 | tier:  wrong",
        "  |       ^~~~~",
        "",
        "1 warning in 1 file with 1 brief",
        "",
      ].join("\n"),
    );
  });

  test("counts wide characters as two columns", async () => {
    const place = { file: "a.md", line: 1, column: 3, end: { line: 1, column: 5 } };
    const value = report([], { findings: findingsOf([diagnostic({ place })], "分類メール") });
    expect((await show(value)).split("\n").slice(1, 3)).toEqual(["1 | 分類メール", "  |     ^~~~"]);
  });

  test("shows a long line around the finding only", async () => {
    const place = { file: "a.md", line: 1, column: 50_001, end: { line: 1, column: 50_004 } };
    const source = `${"x".repeat(50_000)}abc${"y".repeat(50_000)}`;
    const lines = (await show(report([], { findings: findingsOf([diagnostic({ place })], source) }))).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(82);
    const caret = lines[2]!.indexOf("^");
    expect(lines[1]!.slice(caret, caret + 3)).toBe("abc");
  });

  test("quiet gives the findings alone", async () => {
    expect(await show(full, { quiet: true })).toBe(
      "scopes/a.md:2:7: warning: nobody can say what is right [no-metric]\n" +
        "scopes/a.md:2:7: note: nobody can say what is right [stale-prices]\n",
    );
  });

  test("statistics count the findings of each rule", async () => {
    expect(await show(report([diagnostic(), diagnostic()]), { statistics: true })).toContain("2  no-metric\n");
  });

  test("the summary names what was taken out", async () => {
    expect(await show(full)).toContain("1 warning, 1 note in 1 file with 1 brief; 1 waived\n");
  });

  test("paints only when asked to", async () => {
    expect(await show(full, { colors: 1 })).toContain(`${ESC}[33mwarning`);
    expect(await show(full)).not.toContain(ESC);
  });
});

describe("github", () => {
  const many = (count: number) =>
    report([
      ...Array.from({ length: count }, (_, i) => diagnostic({ place: { file: "a.md", line: i + 1, column: 1 } })),
      diagnostic({ severity: "error", place: { file: "z.md", line: 1, column: 1 } }),
    ]);

  test("escapes data and properties", async () => {
    const [first] = (await renderDiagnostics(hostile, "github", page)).split("\n");
    expect(first).toMatch(/^::error file=a%2Cb%3Ac%25d\|/);
    expect(first).toContain("100%25 \\r%0A::error::@team");
  });

  test("gives places and the rule", async () => {
    expect(await renderDiagnostics(report([diagnostic()]), "github", page)).toBe(
      "::warning file=scopes/a.md,line=2,endLine=2,col=7,endColumn=12,title=no-metric::nobody can say what is right\n" +
        "1 warning in 1 file with 1 brief\n",
    );
  });

  test("puts errors first, shows ten, and says how many are left", async () => {
    const lines = (await renderDiagnostics(many(14), "github", page)).trimEnd().split("\n");
    expect(lines[0]).toMatch(/^::error file=z\.md/);
    expect(lines.filter((line) => line.startsWith("::"))).toHaveLength(10);
    expect(lines[10]).toBe("5 more findings are not shown as annotations");
  });
});

describe("sarif", () => {
  const schema = JSON.parse(
    readFileSync(path.join(import.meta.dirname, "../../fixtures/sarif-schema-2.1.0.json"), "utf8"),
  ) as Record<string, unknown>;
  const { $schema: _draft4, id, ...rest } = schema;
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({
    ...rest,
    $id: String(id),
  });
  const sarif = async (value: CheckReport) => JSON.parse(await renderDiagnostics(value, "sarif", page));

  test.each(reports)("is valid against the published schema: %s", async (_name, value) => {
    expect(validate(await sarif(value)) ? [] : validate.errors).toEqual([]);
  });

  test("holds what code scanning asks for", async () => {
    const log = await sarif(full);
    const [run] = log.runs;
    expect(log.version).toBe("2.1.0");
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: "no-metric",
      shortDescription: { text: "What it is." },
      help: { text: "What it is.\n\nWhy it matters." },
      defaultConfiguration: { level: "warning" },
    });
    expect(run.originalUriBaseIds).toHaveProperty("SRCROOT");
    expect(run.results[0]).toMatchObject({
      ruleId: "no-metric",
      ruleIndex: 0,
      level: "warning",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "scopes/a.md", uriBaseId: "SRCROOT" },
            region: { startLine: 2, startColumn: 7, endLine: 2, endColumn: 12 },
          },
        },
      ],
    });
    expect(run.results.every((result: { partialFingerprints?: object }) => result.partialFingerprints)).toBe(true);
    expect(run.results[2].suppressions).toEqual([{ kind: "external", justification: "agreed with the client" }]);
  });

  test("writes paths as relative URIs", async () => {
    const { uri } = (await sarif(hostile)).runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    expect(uri).toMatch(/^a%2Cb%3Ac%25d%7C/);
    expect(decodeURIComponent(uri)).toBe(hostileFile);
  });

  test("keeps the fingerprint when lines are added above", () => {
    const at = (line: number) => diagnostic({ place: { file: "a.md", line, column: 1 } });
    const [before] = findingsOf([at(1)], "tier: 1");
    const [after] = findingsOf([at(3)], "\n\n  tier: 1");
    expect(after!.fingerprint).toBe(before!.fingerprint);
    const two = findingsOf([at(1), at(2)], "tier: 1\ntier: 1").map(({ fingerprint }) => fingerprint);
    expect(new Set(two).size).toBe(2);
  });
});

describe("junit", () => {
  test("fails from the severity on that fails the run", async () => {
    const text = await renderDiagnostics({ ...full, fail_on: "warning" }, "junit", page);
    expect(text).toContain('<testsuites name="model-advisor check" tests="2" failures="1">');
    expect(text).toContain('<testcase name="no-metric" classname="scopes/a.md"><failure type="warning"');
    expect(text).toContain('<testcase name="stale-prices" classname="scopes/a.md"><system-out>');
  });

  test("passes a file without findings", async () => {
    const text = await renderDiagnostics(report([]), "junit", page);
    expect(text).toContain('<testcase name="check" classname="scopes/a.md"/>');
  });

  test("escapes what XML gives a meaning to", async () => {
    const text = await renderDiagnostics(hostile, "junit", page);
    expect(text).toContain("&lt;b&gt;&amp;`*_[x](y) 100%");
    expect(text).not.toMatch(/<b>|\ufffe/);
  });
});

describe("markdown", () => {
  test("is a table with the worst first", async () => {
    const value = report([diagnostic(), diagnostic({ severity: "error", rule: "tier-mismatch" })]);
    expect(await renderDiagnostics(value, "markdown", page)).toBe(
      [
        "### Scoping docs: 1 error, 1 warning",
        "",
        "| | Where | Finding | Rule |",
        "|---|---|---|---|",
        "| error | scopes/a.md:2 | nobody can say what is right | tier-mismatch |",
        "| warning | scopes/a.md:2 | nobody can say what is right | no-metric |",
        "",
        "1 error, 1 warning in 1 file with 1 brief.",
        "",
      ].join("\n"),
    );
  });

  test("keeps each finding in its row and calls nobody", async () => {
    const text = await renderDiagnostics(hostile, "markdown", page);
    const row = text.split("\n").find((line) => line.startsWith("| error"))!;
    expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
    // In code nobody is called.
    expect(text).toContain("@");
    const bare = row.replace(/`[\w@.-]+`/g, "");
    expect(bare).not.toContain("@");
    expect(bare).not.toMatch(/(?<!\\)[<`[]/);
  });

  test("shows a hundred rows at most", async () => {
    const value = report(
      Array.from({ length: 130 }, (_, i) => diagnostic({ place: { file: "a", line: i + 1, column: 1 } })),
    );
    const text = await renderDiagnostics(value, "markdown", page);
    expect(text).toContain("30 more findings are not shown.");
  });
});
