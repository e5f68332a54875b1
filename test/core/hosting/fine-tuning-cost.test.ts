/** What tuning costs, worked out by hand on a price list of round numbers. */
import { expect, test } from "vitest";
import { fineTuningCost } from "../../../src/core/hosting/fine-tuning-cost.ts";
import type { HostingPrices } from "../../../src/core/types/hosting.ts";
import { pricing } from "../../pricing-files.ts";

const VALUES: Record<string, number> = {
  epochs: 2,
  "experiments-per-release": 3,
  "evaluation-examples": 60,
  "labelling-minutes": 4,
  "checking-minutes": 2,
  "examples-checked-most": 300,
  "examples-trained-most": 2000,
};
const rate = (provider: string, up_to_params_b: number, low: number, high: number) => ({
  ...pricing.calibration.fine_tuning.hosted_usd_per_m_tokens[0]!,
  provider,
  up_to_params_b,
  low,
  high,
});

const prices: HostingPrices = {
  ...pricing,
  defaults: pricing.defaults.map((each) => ({ ...each, value: VALUES[each.id] ?? each.value })),
  calibration: {
    ...pricing.calibration,
    cost_ranges: { ...pricing.calibration.cost_ranges, labelling_minutes: { low: 0.5, high: 2 } },
    fine_tuning: {
      ...pricing.calibration.fine_tuning,
      encoders: rate("encoder", 1, 0.1, 0.1),
      hosted_usd_per_m_tokens: [rate("a", 8, 1, 1), rate("a", 70, 7, 7), rate("a", 16, 2, 2), rate("b", 16, 1, 4)],
    },
  },
};

// 500 examples of 1,000 tokens, read twice, are a million tokens.
const tuned = (paramsB: number, examples = 500) => fineTuningCost(paramsB, examples, 1000, prices);

test.each<[number, string, number, number, number]>([
  [0.5, "encoder", 0.1, 0.1, 0.1],
  [1, "encoder", 0.1, 0.1, 0.1],
  [8, "a, b", 1, 2.5, 4],
  [16, "a, b", 1, 2.5, 4],
  [16.1, "a", 7, 7, 7],
])("a model of %d billion parameters is tuned at %s, for a million tokens", (size, _, low, likely, high) => {
  expect(tuned(size)).toMatchObject({ train_tokens: 1e6, run_usd: { low, likely, high } });
  // Twice the examples cost twice as much, and a release takes three runs but at the low end.
  const twice = tuned(size, 1000).compute_usd!;
  expect(twice.low).toBeCloseTo(2 * low, 9);
  expect(twice.likely).toBeCloseTo(6 * likely, 9);
  expect(twice.high).toBeCloseTo(6 * high, 9);
});

test("of very many examples a run takes some, and those held out are among the rest", () => {
  const [most, many] = [tuned(8, 2000), tuned(8, 900_000)];
  expect(many.train_tokens).toBe(most.train_tokens);
  expect(many.compute_usd).toEqual(most.compute_usd);
  expect(many.labelling_hours.likely).toBeCloseTo((300 * 2) / 60, 9);
});

test("a model that nobody tunes has no price, and that is not nothing", () => {
  expect(tuned(71)).toMatchObject({ run_usd: null, compute_usd: null });
});

test.each<[string, number, number, number]>([
  ["those held out are written, and some looked through", 500, 60 * 4, 300 * 2],
  ["few are all looked through", 100, 60 * 4, 100 * 2],
  ["more are there than it takes", 900_000, 0, 300 * 2],
])("hours of people where %s", (_, examples, written, looked) => {
  const { labelling_hours } = tuned(8, examples);
  expect(labelling_hours.low).toBeCloseTo((written / 60) * 0.5, 9);
  expect(labelling_hours.likely).toBeCloseTo((written + looked) / 60, 9);
  expect(labelling_hours.high).toBeCloseTo(((written + looked) / 60) * 2, 9);
});
