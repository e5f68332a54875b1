/** YAML is read within a fence: plain maps, lists and scalars pass, all else is refused at its place. */
import { describe, expect, test } from "vitest";
import { parseYaml } from "../../../src/data/documents/parse-yaml.ts";

const problems = (text: string) => {
  const parsed = parseYaml(text, "a.yaml");
  return parsed.ok ? [] : parsed.diagnostics.map(({ place, rule }) => `${place.line}:${place.column} ${rule}`);
};

describe("values", () => {
  test.each([
    ["a map", "a: 1\nb: [x, 'y', \"z\"]\nc: {d: true}\n", { a: 1, b: ["x", "y", "z"], c: { d: true } }],
    ["nothing", "# only a comment\n", null],
    ["a document between its marks", "---\na: 1\n...\n", { a: 1 }],
    ["a byte order mark and CRLF", "\ufeffa: 1\r\nb:\r\n  - 2\r\n", { a: 1, b: [2] }],
    [
      "words that YAML 1.1 would turn",
      "a: no\nb: 12:30\nc: 2026-11-23\nd: 1_000",
      { a: "no", b: "12:30", c: "2026-11-23", d: "1_000" },
    ],
    ["keys are text", "1: a\nnull: b\ntrue: c", { "1": "a", null: "b", true: "c" }],
    ["merge keys are not merged", "<<: {a: 1}", { "<<": { a: 1 } }],
    ["block text", "a: |\n  x\n  y\n", { a: "x\ny\n" }],
    ["JSON", '{"a": [1, {"b": null}]}', { a: [1, { b: null }] }],
  ])("%s", (_name, text, value) => {
    expect(parseYaml(text, "a.yaml")).toMatchObject({ ok: true, value });
  });

  test("__proto__ is a plain key", () => {
    const parsed = parseYaml("__proto__: {admin: true}", "a.yaml");
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(["__proto__"]);
    expect("admin" in {}).toBe(false);
  });
});

describe("refused", () => {
  test.each([
    ["an anchor", "a: &x 1", "1:4 yaml-feature"],
    ["an alias", "a: 1\nb: *a", "2:4 yaml-feature"],
    ["text that looks like an alias", "task: *important*", "1:7 yaml-feature"],
    ["a tag", "a: !!binary aGk=", "1:4 yaml-feature"],
    ["a directive", "%YAML 1.1\n---\na: no", "1:1 yaml-feature"],
    ["an explicit key", "? a\n: b", "1:1 yaml-feature"],
    ["an explicit key in braces", "{? a: b}", "1:2 yaml-feature"],
    ["two documents", "a: 1\n---\nb: 2", "2:1 yaml-feature"],
    ["a second document after dots", "a: 1\n...\nb: 2", "3:1 yaml-feature"],
    ["a key twice", "a: 1\nb: 2\na: 3", "3:1 duplicate-key"],
    ["a key twice, once in quotes", 'x:\n  "a": 1\n  a: 3', "3:3 duplicate-key"],
    ["infinity", "a: .inf", "1:4 number-range"],
    ["not a number", "a: .nan", "1:4 number-range"],
    ["a number too large", "a: 1e999", "1:4 number-range"],
    ["a second colon", "task: sort: mail", "1:7 yaml-syntax"],
    ["a tab", "a:\n\t- b", "2:1 yaml-syntax"],
    ["an open quote", 'a: "x', "1:6 yaml-syntax"],
    ["a reserved character", "a: @x", "1:4 yaml-syntax"],
    ["a list as a key", "[a]: 1", "1:1 yaml-syntax"],
    ["33 levels", "[".repeat(33) + "]".repeat(33), "1:33 too-deep"],
    ["more than 1 MiB", `a: ${"x".repeat(1024 * 1024)}`, "1:1 too-large"],
  ])("%s", (_name, text, want) => {
    expect(problems(text)).toEqual([want]);
  });

  test("32 levels are fine", () => {
    expect(problems("[".repeat(32) + "]".repeat(32))).toEqual([]);
  });

  test("words and remedy are one line, also for terminal escapes", () => {
    const parsed = parseYaml('a: *\u001b[31m\nb: "', "a.yaml");
    expect(parsed.ok ? "" : parsed.diagnostics[0]!.message).toBe(
      'aliases such as "*\\u001b" are not supported; repeat the value, or put the text in quotes',
    );
  });
});

// Small files that made the bare parser abort the process, hang for minutes or run out of stack; twice, because some
// do so only the second time.
describe("hostile files end at once", () => {
  test.each([
    ["[", "[".repeat(1000)],
    ["[ without end", "[".repeat(1_000_000)],
    ["- ", "- ".repeat(1000)],
    ["? ", `${"? ".repeat(300)}x`],
    ["{", "{".repeat(300)],
    ["[a: ", "[a: ".repeat(300)],
    [
      "alias bomb",
      `a: &a [x]\n${"bcdefghij"
        .split("")
        .map((key) => `${key}: &${key} [*a, *a, *a, *a, *a]`)
        .join("\n")}`,
    ],
    ["a cycle", "&a [*a]"],
    ["!!set", "!!set {a, b}"],
    ["parts without end", "- 1\n".repeat(200_000)],
    ["colons", ":".repeat(1_000_000)],
    ["a multi-line key", `${"a\n".repeat(200_000)}: 1`],
    ["merge bomb", "<<: &a {<<: *a}"],
  ])("%s", { timeout: 5000 }, (_name, text) => {
    for (const _time of [1, 2]) expect(problems(text)).toHaveLength(1);
  });

  test("10,000 keys are read in time that grows with their number", { timeout: 5000 }, () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `key${index}: ${index}`).join("\n");
    expect(problems(text)).toEqual([]);
  });
});

describe("places", () => {
  const text = "task: sort\nusage:\n  input_tokens: many\nsteps:\n  - task: a\n  - {task: b}\n";
  test.each([
    ["a value", ["usage", "input_tokens"], "value", "12:17-12:21"],
    ["a key", ["usage", "input_tokens"], "key", "12:3-12:15"],
    ["in a list", ["steps", 1, "task"], "value", "15:12-15:13"],
    ["an entry of a list", ["steps", 0], "value", "14:5-15:1"],
    ["missing: the key of what should hold it", ["usage", "batch"], "value", "11:1-11:6"],
    ["missing at the top: the whole", ["kind"], "value", "10:1-16:1"],
  ] as const)("%s", (_name, path, on, want) => {
    const parsed = parseYaml(text, "a.md", { line: 10 });
    if (!parsed.ok) throw new Error("the text is valid");
    const { file, line, column, end } = parsed.place(path, on);
    expect(`${file} ${line}:${column}-${end?.line}:${end?.column}`).toBe(`a.md ${want}`);
  });
});
