/** A way on machines with what no volume changes: what it costs, what a machine carries, and what rules it out. */

import {
  capacityPerMachine,
  fixedComponents,
  marginalCost,
  oneOffComponents,
  totalOf,
} from "../hosting/hosting-scenario.ts";
import { thinkingOf } from "../prices/thinking-tokens.ts";
import { stageCell } from "../tables/stages.ts";
import type { Excluded } from "../types/advice.ts";
import type { Runtime } from "../types/fit.ts";
import type { Model } from "../types/pricing.ts";
import { exclusionsOf } from "./admission.ts";
import { machineWay, tunedOn } from "./machine-way.ts";
import type { Candidate, MachineOffer, Scene, Training } from "./scene.ts";
import type { MachineWay } from "./way.ts";

const usdOf = (amount: bigint | null): number => (amount === null ? Number.NaN : Number(amount) / 1e12);

function figuresOf({ plan }: MachineWay): MachineOffer["figures"] {
  const likely = plan.obstacle ? undefined : plan.scenarios?.likely;
  if (!likely) return null;
  const fixed = fixedComponents(likely, 1);
  const first = usdOf(totalOf(fixed));
  const once = usdOf(totalOf(oneOffComponents(likely, 1)));
  const further = totalOf(fixedComponents(likely, 2));
  const labour = usdOf(totalOf(fixed.filter((part) => part.labour)));
  const figures = {
    once,
    floor: once + 12 * labour,
    first,
    // A second one may have no price; then as many as are there is all that can be counted on.
    further: further === null ? Number.POSITIVE_INFINITY : usdOf(further) - first,
    power: usdOf(marginalCost(likely)),
    capacity: capacityPerMachine(likely),
  };
  return Object.values(figures).some(Number.isNaN) ? null : figures;
}

/** What rules a way on machines out at any volume. */
function exclusionsAlways(way: MachineWay, price_known: boolean, scene: Scene): Excluded[] {
  const { plan, model } = way;
  const { needs, setting, taxonomy } = scene;
  const thinking = thinkingOf(model, setting.filled.profile).likely;
  const seconds = plan.obstacle?.id === "too-slow" ? (plan.fit?.seconds_per_request ?? null) : plan.seconds_alone;
  const measured = { seconds, machines: null, price_known, thinking };
  const found = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
  const { obstacle } = plan;
  if (!obstacle || found.some(({ row }) => row === "over-memory" || row === "too-slow")) return found;
  return [...found, { way: way.name, row: obstacle.id, text: obstacle.text }];
}

export function machineOffer(
  model: Model,
  candidate: Candidate,
  runtime: Runtime,
  tuned: boolean,
  scene: Scene,
): MachineOffer {
  const way = machineWay(model, candidate, runtime, { tuned, examples: 0 }, scene);
  const figures = figuresOf(way);
  return {
    candidate,
    runtime,
    way,
    figures,
    fleets: new Map(),
    excluded: exclusionsAlways(way, way.plan.obstacle !== null || figures !== null, scene),
  };
}

/** The costs of an offer with training less those without. */
export function trainingOf(
  { way: { model }, candidate, runtime, figures }: MachineOffer,
  examples: number,
  scene: Scene,
): Training {
  const trained = examples > 0 ? figuresOf(machineWay(model, candidate, runtime, tunedOn(examples), scene)) : null;
  if (!trained || !figures) return { once: 0, monthly: 0 };
  return { once: trained.once - figures.once, monthly: trained.first - figures.first };
}

/** The row that rules a fleet out, with its sentence. */
export function fleetExclusion({ way, fleets }: MachineOffer, machines: number, scene: Scene): Excluded[] {
  const { needs, setting, taxonomy } = scene;
  const cell = stageCell(taxonomy, "admission", "machines", machines);
  let found = fleets.get(cell);
  if (!found) {
    const measured = { seconds: way.plan.seconds_alone, machines, price_known: true, thinking: 0 };
    found = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
    fleets.set(cell, found);
  }
  return found;
}
