/**
 * All that running a model on a machine costs and can do, before the volume is known. Worked out once per model,
 * machine and shape of request; self-hosting.ts then answers for a volume, cheaply.
 */
import type { CostNote } from "../advice.ts";
import type { Assumption } from "../decision.ts";
import type { Calibration, Factor } from "../fit/calibration.ts";
import { type Fit, impossibleSpeed, predictFit, type Runtime, type Setting } from "../fit/fit.ts";
import { type FitMachine, fitMachine, type MachineInput, unknownClass } from "../fit/fit-machine.ts";
import { type FitModel, fitModel, type ModelInput, usualQuantisation } from "../fit/fit-model.ts";
import type { Pricing, Tariff } from "../pricing.ts";
import { type FineTuningCost, fineTuningCost } from "./fine-tuning-cost.ts";
import { rateOf } from "./fx.ts";
import { capacityPerBox, type Scenario, SLACK } from "./hosting-scenario.ts";
import { type MachinePrice, machinePrice } from "./machine-price.ts";
import { assumptionOf, defaultOf, numberOf } from "./token-profile.ts";

/** What a brief or a flag may say about hosting; the rest are the defaults of the price list. */
export interface HostingWishes {
  quantisation?: string;
  context?: number;
  runtime?: Runtime;
  streams?: number;
  measured_tok_s?: number;
  peak_to_average?: number;
  /** Nothing waits: no peak to be sized for. */
  batch?: boolean;
  latency_s?: number;
  amortisation_months?: number;
  utilisation?: number;
  /** Region of the tariff; the first one by default. */
  tariff?: string;
  high_availability?: boolean;
  /** Examples to fine-tune on; without it nothing is trained. */
  fine_tune_examples?: number;
}

export interface HostingRequest {
  machine: MachineInput;
  model: ModelInput;
  input_tokens: number;
  output_tokens: number;
  reasoning_tokens: number;
  as_of: string;
  wishes?: HostingWishes;
}

/** Why a machine cannot serve, whatever it costs. */
export interface Obstacle {
  id: "does-not-fit" | "too-slow" | "no-parameters" | "memory-unknown" | "unknown-class" | "impossible-speed";
  text: string;
}

export interface HostingPlan {
  machine: FitMachine;
  model: FitModel | null;
  fit: Fit | null;
  price: MachinePrice;
  fine_tuning: FineTuningCost | null;
  obstacle: Obstacle | null;
  scenarios: { low: Scenario; likely: Scenario; high: Scenario } | null;
  /** Seconds of a request when no other runs; `fit` has them with all streams busy. */
  seconds_alone: number | null;
  /** Requests that one machine can answer in a month, sized for the peak; null when it cannot serve. */
  capacity_per_box: number | null;
  notes: CostNote[];
  assumptions: Assumption[];
  sources: { tariff: Tariff; price: { source: string; date: string | null } };
}

/** The parts of a price list that hosting draws on. */
export type HostingPrices = Pick<Pricing, "machines" | "fx" | "tariffs" | "defaults" | "calibration">;

/** Defaults that a plan rests on, in the order in which the advice lists them. */
const ASSUMED = [
  ["utilisation", "utilisation"],
  ["peak-to-average", "peak_to_average"],
  ["amortisation-months", "amortisation_months"],
] as const;
const ALWAYS_ASSUMED = ["headroom", "ops-hours-first-box", "ops-hours-extra-box", "ops-rate", "setup-hours"];
const ASSUMED_OF_TRAINING = ["labelling-minutes", "labelling-rate", "epochs", "experiments-per-release"];
const ASSUMED_AFTER_TRAINING = ["evaluation-examples", "evaluation-hours", "retraining-per-year", "retraining-hours"];

function assumptionsOf(wishes: HostingWishes, trained: boolean, { defaults }: HostingPrices): Assumption[] {
  const open = ASSUMED.filter(
    ([id, wish]) => wishes[wish] === undefined && !(wishes.batch && id === "peak-to-average"),
  );
  const training = trained ? [...ASSUMED_OF_TRAINING, ...ASSUMED_AFTER_TRAINING] : [];
  return [...open.map(([id]) => id), ...ALWAYS_ASSUMED, ...training].map((id) => assumptionOf(defaultOf(defaults, id)));
}

