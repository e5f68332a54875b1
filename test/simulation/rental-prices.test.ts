/**
 * Rents by region and by the hour or the second, worked out a second time from the YAML rows: what a machine costs in a
 * region follows from the offers there, never from those elsewhere.
 */
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hostingPlan } from "../../src/core/hosting/hosting-plan.ts";
import { hostingCost } from "../../src/core/hosting/self-hosting.ts";
import { modelNamed, pricing, pricingFiles } from "../pricing-files.ts";

const DAY = "2026-11-27";
const HOURS = 730;

interface Offer {
  usd_per_hour: number;
  usd_per_second?: number | null;
  scale_to_zero?: boolean;
  region?: string | null;
  checked: string;
}
interface Row {
  id: string;
  prices?: unknown[];
  complete: boolean;
  memory_gb: number;
  rents?: Offer[];
}
const rows = pricingFiles
  .filter(({ path }) => path.startsWith("machines/"))
  .flatMap(({ text }) => (parse(text) as { machines: Row[] }).machines)
  .filter(({ rents = [], prices = [] }) => rents.length > 0 && prices.length === 0);

const regions = [...new Set(rows.flatMap(({ rents = [] }) => rents.map(({ region }) => region ?? null)))].sort();

/** The hourly rates of the offers that count, in a region or anywhere: of a list with a date, if there is one. */
function rates(row: Row, region: string | null, bySecond: boolean): number[] {
  const there = (row.rents ?? []).filter(
    (each) => (region === null || each.region === region) && (each.scale_to_zero ?? false) === bySecond,
  );
  const dated = there.filter(({ checked }) => checked.startsWith("20"));
  return (dated.length > 0 ? dated : there)
    .map((each) => (each.usd_per_second ? each.usd_per_second * 3600 : each.usd_per_hour))
    .sort((a, b) => a - b);
}

function middle(sorted: number[]): number {
  const at = (sorted.length - 1) / 2;
  return (sorted[Math.floor(at)]! + sorted[Math.ceil(at)]!) / 2;
}

const model = modelNamed("llama3.2-3b");
const planIn = (row: Row, region: string | null, billing: "always-on" | "per-second") =>
  hostingPlan(
    {
      machine: pricing.machines.find(({ id }) => id === row.id)!,
      model,
      input_tokens: 500,
      output_tokens: 300,
      reasoning_tokens: 0,
      as_of: DAY,
      wishes: region === null ? { billing } : { region, billing },
    },
    pricing,
  );

test("there are rents in Australia and elsewhere, by the hour and by the second", () => {
  const offers = rows.flatMap(({ rents = [] }) => rents);
  expect(regions).toEqual(expect.arrayContaining(["au", "us"]));
  expect(offers.filter(({ region }) => region === "au").length).toBeGreaterThan(10);
  expect(offers.filter(({ scale_to_zero }) => scale_to_zero).length).toBeGreaterThan(5);
});

test.each(rows.map((row) => [row.id, row] as const))("%s", (_, row) => {
  for (const region of regions.filter((each) => each !== null)) {
    for (const bySecond of [false, true]) {
      const wanted = rates(row, region, bySecond);
      const { price } = planIn(row, region, bySecond ? "per-second" : "always-on");
      const elsewhere = (row.rents ?? []).filter((each) => each.region === region).length === 0;
      if (elsewhere) expect(price.rent_usd, `${region}`).toBeNull();
      if (wanted.length === 0) continue;
      expect(price).toMatchObject({ rented: true, region, billing: bySecond ? "per-second" : "always-on" });
      expect(price.rent_usd!.low).toBeCloseTo(wanted[0]!, 9);
      expect(price.rent_usd!.likely).toBeCloseTo(middle(wanted), 9);
      expect(price.rent_usd!.high).toBeCloseTo(wanted.at(-1)!, 9);
    }
  }
});

/** A row on offer by the hour or by the second, with the region that is asked for. */
const OFFERED = rows.flatMap((row) =>
  [false, true].flatMap((bySecond) => {
    const named = regions.find((each) => each !== null && rates(row, each, bySecond).length > 0);
    // Hosts that bill the second name no region; where nothing is offered at home, they count all the same.
    const region = named ?? null;
    const isHome = (row.rents ?? []).some((each) => each.region === "au");
    const isOffered = rates(row, region, bySecond).length > 0 && !(region === null && isHome);
    return isOffered ? [{ row, region, bySecond }] : [];
  }),
);

test("a machine by the hour costs its hours, and one by the second its requests, power and labour apart", () => {
  const volume = 10_000;
  const start = Number(pricing.defaults.find(({ id }) => id === "start-seconds")!.value);
  const counted = { hours: 0, seconds: 0 };
  for (const { row, region, bySecond } of OFFERED) {
    const plan = planIn(row, region, bySecond ? "per-second" : "always-on");
    const cost = hostingCost(plan, volume);
    if (!cost || plan.obstacle) continue;
    const bill = Number(cost.monthly_without_labour.likely) / 1e12;
    const hourly = middle(rates(row, region, bySecond));
    const bySeconds = (volume * (plan.seconds_alone! + start) * hourly) / 3600;
    expect(bill, row.id).toBeCloseTo(bySecond ? bySeconds : hourly * HOURS * cost.machines.likely!, 2);
    counted[bySecond ? "seconds" : "hours"]++;
  }
  expect(counted.hours).toBeGreaterThan(20);
  expect(counted.seconds).toBeGreaterThan(3);
});
