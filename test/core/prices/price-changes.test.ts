import { expect, test } from "vitest";
import { priceChanges } from "../../../src/core/prices/price-changes.ts";
import { overlayPricing } from "../../../src/data/pricing/overlay-pricing.ts";
import { frozenPricing as pricing } from "../../frozen-pricing.ts";

const TODAY = "2026-11-24";
const laid = (text: string) => {
  const result = overlayPricing(pricing, [{ path: "own.yaml", text }]);
  if (!result.ok) throw new Error(result.diagnostics[0]!.message);
  return result.pricing;
};
const lines = (changes: ReturnType<typeof priceChanges>) =>
  changes.map(({ section, row, field, before, after }) => `${section} ${row} ${field}: ${before} -> ${after}`);

test("nothing differs from itself", () => {
  expect(priceChanges({ pricing, asOf: TODAY }, { pricing, asOf: TODAY })).toEqual([]);
});

test("two days of one list", () => {
  expect(lines(priceChanges({ pricing, asOf: "2026-11-30" }, { pricing, asOf: "2026-12-01" }))).toEqual([
    "models gemini-4-argon input: 2 -> 4",
    "models gemini-4-argon cached_input: 0.1 -> 0.2",
    "models gemini-4-argon output: 10 -> 20",
    "models gemini-4-argon batch_input: 1 -> 2",
    "models gemini-4-argon batch_output: 5 -> 10",
    "models gemini-4-argon per_1k_usd: 8 -> 16",
  ]);
});

test("a list of one's own against the built-in one", () => {
  const own = laid(
    "models:\n  - {id: gpt-4o, status: legacy, source: us}\nrates:\n  - {currency: NZD, per_usd: 1.7, date: 2026-11, source: us}\ndefaults:\n  - {id: ops-rate, value: 140}\n",
  );
  expect(lines(priceChanges({ pricing, asOf: TODAY }, { pricing: own, asOf: TODAY }))).toEqual([
    "models gpt-4o status: deprecated -> legacy",
    "fx NZD row: null -> listed",
    "defaults ops-rate value: 100 -> 140",
  ]);
});
