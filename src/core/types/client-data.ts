/** What files of clients hold, as rows and as reports, and what is made of them. Keys are those of the JSON. */
import type { Advice } from "./advice.ts";
import type { Approach, Tier } from "./brief.ts";
import type { AmountRange } from "./cost.ts";

// What an export of past usage says.

export type UsageSource = "openai" | "anthropic" | "openrouter" | "litellm" | "langfuse";

/** A row of an export in one form. Null is what the export does not say. */
export interface UsageRow {
  line: number;
  /** Start of the row in milliseconds since 1970, UTC. */
  at: number | null;
  /** What one row stands for. */
  covers: "request" | "hour" | "day";
  model: string | null;
  requests: number | null;
  /** All input tokens, those read from a cache among them. */
  input: number | null;
  cached: number | null;
  /** Output tokens, reasoning tokens not among them where the export tells them apart. */
  output: number | null;
  reasoning: number | null;
  batch: boolean | null;
}

export type UsageEntry = { ok: true; row: UsageRow } | { ok: false; line: number; why: string };

export interface UsageOfModel {
  model: string;
  requests: number | null;
  input_tokens: number;
  output_tokens: number;
}

export interface UsageReport {
  schema_version: 1;
  file: string;
  source: UsageSource;
  source_name: string;
  rows: number;
  /** Rows that are no use of a model, such as spans of a trace, or that --model leaves out. */
  left_out: number;
  rejected: { count: number; first: { line: number; why: string }[] };
  /**
   * First and last day of the whole export, the days from one to the other, and those of them on which what is counted
   * was used. Null without times.
   */
  days: { from: string; to: string; span: number; used: number } | null;
  requests: number | null;
  requests_per_month: number | null;
  /** Of one request on average. */
  input_tokens: number | null;
  output_tokens: number | null;
  reasoning_tokens: number | null;
  /** Share of the input tokens read from a cache, 0 to 1. */
  cached_share: number | null;
  /** Share of the requests (of the tokens where requests are not counted) sent as a batch, 0 to 1. */
  batch_share: number | null;
  /** Requests in the busiest hour over those in an hour on average. */
  peak_to_average: number | null;
  models: UsageOfModel[];
  /** What the export does not say, and what to do about it. */
  lacks: { id: string; text: string }[];
  brief: WrittenBrief | null;
}

// What an evaluation measured.

/** One answer of one model to one case; null where it could not be judged, as when the host failed. */
export interface MeasuredAnswer {
  model: string;
  case: string;
  right: boolean | null;
}

export interface MeasuredModel {
  model: string;
  /** Answers that were judged, and those of them that were right. */
  cases: number;
  right: number;
  /** Answers that could not be judged. */
  failed: number;
  score: number;
  /** Holds the true score in 95 of 100 such measurements. */
  interval: { low: number; high: number };
}

export interface MeasuredPair {
  better: string;
  worse: string;
  /** Cases that both answered. */
  cases: number;
  /** Cases that only the better, or only the worse, had right. */
  only_better: number;
  only_worse: number;
  /** Chance of a difference at least as large between two models that are equally good. */
  chance: number;
  more_than_chance: boolean;
}

export interface MeasuredReport {
  schema_version: 1;
  file: string;
  /** Day of the evaluation; null where the results do not say. */
  measured_on: string | null;
  metric: string;
  models: MeasuredModel[];
  pairs: MeasuredPair[];
  /** The model whose score became the baseline. */
  baseline: string;
  brief: WrittenBrief | null;
  notes: { id: string; text: string }[];
}

// A list of use cases, judged and ranked.

/** What to do about a use case; `taxonomy/tables/inventory.yaml` decides. */
export type Call = "first" | "ask" | "later" | "none";

/** What stands in a list beside the brief. */
export interface Listed {
  /** Line of the file, or row of the sheet, on which it begins; 1-based. */
  line: number;
  name: string | null;
  /** What a column about personal data says; null where there is none, or where it is no yes and no no. */
  personal_data: boolean | null;
}

export interface UseCase extends Listed {
  /** From 1 on. */
  rank: number;
  task: string | null;
  call: Call;
  /** Row of the table that decided, and its sentence. */
  row: string;
  why: string;
  /** One where it is settled; all that the statement may be of where it is not; none without a language task. */
  tiers: Tier[];
  kind: string | null;
  kind_name: string | null;
  /** How likely the tier was read right, 0 to 1; null when the list gives the kind. */
  confidence: number | null;
  approach: Approach | null;
  requests_per_month: number | null;
  /** The model to start with, and what it bills in a month. Null while nothing can be named, or the volume is unknown. */
  start_with: string | null;
  monthly: AmountRange | null;
  /** What to ask, the most telling first; at most three. */
  asks: { id: string; asks: string }[];
  /** What serves the work where a language model does not; null for a language task. */
  instead: string | null;
}

/** A row that could not be judged, where its fault stands. */
export interface UnreadUseCase {
  line: number;
  column: number;
  why: string;
}

export interface Inventory {
  schema_version: 1;
  file: string;
  /** Which column was read as what. */
  columns: { key: string; columns: string[] }[];
  /** Heads of the columns that count for nothing. */
  passed_over: string[];
  counts: { use_cases: number; first: number; ask: number; later: number; none: number; unread: number };
  /** Best first. */
  use_cases: UseCase[];
  unread: UnreadUseCase[];
  data: Pick<Advice["data"], "taxonomy" | "pricing" | "prices_as_of" | "as_of"> | null;
}

// What a file of the client answers of a brief, and what the brief made of it.

/** A value for a key of the brief, such as `["usage", "input_tokens"]`. */
export interface BriefValue {
  path: string[];
  value: unknown;
}

export interface BriefChange {
  key: string;
  /** Null where the brief said nothing. */
  from: unknown;
  to: unknown;
}

export interface WrittenBrief {
  /** As it is shown. */
  file: string;
  created: boolean;
  changes: BriefChange[];
}

/** What a folder was written with. Keys are those of the JSON. */
export interface HandoffModel {
  /** What it is for: start, fit, best value, alternative. */
  role: string;
  name: string;
  /** As promptfoo names it. */
  id: string;
  /** Who serves it; null on the client's own machines. */
  host: string | null;
  /** True when the id must be looked up at the host before it can be asked. */
  look_up: boolean;
  /** True when the model is to be tuned, and is measured as it is published until then. */
  untuned: boolean;
}

export interface HandoffReport {
  schema_version: 1;
  folder: string;
  /** Paths in the folder. */
  files: string[];
  models: HandoffModel[];
  /** The model that grades by a rubric, as promptfoo names it. */
  grader: string | null;
  /** Examples that are held out to measure with, to train on, and to watch over the training. */
  held_out: number;
  training: number;
  validation: number;
  /** What whoever opens the folder must know. */
  notes: { id: string; text: string }[];
}

/** How a client report presents the one who wrote it. */
export interface Brand {
  name?: string;
  /** Image as a data URI. */
  logo?: string;
  /** A colour such as `#0a5c8f`. */
  accent?: string;
  prepared_by?: string;
}
