/** One way of counting 1,000 requests: the bill alone, with what a host asks for by the month, on every row of any kind. */
import { describe, expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { ANALYSIS, advise, ROUTING } from "./advisor-fixture.ts";

const at = (requests_per_month: number | undefined, brief: Brief = ROUTING): Brief => {
  const { requests_per_month: _, ...tokens } = brief.usage!;
  return { ...brief, usage: requests_per_month === undefined ? tokens : { ...tokens, requests_per_month } };
};

describe.each<[string, Brief]>([
  ["a small task", ROUTING],
  ["a large one", ANALYSIS],
  ["data that stay", { ...ROUTING, sensitivity: "local-only" }],
  ["data that stay in Australia", { ...ROUTING, sensitivity: "restricted-cloud", region: "au" }],
])("%s", (_, brief) => {
  test.each([1000, 100_000, 2_000_000])("at %d requests a month", (requests) => {
    const { costs, recommended, alternatives } = advise(at(requests, brief));
    const rows = [...costs, ...alternatives, recommended!];
    for (const { name, per_1k, monthly_without_labour: bill } of rows) {
      if (bill?.likely == null) continue;
      expect(per_1k.likely, name).not.toBeNull();
      expect((per_1k.likely! * requests) / 1000 / bill.likely, name).toBeCloseTo(1, 6);
    }
  });
});

test("tuned weights that a host keeps for a fee, and machines, are paid by the month", () => {
  const { costs } = advise(at(100_000));
  const kinds = new Set(costs.map(({ deployment }) => deployment));
  expect([...kinds]).toEqual(expect.arrayContaining(["cloud", "hosted-tuned", "self-hosted"]));
});

test("without a volume what is paid by the month gives a range and no single figure", () => {
  // The volume that stands in for none was asked for before, in a batch of briefs.
  expect(advise(at(50_000)).costs[0]!.monthly!.likely).not.toBeNull();
  const { costs } = advise(at(undefined));
  const tuned = costs.find(({ deployment }) => deployment === "hosted-tuned")!;
  expect([tuned.per_1k.likely, tuned.monthly]).toEqual([null, null]);
  expect(tuned.per_1k.high! / tuned.per_1k.low!).toBeGreaterThan(2);
  expect(costs.find(({ deployment }) => deployment === "cloud")!.per_1k.likely).not.toBeNull();
});
