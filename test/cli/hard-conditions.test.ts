/** What people and machines do to a program: gone folders, odd names, odd settings. Each is one line and its exit code. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { exampleDoc } from "../../src/rules/example-doc.ts";

const main = path.join(import.meta.dirname, "../../dist/cli/main.cjs");
const top = mkdtempSync(path.join(tmpdir(), "hard-conditions-"));
afterAll(() => rmSync(top, { recursive: true, force: true }));

let folder = "";
let count = 0;
beforeEach(() => {
  folder = path.join(top, String(count++), "repository");
  mkdirSync(path.join(folder, ".git"), { recursive: true });
  mkdirSync(path.join(folder, "../outside"));
});

const put = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const read = (name: string) => readFileSync(path.join(folder, name), "utf8");

function run(args: string[], env: Record<string, string> = {}, input = "") {
  const done = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    input,
    env: { PATH: process.env.PATH ?? "", ...env },
    encoding: "utf8",
    timeout: 30_000,
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

const BAD = exampleDoc({ correctness: "undefined" });

describe("one line, and 2", () => {
  test.each([
    [
      "a path that is too long",
      ["check", `${"d/".repeat(3000)}x.md`, "--format", "text"],
      /the name is too long|no such file/,
    ],
    ["links in a circle", ["check", "loop/x.md", "--format", "text"], /its links lead in a circle/],
    ["an empty path", ["check", ""], /a path is empty/],
    [
      "a character that no name has, in a config",
      ["classify", "--config", "nul.yaml"],
      /a character that no name may have/,
    ],
    [
      "a price list of many levels",
      ["pricing", "import", "--from", "genai-prices", "deep.json"],
      /more than 32 levels/,
    ],
    [
      "a page into a folder that is not there",
      ["classify", "a.json", "--format", "html", "--out", "none/x.html"],
      /^error: cannot write "none\/x\.html": there is no folder "none"; make it first$/m,
    ],
    ["a page of two briefs", ["classify", "a.json", "b.json", "--format", "html"], /makes a page of one brief/],
    ["two briefs over a file of somebody else", ["classify", "a.json", "b.json", "--out", "nul.yaml"], /nul\.yaml/],
    [
      "a section that nobody knows",
      ["classify", "--details", "nonsense", "a.json"],
      /--details.*nonsense.*sections, of/,
    ],
    ["a section beside one that is known", ["classify", "--details", "costs,nonsense", "a.json"], /sections, of/],
  ])("%s", (_name, args, words) => {
    symlinkSync("loop", path.join(folder, "loop"));
    put("a.json", '{"task":"x"}');
    put("b.json", '{"task":"y"}');
    put("nul.yaml", 'pricing: "a\\0b"\n');
    put("deep.json", `[{"id":"p","models":[{"id":"m","prices":${"[".repeat(9000)}${"]".repeat(9000)}}]}]`);
    const { status, err } = run(args, {}, '{"task":"x"}');
    expect(err).toMatch(words);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
    expect(err.length).toBeLessThan(700);
    expect([1, 2]).toContain(status);
  });

  test("a folder that is gone", () => {
    const script = `mkdir gone && cd gone && rmdir ../gone && node "${main}" check; echo $?`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(stderr).toBe("error: the working folder is gone; go to one that exists\n");
    expect(stdout).toBe("2\n");
  });
});

test("a colour level that nobody agreed on is no colour", () => {
  const { status, out } = run(["fit", "--machine", "rtx-4090", "--model", "llama3.1-8b", "--format", "table"], {
    FORCE_COLOR: "-1",
  });
  expect(status).toBe(0);
  expect(out).not.toContain("\u001b");
});

test("words of a parser do not quote the whole text", () => {
  const text = `Our scope\n# Background\n${"private sentence of the contract\n".repeat(4000)}`;
  put("scope.txt", text);
  const { status, err } = run(["classify", "scope.txt"]);
  expect(status).toBe(1);
  expect(err.length).toBeLessThan(400);
});

describe("nothing is written over", () => {
  const refused = (args: string[], why: RegExp) => {
    const { status, err } = run(args);
    expect(err).toMatch(why);
    expect(status).toBe(2);
  };

  test("an input", () => {
    put("b.json", '{"task":"Sort emails"}');
    refused(["classify", "b.json", "--out", "b.json"], /it is read as input/);
    refused(["classify", "b.json", "--out", "./x/../b.json"], /it is read as input/);
    put("d.md", BAD);
    refused(["check", "d.md", "--format", "sarif=d.md"], /it is read as input/);
    expect(read("b.json")).toBe('{"task":"Sort emails"}');
    expect(read("d.md")).toBe(BAD);
  });

  test("a file of somebody else", () => {
    put("d.md", BAD);
    put("notes.txt", "precious\n");
    put("b.json", '{"task":"Sort emails"}');
    put("package.json", '{"name":"x"}');
    refused(["check", "d.md", "--format", "sarif=notes.txt"], /it holds something else/);
    refused(["check", "d.md", "--baseline", "notes.txt", "--update-baseline"], /not valid JSON/);
    refused(["check", "d.md", "--baseline", "package.json", "--update-baseline"], /is no baseline/);
    refused(["classify", "b.json", "--out", "package.json"], /it holds something else/);
    refused(["classify", "b.json", "--out", "d.md", "--format", "markdown"], /it holds something else/);
    expect(read("notes.txt")).toBe("precious\n");
    expect(read("package.json")).toBe('{"name":"x"}');
  });

  test("but an earlier output is", () => {
    put("d.md", BAD);
    put("b.json", '{"task":"Sort emails"}');
    for (const _time of [1, 2]) {
      for (const format of ["text", "json", "github", "sarif", "junit", "markdown"]) {
        expect(run(["check", "d.md", "--format", `${format}=out.${format}`]).err, format).toBe("");
      }
      for (const format of ["table", "json", "ndjson", "markdown"]) {
        expect(run(["classify", "b.json", "--format", format, "--out", `advice.${format}`]).err, format).toBe("");
      }
      expect(run(["check", "d.md", "--baseline", "known.json", "--update-baseline"]).status).toBe(0);
    }
  });

  test("the summary of a GitHub job is added to", () => {
    put("d.md", BAD);
    put("summary", "# Before\n");
    run(["check", "d.md", "--format", "markdown=summary"], { GITHUB_STEP_SUMMARY: path.join(folder, "summary") });
    expect(read("summary")).toMatch(/^# Before\n### Scoping docs: /);
  });
});

describe("no link is followed out of the repository", () => {
  const precious = () => writeFileSync(path.join(folder, "../outside/file"), "precious\n");
  const outside = () => readFileSync(path.join(folder, "../outside/file"), "utf8");

  test.each([
    ["an output", ["check", "d.md", "--format", "sarif=out.sarif"], "out.sarif"],
    ["a baseline", ["check", "d.md", "--baseline", "out.json", "--update-baseline"], "out.json"],
    ["a fix", ["check", "linked.md", "--fix"], "linked.md"],
  ])("%s", (_name, args, link) => {
    precious();
    put("d.md", BAD);
    if (link === "linked.md")
      writeFileSync(path.join(folder, "../outside/file"), exampleDoc({ proposal: "{model: gpt4o}" }));
    const before = outside();
    symlinkSync("../outside/file", path.join(folder, link));
    run([...args, "--no-config"]);
    expect(outside()).toBe(before);
  });

  test("a link to nothing, and a folder", () => {
    put("d.md", BAD);
    symlinkSync("../outside/new", path.join(folder, "out.sarif"));
    symlinkSync("../outside", path.join(folder, "reports"));
    symlinkSync("../outside", path.join(folder, "scopes"));
    expect(run(["check", "d.md", "--format", "sarif=out.sarif"]).err).toMatch(/a link on the way leads elsewhere/);
    expect(run(["check", "d.md", "--format", "sarif=reports/out.sarif"]).err).toMatch(
      /a link on the way leads elsewhere/,
    );
    expect(run(["init"]).err).toMatch(/cannot write "scopes": a link on the way leads elsewhere/);
    expect(spawnSync("ls", [path.join(folder, "../outside")], { encoding: "utf8" }).stdout).toBe("");
  });

  test("nor does a config lead there", () => {
    put("d.md", BAD);
    put(".model-advisor.yaml", "check:\n  baseline: ../outside/known.json\n");
    const { status, err } = run(["check", "d.md", "--update-baseline"]);
    expect(err).toMatch(/outside the repository/);
    expect(status).toBe(2);
  });
});
