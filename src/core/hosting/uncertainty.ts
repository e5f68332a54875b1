/** Which inputs move the cost of self-hosting most, and the value of each at which the other side becomes cheaper. */

import type { Pico } from "../types/cost.ts";
import type { HostingPlan, Scenario } from "../types/hosting.ts";
import type { CostDriver } from "../types/hosting-insight.ts";
import { monthlyComponents, totalOf } from "./hosting-scenario.ts";

interface Lever {
  id: CostDriver["id"];
  unit: string;
  get(scenario: Scenario): number | null;
  set(scenario: Scenario, value: number): Scenario;
}

const LEVERS: Lever[] = [
  {
    id: "machine-price",
    unit: "USD a machine",
    get: ({ price_usd, rented }) => (rented ? null : price_usd),
    set: (scenario, value) => ({ ...scenario, price_usd: value }),
  },
  {
    id: "rent",
    unit: "USD an hour",
    get: ({ rent_usd_per_hour }) => rent_usd_per_hour,
    set: (scenario, value) => ({ ...scenario, rent_usd_per_hour: value }),
  },
  {
    id: "operations-hours",
    unit: "hours a month for the first machine",
    get: ({ ops_hours_first }) => ops_hours_first,
    set: (scenario, value) => ({
      ...scenario,
      ops_hours_first: value,
      ops_hours_extra: (scenario.ops_hours_extra * value) / scenario.ops_hours_first,
    }),
  },
  {
    id: "tariff",
    unit: "USD a kWh",
    get: ({ tariff_usd_per_kwh, rented }) => (rented ? null : tariff_usd_per_kwh),
    set: (scenario, value) => ({ ...scenario, tariff_usd_per_kwh: value }),
  },
  {
    id: "seconds-per-request",
    unit: "s",
    get: ({ seconds_per_request }) => seconds_per_request,
    set: (scenario, value) => ({ ...scenario, seconds_per_request: value }),
  },
];

/** How far a value is looked for where the winner changes: a tenth to ten times what is counted. */
const REACH = 10;
const HALVINGS = 40;

/** All costs rise with each of the levers, so the crossing is found by halving. */
function crossing(at: (value: number) => Pico | null, likely: number, target: Pico): number | null {
  let low = likely / REACH;
  let high = likely * REACH;
  const [least, most] = [at(low), at(high)];
  if (least === null || most === null || least > target || most < target) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = Math.sqrt(low * high);
    if (at(middle)! > target) high = middle;
    else low = middle;
  }
  return Number(low.toPrecision(6));
}

/**
 * The inputs that move the monthly total most, at most three, largest first. `against` is the monthly cost of the
 * other side at the same volume, in picodollars; null leaves out where the winner changes.
 */
export function costDrivers(plan: HostingPlan, volume: number, against: Pico | null): CostDriver[] {
  const { scenarios } = plan;
  if (!scenarios) return [];
  const { low, likely, high } = scenarios;
  const drivers = LEVERS.flatMap((lever): CostDriver[] => {
    const [cheap, usual, dear] = [lever.get(low), lever.get(likely), lever.get(high)];
    if (cheap === null || usual === null || dear === null || usual <= 0) return [];
    const at = (value: number) => totalOf(monthlyComponents(lever.set(likely, value), volume));
    const [monthly_low, monthly_high] = [at(cheap), at(dear)];
    if (monthly_low === null || monthly_high === null || monthly_low === monthly_high) return [];
    const changes_at = against === null ? null : crossing(at, usual, against);
    return [
      { id: lever.id, unit: lever.unit, low: cheap, likely: usual, high: dear, monthly_low, monthly_high, changes_at },
    ];
  });
  const swing = ({ monthly_low, monthly_high }: CostDriver) => monthly_high - monthly_low;
  return drivers.sort((a, b) => (swing(b) > swing(a) ? 1 : swing(b) < swing(a) ? -1 : 0)).slice(0, 3);
}
