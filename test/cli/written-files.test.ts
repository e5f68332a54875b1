/** Files are written whole or not at all, and what an editor has saved meanwhile stays. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeFile } from "../../src/cli/files.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "written-files-"));
  file = path.join(folder, "scope.md");
  writeFileSync(file, "before\n");
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the last look comes when the new text is on the disk, in a file whose name says whose it is", () => {
  let seen: string[] = [];
  writeFile(file, "after\n", folder, "replace", () => {
    seen = readdirSync(folder);
    expect(readFileSync(path.join(folder, seen[0]!), "utf8")).toBe("after\n");
    expect(readFileSync(file, "utf8")).toBe("before\n");
  });
  expect(seen).toEqual([expect.stringMatching(/^\.model-advisor-[\w-]{12}\.tmp$/), "scope.md"]);
  expect(readdirSync(folder)).toEqual(["scope.md"]);
  expect(readFileSync(file, "utf8")).toBe("after\n");
});

test("what is refused then is left as it is, and nothing stays beside it", () => {
  const refuse = () => {
    writeFileSync(file, "saved by an editor\n");
    throw Object.assign(new Error("it has changed"), { name: "Stop" });
  };
  expect(() => writeFile(file, "after\n", folder, "replace", refuse)).toThrow("it has changed");
  expect(readFileSync(file, "utf8")).toBe("saved by an editor\n");
  expect(readdirSync(folder)).toEqual(["scope.md"]);
});
