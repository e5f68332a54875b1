/** `check` in a real git repository: what has changed, and where files stand, whatever folder it is run in. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { program, temporaryFolder } from "../hosts/program.ts";
import { exampleDoc } from "../rules/example-doc.ts";

const folder = temporaryFolder("check-repository");

const BAD = exampleDoc({ correctness: "undefined" });
const top = path.join(folder, "top");

const git = (cwd: string, ...args: string[]): string =>
  execFileSync(
    "git",
    [
      "-c",
      "user.name=A",
      "-c",
      "user.email=a@b",
      "-c",
      "protocol.file.allow=always",
      "-c",
      "init.defaultBranch=main",
      ...args,
    ],
    { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

function check(cwd: string, ...given: string[]) {
  const args = ["check", ...given, "--no-config", "--as-of", "2026-11-24"];
  const { status, stdout, stderr } = program(args, { cwd: path.join(folder, cwd) });
  return {
    status,
    files: [...new Set(stdout.split("\n").flatMap((line) => /^([^:]+):\d+:/.exec(line)?.[1] ?? []))],
    stdout,
    stderr,
  };
}

beforeAll(() => {
  put("inner/scope.md", exampleDoc());
  git(path.join(folder, "inner"), "init", "-q");
  git(path.join(folder, "inner"), "add", "-A");
  git(path.join(folder, "inner"), "commit", "-qm", "first");
  put("top/src/code.txt", "x");
  put("top/docs/old.md", BAD);
  git(top, "init", "-q");
  git(top, "submodule", "--quiet", "add", path.join(folder, "inner"), "lib");
  git(top, "add", "-A");
  git(top, "commit", "-qm", "first");
  put("top/docs/new.md", BAD);
  put("top/lib/scope.md", BAD);
});

describe("--changed-since", () => {
  const since = (cwd: string, ...operands: string[]) =>
    check(cwd, ...operands, "--changed-since", "HEAD", "--format", "text", "--quiet", "--fail-on", "note");

  test("finds what has changed, also in a submodule", () => {
    expect(since("top")).toMatchObject({ status: 1, files: ["docs/new.md", "lib/scope.md"] });
  });

  test("finds it outside the working folder", () => {
    expect(since("top/src", "../docs")).toMatchObject({ status: 1, files: ["../docs/new.md"] });
    expect(since("top/src", "../lib")).toMatchObject({ status: 1, files: ["../lib/scope.md"] });
  });

  test("takes all of a submodule that the revision does not have", () => {
    put("top/src/more.txt", "x");
    git(top, "rm", "-q", "--cached", "lib");
    git(top, "commit", "-qm", "without");
    git(top, "add", "lib");
    git(path.join(top, "lib"), "checkout", "-q", "--", ".");
    git(top, "commit", "-qm", "with");
    const { files } = check("top", "--changed-since", "HEAD~1", "--format", "text", "--require-brief");
    const all = check("top", "--changed-since", "HEAD~1", "--format", "text").stdout;
    expect(all).toContain("in 2 files");
    expect(files).toEqual(["docs/new.md"]);
  });

  test("a file in no repository is an error, not silence", () => {
    put("loose/a.md", BAD);
    expect(since("top", "../loose/a.md")).toMatchObject({ status: 2, files: [] });
  });

  test("a revision that is not there is an error", () => {
    const unknown = check("top", "--changed-since", "nowhere", "--format", "text");
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(
      /^error: --changed-since "nowhere": git knows no such revision here; fetch it first/,
    );
  });
});

describe("paths from the top", () => {
  const uris = (text: string) =>
    JSON.parse(text).runs[0].results.map(
      (each: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
        each.locations[0]!.physicalLocation.artifactLocation.uri,
    );

  test("in annotations, SARIF, JUnit and Markdown", () => {
    expect(check("top/docs", "old.md", "--format", "github").stdout).toContain("file=docs/old.md,");
    const sarif = check("top/docs", "old.md", "--format", "sarif").stdout;
    expect(new Set(uris(sarif))).toEqual(new Set(["docs/old.md"]));
    const { uri } = JSON.parse(sarif).runs[0].originalUriBaseIds.SRCROOT;
    expect(uri).toBe(`file://${top}/`);
    expect(check("top/docs", "old.md", "--format", "junit").stdout).toContain('<testsuite name="docs/old.md"');
    expect(check("top/src", "../docs/old.md", "--format", "markdown").stdout).toContain("| docs/old.md:");
  });

  test("a baseline made in one folder holds in every other", () => {
    expect(check("top", "docs", "--baseline", "known.json", "--update-baseline").status).toBe(0);
    const known = JSON.parse(readFileSync(path.join(top, "known.json"), "utf8")).findings;
    expect(known.map(({ file }: { file: string }) => file)).toContain("docs/old.md");
    const below = check("top/docs", ".", "--baseline", "../known.json", "--format", "text", "--fail-on", "note");
    expect(below.stdout).toMatch(/^no findings /);
  });
});
