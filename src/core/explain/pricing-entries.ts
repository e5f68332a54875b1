/** The facts, explained: defaults, models and machines, each with where a figure comes from and when it was checked. */
import type { Default, FxRate, Pricing, Tariff } from "../types/pricing.ts";
import { explainMachine } from "./explain-machine.ts";
import { explainModel } from "./explain-model.ts";
import { explainTuned } from "./explain-tuned.ts";
import { type Entry, type Explanation, field, yesNo } from "./explanation.ts";

const explainDefault = (each: Default): Explanation => ({
  topic: "default",
  id: each.id,
  title: "An assumption where the brief says nothing",
  about: `${each.means}.`,
  fields: [...field("Value", `${each.value} ${each.unit}`), ...field("Date", each.date)],
  parts: [],
  source: each.source,
});

const explainRate = ({ currency, per_usd, date, source }: FxRate): Explanation => ({
  topic: "exchange-rate",
  id: currency,
  title: "An exchange rate",
  about: `US$1 is ${currency} ${per_usd}.`,
  fields: field("Date", date),
  parts: [],
  source,
});

const explainTariff = ({ region, per_kwh, currency, date, source, verified }: Tariff): Explanation => ({
  topic: "tariff",
  id: region,
  title: "The price of electricity",
  about: `${currency} ${per_kwh} per kWh.`,
  fields: [...field("Date", date), ...field("Read at its source", yesNo(verified))],
  parts: [],
  source,
});

/** Every default, model, tuned offer, machine, exchange rate and tariff, in the order of the files. */
export function pricingEntries(pricing: Pricing): Entry[] {
  const { defaults, models, tuned, machines, fx, tariffs } = pricing;
  return [
    ...defaults.map(
      (each): Entry => ({
        topic: "default",
        id: each.id,
        title: each.means,
        also: [],
        explain: () => explainDefault(each),
      }),
    ),
    ...models.map(
      (model): Entry => ({
        topic: "model",
        id: model.id,
        title: model.name,
        also: [model.name, ...model.also],
        explain: () => explainModel(model, pricing),
      }),
    ),
    ...tuned.map(
      (each): Entry => ({
        topic: "tuned",
        id: each.id,
        title: each.name,
        also: [each.name],
        explain: () => explainTuned(each),
      }),
    ),
    ...machines.map(
      (machine): Entry => ({
        topic: "machine",
        id: machine.id,
        title: machine.name,
        also: [machine.name, ...machine.also],
        explain: () => explainMachine(machine, pricing),
      }),
    ),
    ...fx.map(
      (each): Entry => ({
        topic: "exchange-rate",
        id: each.currency,
        title: `US$1 is ${each.currency} ${each.per_usd}`,
        also: [],
        explain: () => explainRate(each),
      }),
    ),
    ...tariffs.map(
      (each): Entry => ({
        topic: "tariff",
        id: each.region,
        title: `${each.currency} ${each.per_kwh} per kWh`,
        also: [],
        explain: () => explainTariff(each),
      }),
    ),
  ];
}
