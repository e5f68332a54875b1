/** The exports that are known, each told by its columns, and what a row of each says. */
import type { Fields } from "../../core/text/fields.ts";
import type { UsageRow, UsageSource } from "../../core/types/client-data.ts";

/** What a row says. `ends`: milliseconds since 1970, of exports that say when a row ends. */
export type SourceRow = Omit<UsageRow, "line"> & { ends?: number | null };

export interface Source {
  id: UsageSource;
  name: string;
  /** One of these sets of columns must be there. */
  columns: readonly (readonly string[])[];
  /** Undefined for a row that is no use of a model. */
  row(record: Fields): SourceRow | undefined;
}

/** A count; null where there is none, NaN where there is something else, such as 1.234 for a thousand and more. */
function count(value: unknown): number | null {
  if (value === null || value === undefined || value === "") return null;
  const number = typeof value === "number" ? value : Number(String(value).replaceAll(",", ""));
  return Number.isSafeInteger(number) && number >= 0 ? number : Number.NaN;
}

/** Sum of what is known; null when nothing is. */
function sum(...values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? known.reduce((all, value) => all + value, 0) : null;
}

/** Seconds since 1970, or a day or time of ISO 8601, as UTC where it names no zone. */
function timeOf(value: unknown): number | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "number" || /^\d{9,13}(?:\.\d+)?$/.test(String(value))) {
    const number = Number(value);
    return number > 1e11 ? number : number * 1000;
  }
  const text = String(value).trim().replace(" ", "T");
  const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes("T") ? text : `${text}Z`;
  return Date.parse(zoned);
}

const yes = (value: unknown): boolean | null =>
  value === null || value === undefined || value === "" ? null : /^(?:true|1|yes|batch)$/i.test(String(value));

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function objectOf(value: unknown): Fields {
  if (typeof value === "object" && value !== null) return value as Fields;
  if (typeof value !== "string" || !value.trimStart().startsWith("{")) return {};
  try {
    return JSON.parse(value);
  } catch {
    return {};
  }
}

/** Sums the numbers whose names match. */
function sumWhere(details: Fields, matches: (name: string) => boolean): number | null {
  return sum(...Object.entries(details).flatMap(([name, value]) => (matches(name) ? [count(value)] : [])));
}

const without = (all: number | null, part: number | null): number | null =>
  all === null ? null : Math.max(0, all - (part ?? 0));

const openai: Source = {
  id: "openai",
  name: "OpenAI usage",
  columns: [["num_model_requests", "input_tokens", "output_tokens"]],
  row: (record) => {
    const start = timeOf(record.start_time_iso ?? record.start_time);
    const end = timeOf(record.end_time_iso ?? record.end_time);
    const isHour = start !== null && end !== null && end - start <= 3_600_000;
    return {
      at: start,
      ends: end,
      covers: isHour ? "hour" : "day",
      model: text(record.model),
      requests: count(record.num_model_requests),
      input: count(record.input_tokens),
      cached: count(record.input_cached_tokens),
      output: count(record.output_tokens),
      reasoning: null,
      batch: yes(record.batch),
    };
  },
};

const anthropic: Source = {
  id: "anthropic",
  name: "Anthropic console",
  columns: [["usage_input_tokens_no_cache", "usage_output_tokens"]],
  row: (record) => {
    const cached = count(record.usage_input_tokens_cache_read);
    return {
      at: timeOf(record.usage_date_utc ?? record.usage_date ?? record.date),
      covers: "day",
      model: text(record.model_version ?? record.model),
      requests: null,
      input: sum(
        count(record.usage_input_tokens_no_cache),
        cached,
        count(record.usage_input_tokens_cache_write_5m),
        count(record.usage_input_tokens_cache_write_1h),
      ),
      cached,
      output: count(record.usage_output_tokens),
      reasoning: null,
      batch: yes(record.usage_type),
    };
  },
};

const openrouter: Source = {
  id: "openrouter",
  name: "OpenRouter activity",
  columns: [
    ["tokens_prompt", "tokens_completion", "model_permaslug"],
    ["model_permaslug", "prompt_tokens", "completion_tokens", "requests"],
  ],
  row: (record) => {
    const isDaily = record.requests !== undefined;
    const reasoning = count(record.tokens_reasoning ?? record.reasoning_tokens);
    return {
      at: timeOf(record.created_at ?? record.date),
      covers: isDaily ? "day" : "request",
      model: text(record.model_permaslug),
      requests: isDaily ? count(record.requests) : 1,
      input: count(record.tokens_prompt ?? record.prompt_tokens),
      cached: count(record.tokens_cached ?? record.cached_tokens),
      // The completion holds the reasoning.
      output: without(count(record.tokens_completion ?? record.completion_tokens), reasoning),
      reasoning,
      batch: null,
    };
  },
};

const litellm: Source = {
  id: "litellm",
  name: "LiteLLM spend logs",
  columns: [
    ["prompt_tokens", "completion_tokens", "startTime"],
    ["prompt_tokens", "completion_tokens", "model_group"],
  ],
  row: (record) => {
    const usage = objectOf(objectOf(record.metadata).usage_object);
    const reasoning = count(objectOf(usage.completion_tokens_details).reasoning_tokens);
    return {
      at: timeOf(record.startTime),
      covers: "request",
      model: text(record.model_group) ?? text(record.model),
      requests: 1,
      input: count(record.prompt_tokens),
      cached: count(objectOf(usage.prompt_tokens_details).cached_tokens),
      output: without(count(record.completion_tokens), reasoning),
      reasoning,
      batch: null,
    };
  },
};

const langfuse: Source = {
  id: "langfuse",
  name: "Langfuse observations",
  columns: [
    ["type", "usage_details"],
    ["type", "usageDetails"],
  ],
  row: (record) => {
    if (!/^generation$/i.test(String(record.type))) return undefined;
    const details = objectOf(record.usage_details ?? record.usageDetails);
    const isCache = (name: string) => /cache_read|cached/i.test(name);
    const isReasoning = (name: string) => /reasoning/i.test(name);
    return {
      at: timeOf(record.start_time ?? record.startTime),
      covers: "request",
      model: text(record.model ?? record.providedModelName ?? record.provided_model_name),
      requests: 1,
      // The parts of a usage add up: what was cached is not in "input" again.
      input: sumWhere(details, (name) => /^(?:input|prompt|cache)/i.test(name)),
      cached: sumWhere(details, isCache),
      output: sumWhere(details, (name) => /^(?:output|completion)/i.test(name) && !isReasoning(name)),
      reasoning: sumWhere(details, isReasoning),
      batch: null,
    };
  },
};

export const SOURCES: readonly Source[] = [openai, anthropic, openrouter, litellm, langfuse];

/** The export that has these columns. */
export const sourceOf = (columns: readonly string[]): Source | undefined =>
  SOURCES.find((source) => source.columns.some((set) => set.every((name) => columns.includes(name))));
