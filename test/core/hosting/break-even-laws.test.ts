/** Break-even held against what hosting and paying by use cost, volume by volume. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakEvenVolume, paybackMonths } from "../../../src/core/hosting/break-even.ts";
import {
  capacityPerMachine,
  monthlyComponents,
  oneOffComponents,
  purchaseOf,
  servingMachines,
  totalOf,
} from "../../../src/core/hosting/hosting-scenario.ts";
import { planFor } from "./hosting-cases.ts";

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

/** The most that 1, 2, 3 machines carry, where a volume pays first if it ever does. */
function stepsBelow(at: number, volume: number): number[] {
  const each = capacityPerMachine(scenarios[at]!);
  return Array.from({ length: Math.min(20, Math.ceil(volume / each)) }, (_, n) => Math.floor((n + 1) * each + 1e-9));
}

test("months to pay back: what is bought and set up, over what a month without its writing off saves", () => {
  const [scenario] = scenarios;
  const hosted = (labour: boolean, off: boolean) =>
    totalOf(
      monthlyComponents(scenario!, 50_000).filter(({ id }) => !off || id !== "hardware"),
      labour,
    )!;
  const machines = servingMachines(scenario!, 50_000);
  const perRequest = 10n ** 10n;
  for (const labour of [true, false]) {
    const upfront = purchaseOf(scenario!, machines)! + totalOf(oneOffComponents(scenario!, machines), labour)!;
    const saved = perRequest * 50_000n - hosted(labour, true);
    expect(hosted(labour, false) > hosted(labour, true)).toBe(true);
    const { months, known } = paybackMonths(scenario!, 50_000, perRequest, labour);
    expect(known).toBe(true);
    expect(months).toBeCloseTo(Number(upfront) / Number(saved), 9);
  }
  expect(paybackMonths(scenario!, 50_000, 1n)).toEqual({ months: null, known: true });
});
