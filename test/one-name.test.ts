/** A name means one thing: who looks for where it is defined finds one place, and no import takes the wrong of two. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const src = path.join(import.meta.dirname, "../src");

/** What each command exports for the table of commands to start. */
const SHARED = new Set(["run"]);

const EXPORTED = /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm;

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((name) => name.split(path.sep).join("/"))
  .filter((name) => name.endsWith(".ts") && !name.startsWith("data/compiled/"))
  .sort();

const definedIn = new Map<string, string[]>();
for (const file of files) {
  for (const [, name] of readFileSync(path.join(src, file), "utf8").matchAll(EXPORTED)) {
    definedIn.set(name!, [...new Set([...(definedIn.get(name!) ?? []), file])]);
  }
}

test("no exported name is defined twice", () => {
  const twice = [...definedIn]
    .filter(([name, places]) => places.length > 1 && !SHARED.has(name))
    .map(([name, places]) => `${name} is defined in ${places.join(" and ")}: say in the name which of them it is`);
  expect(definedIn.size).toBeGreaterThan(1000);
  expect(twice).toEqual([]);
});

test("every exception is one", () => {
  expect([...SHARED].filter((name) => (definedIn.get(name)?.length ?? 0) < 2)).toEqual([]);
});
