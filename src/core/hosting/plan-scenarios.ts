/** The values that a hosting plan is costed with: the likely ones, and every uncertain one at its cheap or dear end. */

import { amortisationMonths, defaultUsd, numberOf } from "../prices/defaults.ts";
import { usdOf } from "../prices/fx.ts";
import { exactly } from "../prices/money.ts";
import { remember } from "../remember/remember.ts";
import type { Range } from "../types/cost.ts";
import type { FitMachine, RunningFit } from "../types/fit.ts";
import type {
  FineTuningCost,
  HostingPrices,
  HostingRequest,
  HostingWishes,
  MachinePrice,
  Scenario,
} from "../types/hosting.ts";
import type { Default, DefaultId, Factor, Tariff } from "../types/pricing.ts";
import { headroomWithin } from "./waiting.ts";

/** A price list without any is a fault that `compilePricing` refuses. */
export const tariffOf = ({ tariffs }: HostingPrices): Tariff => tariffs[0]!;

/** What an hour of people's time and a kWh cost, in US dollars; null where a currency has no rate. */
const ratesUsd = remember((prices: HostingPrices) => {
  const tariff = tariffOf(prices);
  return {
    ops: defaultUsd("ops-rate", prices),
    labelling: defaultUsd("labelling-rate", prices),
    kwh: usdOf(tariff.per_kwh, tariff.currency, prices.fx),
  };
});

/** Values of the price list that every plan counts with. */
const usualValues = remember((defaults: readonly Default[]) => {
  const value = (id: DefaultId) => numberOf(defaults, id);
  return {
    start_seconds: value("start-seconds"),
    resale_share: value("resale-share"),
    ops_hours_first: value("ops-hours-first-box"),
    ops_hours_extra: value("ops-hours-extra-box"),
    setup_hours: value("setup-hours"),
    setup_hours_extra: value("setup-hours-extra-machine"),
    evaluation_hours: value("evaluation-hours"),
    retraining_per_year: value("retraining-per-year"),
    retraining_hours: value("retraining-hours"),
    utilisation: value("utilisation"),
    headroom: value("headroom"),
    peak_to_average: value("peak-to-average"),
  };
});

/** How busy a machine may be, by what is wished for. */
export function loadOf(wishes: Pick<HostingWishes, "batch" | "peak_to_average">, { defaults }: HostingPrices) {
  const usual = usualValues(defaults);
  return {
    utilisation: usual.utilisation,
    headroom: usual.headroom,
    peak_to_average: wishes.batch ? 1 : (wishes.peak_to_average ?? usual.peak_to_average),
  };
}

/** What the values follow from. */
interface Worked {
  machine: FitMachine;
  price: MachinePrice;
  /** Of a machine that must be bought, in US dollars; that of the plan is nothing where one is there. */
  next_usd: Range<number> | null;
  found: RunningFit;
  seconds: number;
  /** When no other request runs. */
  seconds_alone: number;
  training: FineTuningCost | null;
}

const NOTHING = exactly(0);
const UNTRAINED = { labelling_hours: NOTHING, compute_usd: NOTHING, run_usd: NOTHING };

const atEnd = (range: Range<number> | null, end: keyof Range<number>): number | null => range?.[end] ?? null;

/** The values of the likely case, and with every uncertain one at its cheap or at its dear end. */
export function planScenarios(
  { wishes = {} }: HostingRequest,
  prices: HostingPrices,
  { machine, price, next_usd, found, seconds, seconds_alone, training }: Worked,
) {
  const { cost_ranges: ranges } = prices.calibration;
  const usual = usualValues(prices.defaults);
  const load = loadOf(wishes, prices);
  const amortised = amortisationMonths(prices);
  const trained = training ?? UNTRAINED;
  const { ops, labelling, kwh } = ratesUsd(prices);
  const { speed_range: speed } = found;
  // The dear end of a cost is the slow end of a speed.
  const slower = { low: 1 / speed.high, likely: 1, high: 1 / speed.low };
  // Work that comes in one go shares the machine and starts it once.
  const billed = wishes.batch ? seconds / found.streams : seconds_alone;
  const start = wishes.batch ? 0 : usual.start_seconds;
  // What is billed by the second starts for each request, and none waits for another.
  const isQueued = wishes.latency_s !== undefined && !wishes.batch && price.billing !== "per-second";
  const serving = { streams: found.streams, alone: seconds_alone, full: seconds };
  const headroom = isQueued ? headroomWithin(wishes.latency_s!, serving, load.headroom) : load.headroom;
  return (end: keyof Range<number>): Scenario => {
    const factor = (of: Factor) => (end === "likely" ? 1 : of[end]);
    // Every field is written out: in a batch, spreading a shared part is what takes most of the time.
    return {
      price_usd: atEnd(next_usd, end),
      machines_there: wishes.owned ? 1 : 0,
      rent_usd_per_hour: atEnd(price.rent_usd, end),
      rented: price.rented,
      per_second: price.billing === "per-second",
      start_seconds: start * factor(ranges.start_seconds),
      amortisation_months: amortised,
      resale_share: usual.resale_share,
      tariff_usd_per_kwh: kwh === null ? null : kwh * factor(ranges.tariff),
      idle_w: machine.idle_w,
      load_w: machine.load_w,
      ops_hours_first: usual.ops_hours_first * factor(ranges.ops_hours),
      ops_hours_extra: usual.ops_hours_extra * factor(ranges.ops_hours),
      hour_usd: ops,
      labelling_hour_usd: labelling,
      setup_hours: usual.setup_hours * factor(ranges.setup_hours),
      setup_hours_extra: usual.setup_hours_extra * factor(ranges.setup_hours),
      labelling_hours: trained.labelling_hours[end],
      evaluation_hours: usual.evaluation_hours,
      training_usd: atEnd(trained.compute_usd, end),
      retraining_per_year: training ? usual.retraining_per_year : 0,
      retraining_hours: training ? usual.retraining_hours : 0,
      retraining_usd: atEnd(trained.run_usd, end),
      seconds_per_request: seconds * slower[end],
      seconds_alone: billed * slower[end],
      streams: found.streams,
      utilisation: load.utilisation,
      headroom,
      peak_to_average: load.peak_to_average,
    };
  };
}
