/** The quick reader and the real parser agree wherever the quick one answers, and it answers for usual front matter. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/data/documents/parse-yaml.ts";
import { readYamlPiece, splitLines } from "../../../src/data/documents/placed-value.ts";
import { readPlainYaml } from "../../../src/data/documents/plain-yaml.ts";

/** Every path into a value, the root left out. */
function pathsOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== "object" || value === null) return [];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return keys.flatMap((key) => {
    const inner = [...path, key];
    return [inner, ...pathsOf((value as Record<string | number, unknown>)[key], inner)];
  });
}

const valueAt = (value: unknown, path: (string | number)[]) =>
  path.reduce<unknown>((part, step) => (part as Record<string | number, unknown>)[step], value);

/** Undefined when the quick reader declines; otherwise it must have agreed with the parser. */
function agree(text: string): unknown {
  const lines = splitLines(text);
  const plain = readPlainYaml(lines, 1);
  if (plain === undefined) return undefined;
  const parsed = parseYaml(text, "a.md");
  if (!parsed.ok) throw new Error(`the parser refuses ${JSON.stringify(text)}: ${parsed.diagnostics[0]!.message}`);
  expect(plain.value, text).toEqual(parsed.value);
  const quick = readYamlPiece({ file: "a.md", lines, first: 1 });
  if (!quick.ok) throw new Error("the quick reader answered before");
  for (const path of pathsOf(parsed.value)) {
    if (typeof path.at(-1) === "string") {
      expect(quick.place(path, "key"), `key ${path.join(".")} of ${text}`).toEqual(parsed.place(path, "key"));
    }
    const value = valueAt(parsed.value, path);
    if (typeof value === "object") continue;
    expect(quick.place(path), `${path.join(".")} of ${text}`).toEqual(parsed.place(path));
  }
  return plain.value;
}

describe("usual front matter is read quickly", () => {
  const cases: [string, string, unknown][] = [
    ["flat", "task: Sort emails\nrepetition: 92\n", { task: "Sort emails", repetition: 92 }],
    ["comments", "# a\na: 1   # b\n\n  # c\nb: two # three\n", { a: 1, b: "two" }],
    ["nested", "a:\n  b:\n    c: 1\n  d: x\ne: y", { a: { b: { c: 1 }, d: "x" }, e: "y" }],
    ["no value", "a:\nb: # later\nc: 1", { a: null, b: null, c: 1 }],
    ["list at the key's indent", "tags:\n- a\n- b\nc: 1", { tags: ["a", "b"], c: 1 }],
    ["deeper list", "tags:\n  - a\n  - 2\nc: 1", { tags: ["a", 2], c: 1 }],
    [
      "list of maps",
      "m:\n  - task: a\n    repetition: 1\n  - task: b",
      { m: [{ task: "a", repetition: 1 }, { task: "b" }] },
    ],
    ["a list on its own", "- task: a\n- task: b", [{ task: "a" }, { task: "b" }]],
    [
      "flow map",
      "usage: {requests_per_month: 50000, b: {c: AUD}}",
      { usage: { requests_per_month: 50000, b: { c: "AUD" } } },
    ],
    ["flow list", 'tags: [a, "b, c", 3]', { tags: ["a", "b, c", 3] }],
    ["quotes", "a: \"x: y # z\"\nb: 'c'  # d", { a: "x: y # z", b: "c" }],
    ["words", "a: true\nb: null\nc: no\nd: 92%", { a: true, b: null, c: "no", d: "92%" }],
    ["dates and times", "a: 2026-11-23\nb: 12:30\nc: 1_000", { a: "2026-11-23", b: "12:30", c: "1_000" }],
    ["CRLF", "a: 1\r\nb:\r\n  c: x y\r\n", { a: 1, b: { c: "x y" } }],
    ["other scripts", "a: 分類メール\nb: Überprüfung", { a: "分類メール", b: "Überprüfung" }],
    ["nothing", "# only a comment\n", null],
  ];
  test.each(cases)("%s", (_name, text, want) => {
    expect(agree(text)).toEqual(want);
    expect(readPlainYaml(splitLines(text), 1)).toBeDefined();
  });
});

