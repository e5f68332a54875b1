/** `check` over real files: what is no document, what is too large, and more of them than one thread reads. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { program, temporaryFolder } from "../hosts/program.ts";
import { exampleDoc } from "../rules/example-doc.ts";

const folder = temporaryFolder("check-files");

function check(...operands: string[]) {
  const args = ["check", ...operands, "--no-config", "--as-of", "2026-11-24", "--format", "text", "--quiet"];
  const { status, stdout, stderr } = program(args, { cwd: folder });
  return { status, out: stdout.split("\n").filter(Boolean), err: stderr.split("\n").filter(Boolean) };
}

const hasFifo = process.platform !== "win32";

describe("files that are no documents", () => {
  beforeAll(() => {
    mkdirSync(path.join(folder, "odd/inner"), { recursive: true });
    writeFileSync(path.join(folder, "odd/sound.md"), exampleDoc({ correctness: "undefined" }));
    writeFileSync(path.join(folder, "odd/large.md"), "");
    truncateSync(path.join(folder, "odd/large.md"), 200 * 1024 * 1024);
    symlinkSync("..", path.join(folder, "odd/inner/loop"));
    symlinkSync("loop.md", path.join(folder, "odd/loop.md"));
    if (hasFifo) execFileSync("mkfifo", [path.join(folder, "odd/pipe.md")]);
  });

  test.runIf(hasFifo)("are a line each, and the rest goes on", () => {
    const { status, out, err } = check("odd");
    expect(out).toEqual([expect.stringMatching(/^odd\/sound\.md:.*\[no-metric\]$/)]);
    expect(err).toEqual([
      'skipped "odd/inner/loop": it is a link; name what it leads to',
      'skipped "odd/loop.md": it is a link; name what it leads to',
      'error: cannot read "odd/pipe.md": it is not a regular file',
      'error: cannot read "odd/large.md": it has 200 MiB, at most 8 MiB are read',
    ]);
    expect(status).toBe(2);
  });

  test.runIf(hasFifo).each([
    ["odd/pipe.md", "it is not a regular file; to read a pipe, send it to stdin and give -"],
    ["odd/loop.md", "its links lead in a circle"],
    ["odd/gone.md", "there is no such file"],
  ])("named, %s is an error", (name, why) => {
    const { status, err } = check(name, "odd/sound.md");
    expect(err).toEqual([`error: cannot read "${name}": ${why}`]);
    expect(status).toBe(2);
  });
});

test("--fix mends a file once, however many names it has", () => {
  writeFileSync(path.join(folder, "once.md"), exampleDoc({ proposal: "{model: gpt4o}" }));
  symlinkSync("once.md", path.join(folder, "twice.md"));
  const args = ["check", "once.md", "twice.md", "--fix", "--no-config", "--as-of", "2026-11-24"];
  const { stderr } = program(args, { cwd: folder });
  expect(stderr.match(/^\+.*model: gpt-4o/gm)).toHaveLength(1);
});

test("the caret stands under what it points at, also behind wide letters", () => {
  writeFileSync(path.join(folder, "wide.md"), exampleDoc({ proposal: "{approach: 日本語, model: gpt-4p}" }));
  writeFileSync(path.join(folder, "plain.md"), exampleDoc({ proposal: "{model: gpt-4p}" }));
  const args = ["check", "wide.md", "plain.md", "--no-config", "--as-of", "2026-11-24", "--format", "text"];
  const { stdout } = program(args, { cwd: folder });
  expect(stdout.split("\n").filter((line) => /^ *\d* \|/.test(line))).toMatchInlineSnapshot(`
    [
      "10 |   proposal: {model: gpt-4p}",
      "   |                     ^~~~~~",
      "10 |   proposal: {approach: 日本語, model: gpt-4p}",
      "   |                        ^~~~~~",
      "10 |   proposal: {approach: 日本語, model: gpt-4p}",
      "   |                                       ^~~~~~",
    ]
  `);
});

test("many documents of which no statement must be read end the run all the same", () => {
  mkdirSync(path.join(folder, "given"));
  for (let at = 0; at < 600; at++) writeFileSync(path.join(folder, `given/scope-${at}.md`), exampleDoc());
  expect(check("given")).toEqual({ status: 0, out: [], err: [] });
});

test("many documents give the findings of their parts, in order", () => {
  const task = (at: number) => (at % 2 === 0 ? "AI for marketing" : `Sort incoming mails into ${at} queues`);
  mkdirSync(path.join(folder, "many"));
  const names = Array.from({ length: 600 }, (_, at) => `many/scope-${String(at).padStart(3, "0")}.md`);
  for (const [at, name] of names.entries()) {
    writeFileSync(path.join(folder, name), exampleDoc({ kind: undefined, task: task(at), correctness: "undefined" }));
  }
  const whole = check("many");
  const parts = [names.slice(0, 300), names.slice(300)].flatMap((part) => check(...part).out);
  expect(whole.out).toEqual(parts);
  expect(whole.out.length).toBeGreaterThan(600);
});
