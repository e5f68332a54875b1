import { expect, test } from "vitest";
import { breakEven, breakEvenVolume, paybackMonths } from "../../../src/core/hosting/break-even.ts";
import { hostingCost } from "../../../src/core/hosting/self-hosting.ts";
import type { Scenario } from "../../../src/core/types/hosting.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";
import { paidPerUse, planFor, planOf, type Small, smallScenario } from "./hosting-cases.ts";

const GPT_4O = paidPerUse("gpt-4o");
const MINI = paidPerUse("gpt-4o-mini");

test("against GPT-4o a Mac mini pays from a volume, with labour from a larger one", () => {
  const plan = planFor();
  const result = breakEven(plan, "llama3.1-8b", GPT_4O, null, TAXONOMY);
  expect(result).toMatchObject({ verdict: "pays", model: "llama3.1-8b", against: "gpt-4o", months: null });
  const bare = breakEvenVolume(plan.scenarios!.likely, GPT_4O.per_request!, false);
  expect(bare.volume!).toBeLessThan(result.requests_per_month!);
  const at = hostingCost(plan, result.requests_per_month!)!;
  expect(at.monthly.likely! <= GPT_4O.per_request! * BigInt(result.requests_per_month!)).toBe(true);
});

test("against GPT-4o mini it never does: the machine is full before it has earned its cost", () => {
  const result = breakEven(planFor(), "llama3.1-8b", MINI, 50_000, TAXONOMY);
  expect(result).toMatchObject({ verdict: "never", requests_per_month: null, months: null });
  expect(result.reason).toMatch(
    /one machine can serve at most [\d,]+ requests a month, and even then each request costs more than with GPT-4o mini/,
  );
});

test.each([
  ["an unknown price of the other side", planFor(), { ...GPT_4O, per_request: null }],
  ["an unknown price of the machine", planFor({ machine: "pc-rtx-3060" }), GPT_4O],
  ["a plan without scenarios", { ...planFor(), scenarios: null }, GPT_4O],
])("%s leaves the break-even unknown", (_, plan, against) => {
  expect(breakEven(plan, "x", against, 1000, TAXONOMY)).toMatchObject({
    verdict: "unknown",
    requests_per_month: null,
    months: null,
  });
});

test("a machine that cannot serve never breaks even, and says what is in the way", () => {
  const result = breakEven(planFor({ model: "llama3.3-70b" }), "x", GPT_4O, 1000, TAXONOMY);
  expect(result).toMatchObject({ verdict: "never", reason: expect.stringMatching(/does not fit/) });
});

test("a rented GPU is not discounted by how busy it is", () => {
  const plan = planFor({ machine: "rented-h100" });
  const rent = hostingCost(plan, 1)!.monthly.likely!;
  const result = breakEven(plan, "x", GPT_4O, null, TAXONOMY);
  expect(result.requests_per_month).toBe(Number((rent + GPT_4O.per_request! - 1n) / GPT_4O.per_request!));
});

/** A hundred requests a month, five picodollars for the machine; what differs is stated. */
const small = (more: Partial<Small> = {}, other: Partial<Scenario> = {}) => ({
  ...smallScenario({ capacity: 100, machine: 5, care: 0, more_care: 0, request: 0, ...more }),
  ...other,
});
const lasting = { amortisation_months: 10, price_usd: 50e-12 };
const bySecond = { rented: true, per_second: true, rent_usd_per_hour: 1, seconds_alone: 1, start_seconds: 0 };

test("more machines than are set up beside each other are no machines to name", () => {
  const plan = planOf(small({ capacity: 10, machine: 9, care: 3 }));
  const against = { id: "other", name: "Other", per_request: 1n, most_machines: 2 };
  expect(breakEven(plan, "x", against, null, TAXONOMY).reason).toContain(
    "the machine's monthly bill is lower only on more than 2 of them, from 30 requests a month; a larger machine does that with less.",
  );
});

