/** The facts, explained: defaults, models and machines, each with where a figure comes from and when it was checked. */
import type { Default, FxRate, Pricing, Tariff } from "../types/pricing.ts";
import { explainMachine } from "./explain-machine.ts";
import { explainModel } from "./explain-model.ts";
import { explainTuned } from "./explain-tuned.ts";
import { type Entry, type EntryText, entry, field, yesNo } from "./explanation.ts";

const explainDefault = (each: Default): EntryText => ({
  title: "An assumption where the brief says nothing",
  about: `${each.means}.`,
  fields: [...field("Value", `${each.value} ${each.unit}`), ...field("Date", each.date)],
  source: each.source,
});

const explainRate = ({ currency, per_usd, date, source }: FxRate): EntryText => ({
  title: "An exchange rate",
  about: `US$1 is ${currency} ${per_usd}.`,
  fields: field("Date", date),
  source,
});

const explainTariff = ({ per_kwh, currency, date, source, verified }: Tariff): EntryText => ({
  title: "The price of electricity",
  about: `${currency} ${per_kwh} per kWh.`,
  fields: [...field("Date", date), ...field("Read at its source", yesNo(verified))],
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
