import fc from "fast-check";
import { expect, test } from "vitest";
import { breakEvenVolume, paybackMonths } from "../../src/core/hosting/break-even.ts";
import { hostingPlan } from "../../src/core/hosting/hosting-plan.ts";
import { hostingCost } from "../../src/core/hosting/self-hosting.ts";
import { pico } from "../../src/core/prices/money.ts";
import type { Machine, Rent } from "../../src/core/types/pricing.ts";
import { pricing } from "../pricing-files.ts";
import { before, costOf, type Facts, machinesFor, month, paidBackIn } from "./months.ts";

const AS_OF = "2026-11-24";
const AUD = pricing.fx.find(({ currency }) => currency === "AUD")!.per_usd;
const value = (id: string) => Number(pricing.defaults.find((each) => each.id === id)!.value);

const rentedAt = (usd_per_hour: number, perSecond: boolean): Rent => ({
  provider: "test",
  usd_per_hour,
  usd_per_second: perSecond ? usd_per_hour / 3600 : null,
  scale_to_zero: perSecond,
  region: null,
  region_name: null,
  tenancy: null,
  checked: "2026",
  source: null,
  confidence: null,
});

/** A machine with one price in dollars and known watts: bought, one's own already, or rented either way. */
const machine = fc
  .record({
    way: fc.constantFrom("bought", "owned", "always-on", "per-second"),
    price: fc.integer({ min: 300, max: 20_000 }),
    rent: fc.integer({ min: 10, max: 900 }).map((cents) => cents / 100),
    bandwidth: fc.integer({ min: 60, max: 3000 }),
    memory: fc.constantFrom(16, 24, 48, 96, 192),
    idle: fc.integer({ min: 3, max: 100 }),
    busy: fc.integer({ min: 0, max: 700 }),
  })
  .map(({ way, price, rent, bandwidth, memory, idle, busy }) => {
    const base = pricing.machines.find(({ id }) => id === "rtx-4090")!;
    const source = { date: "2026", source: "test", verified: true };
    const sold = { tax: "excluded", country: null, condition: "new", ...source } as const;
    const rented = way === "always-on" || way === "per-second";
    const made: Machine = {
      ...base,
      id: "test",
      name: "test machine",
      complete: true,
      bandwidth_gb_s: bandwidth,
      memory_gb: memory,
      idle_w: idle,
      load_w: idle + busy,
      prices: rented ? [] : [{ amount: price, currency: "USD", what: "new", ...sold }],
      rents: rented ? [rentedAt(rent, way === "per-second")] : [],
    };
    return { way, machine: made };
  });

const models = pricing.models.filter(({ kind, params_b }) => kind === "self-hosted" && (params_b ?? 99) < 15);

const brief = fc.record({
  machine,
  model: fc.constantFrom(...models),
  input_tokens: fc.integer({ min: 1, max: 6000 }),
  output_tokens: fc.integer({ min: 1, max: 2000 }),
  requests: fc.integer({ min: 1, max: 3_000_000 }),
  examples: fc.constantFrom(0, 200, 900, 5000),
  peak: fc.integer({ min: 1, max: 10 }),
  months: fc.constantFrom(12, 24, 36, 48),
  /** Dollars a request that is paid per use. */
  other: fc.integer({ min: 1, max: 40_000 }).map((millionths) => millionths / 1e6),
});
type Brief = typeof brief extends fc.Arbitrary<infer T> ? T : never;

function plan(of: Brief) {
  const { model, input_tokens, output_tokens } = of;
  const { machine, way } = of.machine;
  const request = { machine, model, input_tokens, output_tokens, reasoning_tokens: 0, as_of: AS_OF };
  const wishes = {
    peak_to_average: of.peak,
    fine_tune_examples: of.examples,
    owned: way === "owned",
  };
  const defaults = pricing.defaults.map((each) =>
    each.id === "amortisation-months" ? { ...each, value: of.months } : each,
  );
  return hostingPlan({ ...request, wishes }, { ...pricing, defaults });
}

/** Minutes of the client's staff: one example after the other is written, or looked through while that is done. */
function labelling(examples: number): number {
  let minutes = 0;
  for (let at = 0; at < value("evaluation-examples"); at++) minutes += value("labelling-minutes");
  for (let at = 0; at < examples && at < value("examples-checked-most"); at++) minutes += value("checking-minutes");
  return minutes;
}

