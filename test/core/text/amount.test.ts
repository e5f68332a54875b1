/** Numbers in groups of three, and what is counted. */
import { expect, test } from "vitest";
import { counted, countText, grouped, withoutCurrency } from "../../../src/core/text/amount.ts";

test.each([
  [0, "0"],
  [999, "999"],
  [1234567, "1,234,567"],
  [1234.5, "1,234.5"],
  // Decimals are in no groups.
  [0.1234, "0.1234"],
  [-1234567, "-1,234,567"],
])("grouped(%s) is %s", (value, text) => expect(grouped(value)).toBe(text));

test.each([
  [1234567.5, "1,234,568"],
  [-999.6, "-1,000"],
])("countText(%s) is %s", (value, text) => expect(countText(value)).toBe(text));

test.each([
  [0, "0 copies"],
  [1, "1 copy"],
  [2000, "2,000 copies"],
])("counted(%s) is %s", (count, text) => expect(counted(count, "copy", "copies")).toBe(text));

test.each([
  ["AU$4", "AUD", "4"],
  ["$4", "AUD", "4"],
  ["aud 4.50", "AUD", "4.50"],
  ["4 AUD", "AUD", "4"],
  ["€4", "EUR", "4"],
  ["CHF 4", "CHF", "4"],
  ["4", "AUD", "4"],
  // Of another currency it is another amount.
  ["€4", "AUD", "€4"],
  ["US$4", "AUD", "US$4"],
])("%s in %s is %s", (typed, currency, text) => expect(withoutCurrency(typed, currency)).toBe(text));
