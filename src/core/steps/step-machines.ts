/**
 * Machines that carry several steps of a pipeline, each counted once however many steps run on it: its hardware, power
 * and staff, and the weights of a model. A machine that is there is one machine. Steps whose models do not fit it
 * together take one model, and what it cannot carry runs elsewhere.
 */

import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  oneOffComponents,
  SLACK,
  totalOf,
} from "../hosting/hosting-scenario.ts";
import { countedMonths } from "../prices/defaults.ts";
import { type Amounts, atEachEnd, sum, times } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Pico } from "../types/cost.ts";
import type { Runtime } from "../types/fit.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { MachineCandidate } from "../ways/brief-context.ts";
import type { CandidateSet } from "../ways/candidate-set.ts";
import { candidateThere, isPaidFor } from "../ways/machine-candidates.ts";
import { offersOn } from "../ways/machine-search.ts";
import { enginesFor, machineWay, tunedOn, wayOf } from "../ways/machine-way.ts";
import { isLarge } from "../ways/needs.ts";
import { bandOf } from "../ways/ranking.ts";
import { type MachineWay, machineId } from "../ways/way.ts";
import { type PricedWay, priceWay } from "../ways/way-cost.ts";
import { isQuick } from "../ways/ways-on-machines.ts";
import type { StepInput } from "./heard-steps.ts";

/** The cheapest adequate way of a step: of a small task a prompt may do, of a large one the best model stays. */
export function stepWay({ priced }: Pick<StepInput, "priced">): PricedWay | null {
  if (!priced) return null;
  const { candidates, offers } = priced;
  const { best_fit, prompted_without_stakes } = offers;
  // What turns on an answer turns on the work as a whole, and no part of it is known to cost a mistake.
  const cheap = prompted_without_stakes ?? offers.prompted;
  if (!best_fit || isLarge(candidates.tier) || !cheap) return best_fit ?? cheap;
  const [a, b] = [best_fit.cost.first_year.likely, cheap.cost.first_year.likely];
  return a !== null && (b === null || a <= b) ? best_fit : cheap;
}

/** What is paid to others in a month, and people's time in it. */
export interface Month {
  bill: Amounts;
  staff: Amounts;
}

/** Machines of a kind that carry several steps, with a month of all of these together. */
export interface SharedMachines extends Month {
  candidate: MachineCandidate;
  machines: number;
  once: Amounts;
  /** Places of the steps, and the way of each. */
  steps: number[];
  ways: MachineWay[];
}

/** A step on a machine. */
interface Placed {
  index: number;
  step: StepInput & { priced: NonNullable<StepInput["priced"]> };
  way: MachineWay;
}

type StepWays = readonly (PricedWay | null)[];

function placedSteps(steps: readonly StepInput[], ways: StepWays): Placed[] {
  return ways.flatMap((found, index) => {
    const step = steps[index]!;
    const way = found?.way;
    return way?.kind === "machine" && step.priced ? [{ index, step: { ...step, priced: step.priced }, way }] : [];
  });
}

function candidateOf({ machine, place, region, host, is_clients, wishes, plan }: MachineWay): MachineCandidate {
  return { ...candidateThere(machine, place, wishes, plan.price), region, host, is_clients };
}

/** The same model with the same engine on another machine. */
function movedTo(candidate: MachineCandidate, { step, way, ...placed }: Placed): Placed {
  const {
    candidates: { examples },
    context,
  } = step.priced;
  const tuning = tunedOn(way.tuned ? examples : 0);
  return { ...placed, step, way: machineWay(way.model, candidate, way.plan.fit?.runtime ?? null, tuning, context) };
}

/** Weights that steps have in common: those of a model as it is, under one engine. Each tuning makes its own. */
const weightsOf = ({ index, way: { model, tuned, plan } }: Placed): string =>
  tuned ? `${index}` : `${model.id} ${plan.fit?.runtime}`;

/** The most machines of a kind: of those that are there, the one. */
const mostMachines = (candidate: MachineCandidate, { step }: Placed): number =>
  isPaidFor(candidate) ? 1 : fittingNumber("machines-at-most", step.priced.context.taxonomy);

