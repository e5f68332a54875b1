/** What steps of a pipeline share, counted once: a hosted model with its account and upkeep, and machines. */

import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  oneOffComponents,
  totalOf,
} from "../hosting/hosting-scenario.ts";
import { countedMonths } from "../prices/defaults.ts";
import { type Amounts, atEachEnd, exactly, sum, times, UNKNOWN } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Pico } from "../types/cost.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { Pricing } from "../types/pricing.ts";
import { isAdmitted } from "../ways/api-ways.ts";
import { candidateThere } from "../ways/machine-candidates.ts";
import { machineWay, tunedOn } from "../ways/machine-way.ts";
import { bandOf } from "../ways/ranking.ts";
import type { Candidate } from "../ways/scene.ts";
import type { Way } from "../ways/way.ts";
import { labourOf, type PricedWay, priceWay } from "../ways/way-cost.ts";
import type { StepInput } from "./heard-steps.ts";

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
  const { field, offers } = priced;
  if (field.tier > fittingNumber("gathered-tier", field.scene.taxonomy)) return way;
  const { pricing } = field.scene;
  // A better model was worth its price in this step, and stays.
  const band = bandOf(way.way, pricing);
  const isAsGood = (other: Way) => bandOf(other, pricing) <= band;
  const offer = field.prompted.find((each) => each.way.key === key && isAdmitted(each) && isAsGood(each.way));
  return offer ? priceWay(offer.way, offers.volume, [offer], field.scene) : way;
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

/** What is paid to others in a month, and people's time in it. */
export interface Month {
  bill: Amounts;
  staff: Amounts;
}

/** Machines of a kind that carry several steps, with a month of all of these together. */
export interface SharedMachines extends Month {
  candidate: Candidate;
  machines: number;
  monthly: Amounts;
  once: Amounts;
  /** Places of the steps. */
  steps: number[];
}

/** One machine, or as many of a kind as the fitting allows, that carries several steps: memory and time are added up. */
function sharedOn(
  candidate: Candidate,
  local: readonly { index: number; way: PricedWay; step: StepInput }[],
): SharedMachines | null {
  let load = 0;
  let needed = 0;
  let most = 1;
  let usable: number | null = null;
  const plans: { scenarios: NonNullable<HostingPlan["scenarios"]>; volume: number }[] = [];
  for (const { way, step } of local) {
    if (way.way.kind !== "machine" || !step.priced) return null;
    const { field, offers } = step.priced;
    const { scene, examples } = field;
    const tuned = way.way.tuned ? examples : 0;
    most = fittingNumber("machines-at-most", scene.taxonomy);
    const { plan } = machineWay(way.way.model, candidate, way.way.plan.fit?.runtime ?? null, tunedOn(tuned), scene);
    if (!plan.scenarios || plan.obstacle || !plan.fit) return null;
    load += offers.volume / capacityPerMachine(plan.scenarios.likely);
    needed += plan.fit.needed_gib;
    usable = plan.fit.usable_gib;
    plans.push({ scenarios: plan.scenarios, volume: offers.volume });
  }
  const machines = Math.max(1, Math.ceil(load - 1e-9), usable === null ? 1 : Math.ceil(needed / usable));
  if (machines > most) return null;
  const retrained = new Set(["retraining", "retraining-compute"]);
  const monthOf = (end: keyof Amounts, isLabour: boolean) => {
    const [first] = plans;
    const fixed = fixedComponents(first!.scenarios[end], machines).filter(({ id }) => !retrained.has(id));
    const own = plans.flatMap(({ scenarios }) =>
      fixedComponents(scenarios[end], machines).filter(({ id }) => retrained.has(id)),
    );
    return totalOf([...fixed, ...own].filter(({ labour }) => labour === isLabour));
  };
  const added = (end: keyof Amounts) =>
    plans.map(({ scenarios, volume }) => times(marginalCost(scenarios[end]), BigInt(volume)));
  const bill = atEachEnd((end) => sum([monthOf(end, false), ...added(end)]));
  const staff = atEachEnd((end) => monthOf(end, true));
  const monthly = atEachEnd((end) => sum([bill[end], staff[end]]));
  const once = atEachEnd((end) => {
    const setup = oneOffComponents(plans[0]!.scenarios[end], machines).filter(({ id }) => id === "setup");
    const others = plans.flatMap(({ scenarios }) =>
      oneOffComponents(scenarios[end], machines)
        .filter(({ id }) => id !== "setup")
        .map(({ amount }) => amount),
    );
    return sum([totalOf(setup), ...others]);
  });
  return { candidate, machines, monthly, bill, staff, once, steps: local.map(({ index }) => index) };
}

/** The cheapest machines that carry all local steps together; null where sharing does not help. */
export function sharedMachines(steps: readonly StepInput[], ways: StepWays): SharedMachines | null {
  const local = ways.flatMap((way, index) =>
    way?.way.kind === "machine" ? [{ index, way, step: steps[index]! }] : [],
  );
  if (local.length < 2) return null;
  const candidates = local.flatMap(({ way }): Candidate[] => {
    if (way.way.kind !== "machine") return [];
    const { machine, place, region, host, is_clients, wishes, plan } = way.way;
    return [{ ...candidateThere(machine, place, wishes, plan.price), region, host, is_clients }];
  });
  const apart = sum(local.map(({ way }) => way.cost.monthly.likely));
  const found = candidates
    .map((candidate) => sharedOn(candidate, local))
    .filter((shared) => shared !== null && shared.monthly.likely !== null)
    .sort((a, b) => (a!.monthly.likely! < b!.monthly.likely! ? -1 : 1));
  const [best] = found;
  return best && apart !== null && best.monthly.likely! < apart ? best : null;
}

const NOTHING: Amounts = exactly(0n);

/** The month of each step, so that the steps add up: what several share stands with the first of them. */
export function monthsOf(ways: StepWays, shared: SharedMachines | null, pricing: Pricing): Month[] {
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
