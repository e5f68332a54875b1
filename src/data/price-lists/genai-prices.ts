/** genai-prices: US dollars per million tokens, with dates, hours and tiers. Ids are `provider:model`. */
import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { ListedModel, PeakRates, PricePeriod, ReadPriceList } from "../../core/types/pricing.ts";
import {
  bareModel,
  countOf,
  dateOf,
  longRates,
  priceOf,
  putListed,
  type TextRates,
  thinkingPrice,
  unreadPrices,
} from "./listed.ts";

/** Prices that are read, or that are not those of text. */
const KNOWN = new RegExp(
  [
    "^(?:input|output|cache_read|cache_write|cache_write_1h|output_reasoning)_mtok$|^requests_kcount$",
    "audio|image|video|document|searches|executions|messages|hours|_tool_|citation",
  ].join("|"),
);

/** The old file at prices/data.json is still served and no longer changes. */
const FROZEN = "2026-07-25";
/** Units that the old file never had. */
const NEW_UNITS = /_kcount$|_hours$|_kpages$|_1h_mtok$/;

/** A price by itself, or with another for requests of more than `start` input tokens. */
interface Tiered {
  base: number | null;
  start: number | null;
  dear: number | null;
}

type TieredRates = Record<keyof TextRates, Tiered>;

function tiered(value: unknown, name: string, problems: string[]): Tiered {
  if (!isFields(value)) return { base: priceOf(value, "per million", name, problems), start: null, dear: null };
  for (const key of Object.keys(value)) {
    if (key !== "base" && key !== "tiers") problems.push(`${name} has ${plainText(key)}, which is not read here`);
  }
  const base = priceOf(value.base, "per million", name, problems);
  const tiers = Array.isArray(value.tiers) ? value.tiers : value.tiers == null ? [] : [value.tiers];
  if (tiers.length === 0) return { base, start: null, dear: null };
  if (tiers.length > 1) problems.push(`${name} has ${tiers.length} tiers, of which a row holds one`);
  const first = isFields(tiers[0]) ? tiers[0] : {};
  const start = countOf(first.start);
  const dear = priceOf(first.price, "per million", name, problems);
  if (start === null || dear === null) problems.push(`${name} has a tier that is not read here`);
  return { base, start, dear };
}

const ratesOf = (
  { input, cached_input, output, cache_write }: TieredRates,
  rate: (price: Tiered) => number | null,
): TextRates => ({
  input: rate(input),
  cached_input: rate(cached_input),
  output: rate(output),
  cache_write: rate(cache_write),
});

function longContext(prices: TieredRates, problems: string[]) {
  const starts = new Set(Object.values(prices).flatMap(({ start }) => (start === null ? [] : [start])));
  const [start] = starts;
  if (start === undefined) return undefined;
  if (starts.size > 1) problems.push("tiers that start at different sizes");
  return longRates(
    start,
    ratesOf(prices, ({ base, dear }) => dear ?? base),
  );
}

function periodOf(fields: Fields, problems: string[]): PricePeriod {
  const prices = {
    input: tiered(fields.input_mtok, "input_mtok", problems),
    cached_input: tiered(fields.cache_read_mtok, "cache_read_mtok", problems),
    output: tiered(fields.output_mtok, "output_mtok", problems),
    cache_write: tiered(fields.cache_write_mtok, "cache_write_mtok", problems),
  };
  const period: PricePeriod = { ...BARE_PERIOD, ...ratesOf(prices, ({ base }) => base) };
  const long = longContext(prices, problems);
  if (long) period.long_context = long;
  const hour = tiered(fields.cache_write_1h_mtok, "cache_write_1h_mtok", problems);
  if (hour.start !== null) problems.push("cache_write_1h_mtok has tiers, of which a row holds none");
  period.cache_write_1h = hour.base;
  const { output_mtok: output } = fields;
  const plainOutput = isFields(output) ? output.base : output;
  thinkingPrice(fields.output_reasoning_mtok, "output_reasoning_mtok", plainOutput, problems);
  unreadPrices(fields, KNOWN, problems);
  const perThousand = priceOf(fields.requests_kcount, "per million", "requests_kcount", problems);
  if (perThousand !== null && perThousand > 0) period.per_request = perThousand / 1000;
  return period;
}

interface GenaiPrices {
  /** First day; null for always. */
  from: string | null;
  /** Hours of the day in UTC, `01:00-04:00`. */
  hours: string | null;
  period: PricePeriod;
}

const hour = (time: unknown) => (typeof time === "string" ? (/^\d{2}:\d{2}/.exec(time)?.[0] ?? "") : "");

