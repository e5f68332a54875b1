/** Break-even held against what hosting and paying by use cost, volume by volume. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakEvenVolume } from "../../../src/core/hosting/break-even.ts";
import { capacityPerMachine, monthlyComponents, totalOf } from "../../../src/core/hosting/hosting-scenario.ts";
import { planFor, type Small, smallScenario } from "./hosting-cases.ts";

const MACHINES = ["mac-mini-m6-16", "mac-studio-m5-max-128", "pc-rtx-5090", "rented-h100"];
const scenarios = MACHINES.map((machine) => planFor({ machine }).scenarios!.likely);

/** What a month costs more by use than on machines; negative is less. */
const spared = (at: number, volume: number, perRequest: bigint, labour: boolean): bigint => {
  const hosted = totalOf(monthlyComponents(scenarios[at]!, volume), labour);
  if (hosted === null) throw new Error(`no price of ${MACHINES[at]}`);
  return perRequest * BigInt(volume) - hosted;
};

const cases = fc.tuple(
  fc.nat(scenarios.length - 1),
  // From a ten-thousandth of a cent to ten cents a request.
  fc.double({ min: 6, max: 11, noNaN: true }).map((power) => BigInt(Math.round(10 ** power))),
  fc.boolean(),
);

describe("the break-even volume", () => {
  test("is the first at which hosting costs no more", () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 1, noNaN: true }), ([at, perRequest, labour], share) => {
        const { volume, machines } = breakEvenVolume(scenarios[at]!, perRequest, labour);
        const all = volume ?? Math.floor(40 * capacityPerMachine(scenarios[at]!));
        const below = [all - 1, Math.floor(all * share), ...stepsBelow(at, all)].filter(
          (each) => each >= 1 && each < all,
        );
        for (const each of below) expect([each, spared(at, each, perRequest, labour) < 0n]).toEqual([each, true]);
        if (volume === null) return;
        expect(spared(at, volume, perRequest, labour) >= 0n).toBe(true);
        expect(Math.ceil(volume / capacityPerMachine(scenarios[at]!) - 1e-9)).toBe(machines);
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  test("for good is the least from which it stays so", () => {
    fc.assert(
      fc.property(cases, fc.double({ min: 0, max: 5, noNaN: true }), ([at, perRequest, labour], times) => {
        const { volume, for_good } = breakEvenVolume(scenarios[at]!, perRequest, labour);
        if (volume === null || for_good === null) return;
        expect(for_good).toBeGreaterThanOrEqual(volume);
        if (for_good > volume) expect(spared(at, for_good - 1, perRequest, labour) < 0n).toBe(true);
        const above = [0, 1, 2, 3].map(
          (more) => Math.floor(capacityPerMachine(scenarios[at]!) * (Math.ceil(times) + more)) + 1,
        );
        for (const each of [for_good, for_good + 1, Math.ceil(for_good * (1 + times)), ...above].filter(
          (each) => each >= for_good,
        )) {
          expect([each, spared(at, each, perRequest, labour) >= 0n]).toEqual([each, true]);
        }
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});

/** Counts every volume up to this many machines; in the small numbers below all is decided before. */
const COUNTED = 200;

/** The first volume that pays, and the one from which all do, found by trying each. */
function counted(small: Small, perRequest: number, labour: boolean, upkeep: number) {
  const { capacity, machine, care, more_care, request } = small;
  let first: number | null = null;
  let lastDear = 0;
  const most = Math.floor(COUNTED * capacity);
  for (let volume = 1; volume <= most; volume++) {
    const machines = Math.ceil(volume / capacity);
    const hosted = machines * machine + (labour ? care + (machines - 1) * more_care : 0) + request * volume;
    if (hosted > perRequest * volume + (labour ? upkeep : 0)) lastDear = volume;
    else first ??= volume;
  }
  const ends = lastDear <= (COUNTED - 1) * capacity;
  return { volume: first, for_good: first !== null && ends ? Math.max(first, lastDear + 1) : null };
}

test("in small numbers it is what counting every volume finds, to the request", () => {
  fc.assert(
    fc.property(
      fc.record({
        capacity: fc.integer({ min: 2, max: 16 }).map((half) => half / 2),
        machine: fc.nat(20),
        care: fc.nat(40),
        more_care: fc.nat(8),
        request: fc.nat(3),
      }),
      fc.integer({ min: 0, max: 6 }),
      fc.boolean(),
      fc.oneof(fc.constant(0), fc.nat(60)),
      (small, saved, labour, upkeep) => {
        const perRequest = small.request + saved;
        const found = breakEvenVolume(smallScenario(small), BigInt(perRequest), labour, BigInt(upkeep));
        if (saved === 0) {
          expect(found).toMatchObject({ volume: null, reason: "running-cost-higher" });
          return;
        }
        const room = saved * small.capacity - small.machine - (labour ? small.more_care : 0);
        // Where a full machine earns its cost to the picodollar, nothing is said of "for good"; where it does not earn
        // it, half a request that two machines share is not looked for.
        fc.pre(room > 0 || (room < 0 && Number.isInteger(small.capacity)));
        const { volume, for_good } = counted(small, perRequest, labour, upkeep);
        expect(found).toEqual({
          volume,
          for_good,
          machines: volume === null ? null : Math.ceil(volume / small.capacity),
          reason: volume === null ? "over-capacity" : null,
        });
      },
    ),
    { seed: 16, numRuns: 1500 },
  );
});

test.each([
  [10_000, 100_000],
  [10_001, null],
])("a care of %d, that each machine earns one of, is paid by at most ten thousand machines", (care, volume) => {
  const small = { capacity: 10, machine: 9, care, more_care: 0, request: 0 };
  expect(breakEvenVolume(smallScenario(small), 1n).volume).toBe(volume);
});

/** The most that 1, 2, 3 machines carry, where a volume pays first if it ever does. */
function stepsBelow(at: number, volume: number): number[] {
  const each = capacityPerMachine(scenarios[at]!);
  return Array.from({ length: Math.min(20, Math.ceil(volume / each)) }, (_, n) => Math.floor((n + 1) * each + 1e-9));
}
