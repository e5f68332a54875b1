/** One set of values for running machines of one's own, and the costs that follow from it, component by component. */

import { PICO_PER_UNIT, sum, times } from "../prices/money.ts";
import type { Pico } from "../types/cost.ts";
import type { Scenario } from "../types/hosting.ts";

export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_MONTH = HOURS_PER_MONTH * 3600;
/** Volumes are compared with capacity up to this much of a machine, so that rounding buys no box. */
export const SLACK = 1e-9;

/** A part of the cost; `labour` parts are people's time. Picodollars. */
export interface Component {
  id: string;
  labour: boolean;
  amount: Pico | null;
}

/** US dollars worked out as a float become whole picodollars here, once per component; from then on sums are exact. */
function toPico(usd: number | null): Pico | null {
  if (usd === null || !Number.isFinite(usd)) return null;
  const whole = Math.trunc(usd);
  return BigInt(whole) * PICO_PER_UNIT + BigInt(Math.round((usd - whole) * 1e12));
}

/** What follows from a scenario alone; in a batch of briefs the same ones come again and again. */
interface Known {
  marginal: Pico | null;
  oneOff: Component[];
  fixed: Map<number, Component[]>;
}

/** A plain map that is emptied now and then: in a long batch a weak one costs more to collect than it saves. */
const remembered = new Map<Scenario, Known>();
/** Scenarios that are kept, and numbers of boxes for each. */
const REMEMBER_SCENARIOS = 512;
const REMEMBER = 64;

function knownOf(scenario: Scenario): Known {
  let known = remembered.get(scenario);
  if (!known) {
    known = { marginal: toPico(marginalUsd(scenario)), oneOff: listOneOff(scenario), fixed: new Map() };
    if (remembered.size >= REMEMBER_SCENARIOS) remembered.clear();
    remembered.set(scenario, known);
  }
  return known;
}

/** Multiplies; unknown stays unknown, but nothing of an unknown is nothing. */
const product = (count: number, value: number | null): number | null =>
  count === 0 ? 0 : value === null ? null : count * value;

/** Requests that one box answers in a month: within its usable share, and with headroom at the peak. */
export function capacityPerBox(scenario: Scenario): number {
  const { streams, seconds_per_request: seconds, utilisation, headroom, peak_to_average } = scenario;
  return (SECONDS_PER_MONTH * streams * Math.min(utilisation, headroom / peak_to_average)) / seconds;
}

/** Boxes that answer this volume, without spare ones. */
export function servingBoxes(scenario: Scenario, volume: number): number {
  return Math.max(1, Math.ceil(volume / capacityPerBox(scenario) - SLACK));
}

/** Power that one request adds, in US dollars; nothing where the rent holds it. */
function marginalUsd({ rented, idle_w, load_w, seconds_per_request, streams, tariff_usd_per_kwh }: Scenario) {
  if (rented) return 0;
  if (idle_w === null || load_w === null || tariff_usd_per_kwh === null) return null;
  return (((load_w - idle_w) * seconds_per_request) / streams / 3.6e6) * tariff_usd_per_kwh;
}

/** Picodollars that one more request adds. A scenario must not be changed once it has been counted with. */
export const marginalCost = (scenario: Scenario): Pico | null => knownOf(scenario).marginal;

/** What is paid for this many serving boxes in a month however few requests come. Spare boxes come on top. */
export function fixedComponents(scenario: Scenario, serving: number): readonly Component[] {
  const { fixed } = knownOf(scenario);
  let components = fixed.get(serving);
  if (!components) {
    components = listFixed(scenario, serving);
    if (fixed.size >= REMEMBER) fixed.clear();
    fixed.set(serving, components);
  }
  return components;
}

function listFixed(scenario: Scenario, serving: number): Component[] {
  const boxes = serving + scenario.spare_boxes;
  const { rented, price_usd, rent_usd_per_hour, idle_w, tariff_usd_per_kwh } = scenario;
  const kept = 1 - scenario.resale_share;
  const machines = rented
    ? { id: "rent", amount: product(boxes * HOURS_PER_MONTH, rent_usd_per_hour) }
    : { id: "hardware", amount: product((boxes * kept) / scenario.amortisation_months, price_usd) };
  const hourly = idle_w === null || tariff_usd_per_kwh === null ? null : (idle_w * tariff_usd_per_kwh) / 1000;
  const idle = rented ? 0 : product(boxes * HOURS_PER_MONTH, hourly);
  const hours = scenario.ops_hours_first + (boxes - 1) * scenario.ops_hours_extra;
  const rounds = scenario.retraining_per_year / 12;
  const components: Component[] = [
    { ...machines, labour: false, amount: toPico(machines.amount) },
    { id: "idle-power", labour: false, amount: toPico(idle) },
    { id: "operations", labour: true, amount: toPico(product(hours, scenario.hour_usd)) },
    { id: "retraining-compute", labour: false, amount: toPico(product(rounds, scenario.retraining_usd)) },
    { id: "retraining", labour: true, amount: toPico(product(rounds * scenario.retraining_hours, scenario.hour_usd)) },
  ];
  return components.filter(({ amount }) => amount !== 0n);
}

/** What is paid once, without the machines. */
export const oneOffComponents = (scenario: Scenario): readonly Component[] => knownOf(scenario).oneOff;

function listOneOff(scenario: Scenario): Component[] {
  const components: Component[] = [
    { id: "setup", labour: true, amount: toPico(product(scenario.setup_hours, scenario.hour_usd)) },
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
  const power = times(marginalCost(scenario), BigInt(volume));
  const fixed = fixedComponents(scenario, servingBoxes(scenario, volume));
  return power === 0n ? fixed : [...fixed, { id: "power", labour: false, amount: power }];
}

/** Price of all boxes that a volume needs. */
export function purchaseOf(scenario: Scenario, serving: number): Pico | null {
  if (scenario.rented) return 0n;
  return toPico(product(serving + scenario.spare_boxes, scenario.price_usd));
}