/** Conditions on a price that are read: a first day, or hours of the day. */
const CONDITIONS = new Set(["type", "start_date", "start_time", "end_time"]);

function entryOf(value: unknown, problems: string[]): GenaiPrices | undefined {
  if (!isFields(value)) {
    problems.push("an entry of prices is no object");
    return undefined;
  }
  if (!isFields(value.prices)) {
    if (value.prices != null) problems.push("prices is no object");
    return { from: null, hours: null, period: BARE_PERIOD };
  }
  const isCondition = value.constraint == null || isFields(value.constraint);
  const constraint = isFields(value.constraint) ? value.constraint : {};
  const hours = "start_time" in constraint ? `${hour(constraint.start_time)}-${hour(constraint.end_time)}` : null;
  const from = dateOf(constraint.start_date, "start_date", problems);
  const isKnown = isCondition && Object.keys(constraint).every((key) => CONDITIONS.has(key));
  if (!isKnown || (Object.keys(constraint).length > 0 && hours === null && from === null)) {
    problems.push("a condition on the price that is not known here");
  }
  return { from, hours, period: periodOf(value.prices, problems) };
}

/** Prices at some hours as a peak; the list names no weekdays, so they hold on every day. */
function peakOf(entries: GenaiPrices[], plain: PricePeriod, problems: string[]): PeakRates | undefined {
  const [first] = entries;
  if (!first) return undefined;
  const { input, cached_input, output } = first.period;
  if (entries.some(({ period }) => period.input !== input || period.output !== output)) {
    problems.push("several prices by the hour, of which a row holds one");
  }
  if ((input ?? 0) < (plain.input ?? 0) || (output ?? 0) < (plain.output ?? 0)) {
    problems.push("hours that are cheaper than the plain price");
    return undefined;
  }
  return {
    input,
    cached_input,
    output,
    utc: entries.map(({ hours }) => hours!),
    days: "every day, as the list has no weekdays",
  };
}

/** Of the entries whose condition holds, the last one wins. */
function periodsOf(entries: GenaiPrices[], problems: string[]): PricePeriod[] {
  const starts = [...new Set(entries.map(({ from }) => from))].sort((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  const periods: PricePeriod[] = [];
  starts.forEach((from, index) => {
    const held = entries.filter((entry) => entry.from === null || (from !== null && entry.from <= from));
    const chosen = held.findLastIndex(({ hours }) => hours === null);
    const plain = held[chosen];
    if (!plain) {
      problems.push("prices by the hour alone, of which a row holds none");
      return;
    }
    const peak = peakOf(
      held.slice(chosen + 1).filter(({ hours }) => hours !== null),
      plain.period,
      problems,
    );
    periods.push({ ...plain.period, from, until: starts[index + 1] ?? null, ...(peak ? { peak } : {}) });
  });
  return periods;
}

function listed(id: string, row: Fields): ListedModel {
  const model = bareModel(id);
  const raw = Array.isArray(row.prices) ? row.prices : [{ prices: row.prices }];
  const entries = raw.flatMap((each) => entryOf(each, model.problems) ?? []);
  model.periods = entries.length > 0 ? periodsOf(entries, model.problems) : [BARE_PERIOD];
  model.problems = [...new Set(model.problems)];
  model.deprecated = row.deprecated === true;
  model.context_tokens = countOf(row.context_window);
  return model;
}

/** Reads the list from parsed JSON: the served file, or the providers of the npm package. */
export function readGenaiPrices(value: unknown): ReadPriceList {
  const providers = isFields(value) ? value.providers : value;
  const isProvider = (each: unknown): each is { id: string; models: unknown[] } =>
    isFields(each) && typeof each.id === "string" && Array.isArray(each.models);
  if (!Array.isArray(providers) || !providers.some(isProvider)) {
    return { ok: false, message: "expected a list of providers, each with id and models" };
  }
  const models = new Map<string, ListedModel>();
  for (const provider of providers) {
    if (!isProvider(provider)) continue;
    for (const row of provider.models) {
      if (!isFields(row) || typeof row.id !== "string") continue;
      putListed(models, listed(`${provider.id}:${row.id}`, row));
    }
  }
  // The frozen file has the same shape; what it lacks are the units that came later.
  const isFrozen = models.size > 100 && !hasNewUnits(providers);
  return { ok: true, list: { kind: "genai-prices", partial: false, models, frozen: isFrozen ? FROZEN : null } };
}

function hasNewUnits(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasNewUnits);
  if (!isFields(value)) return false;
  return Object.entries(value).some(
    ([key, inner]) => NEW_UNITS.test(key) || ((key === "models" || key === "prices") && hasNewUnits(inner)),
  );
}
