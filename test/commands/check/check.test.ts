/** `check` as a whole, in memory: which files it reads, what it writes, how it ends. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type CheckOptions, run } from "../../../src/commands/check/check.ts";
import { isStop } from "../../../src/core/types/errors.ts";
import { CWD, type MemoryHostOptions, memoryHost } from "../../hosts/memory-host.ts";
import { exampleDoc } from "../../rules/example-doc.ts";

const here = (files: Record<string, string | Uint8Array>) =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`${CWD}/${name}`, content]));

/** Runs `check`; files are named from the working folder. */
async function check(
  files: Record<string, string | Uint8Array>,
  options: Partial<CheckOptions> = {},
  more: MemoryHostOptions = {},
) {
  const host = memoryHost({ files: here(files), ...more });
  const { format = ["text"] } = options;
  const isText = format.includes("text") || (format.length === 0 && more.stdoutIsTTY === true);
  const settings = { format: ["text"], quiet: isText, ...options };
  try {
    const code = await run({ operands: [], ...settings }, host);
    return { code, out: host.out, err: host.err, host };
  } catch (error) {
    if (!isStop(error)) throw error;
    return { code: error.kind, out: host.out, err: error.message, host };
  }
}

const lines = (text: string) => text.split("\n").filter((line) => line !== "");
const rules = (text: string) => [...text.matchAll(/\[([a-z-]+)\]$/gm)].map((found) => found[1]);

const SOUND = exampleDoc();
const NO_METRIC = exampleDoc({ correctness: "undefined" });
const WRONG_TIER = exampleDoc({ proposal: "{tier: 3}" });
const BRIEF = "task: Sort emails\nkind: routing\ncorrectness: undefined\n";

describe("exit code", () => {
  test.each<[string, Record<string, string>, Partial<CheckOptions>, number | string]>([
    ["no findings", { "a.md": SOUND }, {}, 0],
    ["a warning", { "a.md": NO_METRIC }, {}, 0],
    ["a warning that fails", { "a.md": NO_METRIC }, { failOn: "warning" }, 1],
    ["an error", { "a.md": WRONG_TIER }, {}, 1],
    ["a document without a brief", { "a.md": "# Notes\n" }, {}, 0],
    ["the same where one is required", { "a.md": "# Notes\n" }, { requireBrief: true }, 1],
    ["nothing to check", { "a.txt": "x" }, {}, "usage"],
    ["nothing to check, and that is fine", { "a.txt": "x" }, { allowEmpty: true }, 0],
    ["a missing file", { "a.md": SOUND }, { operands: ["b.md"] }, 2],
    ["a missing file and an error", { "a.md": WRONG_TIER }, { operands: ["b.md", "a.md"] }, 2],
    ["an unknown format", { "a.md": SOUND }, { format: ["xml"] }, "usage"],
    ["two formats for stdout", { "a.md": SOUND }, { format: ["json", "sarif"] }, "usage"],
    ["a pattern that matches nothing", { "a.md": SOUND }, { operands: ["x/*.md"] }, 2],
    ["a pattern out of the folder", { "a.md": SOUND }, { operands: ["../*.md"] }, "usage"],
  ])("%s", async (_name, files, options, want) => {
    expect((await check(files, options)).code).toBe(want);
  });

  test.each<[string, Partial<CheckOptions>]>([
    ["text", { quiet: false }],
    ["json", { format: ["json"] }],
    ["a baseline", { baseline: "base.json", updateBaseline: true }],
  ])("where no file could be read there is no report: %s", async (_, options) => {
    const { code, out, err, host } = await check({}, { operands: ["gone.md"], ...options });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: [^\n]*gone\.md[^\n]*\n$/);
    expect([...host.files.keys()]).toEqual([]);
  });

  test("findings are printed also where a file could not be read", async () => {
    const { out, err } = await check({ "a.md": WRONG_TIER }, { operands: ["b.md", "a.md"] });
    expect(rules(out)).toEqual(["tier-mismatch"]);
    expect(err).toBe(`error: cannot read "${CWD}/b.md": there is no such file\n`);
  });
});

