/** What it costs in a month to answer this many requests on machines of one's own, bought or rented. */
import type { HostingPlan } from "./hosting-plan.ts";
import {
  type Component,
  capacityPerBox,
  fixedComponents,
  monthlyComponents,
  oneOffComponents,
  purchaseOf,
  type Scenario,
  SECONDS_PER_MONTH,
  SLACK,
  servingBoxes,
  totalOf,
} from "./hosting-scenario.ts";
import { divideHalfEven, type Pico } from "./money.ts";

export interface PicoRange {
  low: Pico | null;
  likely: Pico | null;
  high: Pico | null;
}

export interface HostingCost {
  boxes: { low: number; likely: number; high: number };
  /** Requests a month that the likely boxes can answer. */
  capacity_per_month: number;
  /** With labour. The likely components add up to the likely total. */
  monthly: PicoRange;
  monthly_without_labour: PicoRange;
  /** What is paid however few requests come: hardware or rent, idle power, operations, retraining. */
  fixed: PicoRange;
  /** Monthly cost over the requests. Null for no requests. */
  per_request: PicoRange | null;
  one_off: PicoRange;
  one_off_without_labour: PicoRange;
  /** Monthly components of the likely scenario. */
  components: readonly Component[];
  one_off_components: readonly Component[];
  /** Price of all boxes; part of `monthly` by amortisation, not of `one_off`. Zero when rented. */
  purchase: PicoRange;
  /** Share of the month in which the likely boxes are busy. */
  busy_share: number;
  /** Requests that a box answers at the same time at the peak, and how long one then takes. */
  peak_concurrency: number;
  seconds_per_request: number;
}

/**
 * The cost of a plan at a whole number of requests a month. Null when the plan cannot serve. Low and high take every
 * uncertain value at its good and at its bad end together.
 */
export function hostingCost(plan: HostingPlan, volume: number): HostingCost | null {
  const { scenarios } = plan;
  if (!scenarios || plan.obstacle) return null;
  const range = (of: (scenario: Scenario) => Pico | null): PicoRange => ({
    low: of(scenarios.low),
    likely: of(scenarios.likely),
    high: of(scenarios.high),
  });
  const serving = (scenario: Scenario) => servingBoxes(scenario, volume);
  const boxes = (scenario: Scenario) => serving(scenario) + scenario.spare_boxes;
  const monthly = range((scenario) => totalOf(monthlyComponents(scenario, volume)));
  const share = (amount: Pico | null) => (amount === null ? null : divideHalfEven(amount, BigInt(volume)));
  const { likely } = scenarios;
  const busy = (volume * likely.seconds_per_request) / (likely.streams * boxes(likely) * SECONDS_PER_MONTH);
  return {
    boxes: { low: boxes(scenarios.low), likely: boxes(likely), high: boxes(scenarios.high) },
    capacity_per_month: Math.floor(serving(likely) * capacityPerBox(likely) + SLACK),
    monthly,
    monthly_without_labour: range((scenario) => totalOf(monthlyComponents(scenario, volume), false)),
    fixed: range((scenario) => totalOf(fixedComponents(scenario, serving(scenario)))),
    per_request:
      volume > 0 ? { low: share(monthly.low), likely: share(monthly.likely), high: share(monthly.high) } : null,
    one_off: range((scenario) => totalOf(oneOffComponents(scenario))),
    one_off_without_labour: range((scenario) => totalOf(oneOffComponents(scenario), false)),
    components: monthlyComponents(likely, volume),
    one_off_components: oneOffComponents(likely),
    purchase: range((scenario) => purchaseOf(scenario, serving(scenario))),
    busy_share: busy,
    ...atPeak(plan, likely, volume / boxes(likely)),
  };
}

/** More streams at once slow each other down, step by step alike. */
function atPeak(plan: HostingPlan, scenario: Scenario, perBox: number) {
  const { streams, seconds_per_request: full, peak_to_average } = scenario;
  const alone = plan.seconds_alone ?? full;
  const each = streams > 1 ? (full - alone) / (streams - 1) : 0;
  const rate = (perBox / SECONDS_PER_MONTH) * peak_to_average;
  // concurrency = rate x (alone + each x (concurrency - 1)), by Little's law
  const free = 1 - rate * each;
  const concurrency = free > 0 ? (rate * (alone - each)) / free : streams;
  const busy = Math.min(streams, Math.max(1, concurrency));
  return { peak_concurrency: Math.min(streams, concurrency), seconds_per_request: alone + each * (busy - 1) };
}
