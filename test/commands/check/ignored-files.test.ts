/** A walk leaves out just what git leaves out: held against `git check-ignore` in repositories made by chance. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { realHost } from "../../../src/cli/host.ts";
import { findFiles } from "../../../src/commands/check/check-files.ts";
import type { CommandHost } from "../../../src/commands/host/host.ts";
import { usageError } from "../../../src/core/types/errors.ts";
import { temporaryFolder } from "../../hosts/program.ts";

const root = temporaryFolder("ignored-files");

const host = realHost([], "0.0.0", "");
const withoutGit: CommandHost = Object.create(host, {
  run: {
    value: async () => {
      throw usageError("cannot run git: it is not installed");
    },
  },
});

const git = (cwd: string, ...args: string[]) =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b", ...args], {
    cwd,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** Files of the repository that git would show: those that `check-ignore` does not name. */
function shownByGit(folder: string, files: readonly string[]): string[] {
  const { stdout } = spawnSync("git", ["check-ignore", "--stdin", "-z"], {
    cwd: folder,
    input: files.join("\0"),
    encoding: "utf8",
  });
  const ignored = new Set(stdout.split("\0"));
  return files.filter((file) => !ignored.has(file)).sort();
}

async function walked(folder: string, by: CommandHost): Promise<string[]> {
  const { files, failures } = await findFiles({ operands: [folder], include: [], exclude: [], folder }, by);
  expect(failures).toEqual([]);
  return files.map((file) => file.path.slice(folder.length + 1)).sort();
}

interface Repository {
  files: string[];
  rules: [folder: string, lines: string[]][];
  exclude: string[];
  tracked: string[];
  ignorecase: boolean;
}

let count = 0;

function make({ files, rules, exclude, tracked, ignorecase }: Repository): { folder: string; files: string[] } {
  const folder = path.join(root, String(count++));
  const put = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  };
  const all = [...new Set(files)];
  for (const name of all) put(name, "# Scope\n");
  git(folder, "init", "-q", "--template=");
  git(folder, "config", "core.ignorecase", String(ignorecase));
  for (const name of tracked) if (all.includes(name)) git(folder, "add", "-f", "--", name);
  for (const [place, lines] of rules) put(path.join(place, ".gitignore"), `${lines.join("\n")}\n`);
  put(".git/info/exclude", `${exclude.join("\n")}\n`);
  return { folder, files: all };
}

const folderName = fc.constantFrom("a", "b", "A", "build", "x y");
const place = fc.array(folderName, { maxLength: 3 }).map((parts) => parts.join("/"));
const fileName = fc.constantFrom(
  "a.md",
  "B.md",
  "b.md",
  "draft.md",
  "\\x.md",
  "a\\b.md",
  "!y.md",
  "#z.md",
  "[c].md",
  "ü.md",
);
const file = fc.tuple(place, fileName).map((parts) => parts.filter((part) => part !== "").join("/"));
const rule = fc.oneof(
  fc.constantFrom(
    "*.md",
    "!a.md",
    "a/",
    "/a",
    "b/**",
    "**/b",
    "!b/",
    "build/*",
    "!build/a.md",
    "draft.*",
    "B.md",
    "# c",
    "",
  ),
  fc.constantFrom(
    "\\!y.md",
    "\\#z.md",
    "[ab].md",
    "a/**/b.md",
    "x\\ y",
    "?.md",
    "*/b.md",
    "!/a/b",
    "/*",
    "!/*/",
    "[!a].md",
    "\\[c\\].md",
  ),
);
const rules = fc.array(
  fc.tuple(fc.constantFrom("", "a", "a/b", "build"), fc.array(rule, { minLength: 1, maxLength: 4 })),
  {
    maxLength: 3,
  },
);
const repository = fc.record({
  files: fc.array(file, { minLength: 8, maxLength: 25 }),
  rules,
  exclude: fc.array(rule, { maxLength: 1 }),
  tracked: fc.array(file, { maxLength: 4 }),
  ignorecase: fc.boolean(),
});

test("with git: also tracked files, info/exclude and core.ignorecase", async () => {
  await fc.assert(
    fc.asyncProperty(repository, async (given) => {
      const { folder, files } = make(given);
      expect(await walked(folder, host)).toEqual(shownByGit(folder, files));
    }),
    { numRuns: Number(process.env.RUNS ?? 15), seed: 14 },
  );
}, 60_000);

test("without git: by the .gitignore files and info/exclude", async () => {
  await fc.assert(
    fc.asyncProperty(repository, async (given) => {
      // To git a `?` is one byte.
      const plain = given.files.filter((name) => !name.includes("ü"));
      const { folder, files } = make({ ...given, files: plain, tracked: [], ignorecase: false });
      expect(await walked(folder, withoutGit)).toEqual(shownByGit(folder, files));
    }),
    { numRuns: Number(process.env.RUNS ?? 15), seed: 14 },
  );
}, 60_000);

describe("patterns of the config", () => {
  const paths = async (by: CommandHost, include: string[], exclude: string[] = []) => {
    const { folder } = make({
      files: ["Drafts/a.md", "drafts/b.md"],
      rules: [],
      exclude: [],
      tracked: [],
      ignorecase: false,
    });
    const found = await findFiles({ operands: [folder], include, exclude, folder }, by);
    return found.files.map((each) => each.path.slice(folder.length + 1)).sort();
  };

  test.each([host, withoutGit])("tell capitals from small letters where git does", async (by) => {
    expect(await paths(by, ["drafts/"])).toEqual(["drafts/b.md"]);
    expect(await paths(by, [], ["drafts/"])).toEqual(["Drafts/a.md"]);
  });
});
