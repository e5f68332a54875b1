/** The day of retirement: a model that retires today is gone; the day before it is still served, and retiring. */
import { NO_CONFIG } from "../../src/commands/settings/find-config.ts";
import { expect, test } from "vitest";
import { prepareJudging } from "../../src/commands/check/check-judging.ts";
import { readScopingDoc } from "../../src/data/scoping/read-scoping-doc.ts";
import { checkDoc } from "../../src/rules/run.ts";
import { memoryHost } from "../hosts/memory-host.ts";

const RETIREMENT = ["retired-model", "retiring-model"];
const layer = `models:
  - {id: going, name: Going, provider: us, kind: cloud, size_class: frontier, tiers: [3], status: deprecated, open_weights: false,
     retires: 2027-03-10, retires_kind: announced, replacement: gpt-4o, source: ours, checked: 2026-11-01,
     prices: [{from: 2026-01-01, until: null, input: 1, output: 2}]}
`;
const text = "---\nmodel_advisor: {task: Weigh three reports, kind: strategy-advice, proposal: {model: going}}\n---\n";

async function foundOn(today: string): Promise<string[]> {
  const host = memoryHost({ today, files: { "/home/ada/project/prices.yaml": layer } });
  const { context } = await prepareJudging({ requireBrief: false, pricing: "prices.yaml" }, NO_CONFIG, host);
  const { diagnostics } = checkDoc(readScopingDoc(text, "scope.md"), context);
  return diagnostics.map(({ rule }) => rule).filter((rule) => RETIREMENT.includes(rule));
}

test.each([
  ["2026-03-09", [], "more than a year ahead"],
  ["2026-03-10", ["retiring-model"], "a year ahead"],
  ["2027-03-09", ["retiring-model"], "its last day"],
  ["2027-03-10", ["retired-model"], "the day it retires"],
  ["2027-03-11", ["retired-model"], "the day after"],
])("%s: %j (%s)", async (today, want) => {
  expect(await foundOn(today)).toEqual(want);
});