describe("which files are read", () => {
  const read = async (files: Record<string, string>, options: Partial<CheckOptions> = {}) => {
    const { out } = await check(files, options);
    return lines(out).map((line) => line.split(":")[0]);
  };

  test("Markdown anywhere, YAML and JSON that are briefs", async () => {
    const files = {
      "z.md": NO_METRIC,
      "docs/a.markdown": NO_METRIC,
      "brief.yaml": exampleDoc({ correctness: "undefined" })
        .split("\n")
        .slice(2, 10)
        .map((line) => line.slice(2))
        .join("\n"),
      "package.json": '{"name": "x"}',
      "ci.yml": "on: push\njobs: {}\n",
      "notes.txt": NO_METRIC,
    };
    expect(await read(files)).toEqual(["brief.yaml", "docs/a.markdown", "z.md"]);
  });

  test("a named file is read whatever it is called", async () => {
    const named = await check({ "scope.txt": NO_METRIC, "b.yaml": BRIEF }, { operands: ["scope.txt", "b.yaml"] });
    expect(new Set(lines(named.out).map((line) => line.split(":")[0]))).toEqual(new Set(["b.yaml", "scope.txt"]));
  });

  test("a file named twice is read once", async () => {
    expect(await read({ "a.md": NO_METRIC }, { operands: ["a.md", "./a.md", "."] })).toEqual(["a.md"]);
  });

  test(".gitignore, node_modules and .git are left out, and taken back in by a deeper .gitignore", async () => {
    const files = {
      ".git/HEAD": "x",
      ".gitignore": "drafts/\n*.tmp.md\n",
      "drafts/a.md": NO_METRIC,
      "b.tmp.md": NO_METRIC,
      "docs/.gitignore": "!keep.tmp.md\n",
      "docs/keep.tmp.md": NO_METRIC,
      "node_modules/x/README.md": NO_METRIC,
      "c.md": NO_METRIC,
    };
    expect(await read(files)).toEqual(["c.md", "docs/keep.tmp.md"]);
    expect(await read(files, { operands: ["drafts/a.md"] })).toEqual(["drafts/a.md"]);
  });

  test("patterns; a file of that name goes before the pattern", async () => {
    const files = { "a/x.md": NO_METRIC, "a/b/y.md": NO_METRIC, "z.md": NO_METRIC, "[z].md": NO_METRIC };
    expect(await read(files, { operands: ["a/**/*.md"] })).toEqual(["a/b/y.md", "a/x.md"]);
    expect(await read(files, { operands: ["[z].md"] })).toEqual(["[z].md"]);
  });

  test("include and exclude of the config hold for walks", async () => {
    const files = {
      ".model-advisor.yaml": "check: {include: [scopes/], exclude: ['*.old.md']}\n",
      "scopes/a.md": NO_METRIC,
      "scopes/b.old.md": NO_METRIC,
      "README.md": NO_METRIC,
    };
    expect(await read(files)).toEqual(["scopes/a.md"]);
    expect(await read(files, { operands: ["README.md"] })).toEqual(["README.md"]);
  });

  test("stdin, under the name given", async () => {
    const { out } = await check({}, { operands: ["-"], stdinFilename: "b.yaml" }, { stdin: BRIEF });
    expect(lines(out)[0]).toMatch(/^b\.yaml:1:1: warning: not answered/);
  });

  test("a revision that is an option is refused", async () => {
    expect((await check({ "a.md": SOUND }, { changedSince: "--output=x" })).code).toBe("usage");
  });
});

describe("real documents", () => {
  const folder = path.join(import.meta.dirname, "../../fixtures/realdocs");
  const files = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => /^\d/.test(name))
      .map((name) => [name, readFileSync(path.join(folder, name))]),
  );

  test("broken front matter is found at its line, and all else left in peace", async () => {
    const { code, out } = await check(files);
    expect(code).toBe(1);
    expect(lines(out).map((line) => line.replace(/: error: .*/, ""))).toEqual([
      "22-huggingface_-modelcard_template.md:4:2",
      "30-huggingface_-sample_template.md:2:2",
    ]);
  });

  test.each(Object.keys(files))("%s alone", async (name) => {
    expect([0, 1]).toContain((await check(files, { operands: [name] })).code);
  });
});

