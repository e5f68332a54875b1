/** What steps of a pipeline share, counted once: a hosted model with its account and upkeep, and the month of machines. */

import { countedMonths } from "../prices/defaults.ts";
import { type Amounts, atEachEnd, exactly, sum, UNKNOWN } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Pico } from "../types/cost.ts";
import type { Pricing } from "../types/pricing.ts";
import { isAdmitted } from "../ways/api-ways.ts";
import { bandOf } from "../ways/ranking.ts";
import type { Way } from "../ways/way.ts";
import { labourOf, type PricedWay, priceWay } from "../ways/way-cost.ts";
import type { StepInput } from "./heard-steps.ts";
import type { Month, SharedMachines } from "./step-machines.ts";

type PricedStep = Pick<StepInput, "priced">;
type StepWays = readonly (PricedWay | null)[];

/** The keys of hosted models, once for each step that calls one. */
const hostedKeys = (ways: StepWays): string[] => ways.flatMap((way) => (way?.way.kind === "api" ? [way.way.key] : []));

/** Steps that call the same hosted model share its upkeep: one bill, one account, one set of prompts to look after. */
export function sharedUpkeep(ways: StepWays, pricing: Pricing): Pico {
  const hosted = hostedKeys(ways);
  const repeated = hosted.length - new Set(hosted).size;
  return (labourOf(pricing).upkeep ?? 0n) * BigInt(repeated);
}

/** The first year of all steps, what they share counted once; null while a cost is unknown. */
function yearOf(ways: StepWays, pricing: Pricing): Pico | null {
  const total = sum(ways.map((way) => way?.cost.first_year.likely ?? null));
  return total === null ? null : total - BigInt(countedMonths(pricing)) * sharedUpkeep(ways, pricing);
}

/** A small step on the model with this key; as it was where the model does not do its work. */
function movedTo(key: string, way: PricedWay | null, { priced }: PricedStep): PricedWay | null {
  if (!priced || way?.way.kind !== "api" || way.way.tuned || way.way.key === key) return way;
  const { candidates, context, offers } = priced;
  if (candidates.tier > fittingNumber("gathered-tier", context.taxonomy)) return way;
  const { pricing } = context;
  // A better model was worth its price in this step, and stays.
  const band = bandOf(way.way, pricing);
  const isAsGood = (other: Way) => bandOf(other, pricing) <= band;
  const offer = candidates.prompted.find((each) => each.way.key === key && isAdmitted(each) && isAsGood(each.way));
  return offer ? priceWay(offer.way, offers.volume, [offer], context) : way;
}

/** All that can be moved onto the model with this key, but for steps that are cheaper where they were. */
function gatheredOn(key: string, steps: readonly PricedStep[], ways: StepWays, pricing: Pricing): StepWays {
  let moved = ways.map((way, index) => movedTo(key, way, steps[index]!));
  ways.forEach((before, index) => {
    const back = moved.map((way, at) => (at === index ? before : way));
    if (isLess(back, moved, pricing)) moved = back;
  });
  return moved;
}

function isLess(a: StepWays, b: StepWays, pricing: Pricing): boolean {
  const [left, right] = [yearOf(a, pricing), yearOf(b, pricing)];
  return left !== null && right !== null && left < right;
}

/**
 * The ways of the steps, prompted steps moved together onto a hosted model that one of them calls, where all of them
 * then cost less: a few dollars of tokens cost more in a second account than in the first.
 */
export function gathered(steps: readonly PricedStep[], ways: StepWays, pricing: Pricing): StepWays {
  let best = ways;
  for (const key of new Set(hostedKeys(ways))) {
    const tried = gatheredOn(key, steps, ways, pricing);
    if (isLess(tried, best, pricing)) best = tried;
  }
  return best;
}

const NOTHING: Amounts = exactly(0n);

/** The month of each step, so that the steps add up: what several share stands with the first of them. */
export function monthsOf(ways: StepWays, shared: readonly SharedMachines[], pricing: Pricing): Month[] {
  const upkeep = labourOf(pricing).upkeep;
  const called = new Set<string>();
  return ways.map((way, index): Month => {
    const together = shared.find(({ steps }) => steps.includes(index));
    if (together) return together.steps[0] === index ? together : { bill: NOTHING, staff: NOTHING };
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
