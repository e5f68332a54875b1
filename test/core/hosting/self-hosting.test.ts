import fc from "fast-check";
import { expect, test } from "vitest";
import { hostingPlan } from "../../../src/core/hosting/hosting-plan.ts";
import { servingMachines } from "../../../src/core/hosting/hosting-scenario.ts";
import { hostingCost } from "../../../src/core/hosting/self-hosting.ts";
import { sum } from "../../../src/core/prices/money.ts";
import { modelNamed, pricing } from "../../pricing-files.ts";
import { AS_OF, AUD, planFor } from "./hosting-cases.ts";

const aud = (amount: bigint | null) => (Number(amount) / 1e12) * AUD.per_usd;

test("what a Mac mini costs in a month, part by part", () => {
  const plan = planFor();
  const cost = hostingCost(plan, 10_000)!;
  const parts = Object.fromEntries(cost.components.map(({ id, amount }) => [id, aud(amount)]));
  expect(parts.hardware).toBeCloseTo((plan.price.buy_usd!.likely * AUD.per_usd) / 36, 6);
  expect(parts["idle-power"]).toBeCloseTo(plan.machine.idle_w! * 0.73 * 0.34, 6);
  expect(parts.operations).toBeCloseTo(1.5 * 150, 6);
  const more = plan.machine.load_w! - plan.machine.idle_w!;
  expect(parts.power).toBeCloseTo(((more * plan.fit!.seconds_per_request!) / 3.6e6) * 0.34 * 10_000, 6);
  expect(Object.keys(parts)).toHaveLength(4);
});

test("each further machine is set up too, in less time than the first", () => {
  const plan = planFor();
  const setup = (volume: number) =>
    aud(hostingCost(plan, volume)!.one_off_components.find(({ id }) => id === "setup")!.amount);
  const full = plan.capacity_per_machine!;
  expect(setup(full)).toBeCloseTo(8 * 150, 6);
  expect(setup(3 * full)).toBeCloseTo((8 + 2 * 2) * 150, 6);
});

test("the client's own machine costs power and people alone, and nothing to buy", () => {
  const cost = hostingCost(planFor({ wishes: { owned: true } }), 10_000)!;
  expect(cost.components.map(({ id }) => id)).toEqual(["idle-power", "operations", "power"]);
  expect(cost.purchase).toEqual({ low: 0n, likely: 0n, high: 0n });
});

test("rent by the second is paid for each request alone, with the seconds of starting", () => {
  const of = { machine: "rented-l4", wishes: { billing: "per-second" } } as const;
  const plan = planFor(of);
  const rent = (volume: number) => {
    const part = hostingCost(plan, volume)!.components.find(({ id }) => id === "rent-by-second")!;
    return Number(part.amount) / 1e12;
  };
  const each = ((plan.seconds_alone! + 60) / 3600) * plan.price.rent_usd!.likely;
  expect(rent(1)).toBeCloseTo(each, 6);
  expect(rent(1000)).toBeCloseTo(each * 1000, 3);
  expect(hostingCost(plan, 0)!.components.some(({ id }) => id === "rent-by-second")).toBe(false);
  expect(plan.notes.map(({ id }) => id)).toContain("per-second");
  // Work that comes in one go starts the machine once and shares it.
  const batch = planFor({ ...of, wishes: { ...of.wishes, batch: true } });
  const { streams, seconds_per_request } = batch.fit!;
  expect(batch.scenarios!.likely.seconds_alone).toBeCloseTo(seconds_per_request! / streams, 9);
  expect(batch.scenarios!.likely.start_seconds).toBe(0);
});

test.each([1, 10_000, 50_000, 1_000_000])(
  "the parts at %d requests add up to the total, with and without labour",
  (volume) => {
    const cost = hostingCost(planFor({ wishes: { fine_tune_examples: 900 } }), volume)!;
    expect(sum(cost.components.map(({ amount }) => amount))).toBe(cost.monthly.likely);
    const bare = cost.components.filter(({ labour }) => !labour).map(({ amount }) => amount);
    expect(sum(bare)).toBe(cost.monthly_without_labour.likely);
    expect(sum(cost.one_off_components.map(({ amount }) => amount))).toBe(cost.one_off.likely);
  },
);

