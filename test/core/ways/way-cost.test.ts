/** The line that hosted ways are ranked by is counted in floats, and the first year that is shown exactly: they agree. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { forOneRun } from "../../../src/core/prices/defaults.ts";
import { type Amounts, atEachEnd, toPico } from "../../../src/core/prices/money.ts";
import type { Pricing } from "../../../src/core/types/pricing.ts";
import { apiCost, yearLine } from "../../../src/core/ways/way-cost.ts";
import { pricing } from "../../pricing-files.ts";

const usd = (most: number) => fc.double({ min: 0, max: most, noNaN: true });
const amounts = (usd: number): Amounts => atEachEnd(() => toPico(usd));

const work = fc.record({
  request: usd(1),
  year: usd(1),
  once: usd(10_000),
  monthly: usd(5000),
  tuned: fc.boolean(),
  retires: fc.boolean(),
  volume: fc.integer({ min: 1, max: 10_000_000 }),
});

test.each<[string, Pricing]>([
  ["a year", pricing],
  ["one run", forOneRun(pricing)],
])("over %s both come to the same", (_, prices) => {
  fc.assert(
    fc.property(work, ({ request, year, once, monthly, tuned, retires, volume }) => {
      const tokens = { request: amounts(request), year: amounts(year) };
      const tuning = tuned ? { once: amounts(once), monthly: toPico(monthly) } : null;
      const line = yearLine({ tokenizer_factor: null }, tokens, retires, tuning, prices)!;
      const exact = Number(apiCost(tokens, volume, retires, tuning, prices).first_year.likely) / 1e12;
      expect(line.fixed + volume * line.per_request).toBeCloseTo(exact, 3);
    }),
  );
});
