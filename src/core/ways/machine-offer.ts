/** A way on machines with what no volume changes: what it costs, what a machine carries, and what rules it out. */

import { labellingHours, runCosts, trainTokens } from "../hosting/fine-tuning-cost.ts";
import { capacityPerMachine, scenarioUsd } from "../hosting/hosting-scenario.ts";
import { countedMonths } from "../prices/counted-months.ts";
import { thinkingOf } from "../prices/token-profile.ts";
import { stageCell } from "../tables/stages.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import type { Excluded } from "../types/advice.ts";
import type { Runtime } from "../types/fit.ts";
import type { HostingPlan } from "../types/hosting.ts";
import type { Model } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { exclusionsOf } from "./admission.ts";
import { machineWay, planOn, tunedOn } from "./machine-way.ts";
import type { Candidate, MachineFigures, MachineOffer, Scene, Training } from "./scene.ts";
import type { MachineWay } from "./way.ts";
import { labourOf } from "./way-cost.ts";

function figuresOf(plan: HostingPlan, { pricing }: Scene): MachineFigures | null {
  const likely = plan.obstacle ? undefined : plan.scenarios?.likely;
  const usd = likely && scenarioUsd(likely);
  if (!usd) return null;
  const { once, labour, first, further, request } = usd;
  return {
    once,
    floor: once + countedMonths(pricing) * labour,
    first,
    further,
    power: request,
    capacity: capacityPerMachine(likely),
  };
}

/** Whether a row of the admission table already says what is wrong with the machine. */
const isOfMachine = (row: string, taxonomy: Taxonomy): boolean =>
  rowsTesting(taxonomy, "admission.fits_memory").has(row) || rowsTesting(taxonomy, "admission.latency_kept").has(row);

/** What rules a way on machines out at any volume. */
function exclusionsAlways(way: MachineWay, plan: HostingPlan, price_known: boolean, scene: Scene): readonly Excluded[] {
  const { needs, setting, taxonomy } = scene;
  const thinking = thinkingOf(way.model, setting.filled.profile).likely;
  const { obstacle, fit, seconds_alone } = plan;
  const seconds = obstacle?.id === "too-slow" ? (fit?.seconds_per_request ?? null) : seconds_alone;
  const fits_memory = obstacle?.id === "does-not-fit" ? false : undefined;
  const measured = { seconds, machines: null, price_known, thinking, fits_memory };
  const found = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
  if (!obstacle || found.some(({ row }) => isOfMachine(row, taxonomy))) return found;
  return [...found, { way: way.name, row: obstacle.id, text: obstacle.text }];
}

const NO_FLEETS: MachineOffer["fleets"] = [];

export function machineOffer(
  model: Model,
  candidate: Candidate,
  runtime: Runtime,
  tuned: boolean,
  scene: Scene,
): MachineOffer {
  const untrained = { tuned, examples: 0 };
  const plan = planOn(model, candidate, runtime, untrained, scene);
  const figures = figuresOf(plan, scene);
  const way = machineWay(model, candidate, runtime, untrained, scene);
  return {
    model,
    candidate,
    runtime,
    tuned,
    figures,
    seconds_alone: plan.seconds_alone,
    fleets: NO_FLEETS,
    excluded: exclusionsAlways(way, plan, plan.obstacle !== null || figures !== null, scene),
    found: null,
  };
}

/** The way of an offer, with its training. */
export function wayOf(offer: MachineOffer, examples: number, scene: Scene): MachineWay {
  const { model, candidate, runtime } = offer;
  if (offer.found?.examples !== examples) {
    offer.found = { way: machineWay(model, candidate, runtime, tunedOn(examples), scene), examples };
  }
  return offer.found!.way;
}

/** What training on so many examples adds to the costs of a model, on whatever machine; nothing while a part is unknown. */
export function trainingOf(model: Model, examples: number, { setting, pricing }: Scene): Training {
  if (examples === 0) return { once: 0, monthly: 0 };
  const { input_tokens, output_tokens } = setting.filled.tuned;
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
export function fleetExclusion(offer: MachineOffer, machines: number, scene: Scene): readonly Excluded[] {
  const { needs, setting, taxonomy } = scene;
  const at = stageCell(taxonomy, "admission", "machines", machines);
  for (const { cell, excluded } of offer.fleets) if (cell === at) return excluded;
  const { model, candidate, runtime, tuned, seconds_alone } = offer;
  const way = machineWay(model, candidate, runtime, { tuned, examples: 0 }, scene);
  const measured = { seconds: seconds_alone, machines, price_known: true, thinking: 0 };
  const excluded = exclusionsOf(way, needs, measured, setting.as_of, taxonomy);
  offer.fleets = [...offer.fleets, { cell: at, excluded }];
  return excluded;
}
