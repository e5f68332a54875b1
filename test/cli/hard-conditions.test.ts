/** What people and machines do to a program: gone folders, odd names, odd settings. Each is one line and its exit code. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { harmIn } from "../../scripts/fuzz/hostile.ts";
import { main, program, temporaryFolder } from "../hosts/program.ts";
import { exampleDoc } from "../rules/example-doc.ts";

const top = temporaryFolder("hard-conditions");

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
  const done = program(args, { cwd: folder, input, env: { PATH: process.env.PATH ?? "", ...env } });
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
      /nul\.yaml:1:10: pricing: there is no file or folder/,
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

describe("what others wrote steers no terminal and no workflow", () => {
  const HOSTILE = "x\u001b]0;pwn\u0007\u009b2J\u202e\n::error file=a::pwn";
  const harmless = (text: string) => {
    expect(text).not.toBe("");
    expect(harmIn(text)).toBeUndefined();
  };
  test.each(["text", "json", "markdown", "table", "ndjson"])("a machine, and a task, in %s", (format) => {
    const answers = {
      kind: "routing",
      repetition: 92,
      examples: 1200,
      correctness: "exact",
      sensitivity: "local-only",
    };
    put("a.json", JSON.stringify({ task: "Sort emails into 8 queues", ...answers, hardware: HOSTILE }));
    put("b.json", JSON.stringify({ task: `Sort emails ${HOSTILE} ##[error]x`, client: HOSTILE, project: HOSTILE }));
    const [a, b] = [run(["classify", "a.json", "--format", format]), run(["classify", "b.json", "--format", format])];
    expect([a.status, b.status]).toEqual([1, 0]);
    harmless(a.err + a.out);
    harmless(b.out);
  });
  test("a currency of the config, and the name of a folder", () => {
    put(".model-advisor.yaml", `currency: ${JSON.stringify(HOSTILE)}\n`);
    put("a.json", '{"task":"Sort emails"}');
    harmless(run(["classify", "a.json"]).err);
    harmless(run(["classify", "--no-config", "--taxonomy", HOSTILE, "a.json"]).err);
  });
  test.runIf(process.platform !== "win32")("names of files, and lines of a diff", () => {
    put("::stop-commands::x.md", BAD);
    put("d.md", exampleDoc({ proposal: "{model: gpt4o}" }).replace("# Scope", "  ::stop-commands::y\n\n##[error]z"));
    const found = run(["check", ".", "--format", "text"]);
    expect(found.out).toContain("stop-commands");
    harmless(found.out);
    const shown = run(["check", "d.md", "--diff"]);
    expect(shown.out).toContain("gpt-4o");
    harmless(shown.out);
  });
});

test.runIf(process.platform !== "win32")("names with backslashes are names like others", () => {
  put(".gitignore", "node_modules\n");
  put("\\x.md", BAD);
  mkdirSync(path.join(folder, "a"));
  put("a\\b.md", BAD);
  put("a/b.md", BAD);
  expect(run(["check", "--format", "text", "--fail-on", "warning"])).toMatchObject({
    status: 1,
    out: expect.stringContaining("3 warnings in 3 files with 3 briefs"),
  });
});

test("what begins like an option is a file behind --", () => {
  put("README.md", "precious\n");
  put("--format=sarif=README.md", BAD);
  expect(run(["check", "--format", "text", "--", "--format=sarif=README.md"]).out).toContain("[no-metric]");
  expect(read("README.md")).toBe("precious\n");
});

test("a Node that is too old is told so", () => {
  put("old.cjs", 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } });\n');
  const { status, err } = run(["--version"], { NODE_OPTIONS: `--require ${path.join(folder, "old.cjs")}` });
  expect({ status, err }).toEqual({ status: 2, err: expect.stringContaining("Node 20.19 or newer is needed") });
});

test("each code cache is bound to the very Node that wrote it, and is not packed", () => {
  const caches = readdirSync(path.dirname(main)).filter((name) => name.endsWith(".cache"));
  const build = `.${process.version}-${process.platform}-${process.arch}.cache`;
  expect(caches.filter((name) => !name.endsWith(build))).toEqual([]);
  const { files } = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../package.json"), "utf8"));
  expect(files).toContain("!dist/**/*.cache");
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
