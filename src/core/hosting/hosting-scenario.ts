/** One set of values for running machines of one's own, and the costs that follow from it, component by component. */

import { times, toPico } from "../prices/money.ts";
import { remember, rememberEach } from "../remember/remember.ts";
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

/** Numbers of machines that are kept for a scenario: in a batch of briefs the same ones come again and again. */
const REMEMBERED = 64;

/** Multiplies; unknown stays unknown, but nothing of an unknown is nothing. */
const product = (count: number, value: number | null): number | null =>
  count === 0 ? 0 : value === null ? null : count * value;

type Load = Pick<Scenario, "utilisation" | "headroom" | "peak_to_average">;

/** Share of the month in which a machine may be busy: its usable share, with headroom at the peak. */
export const busyShare = ({ utilisation, headroom, peak_to_average }: Load): number =>
  Math.min(utilisation, headroom / peak_to_average);

/** Requests that one machine answers in a month. */
export function capacityPerMachine(scenario: Scenario): number {
  const { streams, seconds_per_request: seconds } = scenario;
  return (SECONDS_PER_MONTH * streams * busyShare(scenario)) / seconds;
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
export const marginalCost = remember((scenario: Scenario): Pico | null => toPico(marginalUsd(scenario)));

/** Machines to buy or to rent, beside those that are there. */
const machinesToPay = ({ machines_there }: Scenario, serving: number): number => Math.max(0, serving - machines_there);

/** Hardware or rent for so many serving machines in a month, in US dollars. */
function upkeepUsd(scenario: Scenario, serving: number): number | null {
  const { rented, per_second, price_usd, rent_usd_per_hour, resale_share, amortisation_months } = scenario;
  const paid = machinesToPay(scenario, serving);
  if (rented) return per_second ? 0 : product(paid * HOURS_PER_MONTH, rent_usd_per_hour);
  return product((paid * (1 - resale_share)) / amortisation_months, price_usd);
}

/** Power of the machines while they wait, in a month. */
function idleUsd({ rented, idle_w, tariff_usd_per_kwh }: Scenario, serving: number): number | null {
  const hourly = idle_w === null || tariff_usd_per_kwh === null ? null : (idle_w * tariff_usd_per_kwh) / 1000;
  return rented ? 0 : product(serving * HOURS_PER_MONTH, hourly);
}

/** People's time on the machines in a month. */
function operationsUsd(scenario: Scenario, serving: number): number | null {
  const { ops_hours_first, ops_hours_extra, hour_usd } = scenario;
  return product(ops_hours_first + (serving - 1) * ops_hours_extra, hour_usd);
}

/** What is paid for this many serving machines in a month however few requests come. */
export const fixedComponents = rememberEach(REMEMBERED, (scenario: Scenario, serving: number): readonly Component[] => {
  const rounds = scenario.retraining_per_year / 12;
  const components: Component[] = [
    { id: scenario.rented ? "rent" : "hardware", labour: false, amount: toPico(upkeepUsd(scenario, serving)) },
    { id: "idle-power", labour: false, amount: toPico(idleUsd(scenario, serving)) },
    { id: "operations", labour: true, amount: toPico(operationsUsd(scenario, serving)) },
    { id: "retraining-compute", labour: false, amount: toPico(product(rounds, scenario.retraining_usd)) },
    { id: "retraining", labour: true, amount: toPico(product(rounds * scenario.retraining_hours, scenario.hour_usd)) },
  ];
  return components.filter(({ amount }) => amount !== 0n);
});

/** What is paid once for this many serving machines, without the machines themselves. */
export const oneOffComponents = rememberEach(
  REMEMBERED,
  (scenario: Scenario, serving: number): readonly Component[] => {
    const setup = scenario.setup_hours + (serving - 1) * scenario.setup_hours_extra;
    const components: Component[] = [
      { id: "setup", labour: true, amount: toPico(product(setup, scenario.hour_usd)) },
      { id: "labelling", labour: true, amount: toPico(product(scenario.labelling_hours, scenario.labelling_hour_usd)) },
      { id: "training-compute", labour: false, amount: toPico(scenario.training_usd) },
      { id: "evaluation", labour: true, amount: toPico(product(scenario.evaluation_hours, scenario.hour_usd)) },
    ];
    return components.filter(({ amount }) => amount !== 0n);
  },
);

/** What a scenario without training costs, in US dollars: no books are kept in these, but machines are ranked by them. */
interface ScenarioUsd {
  once: number;
  /** People's time in a month with one machine. */
  labour: number;
  /** A month with one machine, what each further one adds (infinite where its price is not known), and what a request adds. */
  first: number;
  further: number;
  request: number;
}

/** A month of so many serving machines without training, however few requests come; null where a part is unknown. */
function monthUsd(scenario: Scenario, serving: number): number | null {
  const [upkeep, idle] = [upkeepUsd(scenario, serving), idleUsd(scenario, serving)];
  const operations = operationsUsd(scenario, serving);
  return upkeep === null || idle === null || operations === null ? null : upkeep + idle + operations;
}

/** The costs to rank by; null where any is unknown. */
export function scenarioUsd(scenario: Scenario): ScenarioUsd | null {
  const once = product(scenario.setup_hours + scenario.evaluation_hours, scenario.hour_usd);
  const [first, second] = [monthUsd(scenario, 1), monthUsd(scenario, 2)];
  const [labour, request] = [operationsUsd(scenario, 1), marginalUsd(scenario)];
  if (once === null || first === null || labour === null || request === null) return null;
  // A second one may have no price; then as many as are there is all that can be counted on.
  const further = second === null ? Number.POSITIVE_INFINITY : second - first;
  return { once, labour, first, further, request };
}

/** The sum of components, with or without people's time. */
export function totalOf(components: readonly Component[], withLabour = true): Pico | null {
  let total = 0n;
  for (const { labour, amount } of components) {
    if (labour && !withLabour) continue;
    if (amount === null) return null;
    total += amount;
  }
  return total;
}

/** All monthly components of a scenario at a volume. */
export function monthlyComponents(scenario: Scenario, volume: number): readonly Component[] {
  const added = times(marginalCost(scenario), BigInt(volume));
  const fixed = fixedComponents(scenario, servingMachines(scenario, volume));
  const id = scenario.per_second ? "rent-by-second" : "power";
  return added === 0n ? fixed : [...fixed, { id, labour: false, amount: added }];
}

/** Price of all machines that a volume needs and that are not there. */
export function purchaseOf(scenario: Scenario, serving: number): Pico | null {
  if (scenario.rented) return 0n;
  return toPico(product(machinesToPay(scenario, serving), scenario.price_usd));
}