/** The tariff of a region, or the first. A price list without any is a fault that `compilePricing` refuses. */
function tariffOf(region: string | undefined, tariffs: readonly Tariff[]): Tariff {
  const wanted = region?.toLowerCase();
  return tariffs.find((each) => wanted !== undefined && each.region.toLowerCase() === wanted) ?? tariffs[0]!;
}

/** An amount in US dollars; null when its currency has no rate, for none is ever guessed. */
function usdOf(amount: number, currency: string, { fx }: HostingPrices): number | null {
  const rate = rateOf(fx, currency);
  return rate ? amount / rate.per_usd : null;
}

/** A default such as `AUD per hour` in US dollars. */
function defaultUsd(id: string, prices: HostingPrices): number | null {
  const { value, unit } = defaultOf(prices.defaults, id);
  return usdOf(Number(value), /^([A-Z]{3}) /.exec(unit)?.[1] ?? "USD", prices);
}

/** The first setting that fits the memory and keeps the limit, else the last one tried: fewer streams answer sooner. */
function settled(machine: FitMachine, request: HostingRequest, rented: boolean, prices: HostingPrices): Settled {
  const { wishes = {} } = request;
  const { calibration, defaults } = prices;
  const rule = calibration.serving.counted_with.find(
    (each) =>
      (each.rented === null || each.rented === rented) &&
      (each.class === null || each.class === machine.decode_class.id),
  );
  const isApple = machine.decode_class.id.startsWith("apple");
  const runtime = wishes.runtime ?? (rule?.runtime === "vllm" && isApple ? "ollama" : rule?.runtime) ?? "ollama";
  const streams = wishes.streams ? [wishes.streams] : rule && rule.runtime === runtime ? rule.streams : [1];
  const quantisation = wishes.quantisation ?? usualQuantisation(request.model, runtime);
  const model = fitModel(request.model, quantisation, calibration);
  if (!model) return { model, fit: null, setting: null };
  const output = request.output_tokens + request.reasoning_tokens;
  const measured = wishes.measured_tok_s ?? ("id" in request.machine ? undefined : request.machine.measured_tok_s);
  const base = {
    runtime,
    context: Math.max(wishes.context ?? numberOf(defaults, "context-tokens"), request.input_tokens + output),
    prompt: request.input_tokens,
    output,
    kv_quantisation: "f16",
    utilisation: wishes.utilisation ?? numberOf(defaults, "utilisation"),
    request_overhead_s: numberOf(defaults, "request-overhead"),
    ...(measured ? { measured_tok_s: measured } : {}),
  };
  let last: { model: FitModel; fit: Fit; setting: Setting } | null = null;
  for (const count of streams) {
    const setting: Setting = { ...base, streams: count };
    last = { model, fit: predictFit(machine, model, setting, calibration), setting };
    const seconds = last.fit.seconds_per_request;
    if (seconds !== null && seconds <= (wishes.latency_s ?? Number.POSITIVE_INFINITY)) return last;
  }
  return last!;
}

interface Settled {
  model: FitModel | null;
  fit: Fit | null;
  setting: Setting | null;
}

function obstacleOf(
  request: HostingRequest,
  machine: FitMachine,
  settled: Settled,
  calibration: Calibration,
): Obstacle | null {
  const { model, fit: found, setting } = settled;
  const unknown = unknownClass(request.machine, calibration);
  if (unknown) return { id: "unknown-class", text: unknown };
  if (!found || !model || !setting) {
    return { id: "no-parameters", text: "the number of its parameters is not known, so no machine can be named" };
  }
  const measured = setting.measured_tok_s;
  const why = measured === undefined ? null : impossibleSpeed(measured, model, machine, setting.runtime);
  if (why) return { id: "impossible-speed", text: `measured ${why}` };
  const latency = request.wishes?.latency_s;
  if (found.verdict === null) return { id: "memory-unknown", text: `the memory of ${machine.name} is not known` };
  if (found.verdict === "no") {
    const needs = `needs ${found.needed_gib.toFixed(1)} GiB of ${found.usable_gib?.toFixed(1)} usable`;
    return { id: "does-not-fit", text: `does not fit ${machine.name}: ${needs}` };
  }
  const seconds = found.seconds_per_request;
  if (latency !== undefined && seconds !== null && seconds > latency) {
    return {
      id: "too-slow",
      text: `takes ${seconds.toFixed(1)} s a request on ${machine.name}; the limit is ${latency} s`,
    };
  }
  return null;
}

