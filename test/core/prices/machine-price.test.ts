import { expect, test } from "vitest";
import { isSold, machinePrice } from "../../../src/core/prices/machine-price.ts";
import type { PriceWishes } from "../../../src/core/types/hosting.ts";
import type { DatedPrice, Machine, Rent } from "../../../src/core/types/pricing.ts";
import { pricing } from "../../pricing-files.ts";
import { machineNamed } from "../hosting/hosting-cases.ts";

const AS_OF = "2026-11-24";

/** Two Australian dollars, and half a euro, to the US dollar. */
const lists = {
  fx: [
    { currency: "AUD", per_usd: 2, date: "2026", source: "test" },
    { currency: "EUR", per_usd: 0.5, date: "2026", source: "test" },
  ],
  defaults: [
    ...pricing.defaults.filter(({ id }) => !/^(import-margin|home-country)$/.test(id)),
    { id: "import-margin", value: 0.5, unit: "share", means: "", source: "test", date: null },
    { id: "home-country", value: "AU", unit: "country", means: "", source: "test", date: null },
  ],
};

const price = (amount: number, more: Partial<DatedPrice> = {}): DatedPrice => ({
  amount,
  currency: "USD",
  what: "new",
  tax: "excluded",
  country: "US",
  condition: "new",
  date: "2026-09",
  source: "shop",
  verified: true,
  ...more,
});

const rent = (usd_per_hour: number, more: Partial<Rent> = {}): Rent => ({
  provider: `host ${usd_per_hour}`,
  usd_per_hour,
  usd_per_second: null,
  scale_to_zero: false,
  region: "us",
  region_name: null,
  tenancy: null,
  checked: "2026-10-01",
  source: null,
  confidence: "B",
  ...more,
});

const machine = (more: Partial<Machine>): Machine => ({ ...machineNamed("mac-mini-m6-16"), prices: [], ...more });
const boughtAt = (prices: DatedPrice[], more: Partial<Machine> = {}, asOf = AS_OF) =>
  machinePrice(machine({ prices, ...more }), lists, asOf).buy_usd;

test.each<[string, DatedPrice[], object | null]>([
  ["one price", [price(1000)], { low: 1000, likely: 1000, high: 1500 }],
  [
    "the newest verified one is quoted, the others bound the range",
    [price(800, { date: "2026-01" }), price(1000), price(2000, { verified: false, date: "2026-10" })],
    { low: 800, likely: 1000, high: 3000 },
  ],
  [
    "the mean of those that share its date",
    [price(1000), price(1200)],
    { low: 1000, likely: 1100, high: expect.closeTo(1800, 9) },
  ],
  [
    "tax is taken off, and home prices have no margin",
    [price(2200, { currency: "AUD", tax: "included", country: "AU" })],
    { low: expect.closeTo(1000, 9), likely: expect.closeTo(1000, 9), high: expect.closeTo(1000, 9) },
  ],
  [
    "a price without tax and one with it agree",
    [price(1000), price(595, { currency: "EUR", tax: "included", country: "DE" })],
    { low: expect.closeTo(1000, 9), likely: expect.closeTo(1000, 9), high: expect.closeTo(1500, 9) },
  ],
  [
    "an unknown tax widens the range",
    [price(500, { currency: "EUR", tax: "unknown", country: "NL" })],
    {
      low: expect.closeTo(1000 / 1.21, 9),
      likely: 1000,
      high: 1500,
    },
  ],
  ["tax of a country whose rate is not known", [price(500, { tax: "included", country: "JP" })], null],
  ["a currency without a rate", [price(500, { currency: "XXX" })], null],
  ["the price of a part", [price(500, { condition: "part" })], null],
  [
    "an estimate stands back behind a price, and used ones behind both",
    [price(900, { condition: "estimate", date: "2026-11" }), price(1000), price(300, { condition: "used" })],
    { low: 1000, likely: 1000, high: 1500 },
  ],
  [
    "prices of a later day count only where there are no others",
    [price(1000), price(500, { date: "2027-01" })],
    { low: 1000, likely: 1000, high: 1500 },
  ],
  [
    "a price of the day itself counts",
    [price(900, { date: AS_OF }), price(1000)],
    { low: 900, likely: 900, high: 1500 },
  ],
])("%s", (_, prices, expected) => {
  expect(boughtAt(prices)).toEqual(expected);
});

