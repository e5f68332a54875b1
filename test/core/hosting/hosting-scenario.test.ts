/** The costs of a scenario part by part, worked out by hand; and break-even over many small machines, counted through. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakEven, breakEvenVolume, paybackMonths } from "../../../src/core/hosting/break-even.ts";
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
import type { HostingPlan, Scenario } from "../../../src/core/types/hosting.ts";

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
  spare_machines: 0,
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
    ["with a spare one", { spare_machines: 1 }],
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
      "one and a spare one",
      { spare_machines: 1 },
      1,
      { hardware: 400, "idle-power": 43.8, operations: 150, "retraining-compute": 15, retraining: 50 },
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
  expect(once({ spare_machines: 1 }, 2).setup).toBe(700);
  expect(once({ labelling_hours: 0, training_usd: 0, evaluation_hours: 0 }, 1)).toEqual({ setup: 400 });
  expect(once({ training_usd: null, labelling_hour_usd: null }, 1)).toMatchObject({
    labelling: null,
    "training-compute": null,
  });
  const bought = (change: Partial<Scenario>, machines: number) => purchaseOf({ ...BASE, ...change }, machines);
  expect([bought({}, 2), bought({ spare_machines: 1 }, 2), bought(RENTED, 2), bought({ price_usd: null }, 1)]).toEqual([
    usd(18_000),
    usd(27_000),
    0n,
    null,
  ]);
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

describe("break-even", () => {
  const dearer = (scenario: Scenario, price: bigint, volume: number, labour: boolean) =>
    totalOf(monthlyComponents(scenario, volume), labour)! > price * BigInt(volume);

  test("over many machines is what counting every volume finds", () => {
    const scenarios = fc.record({
      price_usd: fc.integer({ min: 0, max: 20_000 }),
      ops_hours_first: fc.integer({ min: 0, max: 20 }),
      ops_hours_extra: fc.integer({ min: 0, max: 12 }),
      retraining_per_year: fc.constantFrom(0, 6),
      seconds_per_request: fc.double({ min: 100_000, max: 600_000, noNaN: true }),
      spare_machines: fc.constantFrom(0, 0, 1),
    });
    fc.assert(
      fc.property(scenarios, fc.integer({ min: 1, max: 150 }), fc.boolean(), (change, dollars, labour) => {
        const scenario = { ...BASE, ...change };
        const [price, each] = [usd(dollars), capacityPerMachine(scenario)];
        const all = Math.floor(60 * each);
        const found = breakEvenVolume(scenario, price, labour);
        const volumes = Array.from({ length: all }, (_, at) => at + 1);
        const first = volumes.find((volume) => !dearer(scenario, price, volume, labour));
        if (found.volume === null || found.volume <= all) expect(found.volume).toBe(first ?? null);
        if (found.volume === null || found.volume > all) return;
        expect(found.machines).toBe(servingMachines(scenario, found.volume));
        const last = volumes.findLast((volume) => dearer(scenario, price, volume, labour)) ?? 0;
        // A new machine that is always dearer at first comes again and again, and so at the end of what is counted.
        if (found.for_good === null) expect(last).toBeGreaterThan(all - each - 1);
        else if (found.for_good <= all) expect(found.for_good).toBe(last + 1);
      }),
      { seed: 41, numRuns: 150 },
    );
  });

  // One machine costs US$386.90 a month; a full one US$408.80.
  const FIXED = 386.9;
  test.each<[string, Partial<Scenario>, number, object]>([
    ["at the last request of the first machine", {}, FIXED / 10 + 2.19, { volume: 10, machines: 1, reason: null }],
    ["just not with one machine, and so with two", {}, FIXED / 10 + 2.18, { volume: 18, machines: 2, reason: null }],
    [
      "with what each further machine costs never",
      {},
      2.19 + 27.18,
      { volume: null, machines: null, for_good: null, reason: "over-capacity" },
    ],
    [
      "with what power costs never",
      {},
      2.19,
      { volume: null, machines: null, for_good: null, reason: "running-cost-higher" },
    ],
    ["unknown power", { load_w: null }, 50, { volume: null, machines: null, for_good: null, reason: "unknown" }],
    [
      "an unknown machine",
      { price_usd: null },
      50,
      { volume: null, machines: null, for_good: null, reason: "unknown" },
    ],
    [
      "unknown hours of further machines",
      { hour_usd: null, ops_hours_first: 0, retraining_per_year: 0 },
      50,
      { volume: null, machines: null, for_good: null, reason: "unknown" },
    ],
    [
      "at once where nothing is fixed",
      { price_usd: 0, idle_w: 0, ops_hours_first: 0, ops_hours_extra: 0, retraining_per_year: 0 },
      50,
      { volume: 1, machines: 1, for_good: 1, reason: null },
    ],
  ])("%s", (_, change, price, want) => {
    expect(breakEvenVolume({ ...BASE, ...change }, usd(price))).toMatchObject(want);
  });

  test("months to pay back, and where they cannot be told", () => {
    // At 10 requests and US$100: 1,000 less 21.90, 100, 65 and 21.90 of power; 9,000 and 1,025 to earn back.
    const months = (change: Partial<Scenario>, volume = 10, labour = true) =>
      paybackMonths({ ...BASE, ...change }, volume, usd(100), labour);
    expect(months({}).months).toBeCloseTo(10_025 / (1000 - 208.8), 6);
    expect(months({}, 10, false).months).toBeCloseTo(9025 / (1000 - 58.8), 6);
    expect(months({}, 1)).toEqual({ months: null, known: true });
    for (const change of [{ price_usd: null }, { training_usd: null }, { idle_w: null }, { load_w: null }]) {
      expect(months(change)).toEqual({ months: null, known: false });
    }
  });

  const plan = (change: Partial<Scenario>) =>
    ({ obstacle: null, scenarios: { likely: { ...BASE, ...change } } }) as unknown as HostingPlan;
  const against = (price: number) => ({ id: "them", name: "Them", per_request: usd(price) });
  test.each<[string, Partial<Scenario>, number, number | null, string, RegExp]>([
    ["free, against a rented one", RENTED, 0, null, "never", /^Them is free, so a rented machine never pays back\.$/],
    [
      "against seconds that cost more",
      { ...RENTED, per_second: true },
      0.01,
      null,
      "never",
      /^the seconds billed for each request cost more than Them\.$/,
    ],
    ["less than power", {}, 1, null, "never", /^the electricity alone costs more per request than Them\.$/],
    [
      "more than a full machine never earns",
      { price_usd: 90_000 },
      40,
      null,
      "never",
      /^one machine can serve at most 10 requests a month, and even then each request costs more than with Them\.$/,
    ],
    [
      "what is not known",
      { price_usd: null },
      40,
      null,
      "unknown",
      /^the price of the machine, its power or the hours is not known$/,
    ],
    [
      "with one machine",
      { ops_hours_extra: 0 },
      200,
      null,
      "pays",
      /^the machine's monthly bill is lower from 2 requests a month\./,
    ],
    [
      "with several machines, and steps",
      {},
      FIXED / 10 + 2.18,
      null,
      "pays",
      /^the machine's monthly bill is lower from 18 requests a month with 2 machines, and stays lower from \d+\. Not counting staff time, it pays back from \d+ requests a month\.$/,
    ],
    [
      "at a volume below",
      {},
      100,
      1,
      "never",
      /^at 1 requests a month, running the machine costs more than Them\. The machine's monthly bill is lower from 4 requests a month/,
    ],
    [
      "before it is written off",
      {},
      100,
      10,
      "pays",
      /^it pays back in 13 months\. .* Not counting staff time, it pays back in 9\.6 months, from 3 requests a month\.$/,
    ],
    [
      "after it is written off",
      { amortisation_months: 12 },
      100,
      10,
      "never",
      /^the upfront cost takes 13 months to recover, and the machine is written off after 12\./,
    ],
    [
      "rented, whatever the months",
      { ...RENTED, rent_usd_per_hour: 0.01, amortisation_months: 1 },
      30,
      10,
      "pays",
      /^it pays back in \d+/,
    ],
    ["never, at a volume", {}, 1, 10, "never", /^the electricity alone costs more per request than Them\.$/],
  ])("%s", (_, change, price, volume, verdict, reason) => {
    const found = breakEven(plan(change), "ours", against(price), volume);
    expect(found).toMatchObject({ model: "ours", against: "them", verdict });
    expect(found.reason).toMatch(reason);
  });

  // Nobody's time, and nothing but 9,000 for the machine: 58.80 a month at ten requests.
  const BARE = { hour_usd: 0, labelling_hour_usd: 0, training_usd: 0, resale_share: 0 };
  test.each([
    [
      "in exactly the months of its life",
      30.88,
      "pays",
      /^it pays back in 36 months\. The machine's monthly bill is lower from 10 requests a month, and stays lower from \d+\.$/,
    ],
    [
      "in one month more",
      30.2,
      "never",
      /^the upfront cost takes 38 months to recover, and the machine is written off after 36\./,
    ],
    ["in exactly ten months", 95.88, "pays", /^it pays back in 10 months\. /],
    ["in a little less", 95.9, "pays", /^it pays back in 10\.0 months\. /],
  ] as const)("%s, with nobody's time to leave out", (_, price, verdict, reason) => {
    const found = breakEven(plan(BARE), "ours", against(price), 10);
    expect(found.reason).toMatch(reason);
    expect(found.verdict).toBe(verdict);
    expect(found.reason).not.toContain("staff time");
  });

  test("where a further machine never pays, that is said", () => {
    const found = breakEven(
      plan({ ...BARE, price_usd: 0, hour_usd: 50, ops_hours_first: 0, ops_hours_extra: 9, retraining_per_year: 0 }),
      "ours",
      against(30),
      null,
    );
    expect(found.reason).toMatch(/lower from the first request, until a further one is needed\./);
  });

  test("nothing saved in a month is never paid back", () => {
    expect(paybackMonths({ ...BASE, ...BARE }, 10, usd(5.88))).toEqual({ months: null, known: true });
    expect(paybackMonths({ ...BASE, ...BARE }, 10, usd(5.89)).months).toBeCloseTo(90_000, 3);
  });

  test("a plan without scenarios says that the price is not known", () => {
    const none = { obstacle: null, scenarios: null } as unknown as HostingPlan;
    expect(breakEven(none, "ours", against(1), 10)).toMatchObject({ verdict: "unknown", months: null });
  });
});
