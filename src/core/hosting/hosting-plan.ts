/**
 * All that running a model on a machine costs and can do, before the volume is known. Worked out once per model,
 * machine and shape of request; self-hosting.ts then answers for a volume, cheaply.
 */

import { secondsPerRequest } from "../fit/fit.ts";
import { fitMachine } from "../fit/fit-machine.ts";
import { assumptionOf, defaultOf } from "../prices/token-profile.ts";
import { remember, rememberEach } from "../remember/remember.ts";
import type { CostNote } from "../types/cost.ts";
import type { Assumption } from "../types/decision.ts";
import type { Fit, FitMachine, FitModel, MachineInput, ModelInput } from "../types/fit.ts";
import type {
  FineTuningCost,
  HostingPlan,
  HostingPrices,
  HostingRequest,
  HostingWishes,
  MachinePrice,
  Obstacle,
  Scenario,
} from "../types/hosting.ts";
import type { Tariff } from "../types/pricing.ts";
import { fineTuningCost } from "./fine-tuning-cost.ts";
import { capacityPerMachine, SLACK } from "./hosting-scenario.ts";
import { machinePrice } from "./machine-price.ts";
import { planScenarios } from "./plan-scenarios.ts";
import { obstacleOf, type ServingSetting, servingSetting } from "./serving-setting.ts";

/** Defaults that a plan rests on, in the order in which the advice lists them. */
const ASSUMED = [
  ["utilisation", "utilisation"],
  ["peak-to-average", "peak_to_average"],
  ["amortisation-months", "amortisation_months"],
] as const;
const ALWAYS_ASSUMED = [
  "headroom",
  "ops-hours-first-box",
  "ops-hours-extra-box",
  "ops-rate",
  "setup-hours",
  "setup-hours-extra-machine",
  "evaluation-hours",
];
const ASSUMED_OF_TRAINING = [
  "labelling-minutes",
  "checking-minutes",
  "examples-checked-most",
  "examples-trained-most",
  "labelling-rate",
  "epochs",
  "experiments-per-release",
];
const ASSUMED_AFTER_TRAINING = ["evaluation-examples", "retraining-per-year", "retraining-hours"];

function assumptionsOf(
  wishes: HostingWishes,
  { trained, price }: { trained: boolean; price: MachinePrice },
  { defaults }: HostingPrices,
): Assumption[] {
  const open = ASSUMED.filter(
    ([id, wish]) => wishes[wish] === undefined && !(wishes.batch && id === "peak-to-average"),
  );
  const training = trained ? [...ASSUMED_OF_TRAINING, ...ASSUMED_AFTER_TRAINING] : [];
  const starting = price.billing === "per-second" && !wishes.batch ? ["start-seconds"] : [];
  const bought = price.buy_usd !== null && !wishes.owned ? ["import-margin"] : [];
  return [...open.map(([id]) => id), ...ALWAYS_ASSUMED, ...starting, ...bought, ...training].map((id) =>
    assumptionOf(defaultOf(defaults, id)),
  );
}

/** The tariff of a region, or the first. A price list without any is a fault that `compilePricing` refuses. */
function tariffOf(region: string | undefined, tariffs: readonly Tariff[]): Tariff {
  return tariffs.find((each) => each.region.toLowerCase() === region?.toLowerCase()) ?? tariffs[0]!;
}

/** Notes of a prediction that a row of costs has no use for; the trace shows what was derived. */
const INTERNAL = new Set(["predicted", "derived"]);

function notesOf(found: Fit | null, price: MachinePrice, machine: MachineInput, wishes: HostingWishes): CostNote[] {
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
  if (wishes.high_availability) notes.push({ id: "spare-machine", text: "one machine more than the load needs" });
  return notes;
}

/** What training has no part in: how the model runs on the machine, and what stands in the way. */
interface Prepared {
  machine: FitMachine;
  price: MachinePrice;
  settling: ServingSetting;
  tariff: Tariff;
  obstacle: Obstacle | null;
  seconds_alone: number | null;
  notes: () => CostNote[];
  assumptions: (trained: boolean) => Assumption[];
}

/**
 * How much is kept for one model on one machine: lengths of requests, and numbers of examples for each. A brief asks for
 * few; more would fill the memory of a batch whose briefs all differ, since there are hundreds of pairs.
 */
const LENGTHS = 4;
const EXAMPLES = 4;

const preparedOn = remember((_model: ModelInput) =>
  remember((_machine: MachineInput) =>
    rememberEach(LENGTHS, (prices: HostingPrices, _key: string, request: HostingRequest) => prepare(request, prices)),
  ),
);

const planBy = rememberEach(
  EXAMPLES,
  (prepared: Prepared, _key: string, request: HostingRequest, prices: HostingPrices): HostingPlan =>
    new Plan(prepared, request, prices),
);

