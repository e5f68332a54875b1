/** The facts, explained: defaults, models and machines, each with where a figure comes from and when it was checked. */
import type {
  Default,
  FxRate,
  LongContext,
  Machine,
  Model,
  PricePeriod,
  Pricing,
  Rates,
  Tariff,
} from "../types/pricing.ts";
import { type Entry, type Explanation, field, part } from "./explanation.ts";

const rate = (name: string, usd: number | null | undefined): string[] =>
  usd === undefined ? [] : [`${name} ${usd === null ? "unknown" : `US$${usd}`}`];

const ratesWords = (rates: Rates): string[] => [
  ...rate("input", rates.input),
  ...(rates.cached_input === null ? [] : rate("cached input", rates.cached_input)),
  ...rate("output", rates.output),
];

function longWords({ long_context: long }: PricePeriod): string[] {
  if (!long) return [];
  const from = (each: LongContext) =>
    each.over_input_tokens === undefined ? `from ${each.at_or_over_input_tokens}` : `over ${each.over_input_tokens}`;
  return [`${from(long)} input tokens: ${ratesWords(long).join(", ")}`];
}

/** `until 2026-12-01: input US$1, output US$4 per million tokens`. */
function periodLine(period: PricePeriod): string {
  const when = [period.from && `from ${period.from}`, period.until && `until ${period.until}`]
    .filter(Boolean)
    .join(" ");
  const batch = [
    ...(period.batch_input === null ? [] : rate("batch input", period.batch_input)),
    ...(period.batch_output === null ? [] : rate("batch output", period.batch_output)),
  ];
  const peak = period.peak
    ? [`at ${period.peak.utc.join(", ")} UTC, ${period.peak.days}: ${ratesWords(period.peak).join(", ")}`]
    : [];
  const request = period.per_request === undefined ? [] : [`US$${period.per_request} a request`];
  const main = `${[...ratesWords(period), ...batch].join(", ")} per million tokens`;
  return `${when === "" ? "" : `${when}: `}${[main, ...request, ...longWords(period), ...peak].join("; ")}`;
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "yes" : "no");

function retirement({ retires, retires_kind, replacement }: Model): string | null {
  if (retires === null) return null;
  const kind = retires_kind === "not_before" ? `not before ${retires}` : retires;
  return replacement ? `${kind}, replaced by ${replacement}` : kind;
}

const explainModel = (model: Model): Explanation => ({
  topic: "model",
  id: model.id,
  title: model.name,
  about: `A ${model.kind} model of ${model.provider}.`,
  fields: [
    ...field("Size class", model.size_class),
    ...field("Tiers", model.tiers.join(", ")),
    ...field("Made for", model.suits.join(", ")),
    ...field("Status", model.status),
    ...field("Released", model.released),
    ...field("Retires", retirement(model)),
    ...field("Context", model.context_tokens && `${model.context_tokens} tokens`),
    ...field("Parameters", model.params_b && `${model.params_b} billion`),
    ...field("Active parameters", model.active_params_b && `${model.active_params_b} billion`),
    ...field("Open weights", yesNo(model.open_weights)),
    ...field("Licence", model.licence?.name ?? null),
    ...field("Fine-tuning", model.fine_tune_note ?? yesNo(model.fine_tunable)),
    ...field(
      "The article says",
      model.article?.range_aud_per_1k && `AU$${model.article.range_aud_per_1k.join(" to ")} per 1,000 requests`,
    ),
    ...field("Checked", model.checked),
    ...field("Note", model.note),
    ...field("Also called", model.also.join(", ")),
    ...field("Stands in", model.place),
  ],
  parts: part("Prices", model.prices.map(periodLine)),
  source: model.source,
});

const explainMachine = (machine: Machine): Explanation => ({
  topic: "machine",
  id: machine.id,
  title: machine.name,
  about: machine.complete
    ? "A machine to run models on."
    : "A chip or card; its price is not that of a working machine.",
  fields: [
    ...field("Memory", machine.memory_gb && `${machine.memory_gb} GB, ${machine.memory_kind}`),
    ...field("Bandwidth", `${machine.bandwidth_gb_s} GB/s`),
    ...field("GPUs", machine.gpus > 1 ? machine.gpus : null),
    ...field("Speed class", machine.decode_class),
    ...field("Idle", machine.idle_w && `${machine.idle_w} W`),
    ...field("Under load", machine.load_w && `${machine.load_w} W`),
    ...field("Power", machine.power_note),
    ...field("Note", machine.note),
    ...field("Also called", machine.also.join(", ")),
    ...field("Stands in", machine.place),
  ],
  parts: [
    ...part(
      "Prices",
      machine.prices.map(({ amount, currency, what, date, source, verified }) => {
        return `${currency} ${amount} on ${date}: ${what} (${source}${verified ? "" : ", not verified"})`;
      }),
    ),
    ...part(
      "Rents",
      machine.rents.map(
        ({ provider, usd_per_hour, checked }) => `${provider}: US$${usd_per_hour} an hour, checked ${checked}`,
      ),
    ),
  ],
  source: machine.source,
});

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

/** Every default, model, machine, exchange rate and tariff, in the order of the files. */
export function pricingEntries({ defaults, models, machines, fx, tariffs }: Pricing): Entry[] {
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
        explain: () => explainModel(model),
      }),
    ),
    ...machines.map(
      (machine): Entry => ({
        topic: "machine",
        id: machine.id,
        title: machine.name,
        also: [machine.name, ...machine.also],
        explain: () => explainMachine(machine),
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
