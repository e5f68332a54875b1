/** Where a large open model takes the place of the frontier, what is recommended is one. */
import { expect, test } from "vitest";
import type { Brief } from "../../../src/core/types/brief.ts";
import { advise } from "./advisor-fixture.ts";

const BRIEF: Brief = {
  task: "Weigh evidence from many supply contracts and say which risks we run",
  kind: "contract-analysis",
  repetition: 40,
  examples: 50,
  correctness: "expert",
  sensitivity: "cloud-ok",
  usage: { requests_per_month: 80_000, input_tokens: 600, output_tokens: 300 },
};
const THINKING: Brief["usage"] = {
  requests_per_month: 80_000,
  input_tokens: 600,
  output_tokens: 2,
  reasoning_tokens: 2000,
  cached_share: 0.8,
  batch: true,
};
const OPEN: Partial<Brief> = {
  kind: "classification",
  correctness: "undefined",
  sensitivity: "restricted-cloud",
  region: "au",
  usage: { requests_per_month: 5_000_000, output_tokens: 5, batch: true },
};
const budget = (amount: number): Partial<Brief> => ({ limits: { budget_per_month: { amount, currency: "AUD" } } });

test.each<[string, Partial<Brief>]>([
  ["a budget that nothing keeps", budget(1)],
  ["a budget that only a small model keeps", budget(5)],
  ["a budget that some large models keep", budget(60)],
  ["a budget that most keep", budget(2000)],
  ["scans and a small budget", { ...budget(40), input: ["scan"] }],
  [
    "scans, thinking and a small budget",
    { ...budget(5), input: ["scan"], repetition: 85, languages: ["en", "ja"], usage: THINKING },
  ],
  ["a budget that one large open model keeps, and a better one does not", { ...OPEN, ...budget(500) }],
  ["a region without hosts", { sensitivity: "restricted-cloud", region: "nz" }],
])("%s", (_, more) => {
  const { headlines, recommended, alternatives, counsel, costs } = advise({ ...BRIEF, ...more });
  const instead = headlines.some((text) => text.includes("a large open model takes its place"));
  const row = costs.find(({ model }) => model === recommended?.model);
  if (instead) {
    expect(row?.size_class).toBe("70-125b");
    expect(counsel?.lines.map(({ label }) => label)).not.toContain("More money");
  }
  for (const { model } of alternatives.filter(({ why }) => why.includes("Large open models"))) {
    expect(costs.find((each) => each.model === model)?.size_class).toBe("70-125b");
  }
  const most = more.limits?.budget_per_month?.amount ?? Number.POSITIVE_INFINITY;
  const keeps = (way: typeof recommended) => (way?.monthly_without_labour?.likely ?? 0) <= most;
  expect(keeps(recommended) || !alternatives.some(keeps)).toBe(true);
  expect(
    headlines.filter((text) => text.includes("takes its place") || text.includes("is better")).length,
  ).toBeLessThan(2);
});

test.each<[string, Partial<Brief>]>([
  ["a region without hosts", { sensitivity: "restricted-cloud", region: "uk" }],
  ["another one", { sensitivity: "restricted-cloud", region: "nz" }],
  ["hosts of the frontier", {}],
])("a step that needs a large model gets the one that its work alone would get, with %s", (_, more) => {
  const alone = advise({ ...BRIEF, ...more }).recommended!;
  const { pipeline, page } = advise({
    ...BRIEF,
    ...more,
    steps: [
      { task: "Sort the contracts", kind: "classification", correctness: "exact", examples: 1200 },
      { task: "Weigh the risks", kind: "contract-analysis", correctness: "expert", examples: 50 },
    ],
  });
  expect(pipeline!.steps[1]!.model_name).toBe(alone.name);
  expect(pipeline!.monthly?.likely).toBeGreaterThan(0);
  if (more.region !== undefined) expect(page.verdict).not.toContain("frontier");
});
