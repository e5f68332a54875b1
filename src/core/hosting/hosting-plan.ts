/**
 * All that running a model on a machine costs and can do, before the volume is known. Worked out once per model,
 * machine and shape of request; self-hosting.ts then answers for a volume, cheaply.
 */

import { runOn } from "../fit/fit.ts";
import { fitMachine } from "../fit/fit-machine.ts";
import { assumptionOf, defaultOf } from "../prices/defaults.ts";
import { machinePrice } from "../prices/machine-price.ts";
import type { Obstacle } from "../types/advice-parts.ts";
import type { CostNote } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { FitMachine, FitModel, MachineInput, RunningFit } from "../types/fit.ts";
import type {
  FineTuningCost,
  HostingPlan,
  HostingPrices,
  HostingRequest,
  HostingWishes,
  MachinePrice,
  Scenario,
} from "../types/hosting.ts";
import type { DefaultId } from "../types/pricing.ts";
import { fineTuningCost } from "./fine-tuning-cost.ts";
import { capacityPerMachine, SLACK } from "./hosting-scenario.ts";
import { planScenarios, tariffOf } from "./plan-scenarios.ts";
import { obstacleOf, type ServingSetting, servingSetting } from "./serving-setting.ts";

/** Defaults that every plan rests on besides its utilisation and peak, in the order in which the advice lists them. */
const ALWAYS_ASSUMED: readonly DefaultId[] = [
  "headroom",
  "ops-hours-first-box",
  "ops-hours-extra-box",
  "ops-rate",
  "setup-hours",
  "setup-hours-extra-machine",
  "evaluation-hours",
];
const ASSUMED_OF_TRAINING: readonly DefaultId[] = [
  "labelling-minutes",
  "checking-minutes",
  "examples-checked-most",
  "examples-trained-most",
  "labelling-rate",
  "epochs",
  "experiments-per-release",
];
const ASSUMED_AFTER_TRAINING: readonly DefaultId[] = ["evaluation-examples", "retraining-per-year", "retraining-hours"];

function assumptionsOf(
  wishes: HostingWishes,
  price: MachinePrice,
  { defaults, is_one_run }: HostingPrices,
): Assumption[] {
  const where = (holds: boolean, ids: readonly DefaultId[]) => (holds ? ids : []);
  return [
    "utilisation" as const,
    ...where(wishes.peak_to_average === undefined && !wishes.batch, ["peak-to-average"]),
    ...where(!is_one_run, ["amortisation-months"]),
    ...ALWAYS_ASSUMED,
    ...where(price.billing === "per-second" && !wishes.batch, ["start-seconds"]),
    ...where(price.buy_usd !== null && !wishes.owned, ["import-margin"]),
    ...where((wishes.fine_tune_examples ?? 0) > 0, [...ASSUMED_OF_TRAINING, ...ASSUMED_AFTER_TRAINING]),
  ].map((id) => assumptionOf(defaultOf(defaults, id)));
}

/** Notes of a prediction that a row of costs has no use for; the trace shows what was derived. */
const INTERNAL = new Set(["predicted", "derived"]);

function notesOf(found: RunningFit | null, price: MachinePrice, machine: MachineInput): CostNote[] {
  const notes: CostNote[] = (found?.notes ?? []).filter(({ id }) => !INTERNAL.has(id));
  if (price.buy_usd === null && price.rent_usd === null) {
    const why = "id" in machine && machine.note ? `: ${machine.note}` : "; state it with the machine";
    notes.push({ id: "machine-price-unknown", text: `the price of this machine is not known${why}` });
  }
  if (price.billing === "always-on") {
    notes.push({ id: "always-on", text: "a rented machine is paid for every hour of the month, busy or not" });
  }
  if (price.billing === "per-second") {
    const text = "paid for by the second: nothing while no request runs, but each start is billed and waited for";
    notes.push({ id: "per-second", text });
  }
  return notes;
}

