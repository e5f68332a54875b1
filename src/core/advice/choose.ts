/** Which models to put side by side for a decision, which of them to recommend, and on which machine. */

import { servingMachines } from "../hosting/hosting-scenario.ts";
import { isSold } from "../hosting/is-sold.ts";
import type { CostSetting } from "../prices/cost-setting.ts";
import { findMachine, unknownMachine } from "../prices/find-machine.ts";
import { requestCost } from "../prices/request-cost.ts";
import { defaultOf } from "../prices/token-profile.ts";
import type { CostRow } from "../types/advice.ts";
import type { Approach, Brief } from "../types/brief.ts";
import type { Pico } from "../types/cost.ts";
import type { AllowedAlternative, Assumption, Decision, Verdict } from "../types/decision.ts";
import { dataError } from "../types/errors.ts";
import type { MachineInput } from "../types/fit.ts";
import type { Machine, Model, Pricing, SizeClass } from "../types/pricing.ts";
import type { Quote } from "../types/quote.ts";
import { byAge, isAlive, modelsFor, type Wanted } from "./candidates.ts";
import { cloudQuote, cloudRow, type Standing } from "./cloud-row.ts";
import { type LocalOption, localOption, localQuote, localRow, wishesOf } from "./local-row.ts";

/** A row of the comparison with why it is there. `local` is its plan when it runs on machines of one's own. */
export interface Choice {
  row: CostRow;
  because: string;
  gives_up: string;
  local: LocalOption | null;
}

export interface Chosen {
  /** The recommended one first, then alternatives, then what they are held against. */
  choices: Choice[];
  assumptions: Assumption[];
  /** Set when the brief's machine cannot serve and another was taken: why. */
  machine_refused: string | null;
}

type SingleApproach = Exclude<Approach, "pipeline">;

/** What all steps of a choice need. */
interface Scene {
  brief: Brief;
  verdict: Verdict;
  pricing: Pricing;
  setting: CostSetting;
}

const isLocal = (approach: Approach): boolean => approach.startsWith("local");

function machineNamed(name: string, { machines }: Pricing): Machine {
  const machine = findMachine(machines, name);
  if (!machine) throw dataError(`hardware: ${unknownMachine(machines, name)}`);
  return machine;
}

const wantedBy = (
  { tier, facts }: Verdict,
  approach: SingleApproach,
  size_class: SizeClass,
  { as_of }: CostSetting,
): Wanted => ({
  approach,
  size_class,
  tier,
  code: facts.code === true,
  as_of,
});

const MACHINES = new WeakMap<Pricing, Machine[]>();

/** Machines to buy that have a price, the smallest first. */
function machinesBySize(pricing: Pricing): Machine[] {
  let sorted = MACHINES.get(pricing);
  if (!sorted) {
    sorted = pricing.machines
      .filter(({ complete, premises, prices }) => complete && premises === "own" && prices.length > 0)
      .sort((a, b) => (a.memory_gb ?? 0) - (b.memory_gb ?? 0) || a.bandwidth_gb_s - b.bandwidth_gb_s);
    MACHINES.set(pricing, sorted);
  }
  return sorted;
}

/** Machines to try, best first: the brief's own, then the default of the size class, then others by size. */
function* machinesToTry({ brief, pricing, setting: { as_of } }: Scene, size: SizeClass): Generator<MachineInput> {
  const { hardware } = brief;
  const own = typeof hardware === "string" ? machineNamed(hardware, pricing) : hardware;
  const usual = findMachine(pricing.machines, String(defaultOf(pricing.defaults, `machine-${size}`).value));
  if (own) yield own;
  if (usual) yield usual;
  yield* machinesBySize(pricing).filter((machine) => isSold(machine, as_of));
}

/** The brief's own machine costs power and labour alone, unless the brief says what it is to be bought or rented for. */
const isOwned = ({ hardware }: Brief): boolean =>
  typeof hardware === "string" || (hardware !== undefined && !hardware.price && !hardware.rent_per_hour);

/** The model that serves best, and the plan and machine of a local one. */
type Best =
  | { cloud: Model }
  /** `refused`: why the brief's own machine cannot serve, where another was taken. */
  | { local: LocalOption; refused: string | null };

/** Machines that carry the volume; one while it is unknown. */
function boxesOf({ plan }: LocalOption, { requests_per_month }: CostSetting): number {
  return plan.scenarios && requests_per_month !== null ? servingMachines(plan.scenarios.likely, requests_per_month) : 1;
}

/**
 * The model that serves with the fewest machines; among equals, which cost the same, the newest. Models are planned
 * from the newest on until one needs a single machine, for no other can do better.
 */
function fewestBoxes(options: Iterable<LocalOption>, setting: CostSetting): LocalOption | null {
  let best: LocalOption | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const option of options) {
    if (option.plan.obstacle) continue;
    const boxes = boxesOf(option, setting);
    if (boxes < least) [best, least] = [option, boxes];
    if (least === 1) break;
  }
  return best;
}

/** The best local model on the first machine that can serve it within the limits. */
function bestLocal(scene: Scene, approach: SingleApproach, size: SizeClass): Best | null {
  const { brief, verdict, pricing, setting } = scene;
  const wishes = wishesOf(brief, approach === "local-fine-tuned" ? brief.examples : undefined);
  const models = modelsFor(pricing.models, wantedBy(verdict, approach, size, setting)).sort(byAge);
  let refused: string | null = null;
  let first = isOwned(brief);
  for (const machine of machinesToTry(scene, size)) {
    const asked = first ? { ...wishes, owned: true } : wishes;
    first = false;
    let obstacle: string | null = null;
    const planned = function* () {
      for (const model of models) {
        const option = localOption(model, machine, asked, setting, pricing);
        obstacle ??= option.plan.obstacle?.text ?? null;
        yield option;
      }
    };
    const local = fewestBoxes(planned(), setting);
    if (local) return { local, refused };
    if (brief.hardware !== undefined) refused ??= obstacle;
  }
  return null;
}

