/** Values of options as people type them. */
import { describe, expect, test } from "vitest";
import { readOption, withSections } from "../../src/cli/read-options.ts";
import { classifySpec } from "../../src/commands/classify/classify-spec.ts";
import { OUT, USAGE } from "../../src/commands/spec/command-spec.ts";

const volume = USAGE.find(({ name }) => name === "requests-per-month")!;

describe("a number", () => {
  test.each([
    ["50000", 50_000],
    ["5e4", 50_000],
    ["50k", 50_000],
    ["1,200", 1200],
    ["2 million", 2_000_000],
  ])("%s", (text, value) => expect(readOption(text, volume)).toEqual({ ok: true, value }));
  test.each(["", "many", "2-4k", "about 5", "5%", "0", "1.5"])("%j is none", (text) => {
    expect(readOption(text, volume)).toEqual({ ok: false, expected: "a whole number from 1 to 1000000000000" });
  });
});

test("a file to write has a name", () => {
  expect(readOption("-", OUT)).toEqual({ ok: false, expected: expect.stringContaining("the name of a file") });
  expect(readOption("./-", OUT)).toEqual({ ok: true, value: "./-" });
});

describe("sections after --details", () => {
  const joined = (words: string, there: string[] = []) =>
    withSections(classifySpec, words.split(" "), (file) => there.includes(file)).join(" ");
  test.each([
    ["a.json --details costs,pays", "a.json --details=costs,pays", []],
    ["a.json --details costs pays", "a.json --details=costs,pays", []],
    ["--details costs pays", "--details=costs pays", ["pays"]],
    ["--details costs a.json", "--details=costs a.json", []],
    ["--details a.json", "--details=all a.json", ["a.json"]],
  ])("%s", (words, wanted, there) => expect(joined(words, there)).toBe(wanted));
});
