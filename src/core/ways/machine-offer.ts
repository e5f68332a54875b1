/** A way on machines with what no volume changes: what it costs, what a machine carries, and what rules it out. */

import { labellingHours, runCosts, trainTokens } from "../hosting/fine-tuning-cost.ts";
import { capacityPerMachine, scenarioUsd } from "../hosting/hosting-scenario.ts";
import { thinkingOf } from "../prices/token-profile.ts";
import { stageCell } from "../tables/stages.ts";
import type { Excluded } from "../types/advice.ts";
import type { Runtime } from "../types/fit.ts";
import type { Model } from "../types/pricing.ts";
import { exclusionsOf } from "./admission.ts";
import { machineWay } from "./machine-way.ts";
import type { Candidate, MachineFigures, MachineOffer, Scene, Training } from "./scene.ts";
import type { MachineWay } from "./way.ts";
import { labourOf } from "./way-cost.ts";

function figuresOf({ plan }: MachineWay): MachineFigures | null {
  const likely = plan.obstacle ? undefined : plan.scenarios?.likely;
  const usd = likely && scenarioUsd(likely);
  if (!usd) return null;
  const { once, labour, first, further, request } = usd;
  return { once, floor: once + 12 * labour, first, further, power: request, capacity: capacityPerMachine(likely) };
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

/** What training on so many examples adds to the costs of a model, on whatever machine; nothing while a part is unknown. */
export function trainingOf(model: Model, examples: number, { setting, pricing }: Scene): Training {
  if (examples === 0) return { once: 0, monthly: 0 };
  const { input_tokens, output_tokens } = setting.filled.profile;
  const tokens = trainTokens(examples, input_tokens + output_tokens, pricing.defaults);
  const { compute_usd, run_usd } = runCosts(model.params_b ?? 0, tokens, pricing);
  const { labelling_usd, retraining, runs_per_month } = labourOf(pricing);
  if (compute_usd === null || run_usd === null || labelling_usd === null || retraining === null) {
    return { once: 0, monthly: 0 };
  }
  return {
    once: labellingHours(examples, examples, pricing).likely * labelling_usd + compute_usd.likely,
    monthly: Number(retraining) / 1e12 + runs_per_month * run_usd.likely,
  };
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
