/** The currency that a command is asked for, with a rate of its own or without. */
import { expect, test } from "vitest";
import { moneyFor } from "../../../src/commands/settings/data.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

const host = memoryHost();
const pricing = await host.pricing();

test.each([
  ["nzd=1.72", { currency: "NZD", per_usd: 1.72 }],
  ["EUR=0.9", { currency: "EUR", per_usd: 0.9 }],
])("a rate given with the currency counts, in the prices too: %s", (currency, rate) => {
  const money = moneyFor({ currency }, pricing, host);
  expect(money.rate).toMatchObject(rate);
  expect(money.pricing.fx.filter((each) => each.currency === rate.currency)).toEqual([money.rate]);
});

test("without one the prices stay as they are", () => {
  expect(moneyFor({ currency: "EUR" }, pricing, host).pricing).toBe(pricing);
});

test.each([
  ["NZD=1,7", 'expected units per US dollar after "="'],
  ["NZD=0", 'expected units per US dollar after "="'],
  ["NZD=1e400", 'expected units per US dollar after "="'],
  ["USD=2", "prices are in US dollars; write USD"],
  ["NOK", 'no exchange rate for "NOK"'],
  ["EUR=1.13", "expected EUR for one US dollar, such as EUR=0.880; this looks like US dollars for one EUR"],
  ["AUD=0.71", "expected AUD for one US dollar, such as AUD=1.41"],
])("%s is refused", (currency, said) => {
  expect(() => moneyFor({ currency }, pricing, host)).toThrow(said);
});

test("a rate of one's own that is near the one in the list counts, whichever way it moved", () => {
  for (const perUsd of [1.2, 1.41, 1.6]) {
    expect(moneyFor({ currency: `AUD=${perUsd}` }, pricing, host).rate.per_usd).toBe(perUsd);
  }
});
