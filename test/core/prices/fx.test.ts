import fc from "fast-check";
import { expect, test } from "vitest";
import {
  convert,
  dollars,
  dollarsOf,
  type Exact,
  exactNumber,
  exchanged,
  findRate,
  inCurrency,
  rangeIn,
  rateOf,
  statedRate,
  usdOf,
} from "../../../src/core/prices/fx.ts";
import { pricing } from "../../pricing-files.ts";

const isSame = (a: Exact, b: Exact) => a.n * b.d === b.n * a.d;

const aud = rateOf(pricing.fx, "AUD");
const usd = rateOf(pricing.fx, "USD");

test("a currency there and back is the same amount, exactly", () => {
  const rate = fc.integer({ min: 1, max: 10 ** 9 }).map((micro) => statedRate("XXX", micro / 1e6, "2026-11-23"));
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), rate, rate, (amount, one, other) => {
      const there = convert(dollars(amount), usd, one);
      const on = convert(there, one, other);
      expect(isSame(convert(there, one, usd), dollars(amount))).toBe(true);
      expect(isSame(convert(on, other, usd), dollars(amount))).toBe(true);
    }),
  );
});

test("the rate carries its date and source", () => {
  expect(aud).toMatchObject({ per_usd: 1.410039, date: "2026-11" });
  expect(aud.source).not.toBe("");
});

test("USD is always known and no other rate is guessed", () => {
  expect(usd.per_usd).toBe(1);
  expect(findRate(pricing.fx, "NOK")).toBeUndefined();
  expect(() => rateOf(pricing.fx, "NOK")).toThrow("an amount in NOK");
});

test("one US dollar in AUD", () => {
  expect(inCurrency(1_000_000_000_000n, aud)).toBe(1.410039);
  expect(exactNumber(dollars(-2_500_000_000_000n))).toBe(-2.5);
});

test("unknown stays unknown in another currency", () => {
  expect(inCurrency(null, aud)).toBeNull();
  expect(rangeIn({ low: 0n, likely: null, high: null }, aud, 1000n)).toEqual({
    low: 0,
    likely: null,
    high: null,
    currency: "AUD",
  });
});

test("what is stated in another currency comes to dollars without a float, and back to what was stated", () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 10 ** 9 }), (cents) => {
      expect(inCurrency(dollarsOf(cents / 100, "AUD", pricing.fx), aud)).toBe(cents / 100);
      expect(exchanged(cents / 100, aud, aud)).toBe(cents / 100);
    }),
  );
  expect(dollarsOf(1.410039, "AUD", pricing.fx)).toBe(1_000_000_000_000n);
  expect(usdOf(0.1, "USD", pricing.fx)).toBe(0.1);
  expect(usdOf(1, "NOK", pricing.fx)).toBeNull();
});
