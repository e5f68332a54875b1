/** Each rule's bad example breaks that rule and no other; its good one breaks none. */
import { describe, expect, test } from "vitest";
import { ALL_RULES, RULE_IDS } from "../../src/rules/registry.ts";
import { diagnosticsIn } from "./diagnostics-in.ts";

const found = async (text: string) => {
  const diagnostics = await diagnosticsIn(text, "scope.md");
  return diagnostics.map(({ rule, place, message }) => `${place.line}:${place.column} [${rule}] ${message}`);
};
const shown = ALL_RULES.filter((rule) => rule.bad !== undefined && rule.good !== undefined);

describe.each(shown.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example breaks it alone", async () => {
    const lines = await found(rule.bad!);
    expect(lines.filter((line) => !line.includes(`[${id}]`))).toEqual([]);
    expect(lines).not.toEqual([]);
  });

  test("its good example breaks nothing", async () => {
    expect(await found(rule.good!)).toEqual([]);
  });
});

test("ids are kebab-case, each given once, in order", () => {
  expect(RULE_IDS.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
  expect([...RULE_IDS].sort()).toEqual([...RULE_IDS]);
});
