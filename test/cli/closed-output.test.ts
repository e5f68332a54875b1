/** A reader that stops early: the exit code stays true, and all else that the run was to do is done. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { main, temporaryFolder } from "../hosts/program.ts";
import { exampleDoc } from "../rules/example-doc.ts";

const folder = temporaryFolder("closed-output");

/** The exit code of the program, not of the reader behind it. */
function piped(command: string): number {
  const script = `set -o pipefail; node "${main}" ${command}`;
  return spawnSync("bash", ["-c", script], { cwd: folder, stdio: "ignore" }).status ?? -1;
}

beforeAll(() => {
  mkdirSync(path.join(folder, "docs"));
  // Findings of 400 documents are more than a pipe holds.
  for (let at = 0; at < 400; at++) {
    const doc = exampleDoc({ correctness: "undefined", proposal: "{model: gpt4o}" });
    writeFileSync(path.join(folder, `docs/${at}.md`), doc);
  }
});

const SETTINGS = "--no-config --as-of 2026-11-24 --format text --fail-on warning";

test("check ends with 1 and writes its other outputs", () => {
  expect(piped(`check docs ${SETTINGS} --format sarif=out.sarif | head -1`)).toBe(1);
  expect(JSON.parse(readFileSync(path.join(folder, "out.sarif"), "utf8")).runs[0].results.length).toBeGreaterThan(400);
});

test("--fix mends every document", () => {
  expect(piped(`check docs ${SETTINGS} --fix 2>&1 | head -1`)).toBe(1);
  const texts = readdirSync(path.join(folder, "docs")).map((name) =>
    readFileSync(path.join(folder, "docs", name), "utf8"),
  );
  expect(texts.filter((text) => !text.includes("model: gpt-4o}"))).toEqual([]);
});

test("a batch without end stops, with what it knows by then", () => {
  expect(piped(`classify --format ndjson < <(yes '{"task":"Use AI in our HR department"}') | head -1`)).toBe(0);
  expect(piped(`classify --format ndjson < <(yes '{"tsk":1}') | head -1`)).toBe(1);
});

test("a promise that never settles is our fault, and said", () => {
  const preload = path.join(folder, "never.cjs");
  writeFileSync(preload, "globalThis.fetch = () => new Promise(() => {});");
  const list = ["pricing", "import", "--from", "litellm", "https://localhost/list.json"];
  const { status, stderr } = spawnSync(process.execPath, ["--require", preload, main, ...list], { encoding: "utf8" });
  expect(stderr).toBe("internal error: the program ended before its work was done\n");
  expect(status).toBe(3);
});

test("what is piped is all there", () => {
  const out = execFileSync("bash", ["-c", `node "${main}" check docs ${SETTINGS} --quiet | cat; true`], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  expect(out.split("\n").length).toBeGreaterThan(400);
});
