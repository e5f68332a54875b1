/** What it costs in a month to answer this many requests on machines of one's own, bought or rented. */

import { type Amounts, atEachEnd } from "../prices/money.ts";
import { divideHalfEven } from "../text/decimal.ts";
import type { Pico, Range } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import {
  type Component,
  capacityPerMachine,
  fixedComponents,
  monthlyComponents,
  oneOffComponents,
  purchaseOf,
  SECONDS_PER_MONTH,
  SLACK,
  servingMachines,
  totalOf,
} from "./hosting-scenario.ts";
import { secondsAmong, secondsWithWait } from "./waiting.ts";

/** What a plan costs at a volume, and the machines that it takes. */
export interface HostingCost {
  machines: Range<number>;
  /** Requests a month that the likely machines can answer. */
  capacity_per_month: number;
  /** With labour. The likely components add up to the likely total. */
  monthly: Amounts;
  monthly_without_labour: Amounts;
  /** The month without labour over the requests. Null for no requests. */
  per_request: Amounts | null;
  /** What is paid however few requests come: hardware or rent, idle power, operations, retraining. */
  fixed: Amounts;
  one_off: Amounts;
  one_off_without_labour: Amounts;
  /** Monthly components of the likely scenario. */
  components: readonly Component[];
  one_off_components: readonly Component[];
  /** Price of all machines; part of `monthly` by amortisation, not of `one_off`. Zero when rented. */
  purchase: Amounts;
  /** Share of the month in which the likely machines are busy. */
  busy_share: number;
  /** Requests that a machine answers at the same time at the peak, and how long one then takes. */
  peak_concurrency: number;
  seconds_per_request: number;
  /** The same with the wait for a machine that is busy; of work that comes in one go, without. */
  seconds_at_peak: number;
}

const servingScenarios = ({ scenarios, obstacle }: HostingPlan): Range<Scenario> | null =>
  obstacle ? null : scenarios;

const over = <T>(scenarios: Range<Scenario>, of: (scenario: Scenario) => T): Range<T> =>
  atEachEnd((end) => of(scenarios[end]));

/**
 * All costs of a plan at a whole number of requests a month. Null when the plan cannot serve. Low and high take every
 * uncertain value at its good and at its bad end together.
 */
export function hostingCost(plan: HostingPlan, volume: number): HostingCost | null {
  const scenarios = servingScenarios(plan);
  if (!scenarios) return null;
  const { likely } = scenarios;
  const machines = over(scenarios, (scenario) => servingMachines(scenario, volume));
  const month = (withLabour: boolean) =>
    over(scenarios, (scenario) => totalOf(monthlyComponents(scenario, volume), withLabour));
  const once = (withLabour: boolean) =>
    atEachEnd((end) => totalOf(oneOffComponents(scenarios[end], machines[end]), withLabour));
  const bill = month(false);
  const share = (amount: Pico | null) => (amount === null ? null : divideHalfEven(amount, BigInt(volume)));
  return {
    machines,
    capacity_per_month: Math.floor(machines.likely * capacityPerMachine(likely) + SLACK),
    monthly: month(true),
    monthly_without_labour: bill,
    per_request: volume > 0 ? atEachEnd((end) => share(bill[end])) : null,
    fixed: atEachEnd((end) => totalOf(fixedComponents(scenarios[end], machines[end]))),
    one_off: once(true),
    one_off_without_labour: once(false),
    components: monthlyComponents(likely, volume),
    one_off_components: oneOffComponents(likely, machines.likely),
    purchase: atEachEnd((end) => purchaseOf(scenarios[end], machines[end])),
    busy_share: (volume * likely.seconds_per_request) / (likely.streams * machines.likely * SECONDS_PER_MONTH),
    ...atPeak(plan, likely, volume / machines.likely),
  };
}

/** How many requests a machine answers at a time at the peak, and how long one takes, without and with its wait. */
function atPeak(plan: HostingPlan, scenario: Scenario, perMachine: number) {
  const { streams, seconds_per_request: full, peak_to_average } = scenario;
  const alone = plan.seconds_alone ?? full;
  const serving = { streams, alone, full };
  const each = secondsAmong(serving, 2) - alone;
  const rate = (perMachine / SECONDS_PER_MONTH) * peak_to_average;
  // concurrency = rate x (alone + each x (concurrency - 1)), by Little's law
  const free = 1 - rate * each;
  const concurrency = free > 0 ? (rate * (alone - each)) / free : streams;
  return {
    peak_concurrency: Math.min(streams, concurrency),
    seconds_per_request: secondsAmong(serving, concurrency),
    seconds_at_peak: secondsWithWait(serving, Math.min(scenario.headroom, (rate * full) / streams)),
  };
}
