import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pico, sum, times, toNumber, toPico } from "../../../src/core/prices/money.ts";
import { amountText } from "../../../src/core/text/amount.ts";
import { decimalText, divideHalfEven, scaled } from "../../../src/core/text/decimal.ts";

describe("decimals are kept as they are written", () => {
  test.each<[number | string, bigint | undefined]>([
    [2.5, 2_500_000_000_000n],
    [0.0000001, 100_000n],
    ["0.00000000000001", 0n],
    ["1e-7", 100_000n],
    [7.5e-8, 75_000n],
    ["-1", -1_000_000_000_000n],
    [".5", 500_000_000_000n],
    ["", undefined],
    [".", undefined],
    ["1,5", undefined],
    ["0x10", undefined],
    [Number.NaN, undefined],
    [Number.POSITIVE_INFINITY, undefined],
  ])("%s", (typed, want) => {
    expect(pico(typed)).toBe(want);
  });

  test("a number counts as its text, at any number of places", () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc
        .tuple(fc.maxSafeInteger(), fc.integer({ min: -20, max: 3 }))
        .map(([digits, power]) => Number(`${digits}e${power}`)),
    );
    fc.assert(
      fc.property(number, fc.constantFrom(0, 6, 12), (value, places) => {
        expect(scaled(value, places)).toBe(scaled(String(value), places));
      }),
      { numRuns: 2000 },
    );
  });

  test("text, picounits and back give the same amount", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (amount) => {
        expect(pico(decimalText(amount))).toBe(amount);
      }),
    );
  });
});

test.each<[bigint, bigint, bigint]>([
  [5n, 2n, 2n],
  [7n, 2n, 4n],
  [-5n, 2n, -2n],
  [-7n, 2n, -4n],
  [4n, 3n, 1n],
  [5n, 3n, 2n],
  [8n, 3n, 3n],
  [-8n, 3n, -3n],
  [0n, 7n, 0n],
])("%s over %s rounds half to even to %s", (value, by, want) => {
  expect(divideHalfEven(value, by)).toBe(want);
});

test("digits finer than asked for are rounded half to even", () => {
  expect(scaled("0.125", 2)).toBe(12n);
  expect(scaled("0.135", 2)).toBe(14n);
});

describe("amounts as people read them", () => {
  test.each<[number | null, string, string]>([
    [6.0549937, "AUD", "AU$6.05"],
    [0.1275, "USD", "US$0.1275"],
    [0.255, "USD", "US$0.255"],
    [4.25, "USD", "US$4.25"],
    [0.2, "USD", "US$0.20"],
    [0, "USD", "US$0.00"],
    [1234.5, "EUR", "€1,234.50"],
    [1234567.891, "AUD", "AU$1,234,567.89"],
    [0.000_000_000_12, "AUD", "AU$0.00000000012"],
    [0.99999, "AUD", "AU$1.00"],
    [-3.5, "CHF", "-CHF 3.50"],
    [0.125, "USD", "US$0.125"],
    [2.345, "USD", "US$2.34"],
    [null, "AUD", "unknown"],
    [Number.NaN, "AUD", "unknown"],
  ])("%s %s", (amount, currency, want) => {
    expect(amountText(amount, currency)).toBe(want);
  });

  test("what is more than nothing never reads as 0", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-30, max: 1e12, noNaN: true }), (amount) => {
        expect(amountText(amount, "AUD")).toMatch(/[1-9]/);
      }),
    );
  });

  test("a column that is to add up has as many decimals as asked for", () => {
    expect([0.5, 12, 1200.004].map((each) => amountText(each, "AUD", 2))).toEqual([
      "AU$0.50",
      "AU$12.00",
      "AU$1,200.00",
    ]);
  });
});

test("one unknown makes a sum unknown, and so does a product", () => {
  expect(sum([1n, 2n])).toBe(3n);
  expect(sum([1n, null])).toBeNull();
  expect(sum([])).toBe(0n);
  expect(times(2n, 1000n)).toBe(2000n);
  expect(times(null, 1000n)).toBeNull();
});

test("numbers for JSON have twelve digits", () => {
  expect(toNumber(4_250_000_000n)).toBe(0.00425);
  expect(toNumber(1_000_000_000_000n / 3n)).toBe(0.333333333333);
});

test.each<[number | null, bigint | null]>([
  [1234.000000000001, 1_234_000_000_000_001n],
  [0.1, 100_000_000_000n],
  [0.0000000000004, 0n],
  [0, 0n],
  [-2.5, -2_500_000_000_000n],
  [null, null],
  [Number.NaN, null],
  [Number.POSITIVE_INFINITY, null],
])("%d dollars worked out are so many picodollars; unknown stays unknown", (usd, want) => {
  const found = toPico(usd);
  if (want === null) expect(found).toBeNull();
  else expect(Number(found! - want)).toBeCloseTo(0, -1);
});
