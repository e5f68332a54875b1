/** Every kind of zod issue comes out as one line of plain words, at its place. */
import { describe, expect, test } from "vitest";
import { z } from "zod";
import * as mini from "zod/mini";
import { parseYaml } from "../../../src/data/documents/parse-yaml.ts";
import { checkSchema, expecting, pathText, schemaDiagnostics } from "../../../src/data/documents/schema-issues.ts";

const schema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z]+$/, { error: expecting("an id of small letters") })
    .optional(),
  name: z.string().max(5).optional(),
  count: z.int().min(0).max(100_000).optional(),
  rate: z.number().gt(0).nullable().optional(),
  share: z.number().gt(0).lt(1).optional(),
  kind: z.enum(["cloud", "hosted-open"]).optional(),
  tier: z.literal([1, 2]).optional(),
  on: z.boolean().optional(),
  list: z.array(z.string()).min(1).optional(),
  either: z.union([z.string(), z.strictObject({ amount: z.number() })]).optional(),
  map: z.record(z.string(), z.number()).optional(),
  text: z
    .string()
    .refine((text) => text !== "x", { error: () => "x is taken" })
    .optional(),
});

const said = (text: string): string[] => {
  const parsed = parseYaml(text, "a.yaml");
  if (!parsed.ok) throw new Error("the text is valid");
  const checked = checkSchema(schema, parsed.value);
  if (checked.ok) return [];
  const found = schemaDiagnostics(checked.issues, parsed.place, "invalid-thing");
  return found.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
};

describe("words", () => {
  test.each([
    ["5", "1:1 expected an object, got 5"],
    ["id: Abc", '1:5 id: expected an id of small letters, got "Abc"'],
    ["name: [x]", "1:7 name: expected text of at most 5 characters, got a list"],
    ["name: abcdefg", '1:7 name: expected text of at most 5 characters, got "abcdefg"'],
    ["count: 1.5", "1:8 count: expected a whole number from 0 to 100,000, got 1.5"],
    ["count: '5'", '1:8 count: expected a whole number from 0 to 100,000, got "5"; write it without quotes'],
    ["count: 5k", '1:8 count: expected a whole number from 0 to 100,000, got "5k"; write 5000'],
    ["count: '1,200'", '1:8 count: expected a whole number from 0 to 100,000, got "1,200"; write 1200'],
    ["count: '~50'", '1:8 count: expected a whole number from 0 to 100,000, got "~50"; write 50'],
    ["count: 2-4", '1:8 count: expected a whole number from 0 to 100,000, got "2-4"; write one number, such as 3'],
    ["count: 5%", '1:8 count: expected a whole number from 0 to 100,000, got "5%"'],
    ["count: '1.200'", '1:8 count: expected a whole number from 0 to 100,000, got "1.200"'],
    ["rate: 0", "1:7 rate: expected a number over 0, got 0"],
    ["share: 80", "1:8 share: expected a number over 0 and under 1, got 80"],
    ["kind: clout", '1:7 kind: expected "cloud" or "hosted-open", got "clout"; did you mean "cloud"?'],
    ["kind: 7", '1:7 kind: expected "cloud" or "hosted-open", got 7'],
    ["tier: 3", "1:7 tier: expected 1 or 2, got 3"],
    ["on: yes", '1:5 on: expected true or false, got "yes"'],
    ["list: []", "1:7 list: expected a list of at least 1 entries, got an empty list"],
    ["list: [a, 5]", "1:11 list[1]: expected text, got 5"],
    ["either: 5", "1:9 either: expected text or an object, got 5"],
    ["either: {amount: x}", '1:18 either.amount: expected a number, got "x"'],
    ["either: {}", "1:1 either.amount: missing, expected a number"],
    ["either: {amout: 1, amount: 2}", '1:10 either: unknown key "amout"; did you mean "amount"?'],
    ["map: {a: x}", '1:10 map.a: expected a number, got "x"'],
    ["text: x", "1:7 text: x is taken"],
    ["naem: a", '1:1 unknown key "naem"; did you mean "name"?'],
    ["either: {zzzzzz: 1, amount: 2}", '1:10 either: unknown key "zzzzzz"; remove it, or use amount'],
    ["zzzzzzzz: 1", '1:1 unknown key "zzzzzzzz"; remove it'],
    ['"\\e[31m": 1', '1:1 unknown key "\\u001b[31m"; remove it'],
    ["__proto__: 1", '1:1 unknown key "__proto__"; remove it'],
  ])("%s", (text, want) => {
    expect(said(text)).toEqual([want]);
  });

  test("all faults of a value are told", () => {
    expect(said("on: 1\nzzzzzzzz: 1\nyyyyyyyy: 1")).toHaveLength(3);
  });

  test("schemas of zod/mini get the same words", () => {
    const checked = checkSchema(mini.strictObject({ count: mini.int().check(mini.minimum(1)) }), {
      count: 0,
      conut: 1,
    });
    expect(checked.ok ? [] : checked.issues.map(({ message }) => message)).toEqual([
      "expected a whole number of at least 1, got 0",
      'unknown key "conut"; did you mean "count"?',
    ]);
  });
});

test("a value that fits comes back as the schema makes it", () => {
  expect(checkSchema(z.string().trim(), " a ")).toEqual({ ok: true, value: "a" });
});

test.each([
  [[], ""],
  [["a"], "a"],
  [["steps", 2, "usage", "batch"], "steps[2].usage.batch"],
  [[0, "a"], "[0].a"],
])("path %j is shown as %j", (path, want) => {
  expect(pathText(path)).toBe(want);
});