/** Machines that carry these steps; null where they do not fit so many. */
function machinesFor(candidate: MachineCandidate, placed: readonly Placed[]): number | null {
  const needed = new Map<string, number>();
  let load = 0;
  let usable: number | null = null;
  for (const each of placed) {
    const { plan } = each.way;
    if (!plan.scenarios || plan.obstacle || !plan.fit) return null;
    load += each.step.priced.offers.volume / capacityPerMachine(plan.scenarios.likely);
    const weights = weightsOf(each);
    needed.set(weights, Math.max(needed.get(weights) ?? 0, plan.fit.needed_gib));
    usable = plan.fit.usable_gib;
  }
  const memory = [...needed.values()].reduce((total, each) => total + each, 0);
  const machines = Math.max(1, Math.ceil(load - SLACK), usable === null ? 1 : Math.ceil(memory / usable));
  return machines > mostMachines(candidate, placed[0]!) ? null : machines;
}

/** Parts of a month that belong to the training of a step, and not to the machine. */
const OF_TRAINING = new Set(["retraining", "retraining-compute"]);

/** These steps on machines of one kind; null where it cannot carry them, or a cost is unknown. */
function sharedOn(candidate: MachineCandidate, placed: readonly Placed[]): SharedMachines | null {
  const machines = machinesFor(candidate, placed);
  if (machines === null) return null;
  const plans = placed.map(({ way, step }) => ({
    scenarios: way.plan.scenarios as NonNullable<HostingPlan["scenarios"]>,
    volume: step.priced.offers.volume,
  }));
  const monthOf = (end: keyof Amounts, isLabour: boolean) => {
    const all = plans.map(({ scenarios }) => fixedComponents(scenarios[end], machines));
    const ofMachine = all[0]!.filter(({ id }) => !OF_TRAINING.has(id));
    const ofSteps = all.flat().filter(({ id }) => OF_TRAINING.has(id));
    return totalOf([...ofMachine, ...ofSteps].filter(({ labour }) => labour === isLabour));
  };
  const added = (end: keyof Amounts) =>
    plans.map(({ scenarios, volume }) => times(marginalCost(scenarios[end]), BigInt(volume)));
  const once = atEachEnd((end) => {
    const all = plans.map(({ scenarios }) => oneOffComponents(scenarios[end], machines));
    const ofMachine = all[0]!.filter(({ id }) => id === "setup");
    return totalOf([...ofMachine, ...all.flat().filter(({ id }) => id !== "setup")]);
  });
  const bill = atEachEnd((end) => sum([monthOf(end, false), ...added(end)]));
  const staff = atEachEnd((end) => monthOf(end, true));
  if (sum([bill.likely, staff.likely, once.likely]) === null) return null;
  return {
    candidate,
    machines,
    bill,
    staff,
    once,
    steps: placed.map(({ index }) => index),
    ways: placed.map(({ way }) => way),
  };
}

/** The likely first year of shared machines; they are made of known costs alone. */
const yearOf = ({ bill, staff, once }: SharedMachines, pricing: Pricing): Pico =>
  once.likely! + BigInt(countedMonths(pricing)) * (bill.likely! + staff.likely!);

/** Open models that do a step with a prompt. */
const promptable = ({ approach, base, models, larger }: CandidateSet): readonly Model[] => [
  ...(approach === "local-fine-tuned" ? base : models),
  ...larger,
];

/** A prompted step on another model, which does its work; null where that model does not. A tuned step stays as it is. */
function onModel(model: Model, runtime: Runtime, candidate: MachineCandidate, placed: Placed): Placed | null {
  const { candidates, context } = placed.step.priced;
  if (placed.way.tuned) return movedTo(candidate, placed);
  if (!promptable(candidates).includes(model)) return null;
  const offer = offersOn(model, candidate, { examples: 0, context }).find(
    (each) => each.runtime === runtime && each.excluded.length === 0 && each.figures !== null,
  );
  const way = offer && wayOf(offer, 0, context);
  return way && isQuick({ way }, placed.step.priced) ? { ...placed, way } : null;
}

/** All prompted steps on one of these models, one result for each model and engine that does all of them. */
function onOneModel(models: Iterable<Model>, candidate: MachineCandidate, placed: readonly Placed[]): SharedMachines[] {
  const { calibration } = placed[0]!.step.priced.context.pricing;
  return [...models].flatMap((model) =>
    enginesFor(candidate.machine, calibration).flatMap((runtime) => {
      const moved = placed.map((each) => onModel(model, runtime, candidate, each));
      const all = moved.filter((each) => each !== null);
      return all.length === placed.length ? (sharedOn(candidate, all) ?? []) : [];
    }),
  );
}

/** The worst band among the models of shared machines, 1 best. */
const worstBand = ({ ways }: SharedMachines, pricing: Pricing): number =>
  Math.max(...ways.map((way) => bandOf(way, pricing)));

/**
 * Steps on a machine that is there: each with its model where they fit it together, else all prompted ones with the best
 * model that does all of them. Null where neither is possible.
 */
