/** No text that a person reads holds a phrase that docs/wording.md rules out. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SPECS } from "../../src/cli/specs.ts";

const root = path.join(import.meta.dirname, "../..");

const BANNED =
  /\bof (?:one's|your) own\b|\bto be had\b|\bh[eo]ld against\b|\bspeaks? (?:of|for)\b|\blaid over\b|\bdearer\b|\bas dear as\b|\bmend(?:s|ed)?\b|\b(?:task|work|load|use|article) asks for\b|\bx0\.\d/i;

/** Comments are for us; what stands in quotes is for people. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#).*$/gm, "");

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => path.join(folder, name));

const breaches = (name: string, text: string): string[] =>
  text
    .split("\n")
    .filter((line) => BANNED.test(line))
    .map((line) => `${name}: ${line.trim().slice(0, 160)}`);

test("the judgement", () => {
  // What statements are read by holds the words of others.
  const read = /(?:tasks|reading|facts)\.yaml$/;
  const files = filesIn("taxonomy", /\.yaml$/).filter((name) => !read.test(name));
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((name) => breaches(name, withoutComments(readFileSync(path.join(root, name), "utf8"))))).toEqual(
    [],
  );
});

test("what renderers say", () => {
  const files = filesIn("src/render", /\.ts$/);
  expect(files.flatMap((name) => breaches(name, withoutComments(readFileSync(path.join(root, name), "utf8"))))).toEqual(
    [],
  );
});

test("the help of every command", () => {
  const texts = SPECS.flatMap(({ name, summary, about = "", options }) =>
    [summary, about, ...options.map(({ help }) => help)].flatMap((text) => breaches(name, text)),
  );
  expect(texts).toEqual([]);
});

test("what was reviewed of the output", () => {
  const golden = "test/cli/golden";
  const files = filesIn(golden, /\.md$/);
  expect(files.length).toBeGreaterThan(30);
  expect(files.flatMap((name) => breaches(name, readFileSync(path.join(root, name), "utf8")))).toEqual([]);
});
