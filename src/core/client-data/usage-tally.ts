/** Adds up the rows of an export, and says what they come to for one request and for a month. */
import type { BriefValue, UsageEntry, UsageOfModel, UsageReport, UsageRow } from "../types/client-data.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DAYS_A_MONTH = 365.25 / 12;
/** Rows that are listed of those that cannot be used. */
const LISTED = 10;
/** Hours from which on a busiest one says something. */
const LEAST_HOURS = 48;
const MOST_PEAK = 1000;

/** A sum that knows whether anything was said. */
class Sum {
  total = 0;
  known = 0;
  unknown = 0;

  add(value: number | null): void {
    if (value === null) this.unknown++;
    else {
      this.known++;
      this.total += value;
    }
  }

  /** Null unless every row said it. */
  get complete(): number | null {
    return this.known > 0 && this.unknown === 0 ? this.total : null;
  }
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** First and last of the days, or hours, since 1970 that are in a file. */
class Span {
  first = Number.POSITIVE_INFINITY;
  last = Number.NEGATIVE_INFINITY;

  add(at: number): void {
    this.first = Math.min(this.first, at);
    this.last = Math.max(this.last, at);
  }

  get length(): number {
    return this.last - this.first + 1;
  }
}

/** Which rows count, by the model that they name. */
export type CountsModel = (model: string | null) => boolean;

/** A version of a model by its day: `gpt-4o-2024-08-06`, `claude-haiku-4-5@20251001`. */
const DAY_OF_VERSION = /[-@]\d{4}-?\d{2}-?\d{2}$/;

/**
 * What `--model` may mean, the surest first: the model of that name, its versions by their days, and all models whose
 * names hold it.
 */
export function meaningsOf(wanted: string): CountsModel[] {
  const name = wanted.toLowerCase();
  const nameIn = (model: string | null): string => model?.toLowerCase() ?? "";
  return [
    (model) => nameIn(model) === name,
    (model) => nameIn(model).replace(DAY_OF_VERSION, "").replace(/^.*\//, "") === name,
    (model) => nameIn(model).includes(name),
  ];
}

/** Adds up the rows that count. Days and hours are those of the whole export, so that months of models add up. */
export class UsageTally {
  readonly #sums = { requests: new Sum(), input: new Sum(), output: new Sum(), reasoning: new Sum() };
  /** Input tokens of rows that say how many were cached, and those cached. */
  #cached = { of: 0, tokens: 0, rows: 0 };
  /** Requests, or tokens where requests are not counted, of rows that say whether they are a batch. */
  #batch = { of: 0, batch: 0, rows: 0 };
  readonly #hours = new Map<number, number>();
  readonly #days = new Set<number>();
  readonly #span = { days: new Span(), hours: new Span() };
  readonly #models = new Map<string, UsageOfModel>();
  readonly #rejected: UsageReport["rejected"] = { count: 0, first: [] };
  readonly #counts: CountsModel;
  #rows = 0;
  #leftOut = 0;
  #byDay = false;

  constructor(counts: CountsModel = () => true) {
    this.#counts = counts;
  }

  /** Undefined stands for a row that is no use of a model. */
  add(entry: UsageEntry | undefined): void {
    if (entry === undefined) this.#leftOut++;
    else if (!entry.ok) {
      if (this.#rejected.count++ < LISTED) this.#rejected.first.push({ line: entry.line, why: entry.why });
    } else {
      this.#place(entry.row);
      if (this.#counts(entry.row.model)) this.#take(entry.row);
      else this.#leftOut++;
    }
  }

  /** Whatever it counts for, it shows how far the export goes. */
  #place({ at, covers }: UsageRow): void {
    if (at === null) return;
    this.#span.days.add(Math.floor(at / DAY));
    if (covers === "day") this.#byDay = true;
    else this.#span.hours.add(Math.floor(at / HOUR));
  }

  get rows(): number {
    return this.#rows;
  }

  get models(): string[] {
    return [...this.#models.keys()];
  }

  #take(row: UsageRow): void {
    this.#rows++;
    this.#sums.requests.add(row.requests);
    this.#sums.input.add(row.input);
    this.#sums.output.add(row.output);
    this.#sums.reasoning.add(row.reasoning);
    if (row.cached !== null && row.input !== null) {
      this.#cached.of += row.input;
      this.#cached.tokens += Math.min(row.cached, row.input);
      this.#cached.rows++;
    }
    const size = row.requests ?? (row.input ?? 0) + (row.output ?? 0);
    if (row.batch !== null) {
      this.#batch.of += size;
      this.#batch.batch += row.batch ? size : 0;
      this.#batch.rows++;
    }
    if (row.at !== null) {
      this.#days.add(Math.floor(row.at / DAY));
      if (row.covers !== "day") {
        const hour = Math.floor(row.at / HOUR);
        this.#hours.set(hour, (this.#hours.get(hour) ?? 0) + (row.requests ?? 0));
      }
    }
    this.#addModel(row);
  }

  #addModel({ model, requests, input, output, reasoning }: UsageRow): void {
    const name = model ?? "not named";
    const before = this.#models.get(name) ?? { model: name, requests: null, input_tokens: 0, output_tokens: 0 };
    if (requests !== null) before.requests = (before.requests ?? 0) + requests;
    before.input_tokens += input ?? 0;
    before.output_tokens += (output ?? 0) + (reasoning ?? 0);
    this.#models.set(name, before);
  }

  #dayFigures(): UsageReport["days"] {
    if (this.#days.size === 0) return null;
    const { first, last, length } = this.#span.days;
    return { from: dayOf(first * DAY), to: dayOf(last * DAY), span: length, used: this.#days.size };
  }

  #peak(): number | null {
    if (this.#byDay || this.#hours.size === 0) return null;
    let most = 0;
    let total = 0;
    for (const requests of this.#hours.values()) {
      most = Math.max(most, requests);
      total += requests;
    }
    const span = this.#span.hours.length;
    if (span < LEAST_HOURS || total === 0) return null;
    return Math.min(MOST_PEAK, rounded(most / (total / span), 1));
  }

  /** The result for the file of that name. */
  report(file: string, source: Pick<UsageReport, "source" | "source_name">): UsageReport {
    const days = this.#dayFigures();
    const requests = this.#sums.requests.complete;
    const each = ({ complete }: Sum): number | null =>
      complete === null || !requests ? null : Math.round(complete / requests);
    const cached = this.#cached.rows === this.#rows && this.#cached.of > 0;
    const batch = this.#batch.rows === this.#rows && this.#batch.of > 0;
    const figures = {
      requests,
      requests_per_month: requests === null || days === null ? null : Math.round((requests / days.span) * DAYS_A_MONTH),
      input_tokens: each(this.#sums.input),
      output_tokens: each(this.#sums.output),
      reasoning_tokens: each(this.#sums.reasoning),
      cached_share: cached ? rounded(this.#cached.tokens / this.#cached.of, 3) : null,
      batch_share: batch ? rounded(this.#batch.batch / this.#batch.of, 3) : null,
      peak_to_average: this.#peak(),
    };
    const models = [...this.#models.values()].sort((a, b) => b.input_tokens - a.input_tokens);
    return {
      schema_version: 1,
      file,
      ...source,
      rows: this.#rows,
      left_out: this.#leftOut,
      rejected: this.#rejected,
      days,
      ...figures,
      models,
      lacks: lacksOf(figures, days, models.length),
      brief: null,
    };
  }
}

type Figures = Pick<UsageReport, "requests" | "reasoning_tokens" | "cached_share" | "batch_share" | "peak_to_average">;

/** Fewer days than this do not show a month. */
const FEW_DAYS = 14;

function lacksOf(figures: Figures, days: UsageReport["days"], models: number): UsageReport["lacks"] {
  const lacks: [boolean, string, string][] = [
    [
      figures.requests === null,
      "requests",
      "The export does not count requests, so tokens of one request and requests a month stay unknown. Count them in your own logs.",
    ],
    [days === null, "days", "The export has no times, so the volume of a month stays unknown."],
    [
      days !== null && days.span < FEW_DAYS,
      "few-days",
      `The export covers ${days?.span} ${days?.span === 1 ? "day" : "days"}, so a month is a guess; take at least ${FEW_DAYS} days.`,
    ],
    [
      figures.reasoning_tokens === null,
      "reasoning",
      "The export does not tell reasoning tokens apart; they are counted as output.",
    ],
    [figures.cached_share === null, "cache", "The export does not say how much of the input came from a cache."],
    [figures.batch_share === null, "batch", "The export does not say what was sent as a batch."],
    [
      figures.peak_to_average === null,
      "peak",
      "The busiest hour is unknown: that takes an export by the hour or by the request over at least two days.",
    ],
    [
      models > 1,
      "several-models",
      `The export covers ${models} models. If they serve different tasks, take one at a time with --model.`,
    ],
  ];
  return lacks.flatMap(([holds, id, text]) => (holds ? [{ id, text }] : []));
}

/** From this share on, or below one minus it, the work counts as batch or as not. */
const CLEAR = 0.95;

/** What past usage answers; what the export does not say is left as it is. */
export function usageValuesOf(report: UsageReport): BriefValue[] {
  const { batch_share: batch } = report;
  const known: Record<string, unknown> = {
    // So few that none is left of a month tell no volume.
    requests_per_month: report.requests_per_month || null,
    input_tokens: report.input_tokens,
    output_tokens: report.output_tokens,
    reasoning_tokens: report.reasoning_tokens,
    cached_share: report.cached_share,
    batch: batch === null || (batch < CLEAR && batch > 1 - CLEAR) ? null : batch >= CLEAR,
    peak_to_average: report.peak_to_average,
  };
  return Object.entries(known).flatMap(([key, value]) => (value === null ? [] : [{ path: ["usage", key], value }]));
}
