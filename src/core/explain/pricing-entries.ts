/** The facts, explained: defaults, models and machines, each with where a figure comes from and when it was checked. */
import { qualityOf } from "../prices/quality-band.ts";
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
  TunedOffering,
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
  const words = (each: LongContext) => `${from(each)} input tokens: ${ratesWords(each).join(", ")}`;
  return [words(long), ...(long.longer ? [words(long.longer)] : [])];
}

/** `until 2026-12-01: input US$1, output US$4 per million tokens`. */
function periodLine(period: PricePeriod): string {
  const when = [period.from && `from ${period.from}`, period.until && `until ${period.until}`]
    .filter(Boolean)
    .join(" ");
  const given = (name: string, usd: number | null) => (usd === null ? [] : rate(name, usd));
  const more = [
    ...given("cache write", period.cache_write),
    ...given("cache write for an hour", period.cache_write_1h),
    ...given("batch input", period.batch_input),
    ...given("batch output", period.batch_output),
    ...given("batch cached input", period.batch_cached_input),
  ];
  const other = (name: string, rates: Rates | undefined) => (rates ? [`${name}: ${ratesWords(rates).join(", ")}`] : []);
  const peak = period.peak
    ? [`at ${period.peak.utc.join(", ")} UTC, ${period.peak.days}: ${ratesWords(period.peak).join(", ")}`]
    : [];
  const request = period.per_request === undefined ? [] : [`US$${period.per_request} a request`];
  const main = `${[...ratesWords(period), ...more].join(", ")} per million tokens`;
  return `${when === "" ? "" : `${when}: `}${[main, ...request, ...longWords(period), ...peak, ...other("flex", period.flex), ...other("priority", period.priority)].join("; ")}`;
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? "yes" : "no");

function retirement({ retires, retires_kind, replacement }: Model): string | null {
  if (retires === null) return null;
  const kind = retires_kind === "not_before" ? `not before ${retires}` : retires;
  return replacement ? `${kind}, replaced by ${replacement}` : kind;
}

const REASONING = { none: "never", optional: "may be switched off", always: "always, and bills as output" } as const;

/** What boards say, and how far that goes. */
function qualityLines(model: Model, pricing: Pricing): string[] {
  const { band, rank, board, signals } = qualityOf(model, pricing);
  const named = new Map(pricing.boards.map((each) => [each.id, each]));
  const lines = signals.map(({ board: id, score, plus_minus, effort, date }) => {
    const on = named.get(id);
    const margin = plus_minus === null ? "" : ` ± ${plus_minus}`;
    const at = effort === null ? "" : `, at effort ${effort}`;
    return `${on?.name ?? id}: ${score}${margin}${at} (${date ?? on?.date ?? "no date"})`;
  });
  if (band === null)
    return [...lines, "No public board with bands knows it: it has no band, which says nothing of how good it is."];
  return [
    `Band ${band} of 5 by ${board!.name}; ${rank! - 1} of the listed models are better beyond the noise of the boards.`,
    ...lines,
    "General tests, nearly all in English: they order candidates to try. Only your own test set decides.",
  ];
}

const tunedLine = (tuned: TunedOffering): string => {
  const usd = (value: number | null, per: string) => (value === null ? `${per} unknown` : `US$${value} ${per}`);
  const tokens =
    tuned.input === null && tuned.output === null
      ? "tokens: by the hour or unknown"
      : `${usd(tuned.input, "in")}, ${usd(tuned.output, "out")} per million tokens`;
  const open = tuned.open_to_new === false ? "; closed to new customers" : "";
  const closes = tuned.closes === null ? "" : `; closes ${tuned.closes}`;
  return `${tuned.name}: training ${usd(tuned.train_per_million_tokens, "per million tokens")}; ${tokens}; ${usd(tuned.hourly_fee, "an hour deployed")}; regions ${tuned.regions?.join(", ") ?? "unknown"}${open}${closes} (checked ${tuned.checked})`;
};

/** This model at other hosts, or the maker's own row of it. */
const elsewhere = (model: Model, { models }: Pricing): string[] =>
  models
    .filter(({ id, base }) => id !== model.id && (id === model.base || (base ?? "") === (model.base ?? model.id)))
    .map(
      ({ id, regions, kind }) =>
        `${id}: ${kind === "self-hosted" ? "your machine" : (regions?.join(", ") ?? "regions unknown")}`,
    );

const explainModel = (model: Model, pricing: Pricing): Explanation => ({
  topic: "model",
  id: model.id,
  title: model.name,
  about:
    model.maker === model.provider
      ? `A ${model.kind} model of ${model.provider}.`
      : `A ${model.kind} model by ${model.maker}, served by ${model.provider}.`,
  fields: [
    ...field("Size class", model.size_class),
    ...field("Tiers", model.tiers.join(", ")),
    ...field("Made for", model.suits.join(", ")),
    ...field("Status", model.status),
    ...field("Released", model.released),
    ...field("Retires", retirement(model)),
    ...field("Open to new customers", yesNo(model.open_to_new)),
    ...field("Inference stays in", model.regions?.join(", ") ?? (model.kind === "self-hosted" ? null : "not known")),
    ...field("Price of staying in a region", model.residency_uplift && `${model.residency_uplift} times`),
    ...field("Trains on what is sent", yesNo(model.trains_on_data)),
    ...field("Takes", model.input_modalities.join(", ")),
    ...field("Gives", model.output_modalities.join(", ")),
    ...field("Calls tools", yesNo(model.tools)),
    ...field("Keeps to a JSON schema", yesNo(model.structured_output)),
    ...field("Thinks before it answers", model.reasoning && REASONING[model.reasoning]),
    ...field(
      "Thinking tokens",
      model.thinking_tokens &&
        `${model.thinking_tokens.likely} (${model.thinking_tokens.low} to ${model.thinking_tokens.high})`,
    ),
    ...field("Context", model.context_tokens && `${model.context_tokens} tokens`),
    ...field("Longest answer", model.max_output_tokens && `${model.max_output_tokens} tokens`),
    ...field("Parameters", model.params_b && `${model.params_b} billion`),
    ...field("Active parameters", model.active_params_b && `${model.active_params_b} billion`),
    ...field("Open weights", yesNo(model.open_weights)),
    ...field("Licence", model.licence && [model.licence.name, ...model.licence.conditions].join("; ")),
    ...field("Fine-tuning", model.fine_tune_note ?? yesNo(model.fine_tunable)),
    ...field(
      "The article says",
      model.article?.range_aud_per_1k && `AU$${model.article.range_aud_per_1k.join(" to ")} per 1,000 requests`,
    ),
    ...field("Checked", model.checked),
    ...field("How sure", model.confidence),
    ...field("Weak source", model.weak_source ? "yes: one weak source supports it; confirm before you quote it" : null),
    ...field("Note", model.note),
    ...field("Also called", model.also.join(", ")),
    ...field("Stands in", model.place),
  ],
  parts: [
    ...part("Prices", model.prices.map(periodLine)),
    ...part("Quality", qualityLines(model, pricing)),
    ...part("Tuned at a host", pricing.tuned.filter(({ base }) => base === model.id).map(tunedLine)),
    ...part("Also served as", elsewhere(model, pricing)),
  ],
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
export function pricingEntries(pricing: Pricing): Entry[] {
  const { defaults, models, machines, fx, tariffs } = pricing;
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