/** The same case as the ledger wants it: facts from the price list, and of the plan only the speed that it predicts. */
function facts(of: Brief, planned: ReturnType<typeof plan>): Facts {
  const { examples } = of;
  const { machine, way } = of.machine;
  const hourly = value("ops-rate") / AUD;
  const trained = examples > 0;
  const millions = (examples * (of.input_tokens + of.output_tokens) * value("epochs")) / 1e6;
  // Of two hosts the cheapest and the dearest list for a model of this size.
  const run = millions * ((0.48 + 1.35) / 2);
  return {
    price: machine.prices[0]?.amount ?? 0,
    there: way === "owned" ? 1 : 0,
    rentPerHour: machine.rents[0]?.usd_per_hour ?? 0,
    rented: machine.rents.length > 0,
    billedPerRequest: way === "per-second" ? planned.seconds_alone! + value("start-seconds") : null,
    lifeMonths: of.months,
    idleW: machine.idle_w!,
    loadW: machine.load_w!,
    perKwh: 0.34 / AUD,
    hoursFirst: value("ops-hours-first-box"),
    hoursExtra: value("ops-hours-extra-box"),
    hourly,
    setupHours: value("setup-hours"),
    setupHoursExtra: value("setup-hours-extra-machine"),
    labellingHours: trained ? labelling(examples) / 60 : 0,
    labellingHourly: value("labelling-rate") / AUD,
    evaluationHours: value("evaluation-hours"),
    trainingOnce: trained ? run * value("experiments-per-release") : 0,
    trainingPerYear: trained ? value("retraining-per-year") : 0,
    retrainHours: trained ? value("retraining-hours") : 0,
    retrainRun: trained ? run : 0,
    secondsPerRequest: planned.fit!.seconds_per_request!,
    streams: planned.fit!.streams,
    usableShare: value("utilisation"),
    headroom: value("headroom"),
    peak: of.peak,
  };
}

const dollars = (amount: bigint | null) => Number(amount) / 1e12;
const CENT = 0.01;
/** What a request costs is kept to a picodollar: over millions of them that is far less than a cent, but not nothing. */
const SLIGHT = CENT / 100;

test("the ledger of a thousand random briefs agrees to the cent, every month of a machine's life", () => {
  let served = 0;
  fc.assert(
    fc.property(brief, (of) => {
      const planned = plan(of);
      const cost = hostingCost(planned, of.requests);
      if (!cost) return;
      served++;
      const known = facts(of, planned);
      const entry = month(known, of.requests);
      expect(cost.machines.likely).toBe(entry.machines);
      let ledger = 0;
      for (let at = 0; at < of.months; at++) ledger += costOf(entry);
      expect(Math.abs(dollars(cost.monthly.likely) * of.months - ledger)).toBeLessThan(CENT);
      expect(Math.abs(dollars(cost.one_off.likely) - before(known, entry.machines))).toBeLessThan(CENT);
      const people = entry.people;
      expect(Math.abs(dollars(cost.monthly_without_labour.likely) - (costOf(entry) - people))).toBeLessThan(CENT);
      expect(Math.abs(dollars(cost.per_request!.likely) * of.requests - (costOf(entry) - people))).toBeLessThan(CENT);
    }),
    { numRuns: 1000, seed: 5 },
  );
  expect(served).toBeGreaterThan(800);
});

test("the month in which a machine is paid back is the one in the ledger", () => {
  let paid = 0;
  fc.assert(
    fc.property(brief, (of) => {
      const planned = plan(of);
      const scenario = planned.scenarios?.likely;
      if (!scenario) return;
      const { months } = paybackMonths(scenario, of.requests, pico(of.other)!);
      const want = paidBackIn(facts(of, planned), of.requests, of.other, 600);
      if (months !== null && months <= 600) {
        paid++;
        // Where both sides meet on the last day of a month, a rounding decides which month it is.
        expect(Math.abs(Math.max(1, Math.ceil(months)) - (want ?? 601))).toBeLessThanOrEqual(
          Math.abs(months % 1) < 1e-6 ? 1 : 0,
        );
      } else expect(want).toBeNull();
    }),
    { numRuns: 1000, seed: 6 },
  );
  expect(paid).toBeGreaterThan(100);
});

test("the break-even volume is the least at which the ledger says so; never is never", () => {
  let found = 0;
  fc.assert(
    fc.property(
      brief,
      fc.array(fc.integer({ min: 1, max: 20_000_000 }), { minLength: 20, maxLength: 20 }),
      (of, tries) => {
        const planned = plan(of);
        const scenario = planned.scenarios?.likely;
        if (!scenario) return;
        const known = facts(of, planned);
        const gap = (volume: number) => costOf(month(known, volume)) - volume * of.other;
        const { volume, for_good, machines } = breakEvenVolume(scenario, pico(of.other)!);
        if (volume === null) {
          for (const each of tries) expect(gap(each)).toBeGreaterThan(-SLIGHT);
          return;
        }
        found++;
        expect(gap(volume)).toBeLessThan(SLIGHT);
        if (volume > 1) expect(gap(volume - 1)).toBeGreaterThan(-SLIGHT);
        expect(machinesFor(known, volume)).toBe(machines!);
        for (const each of tries) {
          if (each < volume) expect(gap(each)).toBeGreaterThan(-SLIGHT);
          if (for_good !== null && each >= for_good) expect(gap(each)).toBeLessThan(SLIGHT);
        }
      },
    ),
    { numRuns: 1000, seed: 7 },
  );
  expect(found).toBeGreaterThan(100);
});
