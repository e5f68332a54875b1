/** Each rule's bad example breaks that rule and no other; its good one breaks none. */
import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/commands/settings/data.ts";
import { RULES } from "../../src/rules/registry.ts";
import { diagnosticsIn } from "./diagnostics-in.ts";

const found = async (text: string) => {
  const diagnostics = await diagnosticsIn(text, "scope.md");
  return diagnostics.map(({ rule, place, message }) => `${place.line}:${place.column} [${rule}] ${message}`);
};
const texts = await loadRules();
const shown = texts.filter((rule) => rule.bad !== undefined && rule.good !== undefined);

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

test("ids are given once, in order", () => {
  const ids = texts.map(({ id }) => id);
  expect([...new Set(ids)].sort()).toEqual(ids);
});

test("every rule that judges briefs is shown, and stands in one place", () => {
  const ids = RULES.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !shown.some((rule) => rule.id === id))).toEqual([]);
});