test("whole machines: sized for the peak", () => {
  const plan = planFor();
  const full = plan.capacity_per_machine!;
  expect(hostingCost(plan, full)!.machines.likely).toBe(1);
  expect(hostingCost(plan, full + 1)!.machines.likely).toBe(2);
  // Without a peak only the usable share of the day bounds it; 0.7 / 3 of it does with the usual one.
  const steady = planFor({ wishes: { batch: true } }).capacity_per_machine!;
  expect(steady / full).toBeCloseTo(0.35 / (0.7 / 3), 3);
});

test("a rented GPU costs the same busy or idle", () => {
  const plan = planFor({ machine: "aws-g6-xlarge" });
  const [quiet, busy] = [hostingCost(plan, 1)!, hostingCost(plan, plan.capacity_per_machine!)!];
  expect(busy.monthly.likely).toBe(quiet.monthly.likely);
  const rent = busy.components.find(({ id }) => id === "rent")!;
  expect(Number(rent.amount) / 1e12).toBeCloseTo(plan.price.rent_usd!.likely * 730, 9);
  expect(plan.notes.map(({ id }) => id)).toContain("always-on");
});

test("an unknown price stays unknown in every sum that it is part of", () => {
  const plan = planFor({ machine: "pc-rtx-3060" });
  const cost = hostingCost(plan, 10_000)!;
  expect(cost.monthly).toEqual({ low: null, likely: null, high: null });
  expect(cost.per_request!.likely).toBeNull();
  expect(cost.components.find(({ id }) => id === "hardware")!.amount).toBeNull();
  expect(plan.notes.find(({ id }) => id === "machine-price-unknown")!.text).toMatch(
    /price of this machine is not known/,
  );
});

