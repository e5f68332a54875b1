/** The workflows are read by GitHub's own parser, offline, and keep to what a security team asks of them. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { buildSync } from "esbuild";
import { describe, expect, test } from "vitest";

/** GitHub's parser imports its JSON in a way that only a bundler takes. */
function workflowParser(): typeof import("@actions/workflow-parser") {
  const bundled = buildSync({
    stdin: { contents: 'export * from "@actions/workflow-parser"', resolveDir: import.meta.dirname },
    bundle: true,
    format: "cjs",
    platform: "node",
    write: false,
  });
  const module = { exports: {} };
  new Function("module", "require", bundled.outputFiles[0]!.text)(module, createRequire(import.meta.url));
  return module.exports as typeof import("@actions/workflow-parser");
}

const { NoOperationTraceWriter, parseWorkflow } = workflowParser();

const folder = path.join(import.meta.dirname, "../.github/workflows");
const workflows = readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), "utf8")] as const);

describe.each(workflows)("%s", (name, content) => {
  test("is a workflow", () => {
    const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  test("names each action by the hash of a commit, with its version beside it", () => {
    const used = [...content.matchAll(/uses: (\S+)(.*)/g)].filter(([, action]) => !action!.startsWith("./"));
    const loose = used.filter(([, action, rest]) => !/@[0-9a-f]{40}$/.test(action!) || !/# v\d/.test(rest!));
    expect(loose.map(([line]) => line)).toEqual([]);
  });

  test("may read only, unless it says what else, and keeps no credentials after the checkout", () => {
    expect(content).toMatch(/^permissions:\n {2}contents: read$/m);
    const checkouts = content.match(/uses: actions\/checkout@.*/g)?.length ?? 0;
    expect(content.match(/persist-credentials: false/g)?.length ?? 0).toBe(checkouts);
  });
});
