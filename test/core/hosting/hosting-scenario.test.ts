import { describe, expect, test } from "vitest";
import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  monthlyComponents,
  oneOffComponents,
  purchaseOf,
  SECONDS_PER_MONTH,
  scenarioUsd,
  servingMachines,
  totalOf,
} from "../../../src/core/hosting/hosting-scenario.ts";
import type { Scenario } from "../../../src/core/types/hosting.ts";

const usd = (amount: number) => BigInt(Math.round(amount * 1e6)) * 1_000_000n;

/** Ten requests a month for each machine; US$200 a month written off, US$21.90 of idle power, US$2.19 of power a request. */
const BASE: Scenario = {
  price_usd: 9000,
  machines_there: 0,
  rent_usd_per_hour: null,
  rented: false,
  per_second: false,
  start_seconds: 0,
  amortisation_months: 36,
  resale_share: 0.2,
  tariff_usd_per_kwh: 0.3,
  idle_w: 100,
  load_w: 300,
  ops_hours_first: 2,
  ops_hours_extra: 1,
  hour_usd: 50,
  labelling_hour_usd: 40,
  setup_hours: 8,
  setup_hours_extra: 3,
  labelling_hours: 10,
  evaluation_hours: 4,
  training_usd: 25,
  retraining_per_year: 6,
  retraining_hours: 2,
  retraining_usd: 30,
  seconds_per_request: SECONDS_PER_MONTH / 20,
  seconds_alone: 90,
  streams: 1,
  utilisation: 0.5,
  headroom: 1,
  peak_to_average: 1,
};
const RENTED = { rented: true, price_usd: null, rent_usd_per_hour: 2 };
const parts = (components: readonly { id: string; amount: bigint | null }[]) =>
  Object.fromEntries(components.map(({ id, amount }) => [id, amount === null ? null : Number(amount) / 1e12]));

describe("the costs that machines are ranked by", () => {
  const untrained = { labelling_hours: 0, training_usd: 0, retraining_per_year: 0 };
  const inUsd = (amount: bigint | null) => Number(amount) / 1e12;

  test.each<[string, Partial<Scenario>]>([
    ["a machine that is bought", {}],
    ["one that is rented", RENTED],
    ["one paid by the second", { ...RENTED, per_second: true, start_seconds: 20 }],
    [
      "where nobody's time is known, and none is needed",
      {
        hour_usd: null,
        ops_hours_first: 0,
        ops_hours_extra: 0,
        setup_hours: 0,
        setup_hours_extra: 0,
        evaluation_hours: 0,
      },
    ],
  ])("are those of the books: %s", (_, more) => {
    const scenario = { ...BASE, ...untrained, ...more };
    const { once, labour, first, further, request } = scenarioUsd(scenario)!;
    const month = (machines: number) => inUsd(totalOf(fixedComponents(scenario, machines)));
    expect(first).toBeCloseTo(month(1), 9);
    expect(further).toBeCloseTo(month(3) - month(2), 9);
    expect(labour).toBeCloseTo(month(1) - inUsd(totalOf(fixedComponents(scenario, 1), false)), 9);
    expect(once).toBeCloseTo(inUsd(totalOf(oneOffComponents(scenario, 1))), 9);
    expect(request).toBeCloseTo(inUsd(marginalCost(scenario)), 9);
  });

  test.each<[string, Partial<Scenario>]>([
    ["the price", { price_usd: null }],
    ["the rent", { ...RENTED, rent_usd_per_hour: null }],
    ["the tariff", { tariff_usd_per_kwh: null }],
    ["an hour of people's time", { hour_usd: null }],
  ])("are unknown without %s", (_, more) => {
    expect(scenarioUsd({ ...BASE, ...untrained, ...more })).toBeNull();
  });
});

