/** Options that several commands share, worded once, and usage as they state it. */

import type { Usage } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { sharesOneInput } from "../../data/brief/brief-values.ts";
import type { OptionSpec } from "./command-spec.ts";

/** The same options under one heading of the help. */
export const under = (group: string, options: readonly OptionSpec[]): OptionSpec[] =>
  options.map((option) => ({ ...option, group }));

const OUTPUT = "Output";
const PRICES = "Tables, prices and settings";

/** On every command. */
export const EVERYWHERE: OptionSpec[] = under("Terminal", [
  { name: "color", type: "flag", help: "use colour even where it would not be used" },
  { name: "no-color", type: "flag", help: "use no colour (also: NO_COLOR=1)" },
  { name: "plain", type: "flag", help: "print words in place of drawings, for screen readers" },
  { name: "no-pager", type: "flag", help: "never open a pager for a long text" },
  { name: "debug", type: "flag", help: "show the stack trace of an internal error" },
]);

/** On every command that draws on the tables or prices. */
export const DATA: OptionSpec[] = under(PRICES, [
  {
    name: "as-of",
    type: "date",
    takes: "DATE",
    help: "the day that prices and staleness are judged on (default: today)",
  },
  { name: "taxonomy", type: "text", takes: "DIR", help: "your own tables, added to or replacing the built-in ones" },
  {
    name: "pricing",
    type: "text",
    takes: "DIR",
    help: "your own prices and machines, added to or replacing the built-in ones",
  },
  { name: "config", type: "text", takes: "FILE", help: "the config file (default: .model-advisor.yaml found upwards)" },
  { name: "no-config", type: "flag", help: "read no config file" },
]);

export const CURRENCY: OptionSpec = {
  name: "currency",
  type: "text",
  takes: "CODE",
  help: "currency of all amounts; your own rate for a US dollar as in NZD=1.72 (default: AUD)",
  group: PRICES,
};

/** On commands that make a page for a client. */
export const BRAND: OptionSpec = {
  name: "brand",
  type: "text",
  takes: "FILE",
  help: "for html: name, logo (a data URI), accent colour and prepared_by of whoever hands the report over",
  group: OUTPUT,
};

export const OUT: OptionSpec = {
  name: "out",
  type: "text",
  takes: "FILE",
  help: "write the result to a file",
  group: OUTPUT,
};

const FORMAT_WORDS: Record<string, string> = {
  text: "for people",
  ndjson: "a JSON object a line",
  html: "a page for a client",
  csv: "for spreadsheets",
};

const formatWords = (format: string): string => {
  const said = FORMAT_WORDS[format];
  return said ? `${format} (${said})` : format;
};

/** The format of the result. `table` is what text was called, and stays. */
export const formatOption = (choices: readonly string[], otherwise = "json elsewhere"): OptionSpec => ({
  name: "format",
  short: "f",
  type: "choice",
  choices,
  also: { table: "text", md: "markdown" },
  takes: "FORMAT",
  help: `write ${choices.map(formatWords).join(", ")}; default: text on a terminal, ${otherwise}`,
  group: OUTPUT,
});

/** On commands that advise on briefs. */
export const READER: OptionSpec = {
  name: "reader",
  type: "text",
  takes: "READER",
  help: "who reads statements: built-in (default), ollama:MODEL, openai:MODEL or URL#MODEL; the statement is sent there",
  group: PRICES,
};

export const QUIET: OptionSpec = {
  name: "quiet",
  short: "q",
  type: "flag",
  help: "print one line per result and nothing else",
  group: OUTPUT,
};

/** More than the first page. */
export const detailsOption = (choices: readonly string[]): OptionSpec => ({
  name: "details",
  type: "sections",
  choices,
  takes: "SECTIONS",
  help: `print what stands behind the first page, or only some sections of it: ${choices.join(", ")}`,
  group: OUTPUT,
});

/** Names of the keys in a file of examples, where the usual ones do not tell. */
export const EXAMPLE_KEYS: OptionSpec[] = [
  { name: "input", type: "text", takes: "KEY", help: "key or column of the input (default: found by name)" },
  { name: "output", type: "text", takes: "KEY", help: "key or column of the answer (default: found by name)" },
];

const tokens = (kind: string, help: string): OptionSpec => ({
  name: `${kind}-tokens`,
  type: "number",
  min: 0,
  max: 1e8,
  integer: true,
  takes: "N",
  help,
});

const share = (kind: string, what: string): OptionSpec => ({
  name: `${kind}-share`,
  type: "number",
  min: 0,
  max: 1,
  takes: "SHARE",
  help: `share of the input ${what}, 0 to 1`,
});

/** Options that state how the task will be used. */
export const USAGE: OptionSpec[] = under("How the task is used", [
  {
    name: "requests-per-month",
    type: "number",
    min: 1,
    max: 1e12,
    integer: true,
    takes: "N",
    help: "requests a month",
  },
  tokens("input", "input tokens of one request"),
  tokens("output", "output tokens of one request"),
  tokens("reasoning", "reasoning tokens of one request, billed as output"),
  share("cached", "read from the provider's cache"),
  share("cache-write", "written to the provider's cache"),
  { name: "batch", type: "flag", help: "use batch prices" },
]);

/** On commands that show costs. */
export const EXPLAIN_COSTS: OptionSpec = {
  name: "explain-costs",
  type: "flag",
  help: "also give formula, inputs, sources and dates of every figure",
  group: OUTPUT,
};

/** On commands that look for faults: from which severity on they end with 1. */
export const FAIL_ON: OptionSpec = {
  name: "fail-on",
  type: "choice",
  choices: ["error", "warning", "note"],
  takes: "SEVERITY",
  help: "exit with 1 from this severity on: error, warning or note (default: error)",
};

/** Usage as the options of a command state it. */
export interface UsageOptions {
  requestsPerMonth?: number;
  inputTokens?: number;
  outputTokens?: number;
  reasoningTokens?: number;
  cachedShare?: number;
  cacheWriteShare?: number;
  batch?: boolean;
}

/** Only what was stated; the rest stays unknown. */
export function usageOf(options: UsageOptions): Usage {
  const usage: Usage = {};
  if (options.requestsPerMonth !== undefined) usage.requests_per_month = options.requestsPerMonth;
  if (options.inputTokens !== undefined) usage.input_tokens = options.inputTokens;
  if (options.outputTokens !== undefined) usage.output_tokens = options.outputTokens;
  if (options.reasoningTokens !== undefined) usage.reasoning_tokens = options.reasoningTokens;
  if (options.cachedShare !== undefined) usage.cached_share = options.cachedShare;
  if (options.cacheWriteShare !== undefined) usage.cache_write_share = options.cacheWriteShare;
  if (options.batch !== undefined) usage.batch = options.batch;
  if (!sharesOneInput(usage)) {
    throw usageError("--cached-share and --cache-write-share are of the same input; together they may be at most 1");
  }
  return usage;
}
