/**
 * A public price list held against the curated rows: what differs, from which day, and which differences a person has
 * to say yes to. Only rows that name the list's id under `aliases` are looked at, and nothing is ever taken away.
 */
import { addDays } from "../text/days.ts";
import type { IsoDate } from "../types/brief.ts";
import type { ListedModel, LongContext, Model, PeakRates, PriceList, PricePeriod, Rates } from "../types/pricing.ts";
import { holdsOn, PRICES, priceOn } from "./price-on.ts";

/** Why a change is not made without a yes. */
export const REASONS = {
  zero: "the new price is 0",
  negative: "the new price is negative; it cannot be used",
  missing: "the list has no price; the old one is kept",
  "not-listed": "the list lacks it, and the plain price moves; a yes makes it unknown, else the old one is kept",
  "more-than-twofold": "more than twice or less than half of the old price",
  "first-price": "the row has no price to compare it with",
  "band-in-part": "a band is taken whole, and another price of it waits or is missing",
  "out-of-proportion": "far from the plain price of the row, and there is no old one",
  "older-than-row": "the list is older than the row was checked",
  undated: "the age of the list is not known",
  "dated-ahead": "the list is dated after the day that prices are judged on",
  "unlikely-day": "the day is past, or more than ten years ahead",
  pinned: "the row is pinned",
  "not-a-list-price": "the cheapest endpoint of a reseller, not the maker's price",
} as const;

export type Doubt = keyof typeof REASONS;

/** Reasons that no yes can overrule. */
const FINAL: readonly Doubt[] = ["negative", "missing"];
const isFinal = (reasons: readonly Doubt[]): boolean => reasons.some((reason) => FINAL.includes(reason));

export interface PriceChange {
  model: string;
  /** `input`, `long_context.output`, `retires`. Prices are US dollars per million tokens. */
  field: string;
  /** First day on which the new value holds. */
  from: IsoDate;
  old: number | string | null;
  new: number | string | null;
  reasons: Doubt[];
  taken: boolean;
}

/** What of a model the import changes. */
export interface ImportedRow {
  id: string;
  prices: PricePeriod[];
  retires: IsoDate | null;
  context_tokens: number | null;
  max_output_tokens: number | null;
}

export interface PriceDiff {
  changes: PriceChange[];
  /** Rows that at least one taken change is in. */
  rows: ImportedRow[];
  unchanged: string[];
  /** Found in the list, but with something that a row cannot hold. */
  unclear: { model: string; problems: string[] }[];
  not_in_source: string[];
  without_alias: string[];
}

interface DiffSetting {
  asOf: IsoDate;
  /** The day of the list; null when unknown. */
  dated: IsoDate | null;
  /** Whether a person said yes to a change. */
  accepts(change: PriceChange): boolean;
}

const LONG = ["input", "cached_input", "output", "cache_write"] as const;
const PEAK = ["input", "cached_input", "output"] as const;

/** The fields that a difference may be of. */
export const CHANGED_FIELDS: readonly string[] = [
  ...PRICES,
  "long_context.over_input_tokens",
  ...LONG.map((field) => `long_context.${field}`),
  ...PEAK.map((field) => `peak.${field}`),
  "retires",
  "context_tokens",
  "max_output_tokens",
];

type Values = Map<string, number | null>;

/** The last input size that is still billed at the plain price. */
const threshold = ({ over_input_tokens: over, at_or_over_input_tokens: from }: LongContext): number | null =>
  over ?? (from === undefined ? null : from - 1);

/** The numbers of a period by the names under which a diff shows them. */
function valuesOf(period: PricePeriod): Values {
  const values: Values = new Map();
  for (const field of PRICES) values.set(field, period[field] ?? null);
  const { long_context: long, peak } = period;
  if (long) {
    values.set("long_context.over_input_tokens", threshold(long));
    for (const field of LONG) values.set(`long_context.${field}`, long[field] ?? null);
  }
  if (peak) for (const field of PEAK) values.set(`peak.${field}`, peak[field]);
  return values;
}

/** A period with one of its numbers changed. */
function withValue(period: PricePeriod, field: string, value: number | null, listed: PricePeriod): PricePeriod {
  const [part, name] = field.split(".") as [string, string | undefined];
  if (name === undefined) return { ...period, [part]: value } as PricePeriod;
  if (part === "peak") {
    const peak: PeakRates = period.peak ?? { ...listed.peak!, input: null, cached_input: null, output: null };
    return { ...period, peak: { ...peak, [name]: value } };
  }
  const { at_or_over_input_tokens: from, ...long } = period.long_context ?? {
    input: null,
    cached_input: null,
    output: null,
  };
  if (name === "over_input_tokens") return { ...period, long_context: { ...long, over_input_tokens: value! } };
  const limit = from === undefined ? {} : { at_or_over_input_tokens: from };
  const changed: LongContext = { ...long, ...limit, [name]: value };
  if (changed.cache_write === null) delete changed.cache_write;
  return { ...period, long_context: changed };
}