describe("what is paid in a month, however few requests come", () => {
  test.each<[string, Partial<Scenario>, number, object]>([
    [
      "one machine",
      {},
      1,
      { hardware: 200, "idle-power": 21.9, operations: 100, "retraining-compute": 15, retraining: 50 },
    ],
    [
      "three machines",
      {},
      3,
      { hardware: 600, "idle-power": 65.7, operations: 200, "retraining-compute": 15, retraining: 50 },
    ],
    [
      "three machines of which one is there",
      { machines_there: 1, retraining_per_year: 0 },
      3,
      { hardware: 400, "idle-power": 65.7, operations: 200 },
    ],
    [
      "a machine that is there, of which another has no price",
      { machines_there: 1, price_usd: null, retraining_per_year: 0 },
      1,
      { "idle-power": 21.9, operations: 100 },
    ],
    [
      "two machines of which one is there and the other has no price",
      { machines_there: 1, price_usd: null, retraining_per_year: 0 },
      2,
      { hardware: null, "idle-power": 43.8, operations: 150 },
    ],
    ["rented by the hour", { ...RENTED, retraining_per_year: 0 }, 2, { rent: 2920, operations: 150 }],
    ["rented by the second", { ...RENTED, per_second: true, retraining_per_year: 0 }, 2, { operations: 150 }],
    [
      "unknown prices",
      { price_usd: null, idle_w: null, hour_usd: null },
      1,
      { hardware: null, "idle-power": null, operations: null, "retraining-compute": 15, retraining: null },
    ],
    [
      "an unknown tariff",
      { tariff_usd_per_kwh: null, retraining_per_year: 0 },
      1,
      { hardware: 200, "idle-power": null, operations: 100 },
    ],
    [
      "nothing of what is unknown",
      { hour_usd: null, ops_hours_first: 0, retraining_per_year: 0 },
      1,
      { hardware: 200, "idle-power": 21.9 },
    ],
  ])("%s", (_, change, machines, want) => {
    expect(parts(fixedComponents({ ...BASE, ...change }, machines))).toEqual(want);
  });
});

test.each<[string, Partial<Scenario>, number | null]>([
  ["power", {}, 2.19],
  ["power shared by two streams", { streams: 2 }, 1.095],
  ["rent by the hour", RENTED, 0],
  ["rent by the second, with the start", { ...RENTED, per_second: true, start_seconds: 30 }, (2 * 120) / 3600],
  ["unknown power under load", { load_w: null }, null],
  ["unknown idle power", { idle_w: null }, null],
  ["an unknown tariff", { tariff_usd_per_kwh: null }, null],
])("one more request adds %s", (_, change, want) => {
  const cost = marginalCost({ ...BASE, ...change });
  if (want === null) expect(cost).toBeNull();
  else expect(Number(cost) / 1e12).toBeCloseTo(want, 9);
});

test("once: set up, labelling, training and trial, and the machines beside them", () => {
  const once = (change: Partial<Scenario>, machines: number) =>
    parts(oneOffComponents({ ...BASE, ...change }, machines));
  expect(once({}, 1)).toEqual({ setup: 400, labelling: 400, "training-compute": 25, evaluation: 200 });
  expect(once({}, 3).setup).toBe(700);
  expect(once({ labelling_hours: 0, training_usd: 0, evaluation_hours: 0 }, 1)).toEqual({ setup: 400 });
  expect(once({ training_usd: null, labelling_hour_usd: null }, 1)).toMatchObject({
    labelling: null,
    "training-compute": null,
  });
  const bought = (change: Partial<Scenario>, machines: number) => purchaseOf({ ...BASE, ...change }, machines);
  expect([bought({}, 2), bought(RENTED, 2), bought({ price_usd: null }, 1)]).toEqual([usd(18_000), 0n, null]);
});

test("a machine carries its usable share, or what its peak leaves, for each stream", () => {
  const carries = (change: Partial<Scenario>) => capacityPerMachine({ ...BASE, ...change });
  expect(carries({})).toBeCloseTo(10, 9);
  expect(carries({ streams: 3 })).toBeCloseTo(30, 9);
  expect(carries({ headroom: 0.8, peak_to_average: 4 })).toBeCloseTo(4, 9);
  expect([0, 1, 10, 11, 20, 21].map((volume) => servingMachines(BASE, volume))).toEqual([1, 1, 1, 2, 2, 3]);
});

test("a month at a volume: what is fixed for its machines, and power for each request", () => {
  const at = (volume: number, change: Partial<Scenario> = {}) =>
    parts(monthlyComponents({ ...BASE, ...change }, volume));
  expect(at(11)).toMatchObject({ hardware: 400, power: 24.09 });
  expect(at(0)).not.toHaveProperty("power");
  expect(at(18, { ...RENTED, per_second: true })["rent-by-second"]).toBeCloseTo(0.9, 9);
  expect(at(18, RENTED)).toMatchObject({ rent: 2 * 2 * 730 });
  const components = monthlyComponents(BASE, 5);
  expect(totalOf(components)! - totalOf(components, false)!).toBe(usd(150));
  expect(totalOf(monthlyComponents({ ...BASE, hour_usd: null }, 5))).toBeNull();
  expect(totalOf(monthlyComponents({ ...BASE, hour_usd: null }, 5), false)).not.toBeNull();
});
