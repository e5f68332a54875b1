/** The currency that a command is asked for, with a rate of its own or without. */
import { expect, test } from "vitest";
import { rateFor } from "../../../src/commands/settings/data.ts";
import { memoryHost } from "../../hosts/memory-host.ts";

const host = memoryHost();
const pricing = await host.pricing();

test("a rate given with the currency counts, and needs none in the list", () => {
  expect(rateFor({ currency: "nzd=1.72" }, pricing, host)).toMatchObject({ currency: "NZD", per_usd: 1.72 });
});

test.each([
  ["NZD=1,7", 'expected units per US dollar after "="'],
  ["NZD=0", 'expected units per US dollar after "="'],
  ["NZD=1e400", 'expected units per US dollar after "="'],
  ["USD=2", "prices are in US dollars; write USD"],
  ["NZD", 'no exchange rate for "NZD"'],
])("%s is refused", (currency, said) => {
  expect(() => rateFor({ currency }, pricing, host)).toThrow(said);
});