/** Prices that often move with the plain ones: whether they still hold is not known when the list is silent on them. */
function followers(old: Values, listed: Values): string[] {
  return [...old.keys()].filter(
    (field) =>
      !isPlain(field) &&
      field !== "per_request" &&
      !field.endsWith("_tokens") &&
      old.get(field) !== null &&
      (listed.get(field) ?? null) === null,
  );
}

function reasonsFor(model: Model, list: PriceList, { asOf, dated }: DiffSetting): Doubt[] {
  const reasons: Doubt[] = [];
  if (dated === null) reasons.push("undated");
  else if (dated < model.checked) reasons.push("older-than-row");
  else if (dated > asOf) reasons.push("dated-ahead");
  if (model.pinned) reasons.push("pinned");
  if (list.kind === "openrouter" && model.provider !== "openrouter") reasons.push("not-a-list-price");
  return reasons;
}

/** How a kind of price stands to the plain one: the least and the most that hosts ask, with room. */
const PROPORTIONS: [RegExp, "input" | "output", number, number][] = [
  [/(?:^|\.)cached_input$/, "input", 0.01, 1],
  [/^batch_cached_input$/, "input", 0.005, 1],
  [/cache_write(?:_1h)?$/, "input", 0.05, 4],
  [/^batch_input$/, "input", 0.2, 1],
  [/^batch_output$/, "output", 0.2, 1],
  [/^(?:long_context|peak)\.input$/, "input", 1, 10],
  [/^(?:long_context|peak)\.output$/, "output", 1, 10],
];

/** Why a price that has no old one waits: nothing bounds it, or it is far from what bounds it. */
function firstPriceReasons(field: string, value: number, plain: Rates): Doubt[] {
  const proportion = PROPORTIONS.find(([name]) => name.test(field));
  if (!proportion) return ["first-price"];
  const [, kind, least, most] = proportion;
  const against = plain[kind];
  if (against === null) return ["first-price"];
  return value < against * least || value > against * most ? ["out-of-proportion"] : [];
}

function priceReasons(field: string, old: number | null, value: number | null, plain: Rates): Doubt[] {
  if (value === null) return ["missing"];
  if (value < 0) return ["negative"];
  if (value === 0) return ["zero"];
  if (old === null) return firstPriceReasons(field, value, plain);
  return old !== null && old > 0 && (value > 2 * old || value < old / 2) ? ["more-than-twofold"] : [];
}

/** The curated periods while changes are being made to them. */
interface Work {
  model: Model;
  list: PriceList;
  setting: DiffSetting;
  common: Doubt[];
  periods: PricePeriod[];
  changes: PriceChange[];
}

function addChange(
  work: Work,
  field: string,
  from: IsoDate,
  old: PriceChange["old"],
  value: PriceChange["new"],
  own: Doubt[],
): PriceChange {
  const reasons = [...own, ...work.common];
  const change: PriceChange = { model: work.model.id, field, from, old, new: value, reasons, taken: false };
  change.taken = !isFinal(reasons) && (reasons.length === 0 || work.setting.accepts(change));
  work.changes.push(change);
  return change;
}

/** Puts a changed period in place of the one that held on `from`, which ends on that day. */
function replaceFrom(periods: PricePeriod[], from: IsoDate, changed: PricePeriod): PricePeriod[] {
  return periods.flatMap((period) => {
    if (!holdsOn(period, from)) return [period];
    const next = { ...changed, from, until: period.until };
    if (period.from === from) return [next];
    return [{ ...period, until: from }, next];
  });
}

/** Since when the listed price holds: the list's own day where it has one after the curated start, else `day`. */
function since(day: IsoDate, asOf: IsoDate, listed: PricePeriod, curated: PricePeriod): IsoDate {
  if (day !== asOf || listed.from === null || listed.from > asOf) return day;
  return curated.from === null || listed.from > curated.from ? listed.from : day;
}

/** Takes out what may no longer hold once the plain price moves, where a person said so: no known price goes in silence. */
function dropFollowers(work: Work, changed: PricePeriod, from: IsoDate, old: Values, listed: PricePeriod): PricePeriod {
  let dropped = changed;
  for (const field of followers(old, valuesOf(listed))) {
    const { taken } = addChange(work, field, from, old.get(field)!, null, ["not-listed"]);
    if (taken) dropped = withValue(dropped, field, null, listed);
  }
  return dropped;
}

/** The plain rates that hold once the list is taken. */
const plainOf = (listed: PricePeriod, curated: PricePeriod): Rates => ({
  input: listed.input ?? curated.input,
  cached_input: null,
  output: listed.output ?? curated.output,
});

const isPlain = (field: string): boolean => field === "input" || field === "output";

/** Prices that hold together: in half of a band, what the plain price told before would be unknown. */
const BANDS = ["long_context", "peak"] as const;

/** A field's band; a field in none is taken by itself. */
const groupOf = (field: string): string => BANDS.find((band) => field.startsWith(`${band}.`)) ?? field;

