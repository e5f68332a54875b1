/** No text that a person reads holds a phrase that docs/wording.md rules out. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { SPECS } from "../../src/cli/specs.ts";

const root = path.join(import.meta.dirname, "../..");

/** Each stands in the table at the end of docs/wording.md. */
const PHRASES = [
  /\bof (?:one's|your) own\b/,
  /\bon own machines\b/,
  /\bto be had\b/,
  /\b(?:h[eo]lds?|hold it) against\b/,
  /\bspeaks? (?:of|for)\b/,
  /\bl(?:aid|ay it|ay them) over\b/,
  /\bdear(?:er|est)\b/,
  /\bas dear as\b/,
  /\bmend(?:s|ed|ing)?\b/,
  /\b(?:task|work|load|use|article|points|statement) asks? for\b/,
  /\bfor good from\b/,
  /\bcomes? back only\b/,
  /\bby months of use\b/,
  /\b(?:is|are) counted to last\b/,
  /\bleaves at most\b/,
  /\bheld-out answers\b/,
  /(?:\d|\}) %/,
  /\bx0\.\d/,
];
const BANNED = new RegExp(PHRASES.map(({ source }) => source).join("|"), "i");

/** Comments are for us; what stands in quotes is for people. */
const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|^\s*(?:\/\/|#).*$/gm, "");

const filesIn = (folder: string, ends: RegExp): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ends.test(name))
    .map((name) => path.join(folder, name));

const breaches = (name: string, text: string): string[] =>
  text
    .split("\n")
    .filter((line) => BANNED.test(line.replace(/\\?\{\w+\\?\}/g, "{}")))
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

const LITERAL = /"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

/** What stands in quotes, without the code within; for a line each. */
const quoted = (text: string): string =>
  [...text.matchAll(LITERAL)].map(([literal]) => literal.replace(/\$\{[^}]*\}/g, "{}")).join("\n");

test("what the program says", () => {
  // What statements are read by holds the words of others; so does what is compiled from it.
  const files = filesIn("src", /\.ts$/).filter(
    (name) => !/^src\/(?:core\/(?:reading|words)|data\/compiled)\//.test(name),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(
    files.flatMap((name) => breaches(name, quoted(withoutComments(readFileSync(path.join(root, name), "utf8"))))),
  ).toEqual([]);
});

test("the pages of the repository", () => {
  // Decisions are kept as they were written; wording.md names the phrases; prices.md quotes price lists.
  const files = ["README.md", "CONTRIBUTING.md", ...filesIn("docs", /\.md$/)].filter(
    (name) => !/^docs\/(?:decisions\/|wording\.md|reference\/prices\.md)/.test(name),
  );
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap((name) => breaches(name, readFileSync(path.join(root, name), "utf8")))).toEqual([]);
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
  expect(files.length).toBeGreaterThan(15);
  expect(files.flatMap((name) => breaches(name, readFileSync(path.join(root, name), "utf8")))).toEqual([]);
});

/** The table at the end of docs/wording.md, its first column. */
test("each phrase of the sheet is looked for", () => {
  const sheet = readFileSync(path.join(root, "docs/wording.md"), "utf8");
  const phrases = [...sheet.matchAll(/^\| ([^|]+) \| [^|]+ \|$/gm)]
    .slice(1)
    .flatMap(([, cell]) => cell!.split(/; |, /));
  expect(phrases.length).toBeGreaterThan(10);
  expect(phrases.filter((phrase) => !BANNED.test(phrase))).toEqual([]);
});
