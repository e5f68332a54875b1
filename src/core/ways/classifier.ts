/**
 * A small classifier beside the language models, where answers are labels: an encoder tuned on the same examples that
 * picks one label in a single pass. Priced by the same book as every machine, on the client's own machine, on any PC
 * that is there, so without its price, or on one that is bought where that is not enough.
 */

import { BARE_MODEL } from "../prices/bare-model.ts";
import { defaultOf, numberOf } from "../prices/defaults.ts";
import { findMachine } from "../prices/find-named.ts";
import { machinePrice } from "../prices/machine-price.ts";
import { toPico } from "../prices/money.ts";
import { remember } from "../remember/remember.ts";
import { languageOf } from "../text/sentence.ts";
import type { Runtime } from "../types/fit.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { exclusionsOf } from "./admission.ts";
import type { BriefContext, MachineCandidate } from "./brief-context.ts";
import { candidatesFor, candidateThere } from "./machine-candidates.ts";
import { enginesFor, machineWay, tunedOn } from "./machine-way.ts";
import { machineCost, type PricedWay } from "./way-cost.ts";

/** The encoder of the defaults as a model, so that machines are judged for it as for any other. */
const classifierModel = remember((pricing: Pricing): Model => {
  const { value, source, date } = defaultOf(pricing.defaults, "classifier-model");
  const params = numberOf(pricing.defaults, "classifier-params");
  return {
    ...BARE_MODEL,
    id: "classifier",
    name: `${value} classifier`,
    kind: "self-hosted",
    size_class: "encoder",
    tiers: [1],
    released: date ?? null,
    open_to_new: true,
    trains_on_data: false,
    tools: false,
    context_tokens: numberOf(pricing.defaults, "classifier-context"),
    languages: String(defaultOf(pricing.defaults, "classifier-languages").value).split(" "),
    reasoning: "none",
    open_weights: true,
    params_b: params,
    active_params_b: params,
    weights_gib: { f16: (params * 2e9) / 2 ** 30 },
    fine_tunable: true,
    source,
    checked: pricing.as_of,
  };
});

/** Languages of the work that the encoder was not trained on. */
export const unknownToClassifier = ({ pricing, needs }: Pick<BriefContext, "pricing" | "needs">): string[] => {
  const known = classifierModel(pricing).languages ?? [];
  return needs.languages.filter((code) => !known.includes(languageOf(code)));
};

/** Any PC that is there, without its price; null where an own list has no such PC. */
function anyPc({ pricing, setting }: BriefContext): MachineCandidate | null {
  const id = String(defaultOf(pricing.defaults, "classifier-machine").value);
  const machine = findMachine(pricing.machines, id);
  if (!machine) return null;
  const wishes = { owned: true };
  return candidateThere(machine, "own", wishes, machinePrice(machine, pricing, setting.as_of, wishes));
}

/**
 * The classifier with its cost at a volume, on the machine of the brief, on any PC that is there, or on one that is
 * bought for it. Null where the admission table rules it out (data that may not go to such a machine, a text longer than
 * it reads, an image, a language that it does not know), where there are too few examples for each of its labels, or where no such machine carries the volume.
 */
export function classifierWay(
  context: BriefContext,
  clients: MachineCandidate | null,
  examples: number,
  volume: number,
): PricedWay | null {
  if (clients) return classifierOn(clients, context, examples, volume);
  const there = anyPc(context);
  const on = there && classifierOn(there, context, examples, volume);
  // One PC may be there; more of them would have to be bought.
  return on && countOf(on) === 1 ? on : boughtFor(context, examples, volume);
}

const countOf = ({ cost }: PricedWay): number => cost.machines ?? 1;

/** On one new machine, the one that costs least over the first year; on several of a kind where none carries it alone. */
function boughtFor(context: BriefContext, examples: number, volume: number): PricedWay | null {
  let one: PricedWay | null = null;
  let several: PricedWay | null = null;
  const year = (priced: PricedWay | null) => priced?.cost.first_year.likely ?? null;
  const isLess = (priced: PricedWay, than: PricedWay | null) => than === null || year(priced)! < year(than)!;
  for (const candidate of candidatesFor("own", null, context.setting.as_of, context.pricing)) {
    const most = year(one);
    // All that follow have hardware that costs more.
    if (most !== null && toPico(candidate.hardware_year_usd)! >= most) break;
    if (candidate.second_hand) continue;
    for (const engine of enginesFor(candidate.machine, context.pricing.calibration)) {
      const on = classifierOn(candidate, context, examples, volume, engine);
      if (on && countOf(on) === 1 && isLess(on, one)) one = on;
      else if (on && isLess(on, several)) several = on;
    }
  }
  return one ?? several;
}

function classifierOn(
  candidate: MachineCandidate,
  context: BriefContext,
  examples: number,
  volume: number,
  engine: Runtime | null = null,
): PricedWay | null {
  const { setting } = context;
  const model = classifierModel(context.pricing);
  // One pass over the text gives the label: nothing is written token by token.
  const profile = { ...setting.filled.tuned, output_tokens: 1, reasoning_tokens: 0 };
  const filled = { ...setting.filled, profile, tuned: profile };
  const one: BriefContext = { ...context, setting: { ...setting, filled } };
  // A classifier is always trained; its name need not say so.
  const way = machineWay(model, candidate, engine, tunedOn(examples), one);
  way.name = model.name;
  if (way.plan.obstacle) return null;
  const cost = machineCost(way, Math.max(1, volume), context.pricing);
  if (cost.first_year.likely === null) return null;
  const measured = { seconds: way.plan.seconds_alone, machines: cost.machines, price_known: true, thinking: 0 };
  const needs = { ...context.needs, output_tokens: 1 };
  if (exclusionsOf(way, measured, { ...context, needs }).length > 0) return null;
  return { way, cost, offer: null };
}
