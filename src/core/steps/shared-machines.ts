/** Machines that carry several steps of a pipeline together. */
import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  oneOffComponents,
  totalOf,
} from "../hosting/hosting-scenario.ts";
import { type Amounts, atEachEnd, sum, times } from "../prices/money.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { HostingPlan } from "../types/hosting.ts";
import { machineWay, tunedOn } from "../ways/machine-way.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Candidate } from "../ways/scene.ts";
import type { StepInput } from "./step-input.ts";

/** Machines of a kind that carry several steps. */
export interface SharedMachines {
  candidate: Candidate;
  machines: number;
  /** A month of all of these steps together, with and without staff time, and what is paid once. */
  monthly: Amounts;
  bill: Amounts;
  staff: Amounts;
  once: Amounts;
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
export function sharedMachines(
  steps: readonly StepInput[],
  ways: readonly (PricedWay | null)[],
): SharedMachines | null {
  const local = ways.flatMap((way, index) =>
    way?.way.kind === "machine" ? [{ index, way, step: steps[index]! }] : [],
  );
  if (local.length < 2) return null;
  const candidates = local.flatMap(({ way }): Candidate[] => {
    if (way.way.kind !== "machine") return [];
    const { machine, place, region, host, is_clients, wishes } = way.way;
    return [
      {
        machine,
        place,
        region,
        host,
        is_clients,
        wishes,
        price: way.way.plan.price,
        hardware_year_usd: 0,
        starts_year_usd: 0,
        second_hand: false,
      },
    ];
  });
  const apart = sum(local.map(({ way }) => way.cost.monthly.likely));
  const found = candidates
    .map((candidate) => sharedOn(candidate, local))
    .filter((shared) => shared !== null && shared.monthly.likely !== null)
    .sort((a, b) => (a!.monthly.likely! < b!.monthly.likely! ? -1 : 1));
  const [best] = found;
  return best && apart !== null && best.monthly.likely! < apart ? best : null;
}
