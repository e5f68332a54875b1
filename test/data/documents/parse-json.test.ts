/** JSON is read as JSON.parse reads it, and what is wrong with it is said in one line with its place. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../../src/data/documents/parse-json.ts";

const read = (text: string) => parseJson(text, "a.json");
const problems = (text: string) => {
  const parsed = read(text);
  return parsed.ok ? [] : parsed.diagnostics.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
};
const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

describe("what is wrong", () => {
  test.each([
    ["", "1:1 not valid JSON: expected a value, got the end of the text; add what is missing"],
    ['{\n  "a": 1,\n}', '2:9 not valid JSON: a comma before "}"; remove the comma'],
    ["[1,]", '1:3 not valid JSON: a comma before "]"; remove the comma'],
    ["[1 2]", '1:4 not valid JSON: expected "," or "]", got "2"; add what is missing'],
    ['{"a": 1 "b": 2}', '1:9 not valid JSON: expected "," or "}", got text in quotes; add what is missing'],
    [
      '{"a": [1, {',
      '1:12 not valid JSON: expected a key in double quotes, got the end of the text; write "key": value',
    ],
    ['{"a": 1', '1:8 not valid JSON: expected "," or "}", got the end of the text; add what is missing'],
    ["{a: 1}", '1:2 not valid JSON: expected a key in double quotes, got "a"; write "key": value'],
    ['{"a" 1}', '1:6 not valid JSON: expected ":" after the key "a", got "1"; write "key": value'],
    ["['a']", "1:2 not valid JSON: text in single quotes; use double quotes"],
    ["[True]", '1:2 not valid JSON: expected a value, got "True"; write true'],
    ["[NaN]", '1:2 not valid JSON: expected a value, got "NaN"; write null for what is not known'],
    ["[exact]", '1:2 not valid JSON: expected a value, got "exact"; put text in double quotes'],
    ["[01]", '1:2 not valid JSON: "01" is not a JSON number; write it as in -12.5 or 1e3'],
    ["[1.]", '1:2 not valid JSON: "1." is not a JSON number; write it as in -12.5 or 1e3'],
    [
      "[1] // done",
      "1:5 not valid JSON: text after the end of the JSON value; remove it, or write one value per line as NDJSON",
    ],
    ["/* a */ 1", "1:1 not valid JSON: a comment; remove it"],
    ['["a', "1:2 not valid JSON: text without its closing quote; close the quotes"],
    ['["a\nb"]', '1:4 not valid JSON: a line break inside text; close the quotes, or write it as "\\n"'],
    [
      '["\u001b"]',
      '1:3 not valid JSON: the control character "\\u001b" inside text; remove it, or write it as an escape',
    ],
    ['["C:\\data"]', '1:5 not valid JSON: no escape "\\d" in JSON; write "\\\\" for a backslash'],
    ["\ufeff1", "1:1 not valid JSON: a byte order mark; save the text as UTF-8 without one"],
    ['{"a": 1,\n "b": 2,\n "a": 3}', '3:2 key "a" is given twice, first on line 1; remove one of them'],
    ['{"a": 1, "\\u0061": 3}', '1:10 key "a" is given twice, first on line 1; remove one of them'],
    ['{"a" : 1, "a": ":"}', '1:11 key "a" is given twice, first on line 1; remove one of them'],
    ["[1e400]", '1:2 "1e400" is not a finite number; write one that is'],
    [nested("[", "]", 33), "1:33 more than 32 levels of nesting; take levels out"],
    ["[".repeat(100_000), "1:33 more than 32 levels of nesting; take levels out"],
  ])("%j", (text, want) => {
    expect(problems(text)).toEqual([want]);
  });

  test("every key given twice is told, with the place of the first", () => {
    const parsed = read('{"a": 1, "a": 2, "b": {"c": 1, "c": 2}}');
    expect(
      parsed.ok ? [] : parsed.diagnostics.map(({ args, related }) => [args.key, related[0]!.place.column]),
    ).toEqual([
      ["a", 2],
      ["c", 24],
    ]);
  });

  test("32 levels are fine, and so is __proto__ as a plain key", () => {
    expect(read(nested("[", "]", 32)).ok).toBe(true);
    const parsed = read('{"__proto__": {"admin": true}}');
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(["__proto__"]);
    expect("admin" in {}).toBe(false);
  });
});

describe("places", () => {
  const text = '{\n  "usage": {"input_tokens": 5},\n  "steps": [1, {"task": "a"}]\n}';
  const at = (path: (string | number)[], on?: "key" | "value") => {
    const parsed = parseJson(text, "a.json", { line: 10 });
    if (!parsed.ok) throw new Error("the text is valid");
    const { line, column, end } = parsed.place(path, on);
    return `${line}:${column}-${end?.line}:${end?.column}`;
  };
  test.each([
    ["the whole", [], "value", "10:1-13:2"],
    ["a value", ["usage", "input_tokens"], "value", "11:29-11:30"],
    ["a key", ["usage", "input_tokens"], "key", "11:13-11:27"],
    ["in a list", ["steps", 1, "task"], "value", "12:25-12:28"],
    ["missing: the key of what should hold it", ["usage", "batch"], "value", "11:3-11:10"],
    ["missing at the top: the whole", ["task"], "value", "10:1-13:2"],
  ] as const)("%s", (_name, path, on, want) => {
    expect(at([...path], on)).toBe(want);
  });
});

describe("laws", () => {
  const spaced = (value: unknown, indent: number) => JSON.stringify(value, null, indent);

  test("agrees with JSON.parse on every valid text", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(3), (value, indent) => {
        const text = spaced(value, indent);
        expect(read(text)).toMatchObject({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  test("agrees with JSON.parse on what is valid, for any text, and always says what is wrong", () => {
    const near = fc
      .tuple(
        fc.jsonValue({ maxDepth: 3 }),
        fc.nat(),
        fc.constantFrom("", ",", '"', "}", "{", ":", "\\", "e", "0", " ", "\n"),
      )
      .map(([value, at, piece]) => {
        const text = JSON.stringify(value);
        const cut = at % (text.length + 1);
        return text.slice(0, cut) + piece + text.slice(cut + (piece === "" ? 1 : 0));
      });
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const parsed = read(text);
        if (!valid) expect(parsed.ok).toBe(false);
        if (!parsed.ok) {
          expect(parsed.diagnostics.length).toBeGreaterThan(0);
          expect(parsed.diagnostics.every(({ message }) => message.length < 400 && !message.includes("\n"))).toBe(true);
          const allowed = valid ? ["duplicate-key", "number-range"] : ["json-syntax"];
          expect(allowed).toContain(parsed.diagnostics[0]!.rule);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test("the place of a value holds its text", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), (value) => {
        const parsed = read(JSON.stringify(value));
        if (!parsed.ok) throw new Error("the text is valid");
        for (const [key, part] of Object.entries(value)) {
          const { column, end } = parsed.place([key]);
          expect(JSON.stringify(value).slice(column - 1, end!.column - 1)).toBe(JSON.stringify(part));
        }
      }),
    );
  });
});
