/** The facts, explained: defaults, models and machines, each with where a figure comes from and when it was checked. */

import { inCurrency, rateOf } from "../prices/fx.ts";
import { machinePrice } from "../prices/machine-price.ts";
import { toPico } from "../prices/money.ts";
import { amountText } from "../text/amount.ts";
import type { DatedPrice, Default, FxRate, Machine, Pricing, Rent, Tariff } from "../types/pricing.ts";
import { explainModel, explainTuned } from "./explain-model.ts";
import { type Entry, type EntryText, entry, yesNo } from "./explanation.ts";

const PREMISES = {
  own: "your own premises",
  "own-cloud": "your own cloud account",
  rented: "a GPU host",
} as const;

const TAX = { included: "with sales tax", excluded: "without sales tax", unknown: "sales tax not stated" } as const;

const CONDITION = {
  new: "",
  used: "used, ",
  estimate: "estimate, ",
  launch: "list price of the launch, ",
  part: "part, ",
} as const;

const priceLine = ({ amount, currency, what, tax, country, condition, date, source, verified }: DatedPrice): string => {
  const where = country === null ? "" : `, ${country}`;
  return `${currency} ${amount} on ${date}${where}, ${TAX[tax]}: ${CONDITION[condition]}${what} (${source}${verified ? "" : ", not verified"})`;
};

const rentLine = ({ provider, usd_per_hour, usd_per_second, region, region_name, checked }: Rent): string => {
  const second = usd_per_second === null ? "" : `, or US$${usd_per_second} a second of work`;
  const where = region === null ? "region not stated" : region_name === null ? region : `${region}, ${region_name}`;
  return `${provider}: US$${usd_per_hour} an hour${second} without sales tax; ${where}; checked ${checked}`;
};

/** What it costs today, by the prices below, in Australian dollars; null where no price is known. */
function costsNow(machine: Machine, pricing: Pricing): string | null {
  const aud = rateOf(pricing.fx, "AUD");
  const { buy_usd, date } = machinePrice(machine, pricing, pricing.as_of);
  const tax = Number(pricing.defaults.find(({ id }) => id === "sales-tax-au")?.value);
  if (!aud || !buy_usd || !Number.isFinite(tax)) return null;
  const text = (usd: number) => amountText(inCurrency(toPico(usd), aud), "AUD", 0);
  return `${text(buy_usd.likely)} without GST (${text(buy_usd.low)} to ${text(buy_usd.high)}), ${text(buy_usd.likely * (1 + tax))} with it; price of ${date}`;
}

/** A machine, explained: whose it is, what a model can have of it, what it costs with and without sales tax. */
const explainMachine = (machine: Machine, pricing: Pricing): EntryText => ({
  title: machine.name,
  about: machine.complete
    ? "A machine to run models on."
    : "A chip or card; its price is not that of a working machine.",
  fields: {
    "Stands on": PREMISES[machine.premises],
    "Sold from": machine.sold_from,
    "Sold until": machine.sold_until,
    "To buy now": costsNow(machine, pricing),
    Memory: machine.memory_gb && `${machine.memory_gb} GB, ${machine.memory_kind}`,
    "Usable by a model": machine.usable_share && `${Math.round(machine.usable_share * 100)}%, as measured`,
    Bandwidth: `${machine.bandwidth_gb_s} GB/s`,
    GPUs: machine.gpus > 1 ? machine.gpus : null,
    "Speed class": machine.decode_class,
    Idle: machine.idle_w && `${machine.idle_w} W`,
    "Under load": machine.load_w && `${machine.load_w} W`,
    Power: machine.power_note,
    Note: machine.note,
    "Also called": machine.also.join(", "),
    "Stands in": machine.place,
  },
  parts: {
    Prices: machine.prices.map(priceLine),
    Rents: machine.rents.map(rentLine),
  },
  source: machine.source,
});

const explainDefault = (each: Default): EntryText => ({
  title: "An assumption where the brief says nothing",
  about: `${each.means}.`,
  fields: {
    Value: `${each.value} ${each.unit}`,
    Date: each.date,
  },
  source: each.source,
});

const explainRate = ({ currency, per_usd, date, source }: FxRate): EntryText => ({
  title: "An exchange rate",
  about: `US$1 is ${currency} ${per_usd}.`,
  fields: { Date: date },
  source,
});

const explainTariff = ({ per_kwh, currency, date, source, verified }: Tariff): EntryText => ({
  title: "The price of electricity",
  about: `${currency} ${per_kwh} per kWh.`,
  fields: {
    Date: date,
    "Read at its source": yesNo(verified),
  },
  source,
});

/** Every default, model, tuned offer, machine, exchange rate and tariff, in the order of the files. */
export function pricingEntries(pricing: Pricing): Entry[] {
  const { defaults, models, tuned, machines, fx, tariffs } = pricing;
  return [
    ...defaults.map((each) => entry("default", each.id, each.means, () => explainDefault(each))),
    ...models.map((model) =>
      entry("model", model.id, model.name, () => explainModel(model, pricing), [model.name, ...model.also]),
    ),
    ...tuned.map((each) => entry("tuned", each.id, each.name, () => explainTuned(each), [each.name])),
    ...machines.map((machine) =>
      entry("machine", machine.id, machine.name, () => explainMachine(machine, pricing), [
        machine.name,
        ...machine.also,
      ]),
    ),
    ...fx.map((each) =>
      entry("exchange-rate", each.currency, `US$1 is ${each.currency} ${each.per_usd}`, () => explainRate(each)),
    ),
    ...tariffs.map((each) =>
      entry("tariff", each.region, `${each.currency} ${each.per_kwh} per kWh`, () => explainTariff(each)),
    ),
  ];
}