/** The values at the likely end, which a search over machines asks for alone; the others are worked out for what it finds. */
class PlanScenarios {
  readonly likely: Scenario;
  private readonly at: (end: "low" | "high") => Scenario;
  private least: Scenario | undefined;
  private most: Scenario | undefined;

  constructor(at: (end: "low" | "likely" | "high") => Scenario) {
    this.likely = at("likely");
    this.at = at;
    this.least = undefined;
    this.most = undefined;
  }

  get low(): Scenario {
    this.least ??= this.at("low");
    return this.least;
  }

  get high(): Scenario {
    this.most ??= this.at("high");
    return this.most;
  }
}

/** Seconds of a request when no other runs; null where the model does not fit. */
function aloneOn(machine: FitMachine, served: ServingSetting, { calibration }: HostingPrices): number | null {
  const { model, fit, setting } = served;
  if (!fit || fit.streams === 1) return fit?.seconds_per_request ?? null;
  return runOn(machine, model!, { ...setting!, streams: 1 }, calibration).seconds_per_request;
}

/** Notes and assumptions are told of few plans. A class, since an object with getters of its own is dear to make. */
class Plan implements HostingPlan {
  readonly machine: FitMachine;
  readonly model: FitModel | null;
  readonly fit: RunningFit | null;
  readonly price: MachinePrice;
  readonly fine_tuning: FineTuningCost | null;
  readonly obstacle: Obstacle | null;
  readonly scenarios: PlanScenarios | null;
  readonly seconds_alone: number | null;
  readonly capacity_per_machine: number | null;
  readonly sources: HostingPlan["sources"];
  private readonly request: HostingRequest;
  private readonly prices: HostingPrices;

  constructor(request: HostingRequest, prices: HostingPrices) {
    const { wishes = {} } = request;
    const machine = fitMachine(request.machine, prices.calibration, prices.machines);
    const price = request.price ?? machinePrice(request.machine, prices, request.as_of, wishes);
    const served = servingSetting(machine, request, price.rented, prices);
    const { model, fit } = served;
    this.machine = machine;
    this.model = model;
    this.fit = fit;
    this.price = price;
    this.fine_tuning = trainingFor(model, request, prices);
    this.obstacle = obstacleOf(request, machine, served, prices);
    this.seconds_alone = this.obstacle ? null : aloneOn(machine, served, prices);
    this.scenarios = this.obstacle ? null : new PlanScenarios(scenariosAt(this, request, prices));
    this.capacity_per_machine = this.scenarios && Math.floor(capacityPerMachine(this.scenarios.likely) + SLACK);
    this.sources = { tariff: tariffOf(prices), price: { source: price.source, date: price.date } };
    this.request = request;
    this.prices = prices;
  }

  get notes(): CostNote[] {
    return notesOf(this.fit, this.price, this.request.machine);
  }

  get assumptions(): Assumption[] {
    return assumptionsOf(this.request.wishes ?? {}, this.price, this.prices);
  }
}

/** All that a model on a machine costs, before the volume is known. */
export const hostingPlan = (request: HostingRequest, prices: HostingPrices): HostingPlan => new Plan(request, prices);

function trainingFor(
  model: FitModel | null,
  { wishes = {}, input_tokens, output_tokens }: HostingRequest,
  prices: HostingPrices,
): FineTuningCost | null {
  const { fine_tune_examples: examples = 0 } = wishes;
  if (!model || examples <= 0) return null;
  return fineTuningCost(model.params_b, examples, input_tokens + output_tokens, prices);
}

/** What has no obstacle has parameters and fits, and what fits has a speed, alone too. */
function scenariosAt(
  { machine, price, fit, seconds_alone, fine_tuning: training }: Plan,
  request: HostingRequest,
  prices: HostingPrices,
) {
  const { owned, ...bought } = request.wishes ?? {};
  const next = owned ? machinePrice(request.machine, prices, request.as_of, bought) : price;
  return planScenarios(request, prices, {
    machine,
    price,
    next_usd: next.buy_usd,
    found: fit!,
    seconds: fit!.seconds_per_request!,
    seconds_alone: seconds_alone!,
    training,
  });
}
