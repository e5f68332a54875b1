/** The most expensive choice that a page names is one of the whole list, and a row that cannot do the work says so. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, advisorWith } from "./advisor-fixture.ts";

const LONG: Brief = { ...ANALYSIS, usage: { requests_per_month: 20, input_tokens: 165_000, output_tokens: 4000 } };

test("a model that the boards rank lower counts as a choice", () => {
  const times = (factor: number) =>
    advisorWith(({ id, prices }) =>
      id === "claude-fable-5-2"
        ? { prices: prices.map((each) => ({ ...each, input: 8 * factor, output: 40 * factor })) }
        : {},
    )(LONG).counsel!.text;
  expect(times(1)).toMatch(/the most expensive choice, costs AU\$43 a month/);
  expect(times(2)).toMatch(/the most expensive choice, costs AU\$86 a month/);
});

test("a row that is withdrawn and too small for the request says both", () => {
  const row = advise(LONG).costs.find(({ model }) => model === "gpt-4o")!;
  expect(row.notes.map(({ id }) => id)).toEqual(expect.arrayContaining(["withdrawn", "over-context"]));
});
