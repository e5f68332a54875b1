/** A month of steps, bills and staff time apart, so that the steps add up: what several share stands with the first of them. */
import { type Amounts, atEachEnd, sum } from "../prices/money.ts";
import type { Pricing } from "../types/pricing.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import { labourOf } from "../ways/way-cost.ts";

/** What is paid to others in a month, and people's time in it. */
export interface Month {
  bill: Amounts;
  staff: Amounts;
}

/** The month of machines that several steps run on, with the places of these steps. */
export interface SharedMonth extends Month {
  steps: readonly number[];
}

const NOTHING: Amounts = { low: 0n, likely: 0n, high: 0n };
const UNKNOWN: Amounts = { low: null, likely: null, high: null };

/** The month of each step. Steps that call one hosted model share its upkeep: one account, one set of prompts to look after. */
export function monthsOf(ways: readonly (PricedWay | null)[], shared: SharedMonth | null, pricing: Pricing): Month[] {
  const upkeep = labourOf(pricing).upkeep;
  const called = new Set<string>();
  return ways.map((way, index): Month => {
    if (shared?.steps.includes(index)) {
      return shared.steps[0] === index ? shared : { bill: NOTHING, staff: NOTHING };
    }
    if (!way) return { bill: UNKNOWN, staff: UNKNOWN };
    const { key, kind } = way.way;
    const { bill, staff } = way.cost;
    const isRepeated = kind === "api" && called.has(key);
    if (kind === "api") called.add(key);
    return {
      bill,
      staff: isRepeated ? atEachEnd((end) => sum([staff[end], upkeep === null ? null : -upkeep])) : staff,
    };
  });
}

/** All of them together. */
export const togetherOf = (months: readonly Month[]): Month => ({
  bill: atEachEnd((end) => sum(months.map(({ bill }) => bill[end]))),
  staff: atEachEnd((end) => sum(months.map(({ staff }) => staff[end]))),
});