/** The model whose request costs least, among equals the newest; unknown costs come last. */
function cheapest(models: readonly Model[], setting: CostSetting): Model | null {
  let best: Model | null = null;
  let least: Pico | null = null;
  for (const model of [...models].sort(byAge)) {
    const { likely } = requestCost(model, setting.filled.profile, setting.as_of);
    if (best && (likely === null || (least !== null && likely >= least))) continue;
    [best, least] = [model, likely];
  }
  return best;
}

/** Question 5: whether a model that somebody else runs may be used; null while it is open. */
const mayLeave = ({ local_required }: Verdict): boolean | null => (local_required === null ? null : !local_required);

function bestOf(scene: Scene, approach: SingleApproach, size: SizeClass): Best | null {
  const { verdict, pricing, setting } = scene;
  if (isLocal(approach)) return bestLocal(scene, approach, size);
  const cloud = cheapest(modelsFor(pricing.models, wantedBy(verdict, approach, size, setting)), setting);
  return cloud && { cloud };
}

function choiceOf(
  best: Best | null,
  role: CostRow["role"],
  because: string,
  gives_up: string,
  { verdict, setting }: Scene,
): Choice[] {
  if (!best) return [];
  if ("cloud" in best) {
    const row = cloudRow(best.cloud, { role, allowed: mayLeave(verdict) }, setting);
    return [{ row, because, gives_up, local: null }];
  }
  return [{ row: localRow(best.local, { role, allowed: true }, setting), because, gives_up, local: best.local }];
}

/** The approach that the last step of a pipeline takes, which is what its model is recommended for. */
function singleApproach({ approach, local_required }: Verdict): SingleApproach | null {
  if (approach !== "pipeline") return approach;
  return local_required === true ? "local-large" : "cloud-frontier";
}

function alternativeChoices(scene: Scene, alternatives: readonly AllowedAlternative[]): Choice[] {
  return alternatives.flatMap(({ approach, size_class, because, gives_up }) =>
    approach === "pipeline"
      ? []
      : choiceOf(bestOf(scene, approach, size_class), "alternative", because, gives_up, scene),
  );
}

const COMPARED = "shown for comparison";

/** What an advice is held against: hosted open weights of the same size, the cheapest of each class, the article's. */
function comparators({ verdict, pricing, setting }: Scene, size: SizeClass): Choice[] {
  const standing: Standing = { role: "comparator", allowed: mayLeave(verdict) };
  const alive = pricing.models.filter((model) => isAlive(model, setting.as_of) && model.trains_on_data !== true);
  const hosted = alive.filter(({ kind, size_class }) => kind === "hosted-open" && size_class === size);
  const cloud = (of: SizeClass) => alive.filter(({ kind, size_class }) => kind === "cloud" && size_class === of);
  const article = pricing.models.filter((model) => model.article && model.kind !== "self-hosted");
  const models = [hosted, cloud("mini"), cloud("frontier")].map((among) => cheapest(among, setting));
  return [...models, ...article]
    .filter((model) => model !== null)
    .map((model) => cloudRow(model, standing, setting))
    .sort((a, b) => (a.per_1k.likely ?? 0) - (b.per_1k.likely ?? 0))
    .map((row) => ({ row, because: COMPARED, gives_up: "", local: null }));
}

function withoutRepeats(choices: readonly Choice[]): Choice[] {
  const seen = new Set<string>();
  return choices.filter(({ row }) => {
    const key = `${row.model} ${row.name} ${row.hardware}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function reasonFor({ reasons }: Decision): string {
  return reasons.find(({ table }) => table === "approach")?.because ?? "";
}

/** Assumptions of the first local option; all local options of one brief rest on the same. */
function assumptionsOf(choices: readonly Choice[]): Assumption[] {
  return choices.find(({ local }) => local)?.local?.plan.assumptions ?? [];
}

/** The quote of the model that is recommended; null while approach or size class are open, or where none serves. */
export function recommendedQuote(brief: Brief, verdict: Verdict, pricing: Pricing, setting: CostSetting): Quote | null {
  const approach = singleApproach(verdict);
  const { size_class: size } = verdict;
  const best = approach && size && bestOf({ brief, verdict, pricing, setting }, approach, size);
  if (!best) return null;
  return "cloud" in best ? cloudQuote(best.cloud, setting) : localQuote(best.local, setting);
}

/** Chooses models and machines and prices them. Nothing is chosen while the approach or the size class is open. */
export function choose(brief: Brief, decision: Decision, pricing: Pricing, setting: CostSetting): Chosen {
  const approach = singleApproach(decision);
  const { size_class: size } = decision;
  if (!approach || !size) return { choices: [], assumptions: [], machine_refused: null };
  const scene: Scene = { brief, verdict: decision, pricing, setting };
  const best = bestOf(scene, approach, size);
  const choices = withoutRepeats([
    ...choiceOf(best, "recommended", reasonFor(decision), decision.gives_up ?? "", scene),
    ...alternativeChoices(scene, decision.alternatives),
    ...comparators(scene, size),
  ]);
  const refused = best && "local" in best ? best.refused : null;
  return { choices, assumptions: assumptionsOf(choices), machine_refused: refused };
}