describe("config", () => {
  test("severities, and off", async () => {
    const files = {
      ".model-advisor.yaml": "check: {rules: {no-metric: error, tier-mismatch: off}}\n",
      "a.md": exampleDoc({ correctness: "undefined", proposal: "{tier: 3}" }),
    };
    const { code, out } = await check(files);
    expect(code).toBe(1);
    expect(rules(out)).toEqual(["no-metric"]);
  });

  test("is found above, up to the root of the repository", async () => {
    const doc = { [`${CWD}/a.md`]: NO_METRIC };
    const above = { "/home/ada/.model-advisor.yaml": "check: {rules: {no-metric: off}}\n", ...doc };
    const inside = memoryHost({ files: above });
    await run({ operands: [], format: ["text"], quiet: true }, inside);
    expect(inside.out).toBe("\n");
    const beyond = memoryHost({ files: { ...above, [`${CWD}/.git/HEAD`]: "x" } });
    await run({ operands: [], format: ["text"], quiet: true }, beyond);
    expect(rules(beyond.out)).toEqual(["no-metric"]);
  });

  test("--no-config reads none", async () => {
    const files = { ".model-advisor.yaml": "check: {rules: {no-metric: off}}\n", "a.md": NO_METRIC };
    expect(rules((await check(files, { noConfig: true })).out)).toEqual(["no-metric"]);
  });

  test("defaults for usage and hardware fill what a brief leaves out", async () => {
    const doc = exampleDoc({ usage: undefined });
    expect(rules((await check({ "a.md": doc })).out)).toEqual(["missing-volume"]);
    const config = "usage: {requests_per_month: 20000}\nhardware: mac-mini-m4-16\n";
    expect((await check({ "a.md": doc, ".model-advisor.yaml": config })).out).toBe("\n");
  });

  test.each([
    ["an unknown key", "chek: {}\n", 'unknown key "chek"; did you mean "check"?'],
    [
      "an unknown rule",
      "check: {rules: {no-metrics: off}}\n",
      '.model-advisor.yaml:1:17: there is no rule "no-metrics"; did you mean "no-metric"?',
    ],
    ["a wrong severity", "check: {rules: {no-metric: loud}}\n", 'got "loud"'],
    [
      "a day that does not exist",
      "check: {waivers: [{rule: no-metric, path: a.md, reason: agreed, approver: Ada, expires: 2026-02-31}]}\n",
      'check.waivers[0].expires: expected a date such as 2026-11-30, got "2026-02-31"',
    ],
    ["an unknown tariff", "tariff: mars\n", 'tariff: "mars"'],
    ["YAML that is none", "check: [\n", "not valid YAML"],
  ])("%s is a usage error", async (_name, config, says) => {
    const { code, err } = await check({ ".model-advisor.yaml": config, "a.md": SOUND });
    expect(code).toBe("usage");
    expect(err).toContain(says);
  });
});

describe("waivers", () => {
  const waiver = (expires: string, where = "'*.md'") =>
    `check:\n  waivers:\n    - {rule: tier-mismatch, path: ${where}, reason: agreed, approver: Ada, expires: ${expires}}\n`;

  test("take a finding out until their day", async () => {
    const { code, out } = await check(
      { ".model-advisor.yaml": waiver("2026-11-24"), "a.md": WRONG_TIER },
      { format: ["json"] },
    );
    const report = JSON.parse(out);
    expect(code).toBe(0);
    expect(report.findings).toEqual([]);
    expect(report.suppressed).toMatchObject([
      { by: "waiver", rule: "tier-mismatch", reason: "agreed (Ada, until 2026-11-24)" },
    ]);
  });

  test("expired, they are a finding at their place, and the finding counts again", async () => {
    const { code, out } = await check({ ".model-advisor.yaml": waiver("2026-11-23"), "a.md": WRONG_TIER });
    expect(code).toBe(1);
    expect(rules(out)).toEqual(["expired-waiver", "tier-mismatch"]);
    expect(out).toMatch(/^\.model-advisor\.yaml:3:7: error: /);
  });

  test("unused, they are noted after a whole run", async () => {
    const files = { ".model-advisor.yaml": waiver("2026-12-24", "old/"), "a.md": WRONG_TIER };
    expect(rules((await check(files)).out)).toEqual(["unused-waiver", "tier-mismatch"]);
    expect(rules((await check(files, { operands: ["a.md"] })).out)).toEqual(["tier-mismatch"]);
  });
});