function onMachineThere(
  candidate: MachineCandidate,
  placed: readonly Placed[],
  pricing: Pricing,
): SharedMachines | null {
  const own = sharedOn(candidate, placed);
  if (own) return own;
  const models = new Set(placed.flatMap(({ step }) => promptable(step.priced.candidates)));
  const [best] = onOneModel(models, candidate, placed).sort(
    (a, b) => worstBand(a, pricing) - worstBand(b, pricing) || (yearOf(a, pricing) < yearOf(b, pricing) ? -1 : 1),
  );
  return best ?? null;
}

/** How much of a machine a step takes. */
const loadOf = ({ way, step }: Placed): number =>
  way.plan.scenarios ? step.priced.offers.volume / capacityPerMachine(way.plan.scenarios.likely) : 0;

/** Steps with their ways, and the machines that several of them share. */
export interface StepsOnMachines {
  steps: readonly StepInput[];
  ways: StepWays;
  shared: readonly SharedMachines[];
}

const priced = (way: MachineWay, { step }: Pick<Placed, "step">): PricedWay =>
  priceWay(way, step.priced.offers.volume, [], step.priced.context);

/** The ways with those of shared machines in their places. */
function withShared(steps: readonly StepInput[], ways: StepWays, shared: SharedMachines): StepWays {
  return ways.map((way, index) => {
    const at = shared.steps.indexOf(index);
    const step = steps[index]!;
    return at === -1 || !step.priced ? way : priced(shared.ways[at]!, { step: { ...step, priced: step.priced } });
  });
}

/**
 * Steps on machines that are there: each such machine carries as many of them as it can, and those that ask most of it go
 * elsewhere where it cannot carry all.
 */
export function onMachinesThere(steps: readonly StepInput[], ways: StepWays, pricing: Pricing): StepsOnMachines {
  let placedAll: StepsOnMachines = { steps, ways, shared: [] };
  const there = placedSteps(steps, ways).filter(({ way }) => isPaidFor(way));
  for (const id of new Set(there.map(({ way }) => machineId(way.machine)))) {
    let here = there.filter(({ way }) => machineId(way.machine) === id);
    const candidate = candidateOf(here[0]!.way);
    while (here.length > 1) {
      const shared = onMachineThere(candidate, here, pricing);
      if (shared) {
        const { steps: all, ways: known } = placedAll;
        placedAll = { steps: all, ways: withShared(all, known, shared), shared: [...placedAll.shared, shared] };
        break;
      }
      const most = here.reduce((a, b) => (loadOf(b) > loadOf(a) ? b : a));
      here = here.filter((each) => each !== most);
      placedAll = elsewhere(most.index, placedAll);
    }
  }
  return placedAll;
}

/** The same with a step as it is served without the machine that is there. */
function elsewhere(index: number, { steps, ways, shared }: StepsOnMachines): StepsOnMachines {
  const moved: StepInput = { ...steps[index]!, priced: steps[index]!.elsewhere() };
  return {
    steps: steps.map((step, at) => (at === index ? moved : step)),
    ways: ways.map((way, at) => (at === index ? stepWay(moved) : way)),
    shared,
  };
}

/**
 * Steps on machines that would be bought or rented, together on the cheapest kind that carries all of them, each with its
 * model or all prompted ones with one that is as good; as they were where that costs no less.
 */
export function onSharedMachines({ steps, ways, shared }: StepsOnMachines, pricing: Pricing): StepsOnMachines {
  const placed = placedSteps(steps, ways).filter(({ way }) => !isPaidFor(way));
  const apart = sum(placed.map(({ index }) => ways[index]!.cost.first_year.likely));
  if (placed.length < 2 || apart === null) return { steps, ways, shared };
  const models = new Set(placed.filter(({ way }) => !way.tuned).map(({ way }) => way.model));
  const bands = placed.map(({ way }) => bandOf(way, pricing));
  const found = placed.flatMap(({ way }) => {
    const candidate = candidateOf(way);
    const own = sharedOn(
      candidate,
      placed.map((each) => movedTo(candidate, each)),
    );
    const asGood = onOneModel(models, candidate, placed).filter((each) =>
      each.ways.every((other, at) => bandOf(other, pricing) <= bands[at]!),
    );
    return [...(own ? [own] : []), ...asGood];
  });
  const [best] = found.sort((a, b) => (yearOf(a, pricing) < yearOf(b, pricing) ? -1 : 1));
  if (!best || yearOf(best, pricing) >= apart) return { steps, ways, shared };
  return { steps, ways: withShared(steps, ways, best), shared: [...shared, best] };
}
