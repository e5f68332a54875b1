/** What an evaluation holds side by side: the ways of the page, before the cheapest that the page does not name. */
import { expect, test } from "vitest";
import { candidatesOf } from "../../../src/core/handoff/candidates.ts";
import type { Brief } from "../../../src/core/types/brief.ts";
import { pricing } from "../../pricing-files.ts";
import { ANALYSIS, advise, ROUTING } from "../advice/advisor-fixture.ts";

const missed = { metric: "accuracy", score: 0.88, target: 0.95 };

test.each<[string, Brief, string[]]>([
  ["a larger model to try", { ...ROUTING, tools: true, baseline: missed }, ["start", "fit", "try"]],
  ["one at home", { ...ROUTING, kind: "support-reply", correctness: "rubric" }, ["start", "fit", "at home"]],
  ["the best and the best value", ANALYSIS, ["start", "best value"]],
])("%s", (_, brief, roles) => {
  const advice = advise(brief);
  const found = candidatesOf(advice, pricing);
  expect(found.map(({ role }) => role)).toEqual(roles);
  const shown = advice.counsel!.lines.map(({ model }) => model);
  for (const { model } of found) expect(shown).toContain(model.id);
});