/** Notes of a prediction that a row of costs has no use for; the trace shows what was derived. */
const INTERNAL = new Set(["predicted", "derived"]);

function notesOf(found: Fit | null, price: MachinePrice, machine: MachineInput, wishes: HostingWishes): CostNote[] {
  const notes: CostNote[] = (found?.notes ?? []).filter(({ id }) => !INTERNAL.has(id));
  if (price.buy_usd === null && price.rent_usd === null) {
    const why = "id" in machine && machine.note ? `: ${machine.note}` : "; state it with the machine";
    notes.push({ id: "machine-price-unknown", text: `the price of this machine is not known${why}` });
  }
  if (price.rented) {
    notes.push({ id: "always-on", text: "a rented GPU is paid for every hour of the month, busy or not" });
  }
  if (wishes.high_availability) notes.push({ id: "spare-box", text: "one machine more than the load asks for" });
  return notes;
}

interface Worked {
  machine: FitMachine;
  price: MachinePrice;
  found: Fit;
  seconds: number;
  /** True when the speed was measured. */
  measured: boolean;
  training: FineTuningCost | null;
  tariff: Tariff;
}

const NOTHING = { low: 0, likely: 0, high: 0 };
const UNTRAINED = { labelling_hours: NOTHING, evaluation_hours: 0, compute_usd: NOTHING, run_usd: NOTHING };

const atEnd = (range: typeof NOTHING | null, end: keyof typeof NOTHING): number | null => range?.[end] ?? null;

/** The values of the likely case, and with every uncertain one at its cheap or at its dear end. */
function scenarios(
  { wishes = {} }: HostingRequest,
  prices: HostingPrices,
  { machine, price, found, seconds, measured, training, tariff }: Worked,
) {
  const { cost_ranges: ranges, decode } = prices.calibration;
  const value = (id: string) => numberOf(prices.defaults, id);
  const kwh = usdOf(tariff.per_kwh, tariff.currency, prices);
  const trained = training ?? UNTRAINED;
  const hours = { ops: defaultUsd("ops-rate", prices), labelling: defaultUsd("labelling-rate", prices) };
  const speed = measured ? { low: 1, high: 1 } : decode.range;
  // The dear end of a cost is the slow end of a speed.
  const slower = { low: 1 / speed.high, likely: 1, high: 1 / speed.low };
  return (end: "low" | "likely" | "high"): Scenario => {
    const factor = (of: Factor) => (end === "likely" ? 1 : of[end]);
    // Every field is written out: in a batch, spreading a shared part is what takes most of the time.
    return {
      price_usd: atEnd(price.buy_usd, end),
      rent_usd_per_hour: atEnd(price.rent_usd, end),
      rented: price.rented,
      amortisation_months: wishes.amortisation_months ?? value("amortisation-months"),
      resale_share: value("resale-share"),
      tariff_usd_per_kwh: kwh === null ? null : kwh * factor(ranges.tariff),
      idle_w: machine.idle_w,
      load_w: machine.load_w,
      ops_hours_first: value("ops-hours-first-box") * factor(ranges.ops_hours),
      ops_hours_extra: value("ops-hours-extra-box") * factor(ranges.ops_hours),
      hour_usd: hours.ops,
      labelling_hour_usd: hours.labelling,
      setup_hours: value("setup-hours") * factor(ranges.setup_hours),
      labelling_hours: trained.labelling_hours[end],
      evaluation_hours: trained.evaluation_hours,
      training_usd: atEnd(trained.compute_usd, end),
      retraining_per_year: training ? value("retraining-per-year") : 0,
      retraining_hours: training ? value("retraining-hours") : 0,
      retraining_usd: atEnd(trained.run_usd, end),
      seconds_per_request: seconds * slower[end],
      streams: found.streams,
      utilisation: wishes.utilisation ?? value("utilisation"),
      headroom: value("headroom"),
      peak_to_average: wishes.batch ? 1 : (wishes.peak_to_average ?? value("peak-to-average")),
      spare_boxes: wishes.high_availability ? 1 : 0,
    };
  };
}

