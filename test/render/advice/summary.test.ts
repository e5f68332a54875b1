/** The one line of an advice: what is paid each month stands with the volume that it is counted at. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { adviceSummary } from "../../../src/render/advice/advice-text.ts";
import { ANALYSIS, advise, ROUTING } from "../../core/advice/advisor-fixture.ts";

const without = ({ usage, ...brief }: Brief): Brief => {
  const { requests_per_month: _, ...tokens } = usage!;
  return { ...brief, usage: tokens };
};

test.each<[string, Brief]>([
  ["a small task", ROUTING],
  ["a large one", ANALYSIS],
  ["data that stay", { ...ROUTING, sensitivity: "local-only" }],
])("%s", (_, brief) => {
  expect(adviceSummary(advise(without(brief)))).toMatch(/ a month \+ .+, at an assumed 50,000 requests a month\.\n$/);
  expect(adviceSummary(advise(brief))).not.toContain("assumed");
});

test("an advice that names no way ends with what is open", () => {
  expect(adviceSummary(advise({ kind: "routing" }))).toMatch(/Not settled yet: .+\.\n$/);
});