test.each([
  [
    "does-not-fit",
    { model: "llama3.3-70b" },
    /does not fit .*: needs 41\.\d GiB of 10\.7 usable; the next that holds it is [a-z0-9-]+ \(/,
  ],
  ["too-slow", { wishes: { latency_s: 5 } }, /takes 1\d\.\d s a request .*; the limit is 5 s/],
  ["no-parameters", { model: "gpt-4o" }, /parameters is not known/],
])("obstacle %s", (id, of, text) => {
  const plan = planFor(of);
  expect(plan.obstacle).toMatchObject({ id, text: expect.stringMatching(text) });
  expect(hostingCost(plan, 1000)).toBeNull();
});

test("a latency limit takes streams away before it takes the machine away", () => {
  const streams = (latency_s: number) => planFor({ machine: "pc-rtx-4070", wishes: { latency_s } }).fit!.streams;
  expect(streams(10)).toBe(4);
  expect(streams(4.5)).toBeLessThan(4);
  expect(planFor({ machine: "pc-rtx-4070", wishes: { latency_s: 4.5 } }).obstacle).toBeNull();
});

test("a machine spelled out brings its price in any listed currency, and none without a rate", () => {
  const spec = (currency: string) => ({
    name: "our server",
    bandwidth_gb_s: 500,
    memory_gb: 24,
    idle_w: 20,
    load_w: 200,
    price: { amount: 1000, currency },
  });
  const request = {
    model: modelNamed("llama3.1-8b"),
    input_tokens: 500,
    output_tokens: 300,
    reasoning_tokens: 0,
    as_of: AS_OF,
  };
  const hardware = (currency: string) =>
    hostingPlan({ ...request, machine: spec(currency) }, pricing).scenarios!.likely.price_usd;
  expect(hardware("USD")).toBe(1000);
  expect(hardware("AUD")).toBeCloseTo(1000 / AUD.per_usd, 9);
  expect(() => hardware("XXX")).toThrow("an amount in XXX");
});

test.each([
  ["unknown-class", { decode_class: "nvv" }, /unknown decode_class "nvv"; did you mean nv/],
  ["impossible-speed", { measured_tok_s: 600 }, /measured 600 tok\/s is 5\.9 times what one token a pass allows/],
])("a machine spelled out wrongly: %s", (id, more, text) => {
  const machine = { name: "our server", bandwidth_gb_s: 500, memory_gb: 24, ...more };
  const shape = { input_tokens: 500, output_tokens: 300, reasoning_tokens: 0, as_of: AS_OF };
  const plan = hostingPlan({ machine, model: modelNamed("llama3.1-8b"), ...shape }, pricing);
  expect(plan.obstacle).toMatchObject({ id, text: expect.stringMatching(text) });
});

test("low, likely and high are in that order, and a measured speed narrows them", () => {
  for (const { id } of pricing.machines.filter(({ complete }) => complete)) {
    const cost = hostingCost(planFor({ machine: id, model: "llama3.2-3b" }), 100_000);
    if (cost?.monthly.likely == null) continue;
    expect(cost.monthly.low! <= cost.monthly.likely && cost.monthly.likely <= cost.monthly.high!, id).toBe(true);
  }
  const width = (of: ReturnType<typeof planFor>) =>
    of.scenarios!.high.seconds_per_request - of.scenarios!.low.seconds_per_request;
  expect(width(planFor({ wishes: { measured_tok_s: 20 } }))).toBe(0);
});

const MACHINES = ["mac-mini-m6-16", "pc-rtx-4070", "rented-l4", "rented-h100", "aws-g6-xlarge"];

test("the cost of a request falls as the volume rises, but for the step of a new machine", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MACHINES),
      fc.integer({ min: 1, max: 5_000_000 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (machine, volume, more) => {
        const plan = planFor({ machine });
        const { likely } = plan.scenarios!;
        const [less, rest] = [hostingCost(plan, volume)!, hostingCost(plan, volume + more)!];
        if (servingMachines(likely, volume) !== servingMachines(likely, volume + more)) return;
        expect(rest.per_request!.likely! <= less.per_request!.likely!).toBe(true);
        expect(rest.monthly.likely! >= less.monthly.likely!).toBe(true);
      },
    ),
  );
});

test("more tokens never cost less", () => {
  const tokens = fc.integer({ min: 1, max: 6000 });
  const more = fc.integer({ min: 0, max: 3000 });
  const volume = fc.integer({ min: 1, max: 2_000_000 });
  fc.assert(
    fc.property(
      fc.constantFrom(...MACHINES),
      tokens,
      tokens,
      more,
      more,
      volume,
      (machine, input, output, a, b, requests) => {
        const cost = (x: number, y: number) => hostingCost(planFor({ machine, input: x, output: y }), requests);
        const [short, long] = [cost(input, output), cost(input + a, output + b)];
        if (!short || !long) return;
        expect(long.monthly.likely! >= short.monthly.likely!).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});

test("a request costs its share of the bill, and machines carry together what each does", () => {
  const plan = planFor({ wishes: { fine_tune_examples: 900 } });
  const full = plan.capacity_per_machine!;
  const cost = hostingCost(plan, full + 1)!;
  for (const end of ["low", "likely", "high"] as const) {
    expect(Number(cost.per_request![end])).toBeCloseTo(Number(cost.monthly_without_labour[end]) / (full + 1), 0);
  }
  expect(Math.abs(cost.capacity_per_month - 2 * full)).toBeLessThanOrEqual(1);
  const bare = cost.one_off_components.filter(({ labour }) => !labour).map(({ amount }) => amount);
  expect(cost.one_off_without_labour.likely).toBe(sum(bare));
  expect(cost.one_off_without_labour.likely! < cost.one_off.likely!).toBe(true);
  // One stream is never shared, so a request takes as long at the peak as alone.
  expect(cost.seconds_per_request).toBe(plan.seconds_alone);
  expect(hostingCost(plan, 0)!.per_request).toBeNull();
});
