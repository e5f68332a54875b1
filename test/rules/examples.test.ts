/** Each rule's bad example breaks that rule and no other; its good one breaks none. */
import { describe, expect, test } from "vitest";
import { readScopingDoc } from "../../src/data/scoping-doc.ts";
import { ALL_RULES, RULE_IDS } from "../../src/rules/registry.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { ruleContext } from "./rule-context.ts";

const context = await ruleContext();
const found = (text: string) => {
  const { diagnostics } = checkDoc(readScopingDoc(text, "scope.md"), context);
  return diagnostics.map(({ rule, place, message }) => `${place.line}:${place.column} [${rule}] ${message}`);
};
const shown = ALL_RULES.filter((rule) => rule.bad !== undefined && rule.good !== undefined);

describe.each(shown.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its bad example breaks it alone", () => {
    expect(found(rule.bad!).filter((line) => !line.includes(`[${id}]`))).toEqual([]);
    expect(found(rule.bad!)).not.toEqual([]);
  });

  test("its good example breaks nothing", () => {
    expect(found(rule.good!)).toEqual([]);
  });
});

test("ids are kebab-case, each given once, in order", () => {
  expect(RULE_IDS.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  expect(new Set(RULE_IDS).size).toBe(RULE_IDS.length);
  expect([...RULE_IDS].sort()).toEqual([...RULE_IDS]);
});
