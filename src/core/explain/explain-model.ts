/**
 * A model, explained: what it takes and costs, how good it is said to be, where else it is served, and how it is tuned.
 */

import { qualityOf } from "../prices/quality-band.ts";
import { countText } from "../text/amount.ts";
import type { LongContext, Model, PricePeriod, Pricing, Rates, TunedOffering } from "../types/pricing.ts";
import { type EntryText, yesNo } from "./explanation.ts";

const usd = (value: number | null, per: string): string => (value === null ? "unknown" : `US$${value} ${per}`);

/** The offer in a line, as the model that it tunes lists it. */
const tunedLine = (tuned: TunedOffering): string => {
  const short = (value: number | null, per: string) => (value === null ? `${per} unknown` : usd(value, per));
  const tokens =
    tuned.input === null && tuned.output === null
      ? "tokens: by the hour or unknown"
      : `${short(tuned.input, "in")}, ${short(tuned.output, "out")} per million tokens`;
  const open = tuned.open_to_new === false ? "; closed to new customers" : "";
  const closes = tuned.closes === null ? "" : `; closes ${tuned.closes}`;
  return `${tuned.name}: training ${short(tuned.train_per_million_tokens, "per million tokens")}; ${tokens}; ${short(tuned.hourly_fee, "an hour deployed")}; regions ${tuned.regions?.join(", ") ?? "unknown"}${open}${closes} (checked ${tuned.checked})`;
};

/** What a deployment costs while no request runs. */
const idle = ({ scale_to_zero }: TunedOffering): string | null =>
  scale_to_zero === null ? null : scale_to_zero ? "nothing" : "the hourly fee";

/** An offer of tuning, or of serving tuned weights, explained. */
export const explainTuned = (tuned: TunedOffering): EntryText => ({
  title: tuned.name,
  about: `Tuned weights at ${tuned.provider}, of ${tuned.base ?? "any open model"}.`,
  fields: {
    Training: usd(tuned.train_per_million_tokens, "per million tokens"),
    Input: usd(tuned.input, "per million tokens"),
    Output: usd(tuned.output, "per million tokens"),
    Storage: usd(tuned.storage_per_month, "a month"),
    Deployed: usd(tuned.hourly_fee, "an hour"),
    "Idle it costs": idle(tuned),
    "Billed at least": tuned.min_hours && `${tuned.min_hours} hours`,
    "Inference stays in": tuned.regions?.join(", ") ?? "not known",
    "Trains in": tuned.train_regions?.join(", ") ?? "not known",
    Limits: tuned.adapter_limits,
    "Open to new customers": yesNo(tuned.open_to_new) ?? "not known",
    Closes: tuned.closes,
    Checked: tuned.checked,
    "How sure": tuned.confidence,
    "Weak source": tuned.weak_source ? "yes: one weak source supports it; confirm before you quote it" : null,
    Note: tuned.note,
    "Stands in": tuned.place,
  },
  source: tuned.source,
});

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
    return [...lines, "No public board with bands lists it, so it has no band. That does not say how good it is."];
  return [
    `Band ${band} of 5 by ${board!.name}; ${rank! - 1} of the listed models are better beyond the noise of the boards.`,
    ...lines,
    "General tests, nearly all in English: they order candidates to try. Only your own test set decides.",
  ];
}

/** This model at other hosts, or the maker's own row of it. */
const elsewhere = (model: Model, { models }: Pricing): string[] =>
  models
    .filter(({ id, base }) => id !== model.id && (id === model.base || (base ?? "") === (model.base ?? model.id)))
    .map(
      ({ id, regions, kind }) =>
        `${id}: ${kind === "self-hosted" ? "your machine" : (regions?.join(", ") ?? "regions unknown")}`,
    );

/** `64 layers, 4 KV heads of 256; 16 layers see the whole context, the others keep a fixed state`. */
function shapeWords({ architecture: shape }: Model): string | null {
  if (!shape) return null;
  const { layers, kv_heads, head_dim, full_layers, window, kv_tied } = shape;
  const others = window === 0 ? "keep a fixed state" : `see ${window ?? "all"} tokens`;
  const pattern =
    full_layers === undefined ? "" : `; ${full_layers} layers see the whole context, the others ${others}`;
  const cached = kv_tied ? "one cached vector" : `${kv_heads} KV ${kv_heads === 1 ? "head" : "heads"}`;
  return `${layers} layers, ${cached} of ${head_dim}${pattern}${shape.source ? ` (${shape.source})` : ""}`;
}

const COMMERCIAL = { yes: "for business", no: "not for business", conditions: "for business on conditions" } as const;

const licenceWords = ({ licence }: Model): string | null =>
  licence &&
  [
    `${licence.name}, ${COMMERCIAL[licence.commercial]}`,
    ...licence.conditions,
    ...(licence.naming ? [licence.naming] : []),
  ].join("; ");

export const explainModel = (model: Model, pricing: Pricing): EntryText => ({
  title: model.name,
  about:
    model.maker === model.provider
      ? `A ${model.kind} model of ${model.provider}.`
      : `A ${model.kind} model by ${model.maker}, served by ${model.provider}.`,
  fields: {
    "Size class": model.size_class,
    Tiers: model.tiers.join(", "),
    "Made for": model.suits.join(", "),
    Status: model.status,
    Released: model.released,
    Retires: retirement(model),
    "Open to new customers": yesNo(model.open_to_new),
    "Inference stays in": model.regions?.join(", ") ?? (model.kind === "self-hosted" ? null : "not known"),
    "Price of staying in a region": model.residency_uplift && `${model.residency_uplift} times`,
    "Trains on what is sent": yesNo(model.trains_on_data),
    Takes: model.input_modalities.join(", "),
    Gives: model.output_modalities.join(", "),
    "Calls tools": yesNo(model.tools),
    "Keeps to a JSON schema": yesNo(model.structured_output),
    "Thinks before it answers": model.reasoning && REASONING[model.reasoning],
    "Thinking tokens":
      model.thinking_tokens &&
      `${model.thinking_tokens.likely} (${model.thinking_tokens.low} to ${model.thinking_tokens.high})`,
    Context: model.context_tokens && `${countText(model.context_tokens)} tokens`,
    "Longest answer": model.max_output_tokens && `${countText(model.max_output_tokens)} tokens`,
    Parameters: model.params_b && `${model.params_b} billion`,
    "Active parameters": model.active_params_b && `${model.active_params_b} billion`,
    Experts: model.experts && `${model.experts.count}, of which ${model.experts.active} work on a token`,
    Shape: shapeWords(model),
    "Open weights": yesNo(model.open_weights),
    Licence: licenceWords(model),
    "Fine-tuning": model.fine_tune_note ?? yesNo(model.fine_tunable),
    Ollama: model.ollama_tag,
    "Hugging Face": model.huggingface,
    "The article says":
      model.article?.range_aud_per_1k && `AU$${model.article.range_aud_per_1k.join(" to ")} per 1,000 requests`,
    Checked: model.checked,
    "How sure": model.confidence,
    "Weak source": model.weak_source ? "yes: one weak source supports it; confirm before you quote it" : null,
    "One list": model.single_list ? "yes: the price was seen in one list alone; confirm a large bill" : null,
    Note: model.note,
    "Also called": model.also.join(", "),
    "Stands in": model.place,
  },
  parts: {
    Prices: model.prices.map(periodLine),
    Quality: qualityLines(model, pricing),
    "Tuned at a host": pricing.tuned.filter(({ base }) => base === model.id).map(tunedLine),
    "Also served as": elsewhere(model, pricing),
  },
  source: model.source,
});