/** Bands that are new to the row, and lack in the list what the row knows a plain price of. */
const lackingBands = (listed: PricePeriod, curated: PricePeriod): string[] =>
  BANDS.filter(
    (band) =>
      curated[band] === undefined &&
      (["input", "output"] as const).some((field) => listed[band]?.[field] === null && curated[field] !== null),
  );

/** The differences on one day, and the periods with those of them that are taken. */
function compareOn(work: Work, day: IsoDate, listed: PricePeriod): void {
  const curated = work.periods.find((period) => holdsOn(period, day));
  if (!curated) return;
  const from = since(day, work.setting.asOf, listed, curated);
  const old = valuesOf(curated);
  const differing = [...valuesOf(listed)].flatMap(([field, value]) => {
    const before = old.get(field) ?? null;
    if (value === before || (value === null && !isPlain(field))) return [];
    const own = field.endsWith("_tokens") ? [] : priceReasons(field, before, value, plainOf(listed, curated));
    return [{ field, before, value, own }];
  });
  const lacking = lackingBands(listed, curated);
  const doubted = new Set([
    ...lacking,
    ...differing.flatMap(({ field, own }) => (own.length > 0 ? groupOf(field) : [])),
  ]);
  const made = differing.map(({ field, before, value, own }) => {
    const doubts: Doubt[] = own.length === 0 && doubted.has(groupOf(field)) ? ["band-in-part"] : own;
    return addChange(work, field, from, before, value, doubts);
  });
  const kept = new Set([...lacking, ...made.flatMap(({ field, taken }) => (taken ? [] : groupOf(field)))]);
  let changed = curated;
  for (const change of made) {
    change.taken = !kept.has(groupOf(change.field));
    if (change.taken) changed = withValue(changed, change.field, change.new as number | null, listed);
  }
  const moves = made.some(({ field, old: before, reasons }) => isPlain(field) && before !== null && !isFinal(reasons));
  if (moves) changed = dropFollowers(work, changed, from, old, listed);
  if (changed !== curated) work.periods = replaceFrom(work.periods, from, changed);
}

/** A model that is sold today does not end before that, and no maker looks further ahead than this. */
const isUnlikely = (retires: IsoDate, asOf: IsoDate): boolean => retires < asOf || retires > addDays(asOf, 10 * 365);

/** Facts besides prices: a retirement, and limits that the row does not know. */
function compareFacts(work: Work, listed: ListedModel, row: ImportedRow): void {
  const { model, list, setting } = work;
  // A reseller ends its own offer on that day, not the model.
  const isTheirs = list.kind !== "openrouter" || model.provider === "openrouter";
  if (isTheirs && listed.retires !== null && listed.retires !== model.retires) {
    const doubts: Doubt[] = isUnlikely(listed.retires, setting.asOf) ? ["unlikely-day"] : [];
    const { taken } = addChange(work, "retires", setting.asOf, model.retires, listed.retires, doubts);
    if (taken) row.retires = listed.retires;
  }
  for (const field of ["context_tokens", "max_output_tokens"] as const) {
    if (model[field] !== null || listed[field] === null) continue;
    if (addChange(work, field, setting.asOf, null, listed[field], []).taken) row[field] = listed[field];
  }
}

function diffModel(model: Model, listed: ListedModel, list: PriceList, setting: DiffSetting) {
  const common = reasonsFor(model, list, setting);
  const work: Work = { model, list, setting, common, periods: model.prices, changes: [] };
  const { asOf } = setting;
  for (const period of listed.periods) {
    if (holdsOn(period, asOf)) compareOn(work, asOf, period);
    else if (period.from !== null && period.from > asOf) compareOn(work, period.from, period);
  }
  const row: ImportedRow = {
    id: model.id,
    prices: work.periods,
    retires: model.retires,
    context_tokens: model.context_tokens,
    max_output_tokens: model.max_output_tokens,
  };
  compareFacts(work, listed, row);
  return { changes: work.changes, row };
}

/** Holds a list against the curated rows. Models for a machine of one's own have no list price and are left out. */
export function diffPrices(models: readonly Model[], list: PriceList, setting: DiffSetting): PriceDiff {
  const diff: PriceDiff = {
    changes: [],
    rows: [],
    unchanged: [],
    unclear: [],
    not_in_source: [],
    without_alias: [],
  };
  for (const model of models) {
    if (model.kind === "self-hosted") continue;
    const alias = model.aliases[list.kind];
    const listed = alias === undefined ? undefined : list.models.get(alias);
    if (alias === undefined) diff.without_alias.push(model.id);
    else if (!listed) diff.not_in_source.push(model.id);
    else if (listed.problems.length > 0) diff.unclear.push({ model: model.id, problems: listed.problems });
    else if (!priceOn(model, setting.asOf)) {
      diff.unclear.push({ model: model.id, problems: [`the row has no price on ${setting.asOf} to compare it with`] });
    } else {
      const { changes, row } = diffModel(model, listed, list, setting);
      diff.changes.push(...changes);
      if (changes.length === 0) diff.unchanged.push(model.id);
      if (changes.some(({ taken }) => taken)) diff.rows.push(row);
    }
  }
  return diff;
}
