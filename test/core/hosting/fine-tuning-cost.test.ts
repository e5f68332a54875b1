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
const rate = (provider: string, up_to_params_b: number, low: number, high: number, date: string) => ({
  ...pricing.calibration.fine_tuning.hosted_usd_per_m_tokens[0]!,
  provider,
  up_to_params_b,
  low,
  high,
  date,
});

const prices: HostingPrices = {
  ...pricing,
  defaults: pricing.defaults.map((each) => ({ ...each, value: VALUES[each.id] ?? each.value })),
  calibration: {
    ...pricing.calibration,
    cost_ranges: { ...pricing.calibration.cost_ranges, labelling_minutes: { low: 0.5, high: 2 } },
    fine_tuning: {
      ...pricing.calibration.fine_tuning,
      reference_params_b: 8,
      speeds: [{ ...pricing.calibration.fine_tuning.speeds[0]!, machine: "box", tok_s: 1000 }],
      min_vram_gib: [8, 16].map((params_b) => ({
        ...pricing.calibration.fine_tuning.min_vram_gib[0]!,
        params_b,
        qlora: params_b - 2,
      })),
      encoders: rate("encoder", 1, 0.1, 0.1, "2026-01-01"),
      hosted_usd_per_m_tokens: [
        rate("a", 8, 1, 1, "2026-04-01"),
        rate("a", 70, 7, 7, "2026-05-01"),
        rate("a", 16, 2, 2, "2026-03-01"),
        rate("b", 16, 1, 4, "2026-02-01"),
      ],
    },
  },
};

// 500 examples of 1,000 tokens, read twice, are a million tokens.
const tuned = (paramsB: number, examples = 500, existing?: number) =>
  fineTuningCost(paramsB, existing === undefined ? { examples } : { examples, existing }, 1000, prices);

test.each<[number, string, number, number, number, string]>([
  [0.5, "encoder", 0.1, 0.1, 0.1, "2026-01-01"],
  [1, "encoder", 0.1, 0.1, 0.1, "2026-01-01"],
  [8, "a, b", 1, 2.5, 4, "2026-02-01"],
  [16, "a, b", 1, 2.5, 4, "2026-02-01"],
  [16.1, "a", 7, 7, 7, "2026-05-01"],
])("a model of %d billion parameters is tuned at %s, for a million tokens", (size, source, low, likely, high, date) => {
  expect(tuned(size)).toMatchObject({ train_tokens: 1e6, source, date, run_usd: { low, likely, high } });
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
  expect(tuned(71)).toMatchObject({ run_usd: null, compute_usd: null, source: "", date: "" });
});

test.each<[string, number | undefined, number, number]>([
  ["all are there: those held out are written, and some looked through", undefined, 60 * 4, 300 * 2],
  ["few are there", 100, 460 * 4, 100 * 2],
  ["none is there", 0, 560 * 4, 0],
  ["more are there than it takes", 900, 0, 300 * 2],
])("hours of people where %s", (_, existing, written, looked) => {
  const { labelling_hours } = tuned(8, 500, existing);
  expect(labelling_hours.low).toBeCloseTo((written / 60) * 0.5, 9);
  expect(labelling_hours.likely).toBeCloseTo((written + looked) / 60, 9);
  expect(labelling_hours.high).toBeCloseTo(((written + looked) / 60) * 2, 9);
});

test.each([
  [8, 1e6 / 1000 / 3600, 6],
  [16, (1e6 * 2) / 1000 / 3600, 14],
  [17, (1e6 * 17) / 8 / 1000 / 3600, null],
])("a model of %d billion parameters takes its hours and its memory", (size, hours, gib) => {
  const { run_hours, min_vram_gib } = tuned(size);
  expect(run_hours).toEqual([{ machine: "box", hours: expect.closeTo(hours, 9) }]);
  expect(min_vram_gib).toBe(gib);
});
