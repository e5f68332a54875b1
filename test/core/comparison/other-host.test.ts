/** A model beside an advice that the data may not go to at one host, and may at another: both are told. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, ROUTING } from "../advice/advisor-fixture.ts";

const bareName = (name: string): string => name.replace(/ \(.*$/, "");

test.each<[string, Brief]>([
  ["orders in Europe", { ...ROUTING, sensitivity: "restricted-cloud", region: "eu" }],
  ["leases in Australia", { ...ANALYSIS, sensitivity: "restricted-cloud", region: "au" }],
])("the strongest model is not told as not allowed alone: %s", (_, brief) => {
  const rows = advise(brief).costs.filter(({ name, place }) => place === "api" && bareName(name) === "Claude Opus 5.5");
  expect(rows.map(({ host, allowed }) => [host, allowed])).toContainEqual(["anthropic", false]);
  expect(rows.some(({ host, allowed }) => host === "bedrock" && allowed !== false)).toBe(true);
});

test("a model that may be had is told once", () => {
  const rows = advise(ROUTING).costs.filter(({ name }) => bareName(name) === "Claude Opus 5.5");
  expect(rows.length).toBeLessThanOrEqual(1);
});