describe("anything else is left to the parser", () => {
  const cases: [string, string][] = [
    ["block text", "a: |\n  b\n"],
    ["folded text", "a: >\n  b\n"],
    ["text over two lines", "a: b\n  c\n"],
    ["anchor", "a: &b c"],
    ["alias", "a: *b"],
    ["tag", "a: !!str b"],
    ["escape", 'a: "b\\n"'],
    ["doubled quote", "a: 'it''s'"],
    ["key given twice", "a: 1\na: 2"],
    ["octal", "a: 0o17"],
    ["exponent", "a: 1e3"],
    ["leading zero", "a: 012"],
    ["infinity", "a: .inf"],
    ["quoted key", '"a": 1'],
    ["key with a space", "a b: 1"],
    ["map in a value", "a: b: c"],
    ["tab", "a:\tb"],
    ["template", "{{ card_data }}"],
    ["flow over two lines", "a: [b,\n  c]"],
    ["escape character", "a: b\u001bc"],
    ["lone surrogate", "a: b\ud800c"],
    ["key null", "null: 1"],
    ["__proto__", "__proto__: 1"],
    ["document end", "a: 1\n...\nb"],
    ["nested lists", "- - a"],
    ["bad indentation", "a:\n   b: 1\n  c: 2"],
    ...["\u00a0", "\ufeff", "\u3000", "\u2028", "\f", "\v", "\u0085"].flatMap((blank): [string, string][] => [
      [`blank ${JSON.stringify(blank)} behind a quote`, `a: "b"${blank}`],
      [`blank ${JSON.stringify(blank)} behind a flow map`, `a: {b: 1} ${blank}# c`],
    ]),
  ];
  test.each(cases)("%s", (_name, text) => {
    expect(readPlainYaml(splitLines(text), 1)).toBeUndefined();
  });
});

const word = fc.constantFrom(
  ..."task usage a b-c x_y null true 1 -3 0.5 92% 2026-11-23 1e3 012 .5 ~ yes it's a:b a#b é".split(" "),
);
const scalar = fc.oneof(
  word,
  fc.tuple(word, word).map((two) => two.join(" ")),
  word.map((text) => `"${text}"`),
  word.map((text) => `'${text}'`),
  fc.tuple(word, word).map(([a, b]) => `{${a}: ${b}, k: ${a}}`),
  fc.tuple(word, word).map(([a, b]) => `[${a}, ${b}]`),
  fc.constantFrom("", "# c", "x # c", "x  ", "|", ">", "&a", "- a", "? a", "{}", "[]", "[ a , b ]", "{ a: {b: 1} }"),
);
const line = fc.record({
  indent: fc.constantFrom(0, 0, 0, 2, 2, 4, 1),
  dash: fc.constantFrom("", "", "", "- ", "-  "),
  key: fc.oneof(
    word.map((text) => `${text}: `),
    word.map((text) => `${text}:`),
    fc.constant(""),
  ),
  value: scalar,
});

test("whatever it answers, the parser answers the same, with the same places", () => {
  const text = fc
    .array(line, { minLength: 1, maxLength: 8 })
    .map((lines) => lines.map(({ indent, dash, key, value }) => " ".repeat(indent) + dash + key + value).join("\n"));
  fc.assert(
    fc.property(text, (written) => void agree(written)),
    { numRuns: 1500, seed: 6 },
  );
});

test("the same for any characters that YAML gives a meaning to", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."ab:1-,[]{}#'\"\n  \t.%\u00a0\ufeff\u3000\u2028\f"),
    maxLength: 30,
  });
  fc.assert(
    fc.property(text, (written) => void agree(written)),
    { numRuns: 3000, seed: 6 },
  );
});

type Tree = { [key: string]: Tree | number | string | (number | string)[] };

function print(tree: Tree, indent = ""): string {
  return Object.entries(tree)
    .map(([key, value]) => {
      if (Array.isArray(value)) return `${indent}${key}:\n${value.map((item) => `${indent}  - ${item}\n`).join("")}`;
      if (typeof value !== "object") return `${indent}${key}: ${value}  # why\n`;
      const inner = print(value, `${indent}  `);
      return inner === "" ? `${indent}${key}: {}\n` : `${indent}${key}:\n\n${inner}`;
    })
    .join("");
}

test("any tree of plain words is read quickly and comes back", () => {
  const leaf = fc.oneof(fc.integer(), fc.constantFrom("two words", "a-b", "92%", "é"));
  const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,6}$/),
      fc.oneof({ maxDepth: 3 }, leaf, fc.array(leaf, { minLength: 1, maxLength: 3 }), tie("tree")),
      { minKeys: 1, maxKeys: 4 },
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      fc.pre(!/\b(null|true|false)\b/.test(JSON.stringify(value)));
      expect(agree(print(value))).toEqual(value);
    }),
    { numRuns: 300, seed: 6 },
  );
});
