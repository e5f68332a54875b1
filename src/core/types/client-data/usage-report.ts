/** What an export of past usage says. Keys are those of the JSON. */
import type { WrittenBrief } from "./written-brief.ts";

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
  /** First and last day, the days from one to the other, and those of them with any use. Null without times. */
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
