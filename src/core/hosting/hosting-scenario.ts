/** One set of values for running machines of one's own, and the costs that follow from it, component by component. */

import { sum, times, toPico } from "../prices/money.ts";
import { remember } from "../remember/remember.ts";
import type { Pico } from "../types/cost.ts";
import type { Scenario } from "../types/hosting.ts";

export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
/** Volumes are compared with capacity up to this much of a machine, so that rounding buys no machine. */
export const SLACK = 1e-9;

/** A part of the cost; `labour` parts are people's time. Picodollars. */
export interface Component {
  id: string;
  labour: boolean;
  amount: Pico | null;
}

/** What follows from a scenario alone; in a batch of briefs the same ones come again and again. */
const knownOf = remember((scenario: Scenario) => ({
  marginal: toPico(marginalUsd(scenario)),
  oneOff: new Map<number, Component[]>(),
  fixed: new Map<number, Component[]>(),
}));

/** Numbers of machines that are kept for a scenario. */
const REMEMBERED = 64;

/** Multiplies; unknown stays unknown, but nothing of an unknown is nothing. */
const product = (count: number, value: number | null): number | null =>
  count === 0 ? 0 : value === null ? null : count * value;

/** Requests that one machine answers in a month: within its usable share, and with headroom at the peak. */
export function capacityPerMachine(scenario: Scenario): number {
  const { streams, seconds_per_request: seconds, utilisation, headroom, peak_to_average } = scenario;
  return (SECONDS_PER_MONTH * streams * Math.min(utilisation, headroom / peak_to_average)) / seconds;
}

/** Machines that answer this volume, without spare ones. */
export function servingMachines(scenario: Scenario, volume: number): number {
  return Math.max(1, Math.ceil(volume / capacityPerMachine(scenario) - SLACK));
}

/**
 * What one request adds, in US dollars: power on a machine of one's own, nothing where the rent runs anyway. Under a
 * rent by the second nothing is shared: it pays for its own seconds and for starting the machine and waiting for more.
 */
function marginalUsd(scenario: Scenario): number | null {
  const { rented, per_second, rent_usd_per_hour, idle_w, load_w, streams, tariff_usd_per_kwh } = scenario;
  if (per_second) {
    return product((scenario.seconds_alone + scenario.start_seconds) / 3600, rent_usd_per_hour);
  }
  if (rented) return 0;
  if (idle_w === null || load_w === null || tariff_usd_per_kwh === null) return null;
  return (((load_w - idle_w) * scenario.seconds_per_request) / streams / 3.6e6) * tariff_usd_per_kwh;
}

/** Picodollars that one more request adds. A scenario must not be changed once it has been counted with. */
export const marginalCost = (scenario: Scenario): Pico | null => knownOf(scenario).marginal;

/** The components for a number of machines, kept for when they are asked for again. */
function forMachines(known: Map<number, Component[]>, serving: number, list: () => Component[]): readonly Component[] {
  let components = known.get(serving);
  if (!components) {
    components = list();
    if (known.size >= REMEMBERED) known.clear();
    known.set(serving, components);
  }
  return components;
}

/** What is paid for this many serving machines in a month however few requests come. Spare machines come on top. */
export const fixedComponents = (scenario: Scenario, serving: number): readonly Component[] =>
  forMachines(knownOf(scenario).fixed, serving, () => listFixed(scenario, serving));

/** Machines to buy or to rent, spare ones included, beside those that are there. */
const machinesToPay = ({ spare_machines, machines_there }: Scenario, serving: number): number =>
  Math.max(0, serving + spare_machines - machines_there);

function listFixed(scenario: Scenario, serving: number): Component[] {
  const machines = serving + scenario.spare_machines;
  const { rented, price_usd, rent_usd_per_hour, idle_w, tariff_usd_per_kwh } = scenario;
  const paid = machinesToPay(scenario, serving);
  const kept = 1 - scenario.resale_share;
  const upkeep = rented
    ? { id: "rent", amount: scenario.per_second ? 0 : product(paid * HOURS_PER_MONTH, rent_usd_per_hour) }
    : { id: "hardware", amount: product((paid * kept) / scenario.amortisation_months, price_usd) };
  const hourly = idle_w === null || tariff_usd_per_kwh === null ? null : (idle_w * tariff_usd_per_kwh) / 1000;
  const idle = rented ? 0 : product(machines * HOURS_PER_MONTH, hourly);
  const hours = scenario.ops_hours_first + (machines - 1) * scenario.ops_hours_extra;
  const rounds = scenario.retraining_per_year / 12;
  const components: Component[] = [
    { ...upkeep, labour: false, amount: toPico(upkeep.amount) },
    { id: "idle-power", labour: false, amount: toPico(idle) },
    { id: "operations", labour: true, amount: toPico(product(hours, scenario.hour_usd)) },
    { id: "retraining-compute", labour: false, amount: toPico(product(rounds, scenario.retraining_usd)) },
    { id: "retraining", labour: true, amount: toPico(product(rounds * scenario.retraining_hours, scenario.hour_usd)) },
  ];
  return components.filter(({ amount }) => amount !== 0n);
}

/** What is paid once for this many serving machines, without the machines themselves. */
export const oneOffComponents = (scenario: Scenario, serving: number): readonly Component[] =>
  forMachines(knownOf(scenario).oneOff, serving, () => listOneOff(scenario, serving));

function listOneOff(scenario: Scenario, serving: number): Component[] {
  const further = serving + scenario.spare_machines - 1;
  const setup = scenario.setup_hours + further * scenario.setup_hours_extra;
  const components: Component[] = [
    { id: "setup", labour: true, amount: toPico(product(setup, scenario.hour_usd)) },
    { id: "labelling", labour: true, amount: toPico(product(scenario.labelling_hours, scenario.labelling_hour_usd)) },
    { id: "training-compute", labour: false, amount: toPico(scenario.training_usd) },
    { id: "evaluation", labour: true, amount: toPico(product(scenario.evaluation_hours, scenario.hour_usd)) },
  ];
  return components.filter(({ amount }) => amount !== 0n);
}

/** The sum of components, with or without people's time. */
export function totalOf(components: readonly Component[], withLabour = true): Pico | null {
  return sum(components.filter(({ labour }) => withLabour || !labour).map(({ amount }) => amount));
}

/** All monthly components of a scenario at a volume. */
export function monthlyComponents(scenario: Scenario, volume: number): readonly Component[] {
  const added = times(marginalCost(scenario), BigInt(volume));
  const fixed = fixedComponents(scenario, servingMachines(scenario, volume));
  const id = scenario.per_second ? "rent" : "power";
  return added === 0n ? fixed : [...fixed, { id, labour: false, amount: added }];
}

/** Price of all machines that a volume needs and that are not there. */
export function purchaseOf(scenario: Scenario, serving: number): Pico | null {
  if (scenario.rented) return 0n;
  return toPico(product(machinesToPay(scenario, serving), scenario.price_usd));
}
