/** Which inputs move the cost of self-hosting most, and the value of each at which the other side becomes cheaper. */

import { inCurrency } from "../prices/fx.ts";
import { toPico } from "../prices/money.ts";
import type { Pico } from "../types/cost.ts";
import type { CostDriver, HostingPlan, Scenario } from "../types/hosting.ts";
import type { FxRate } from "../types/pricing.ts";
import { monthlyComponents, totalOf } from "./hosting-scenario.ts";

/** An input of a scenario; `unit` is for people, of an amount behind its currency. */
interface Lever {
  id: CostDriver["id"];
  input: "price_usd" | "rent_usd_per_hour" | "ops_hours_first" | "tariff_usd_per_kwh" | "seconds_per_request";
  unit: string;
  is_money: boolean;
}

const LEVERS: readonly Lever[] = [
  { id: "machine-price", input: "price_usd", unit: "a machine", is_money: true },
  { id: "rent", input: "rent_usd_per_hour", unit: "an hour", is_money: true },
  {
    id: "operations-hours",
    input: "ops_hours_first",
    unit: "hours a month for the first machine",
    is_money: false,
  },
  { id: "tariff", input: "tariff_usd_per_kwh", unit: "a kWh", is_money: true },
  { id: "seconds-per-request", input: "seconds_per_request", unit: "s", is_money: false },
];

function withInput(scenario: Scenario, input: Lever["input"], value: number): Scenario {
  if (input !== "ops_hours_first") return { ...scenario, [input]: value };
  // Whoever needs more hours for the first machine needs more for each.
  const ops_hours_extra = (scenario.ops_hours_extra * value) / scenario.ops_hours_first;
  return { ...scenario, ops_hours_first: value, ops_hours_extra };
}

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
 * The inputs that move the monthly total most, at most three, largest first, with amounts in the currency of `rate`.
 * `against` is the monthly cost of the other side at the same volume, in picodollars; null leaves out where the winner
 * changes.
 */
export function costDrivers(plan: HostingPlan, volume: number, against: Pico | null, rate: FxRate): CostDriver[] {
  const { scenarios } = plan;
  if (!scenarios) return [];
  const { low, likely, high } = scenarios;
  const drivers = LEVERS.flatMap(({ id, input, unit, is_money }): CostDriver[] => {
    const [cheap, usual, dear] = [low[input], likely[input], high[input]];
    if (cheap === null || usual === null || dear === null || usual <= 0) return [];
    const at = (value: number) => totalOf(monthlyComponents(withInput(likely, input, value), volume));
    const [least, most] = [at(cheap), at(dear)];
    if (least === null || most === null || least === most) return [];
    const changes_at = against === null ? null : crossing(at, usual, against);
    const shown = (value: number) => (is_money ? inCurrency(toPico(value), rate)! : value);
    return [
      {
        id,
        unit: is_money ? `${rate.currency} ${unit}` : unit,
        low: shown(cheap),
        likely: shown(usual),
        high: shown(dear),
        monthly_low: inCurrency(least, rate)!,
        monthly_high: inCurrency(most, rate)!,
        changes_at: changes_at === null ? null : shown(changes_at),
      },
    ];
  });
  const swing = ({ monthly_low, monthly_high }: CostDriver) => monthly_high - monthly_low;
  return drivers.sort((a, b) => swing(b) - swing(a)).slice(0, 3);
}