describe("baseline", () => {
  test("findings in it do not count, also when lines move; new ones do; gone ones are noted", async () => {
    const first = await check(
      { "a.md": WRONG_TIER, "b.md": WRONG_TIER },
      { baseline: "base.json", updateBaseline: true },
    );
    expect(first.code).toBe(0);
    expect(first.err).toBe("wrote 2 findings to base.json\n");
    const baseline = String(first.host.files.get(`${CWD}/base.json`));

    const moved = WRONG_TIER.replace("model_advisor:", "title: x\nmodel_advisor:");
    const files = { "base.json": baseline, "a.md": moved, "b.md": SOUND, "c.md": WRONG_TIER };
    const next = await check(files, { baseline: "base.json" });
    expect(next.code).toBe(1);
    expect(lines(next.out).map((line) => line.replace(/:.*\[/, " ["))).toEqual([
      "base.json [stale-baseline]",
      "c.md [tier-mismatch]",
    ]);
  });

  test.each([
    ["that is none", "{}"],
    ["that is no JSON", "x"],
  ])("a file %s is a usage error", async (_name, text) => {
    expect((await check({ "b.json": text, "a.md": SOUND }, { baseline: "b.json" })).code).toBe("usage");
  });

  test("--update-baseline without a file is a usage error", async () => {
    expect((await check({ "a.md": SOUND }, { updateBaseline: true })).code).toBe("usage");
  });
});

describe("fixes", () => {
  const doc = exampleDoc({ examples: undefined, proposal: "{model: gpt4o-mini, cost_per_1k: {amount: 0.4}}" });
  const config = { ".model-advisor.yaml": "currency: AUD\n" };
  const written = ({ host }: { host: { files: Map<string, string | Uint8Array> } }) =>
    String(host.files.get(`${CWD}/a.md`));

  test("--fix shows a diff and writes it; a second run finds nothing to fix", async () => {
    const first = await check({ ...config, "a.md": doc }, { fix: true });
    expect(first.err).toBe(
      [
        "--- a/a.md",
        "+++ b/a.md",
        "@@ -1,4 +1,5 @@",
        " ---",
        " model_advisor:",
        "+  examples: # How many examples of input and wanted output exist?",
        "   task: Sort incoming support emails into 8 queues",
        "   kind: routing",
        "@@ -7,5 +8,5 @@",
        "   sensitivity: cloud-ok",
        "   usage: {requests_per_month: 100000, input_tokens: 500, output_tokens: 300}",
        "-  proposal: {model: gpt4o-mini, cost_per_1k: {amount: 0.4}}",
        "+  proposal: {model: gpt-4o-mini, cost_per_1k: {amount: 0.4, currency: AUD}}",
        " ---",
        " ",
        "",
      ].join("\n"),
    );
    expect(rules(first.out)).not.toContain("renamed-model");
    const second = await check({ ...config, "a.md": written(first) }, { fix: true });
    expect(second.err).toBe("");
    expect(written(second)).toBe(written(first));
  });

  test("--diff shows it and writes nothing", async () => {
    const { code, out, host } = await check({ ...config, "a.md": doc }, { diff: true });
    expect(code).toBe(1);
    expect(out).toMatch(/^--- a\/a\.md\n/);
    expect(written({ host })).toBe(doc);
    expect((await check({ "a.md": SOUND }, { diff: true })).code).toBe(0);
  });

  test("a currency that nobody named is not made up", async () => {
    const first = await check({ "a.md": exampleDoc({ proposal: "{cost_per_1k: 9}" }) }, { fix: true });
    expect(first.err).toBe("");
  });

  test("line ends and the byte order mark stay", async () => {
    const crlf = `\ufeff${doc.replaceAll("\n", "\r\n")}`;
    const after = written(await check({ ...config, "a.md": crlf }, { fix: true }));
    expect(after.startsWith("\ufeff---\r\n")).toBe(true);
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("JSON gets no keys, but ids", async () => {
    const json = '{"task": "Weigh reports", "kind": "strategy-advice", "proposal": {"model": "openai/gpt-6-astra"}}';
    const { host } = await check({ "a.json": json }, { operands: ["a.json"], fix: true });
    expect(host.files.get(`${CWD}/a.json`)).toBe(json.replace("openai/gpt-6-astra", "gpt-6-astra"));
  });

  test("what an editor saves while the fix is shown is not lost", async () => {
    const theirs = doc.replace("8 queues", "9 queues");
    const host = memoryHost({ files: here({ ...config, "a.md": doc }) });
    const write = (text: string) => {
      if (text.startsWith("---")) host.files.set(`${CWD}/a.md`, theirs);
      return host.stderr.write(text);
    };
    expect(await run({ operands: [], fix: true }, { ...host, stderr: { ...host.stderr, write } })).toBe(2);
    expect(host.err).toContain('cannot fix "a.md": it has changed since it was read; run the check again');
    expect(written({ host })).toBe(theirs);
  });

  test.each<[string, Partial<CheckOptions>]>([
    ["--fix of stdin", { operands: ["-"], fix: true }],
    ["--fix with --diff", { fix: true, diff: true }],
  ])("%s is a usage error", async (_name, options) => {
    expect((await check({ "a.md": SOUND }, options)).code).toBe("usage");
  });
});

describe("output", () => {
  test("several formats, each in its file", async () => {
    const { out, host } = await check(
      { "a.md": WRONG_TIER },
      { format: ["github", "sarif=out.sarif", "markdown=sum.md"], quiet: false },
    );
    expect(out).toMatch(/^::error file=a\.md/);
    expect(JSON.parse(String(host.files.get(`${CWD}/out.sarif`))).version).toBe("2.1.0");
    expect(host.files.get(`${CWD}/sum.md`)).toMatch(/^### Scoping docs: 1 error/);
  });

  test("text on a terminal, JSON elsewhere", async () => {
    const files = { "a.md": SOUND };
    expect((await check(files, { format: [] }, { stdoutIsTTY: true })).out).toBe("\n");
    expect(JSON.parse((await check(files, { format: [] })).out)).toMatchObject({ schema_version: 1, findings: [] });
  });

  test("the same bytes every time", async () => {
    const files = { "b.md": NO_METRIC, "a/c.md": WRONG_TIER };
    const options = { format: ["json"] };
    expect((await check(files, options)).out).toBe((await check(files, options)).out);
  });

  test("names with control characters steer no terminal", async () => {
    const { out } = await check({ "a\u001b[31m.md": WRONG_TIER });
    expect(out).not.toContain("\u001b");
  });
});

describe("many documents", () => {
  const KINDLESS = exampleDoc({ kind: undefined, task: "Sort incoming mails into 8 queues", correctness: "undefined" });
  const VAGUE = exampleDoc({ kind: undefined, task: "AI for marketing" });
  const many = Object.fromEntries(
    Array.from({ length: 640 }, (_, at) => [`${String(at).padStart(3, "0")}.md`, at % 3 === 0 ? VAGUE : KINDLESS]),
  );
  const options: CheckOptions = { operands: [], format: ["json"] };

  test("a line counts up on a terminal and is gone at the end", async () => {
    const host = memoryHost({ files: here(many), stderrIsTTY: true });
    await run(options, host);
    const counted = Array.from({ length: 12 }, (_, at) => `checked ${50 * (at + 1)} of 640 files`);
    expect(host.err.split("\r")).toEqual(["", ...counted, "\u001b[K"]);
  });

  test("a file that is gone by the time it is read is one line, and the rest goes on", async () => {
    const host = memoryHost({ files: here({ "a.md": NO_METRIC, "c.md": NO_METRIC }) });
    const { list } = host;
    host.list = (folder) => [...list(folder), { name: "b.md", kind: "file" }];
    expect(await run({ operands: [], format: ["text"], quiet: true }, host)).toBe(2);
    expect(host.err).toBe(`error: cannot read "${CWD}/b.md": there is no such file\n`);
    expect(rules(host.out)).toEqual(["no-metric", "no-metric"]);
  });
});
