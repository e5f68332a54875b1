/** The outputs that docs/ci.md shows are those of the command; `UPDATE=1` writes them anew. And: the CI files hold. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { run } from "../../src/commands/check/check.ts";
import rulesFile from "../../src/data/compiled/rules.json" with { type: "json" };
import { parseYaml } from "../../src/data/documents/parse-yaml.ts";
import { readConfig } from "../../src/data/settings/config.ts";
import { CWD, memoryHost } from "../hosts/memory-host.ts";

const root = path.join(import.meta.dirname, "../..");
const page = path.join(root, "docs/ci.md");
const read = (name: string) => readFileSync(path.join(root, name), "utf8");
const SHOWN = /(<!-- output of: check --format (\w+) --as-of ([\d-]+), in ([\w/]+) -->\n```text\n)([\s\S]*?)(```\n)/g;

/** A folder of the project as the working folder of a host in memory. */
function hostIn(folder: string) {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8", withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [`${CWD}/${path.relative(path.join(root, folder), file)}`, readFileSync(file, "utf8")]);
  return memoryHost({ files: Object.fromEntries(files), columns: 100 });
}

const text = read("docs/ci.md");
const shown = [...text.matchAll(SHOWN)].map(([, , format, asOf, folder, output]) => ({ format, asOf, folder, output }));

test.each(shown)("docs/ci.md shows what check gives as $format", async ({ format, asOf, folder, output }) => {
  const host = hostIn(folder!);
  expect(await run({ operands: [], format: [format!], asOf }, host)).toBe(1);
  if (process.env.UPDATE === "1") {
    const now = readFileSync(page, "utf8");
    writeFileSync(
      page,
      now.replace(SHOWN, (whole, head, of, _asOf, _folder, _old, tail) =>
        of === format ? `${head}${host.out}${tail}` : whole,
      ),
    );
    return;
  }
  expect(output).toBe(host.out);
});

test("it shows two", () => {
  expect(shown.map(({ format }) => format)).toEqual(["text", "markdown"]);
});

test("its config is one", () => {
  const config = /## Config[\s\S]*?```yaml\n([\s\S]*?)```/.exec(text)?.[1];
  const result = readConfig(
    config ?? "",
    "ci.md",
    rulesFile.rules.map(({ id }) => id),
  );
  expect(result.ok ? [] : result.diagnostics).toEqual([]);
});

test("the problem matcher takes apart the lines of the text output", async () => {
  const { problemMatcher } = JSON.parse(read(".github/problem-matcher.json"));
  const patterns = problemMatcher.map(
    ({ pattern }: { pattern: { regexp: string }[] }) => new RegExp(pattern[0]!.regexp),
  );
  const host = hostIn("examples/scoping");
  await run({ operands: [], format: ["text"], asOf: "2026-11-24", quiet: true }, host);
  const lines = host.out.trimEnd().split("\n");
  expect(lines.filter((line) => !patterns.some((pattern: RegExp) => pattern.test(line)))).toEqual([]);
  expect(patterns[0].exec(lines[0]!)?.slice(1, 4)).toEqual(["scopes/claims-letters.md", "15", "11"]);
});

test("the action passes its inputs through the environment, never into the script", () => {
  const parsed = parseYaml(read("action.yml"), "action.yml");
  const { runs } = (parsed.ok ? parsed.value : {}) as {
    runs: { using: string; steps: { run: string; shell: string }[] };
  };
  expect(runs.using).toBe("composite");
  expect(runs.steps.filter(({ run }) => run.includes("${{"))).toEqual([]);
  expect(runs.steps.every(({ shell }) => shell === "bash")).toBe(true);
});

test("the hook for pre-commit takes Markdown and files that say that they are briefs", () => {
  const parsed = parseYaml(read(".pre-commit-hooks.yaml"), ".pre-commit-hooks.yaml");
  const [hook] = (parsed.ok ? parsed.value : []) as { files: string; entry: string; args: string[] }[];
  const files = new RegExp(hook!.files);
  expect(["a.md", "b/inbox.brief.yaml"].every((name) => files.test(name))).toBe(true);
  expect(["package.json", "ci.yaml", "md"].some((name) => files.test(name))).toBe(false);
  expect(hook!.entry).toBe("model-advisor check --format text");
  expect(hook!.args.at(-1)).toBe("--");
});