/** All that a model on a machine costs, before the volume is known. The result is shared; do not change it. */
export function hostingPlan(request: HostingRequest, prices: HostingPrices): HostingPlan {
  const { machine, model, wishes = {}, input_tokens, output_tokens, reasoning_tokens, as_of } = request;
  const { fine_tune_examples: examples = 0, existing_examples: existing = examples, ...running } = wishes;
  const shape = `${input_tokens} ${output_tokens} ${reasoning_tokens} ${as_of}`;
  const key = `${shape} ${JSON.stringify(Object.entries(running).sort())}`;
  const prepared = preparedOn(model)(machine)(prices, key, request);
  return planBy(prepared, `${examples} ${existing}`, request, prices);
}

function prepare(request: HostingRequest, prices: HostingPrices): Prepared {
  const { wishes = {} } = request;
  const { calibration } = prices;
  const machine = fitMachine(request.machine, calibration, prices.machines);
  const price = request.price ?? machinePrice(request.machine, prices, request.as_of, wishes);
  const settling = servingSetting(machine, request, price.rented, prices);
  const { model, fit: found, setting } = settling;
  const seconds_alone =
    found && found.streams > 1
      ? secondsPerRequest(machine, model!, { ...setting!, streams: 1 }, calibration)
      : (found?.seconds_per_request ?? null);
  let notes: CostNote[] | undefined;
  return {
    machine,
    price,
    settling,
    tariff: tariffOf(wishes.tariff, prices.tariffs),
    obstacle: obstacleOf(request, machine, settling, prices),
    seconds_alone,
    notes: () => {
      notes ??= notesOf(found, price, request.machine, wishes);
      return notes;
    },
    assumptions: (trained) => assumptionsOf(wishes, { trained, price }, prices),
  };
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

/** A plan is a class, since an object with getters of its own is dear to make. */
class Plan implements HostingPlan {
  readonly machine: FitMachine;
  readonly model: FitModel | null;
  readonly fit: Fit | null;
  readonly price: MachinePrice;
  readonly fine_tuning: FineTuningCost | null;
  readonly obstacle: Obstacle | null;
  readonly scenarios: PlanScenarios | null;
  readonly seconds_alone: number | null;
  readonly capacity_per_machine: number | null;
  readonly machines_at_most: number;
  readonly sources: HostingPlan["sources"];
  private readonly prepared: Prepared;
  private readonly trained: boolean;

  constructor(prepared: Prepared, request: HostingRequest, prices: HostingPrices) {
    const { machine, price, settling, tariff, obstacle, seconds_alone } = prepared;
    const { wishes = {} } = request;
    this.machine = machine;
    this.model = settling.model;
    this.fit = settling.fit;
    this.price = price;
    this.fine_tuning = trainingFor(settling.model, request, prices);
    this.obstacle = obstacle;
    this.scenarios = obstacle ? null : new PlanScenarios(scenariosAt(prepared, request, prices, this.fine_tuning));
    this.seconds_alone = obstacle ? null : seconds_alone;
    this.capacity_per_machine = this.scenarios && Math.floor(capacityPerMachine(this.scenarios.likely) + SLACK);
    this.machines_at_most = wishes.machines_at_most ?? Number.POSITIVE_INFINITY;
    this.sources = { tariff, price: { source: price.source, date: price.date } };
    this.prepared = prepared;
    this.trained = (wishes.fine_tune_examples ?? 0) > 0;
  }

  get notes(): CostNote[] {
    return this.prepared.notes();
  }

  get assumptions(): Assumption[] {
    return this.prepared.assumptions(this.trained);
  }
}

function trainingFor(
  model: FitModel | null,
  { wishes = {}, input_tokens, output_tokens }: HostingRequest,
  prices: HostingPrices,
): FineTuningCost | null {
  const { fine_tune_examples: examples = 0, existing_examples: existing = examples } = wishes;
  if (!model || examples <= 0) return null;
  return fineTuningCost(model.params_b, { examples, existing }, input_tokens + output_tokens, prices);
}

/** What has no obstacle has parameters and fits, and what fits has a speed, alone too. */
function scenariosAt(
  { machine, price, settling, tariff, seconds_alone }: Prepared,
  request: HostingRequest,
  prices: HostingPrices,
  training: FineTuningCost | null,
) {
  const { owned, ...bought } = request.wishes ?? {};
  const next = owned ? machinePrice(request.machine, prices, request.as_of, bought) : price;
  const found = settling.fit!;
  return planScenarios(request, prices, {
    machine,
    price,
    next_usd: next.buy_usd,
    found,
    seconds: found.seconds_per_request!,
    seconds_alone: seconds_alone!,
    training,
    tariff,
  });
}