test.each<[string, Scenario, number | null, bigint, string, string]>([
  ["pays from a volume", small(), null, 1n, "pays", "the machine's monthly bill is lower from 5 requests a month."],
  [
    "pays with several machines, and for good from more",
    small({ capacity: 10, machine: 9, care: 3 }),
    null,
    1n,
    "pays",
    "the machine's monthly bill is lower from 30 requests a month with 3 machines, and stays lower from 102. Not counting staff time, it pays back from 9 requests a month.",
  ],
  [
    "pays until the next machine",
    small({ capacity: 10, care: 2, more_care: 8 }),
    null,
    1n,
    "pays",
    "the machine's monthly bill is lower from 7 requests a month, until a further one is needed. Not counting staff time, it pays back from 5 requests a month.",
  ],
  [
    "never pays",
    small({ capacity: 10, machine: 12 }),
    null,
    1n,
    "never",
    "one machine can serve at most 10 requests a month, and even then each request costs more than with Other.",
  ],
  [
    "pays without people's time alone",
    small({ capacity: 10, machine: 4, care: 20, more_care: 7 }),
    8,
    1n,
    "never",
    "one machine can serve at most 10 requests a month, and even then each request costs more than with Other. Not counting staff time, it pays back in 0.5 months, from 4 requests a month.",
  ],
  [
    "at a volume that pays",
    small(),
    50,
    1n,
    "pays",
    "it pays back in 0.1 months. The machine's monthly bill is lower from 5 requests a month.",
  ],
  [
    "at a volume that is too small",
    small({ care: 20 }),
    10,
    1n,
    "never",
    "at 10 requests a month, running the machine costs more than Other. The machine's monthly bill is lower from 25 requests a month. Not counting staff time, it pays back in 0.5 months, from 5 requests a month.",
  ],
  [
    "at the last month of its life",
    small({}, lasting),
    5,
    1n,
    "pays",
    "it pays back in 10 months. The machine's monthly bill is lower from 5 requests a month.",
  ],
  [
    "in a little less than ten months",
    small({ capacity: 1000 }, { amortisation_months: 12, price_usd: 9995e-12 }),
    1000,
    1n,
    "pays",
    "it pays back in 10.0 months. The machine's monthly bill is lower from 833 requests a month, and stays lower from 4,165.",
  ],
  [
    "after its life",
    small({}, lasting),
    4,
    1n,
    "never",
    "the upfront cost takes 13 months to recover, and the machine is written off after 10. The machine's monthly bill is lower from 5 requests a month.",
  ],
  [
    "with power as dear as the other side",
    small({ request: 1 }),
    4,
    1n,
    "never",
    "the electricity alone costs more per request than Other.",
  ],
  [
    "that is there pays at once",
    small({ machine: 0 }, { price_usd: 0 }),
    4,
    1n,
    "pays",
    "it pays back at once. The machine's monthly bill is lower from the first request.",
  ],
  [
    "rented by the second",
    small({}, bySecond),
    null,
    1n,
    "never",
    "the seconds billed for each request cost more than Other.",
  ],
  [
    "rented, whatever the months",
    small({ capacity: 1000 }, { rented: true, rent_usd_per_hour: 0, amortisation_months: 1, setup_hours: 2000 }),
    1000,
    1n,
    "pays",
    "it pays back in 2.0 months. The machine's monthly bill is lower from the first request.",
  ],
  [
    "rented, against a free model",
    small({}, { rented: true, rent_usd_per_hour: 1 }),
    null,
    0n,
    "never",
    "Other is free, so a rented machine never pays back.",
  ],
  [
    "without a price",
    small({}, { price_usd: null }),
    50,
    1n,
    "unknown",
    "the price of the machine, its power or the hours is not known",
  ],
])("a machine %s", (_, scenario, volume, per_request, verdict, reason) => {
  const found = breakEven(planOf(scenario), "x", { id: "other", name: "Other", per_request }, volume, TAXONOMY);
  expect(found).toMatchObject({ verdict, reason });
});

test.each<[string, bigint, object]>([
  ["pays within it", 2n, { volume: 8, machines: 1, for_good: null, reason: null }],
  ["does not pay when it is full", 1n, { volume: null, machines: null, for_good: null, reason: "over-capacity" }],
])("where one machine is there and another has no price, it %s", (_, perRequest, want) => {
  expect(
    breakEvenVolume(small({ capacity: 10, care: 16 }, { machines_there: 1, price_usd: null }), perRequest),
  ).toEqual(want);
});

test.each([
  ["power of a request", { load_w: null }],
  ["price", { price_usd: null }],
  ["hours of a further machine", { hour_usd: null, ops_hours_extra: 1 }],
])("the break-even is not known where the %s is not", (_, unknown) => {
  expect(breakEvenVolume(small({}, unknown), 1n)).toEqual({
    volume: null,
    machines: null,
    for_good: null,
    reason: "unknown",
  });
});

test("where the host asks for more staff time than the machine costs, the first request pays", () => {
  const found = breakEvenVolume(small({ care: 20 }), 1n, true, 1000n);
  expect(found).toEqual({ volume: 1, machines: 1, for_good: 1, reason: null });
});

test.each<[string, Partial<Scenario>, number, boolean, { upkeep?: bigint; once?: bigint }, number | null]>([
  ["the machine and its setting up", { setup_hours: 4 }, 30, true, {}, 0.9],
  ["less the staff time that the host asks for", { setup_hours: 4 }, 10, true, { upkeep: 15n, once: 2n }, 1.4],
  ["no less than nothing", {}, 30, true, { once: 100n }, 0],
  ["no staff time of either", { setup_hours: 4 }, 10, false, { upkeep: 15n, once: 2n }, 0.5],
  ["never where nothing is saved", {}, 20, true, {}, null],
])("paid back is %s", (_, other, volume, labour, against, months) => {
  const found = paybackMonths(small({ care: 20 }, other), volume, 1n, labour, against);
  expect(found).toEqual({ months, known: true });
});

test.each<[string, Partial<Scenario>]>([
  ["labelling at an unknown rate", { labelling_hours: 5, labelling_hour_usd: null }],
  ["an unknown training", { training_usd: null }],
  ["an unknown price", { price_usd: null }],
  ["an hour at an unknown rate", { hour_usd: null, ops_hours_first: 1 }],
  ["an unknown power of waiting", { idle_w: null }],
  ["an unknown power of a request", { load_w: null }],
])("%s leaves it unknown when it is paid back", (_, other) => {
  expect(paybackMonths(small({}, other), 50, 1n)).toEqual({ months: null, known: false });
});