test("a list price of the launch is a price while the machine is sold, and none afterwards", () => {
  const launch = [price(599, { condition: "launch", date: "2024-10" })];
  const dates = { sold_from: "2024-11-01", sold_until: "2026-08-25" };
  expect(boughtAt(launch, dates, "2026-08-25")!.likely).toBe(599);
  expect(boughtAt(launch, dates, "2026-08-26")).toBeNull();
});

test.each([
  [null, null, true],
  ["2026-11-24", null, true],
  ["2026-11-25", null, false],
  [null, "2026-11-24", true],
  [null, "2026-11-23", false],
])("sold from %s until %s: %s", (sold_from, sold_until, sold) => {
  expect(isSold({ sold_from, sold_until }, AS_OF)).toBe(sold);
});

const RENTS = [
  rent(1),
  rent(3),
  rent(9, { checked: "older" }),
  rent(2, { region: "au" }),
  rent(4, { region: "au", scale_to_zero: true, usd_per_second: 0.001 }),
  rent(5, { region: null }),
];

test.each<[string, PriceWishes, object]>([
  ["at home, always on, where a host is there", {}, { rent_usd: { low: 2, likely: 2, high: 2 }, region: "au" }],
  [
    "by the second",
    { billing: "per-second" },
    { rent_usd: { low: 3.6, likely: 3.6, high: 3.6 }, billing: "per-second" },
  ],
  [
    "elsewhere: the middle of those with a date",
    { region: "us" },
    { rent_usd: { low: 1, likely: 2, high: 3 }, region: "us", billing: "always-on" },
  ],
  ["where no host is", { region: "eu" }, { rent_usd: null, rented: true, region: "eu" }],
  ["by the second where none bills so", { region: "us", billing: "per-second" }, { rent_usd: null }],
  ["one's own already", { owned: true }, { buy_usd: { low: 0, likely: 0, high: 0 }, rented: false, rent_usd: null }],
])("rent %s", (_, wishes, expected) => {
  expect(machinePrice(machine({ rents: RENTS }), lists, AS_OF, wishes)).toMatchObject(expected);
});

test("a list of unknown age is a price only where there is no other; a bare card has none", () => {
  const old = machine({ rents: [rent(9, { checked: "older" })] });
  expect(machinePrice(old, lists, AS_OF).rent_usd!.likely).toBe(9);
  expect(machinePrice(machineNamed("rtx-5080"), lists, AS_OF)).toMatchObject({ buy_usd: null, rent_usd: null });
});

test("every machine that is sold and complete has a price without tax, or none at all", () => {
  const priced = pricing.machines.filter((each) => machinePrice(each, pricing, AS_OF).buy_usd !== null);
  expect(priced.length).toBeGreaterThan(50);
  for (const each of priced) {
    const { low, likely, high } = machinePrice(each, pricing, AS_OF).buy_usd!;
    expect(low <= likely && likely <= high, each.id).toBe(true);
  }
});

test("the list price of a card is no price of the PC around it", () => {
  const cards = pricing.machines.filter(({ kind, memory_kind }) => kind === "pc" && memory_kind === "discrete");
  expect(cards.length).toBeGreaterThan(20);
  for (const { id, prices } of cards) {
    expect(
      prices.filter(({ condition }) => condition === "launch"),
      id,
    ).toEqual([]);
  }
  expect(machinePrice(machineNamed("pc-rx-7900-xtx"), pricing, AS_OF).buy_usd).toBeNull();
});

test("what was left in stock has a last day of sale, so that no advice of today names it as new", () => {
  const left = pricing.machines.filter(({ prices }) => prices.some(({ what }) => /remaining stock/.test(what)));
  expect(left.map(({ id }) => id)).toContain("pc-rtx-4060ti-16");
  for (const machine of left) expect(isSold(machine, AS_OF), machine.id).toBe(false);
});