/** What training has no part in: how the model runs on the machine, and what stands in the way. */
interface Prepared {
  machine: FitMachine;
  price: MachinePrice;
  settling: Settled;
  tariff: Tariff;
  obstacle: Obstacle | null;
  seconds_alone: number | null;
  notes: CostNote[];
  assumptions: { trained: Assumption[]; untrained: Assumption[] };
  /** Plans by the number of examples to train on. */
  plans: Map<number, HostingPlan>;
}

const remembered = new WeakMap<
  ModelInput,
  WeakMap<MachineInput, { prices: HostingPrices; prepared: Map<string, Prepared> }>
>();
/** How much is kept for one model on one machine: in a batch of briefs the same comes again and again. */
const REMEMBER = 128;

/** All that a model on a machine costs, before the volume is known. The result is shared; do not change it. */
export function hostingPlan(request: HostingRequest, prices: HostingPrices): HostingPlan {
  const { machine, model, wishes = {}, ...shape } = request;
  const { fine_tune_examples: examples = 0, ...running } = wishes;
  let machines = remembered.get(model);
  if (!machines) {
    machines = new WeakMap();
    remembered.set(model, machines);
  }
  let kept = machines.get(machine);
  if (kept?.prices !== prices) {
    kept = { prices, prepared: new Map() };
    machines.set(machine, kept);
  }
  const key = JSON.stringify([shape, Object.entries(running).sort()]);
  const prepared = fromMap(kept.prepared, key, () => prepare(request, prices));
  return fromMap(prepared.plans, examples, () => planFrom(prepared, request, prices));
}

function fromMap<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= REMEMBER) known.clear();
    value = make();
    known.set(key, value);
  }
  return value;
}

function prepare(request: HostingRequest, prices: HostingPrices): Prepared {
  const { wishes = {} } = request;
  const { calibration } = prices;
  const machine = fitMachine(request.machine, calibration, prices.machines);
  const price = machinePrice(request.machine, prices.fx, request.as_of);
  const settling = settled(machine, request, price.rented, prices);
  const { model, fit: found, setting } = settling;
  const alone =
    model && setting && found && found.streams > 1
      ? predictFit(machine, model, { ...setting, streams: 1 }, calibration).seconds_per_request
      : (found?.seconds_per_request ?? null);
  return {
    machine,
    price,
    settling,
    tariff: tariffOf(wishes.tariff, prices.tariffs),
    obstacle: obstacleOf(request, machine, settling, calibration),
    seconds_alone: alone,
    notes: notesOf(found, price, request.machine, wishes),
    assumptions: {
      trained: assumptionsOf(wishes, true, prices),
      untrained: assumptionsOf(wishes, false, prices),
    },
    plans: new Map(),
  };
}

function planFrom(prepared: Prepared, request: HostingRequest, prices: HostingPrices): HostingPlan {
  const { wishes = {} } = request;
  const { machine, price, settling, tariff, obstacle, notes } = prepared;
  const { model, fit: found, setting } = settling;
  const tokens = request.input_tokens + request.output_tokens;
  const examples = wishes.fine_tune_examples ?? 0;
  const training = model && examples > 0 ? fineTuningCost(model.params_b, examples, tokens, prices) : null;
  const plan: HostingPlan = {
    machine,
    model,
    fit: found,
    price,
    fine_tuning: training,
    obstacle,
    scenarios: null,
    seconds_alone: null,
    capacity_per_box: null,
    notes,
    assumptions: examples > 0 ? prepared.assumptions.trained : prepared.assumptions.untrained,
    sources: { tariff, price: { source: price.source, date: price.date } },
  };
  const seconds = found?.seconds_per_request ?? null;
  if (!found || obstacle || seconds === null) return plan;
  const measured = setting?.measured_tok_s !== undefined;
  const scenarioAt = scenarios(request, prices, { machine, price, found, seconds, measured, training, tariff });
  const likely = scenarioAt("likely");
  plan.seconds_alone = prepared.seconds_alone;
  plan.scenarios = { low: scenarioAt("low"), likely, high: scenarioAt("high") };
  plan.capacity_per_box = Math.floor(capacityPerBox(likely) + SLACK);
  return plan;
}
