/** Options that several commands share, worded once. */
import type { OptionSpec } from "./command-spec.ts";

/** On every command. */
export const EVERYWHERE: OptionSpec[] = [
  { name: "color", type: "flag", help: "use colour even where it would not be used" },
  { name: "no-color", type: "flag", help: "use no colour (also: NO_COLOR=1)" },
  { name: "plain", type: "flag", help: "print words in place of drawings, for screen readers" },
  { name: "no-pager", type: "flag", help: "never open a pager for a long text" },
  { name: "debug", type: "flag", help: "show the stack trace of an internal error" },
];

/** On every command that draws on the tables or prices. */
export const DATA: OptionSpec[] = [
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
];

export const CURRENCY: OptionSpec = {
  name: "currency",
  type: "text",
  takes: "CODE",
  help: "currency of all amounts (default: AUD)",
};

/** On commands that make a page for a client. */
export const BRAND: OptionSpec = {
  name: "brand",
  type: "text",
  takes: "FILE",
  help: "for html: name, logo (a data URI), accent and prepared_by of the one who hands the report over",
};

export const OUT: OptionSpec = { name: "out", type: "text", takes: "FILE", help: "write the result to a file" };

const FORMAT_WORDS: Record<string, string> = {
  text: "text for people",
  json: "JSON",
  ndjson: "a JSON object a line",
  markdown: "Markdown",
  html: "a page for a client",
  csv: "a table for spreadsheets",
};

/** The format of the result. `table` is what text was called, and stays. */
export const formatOption = (choices: readonly string[], otherwise = "json elsewhere"): OptionSpec => ({
  name: "format",
  short: "f",
  type: "choice",
  choices,
  also: { table: "text", md: "markdown" },
  takes: "FORMAT",
  help: `write ${choices.map((each) => (FORMAT_WORDS[each] === each ? each : `${each} (${FORMAT_WORDS[each]})`)).join(", ")}; default: text on a terminal, ${otherwise}`,
});

/** On commands that advise on briefs. */
export const READER: OptionSpec = {
  name: "reader",
  type: "text",
  takes: "READER",
  help: "who reads statements: built-in (default), ollama:MODEL, openai:MODEL or URL#MODEL; the statement is sent there",
};

export const QUIET: OptionSpec = {
  name: "quiet",
  short: "q",
  type: "flag",
  help: "print one line per result and nothing else",
};

/** More than the first page. */
export const detailsOption = (choices: readonly string[]): OptionSpec => ({
  name: "details",
  type: "sections",
  choices,
  takes: "SECTIONS",
  help: `print what stands behind the first page, or only some sections of it: ${choices.join(", ")}`,
});

/** Options that state how the task will be used. */
export const USAGE: OptionSpec[] = [
  {
    name: "requests-per-month",
    type: "number",
    min: 0,
    max: 1e12,
    integer: true,
    takes: "N",
    help: "requests a month",
  },
  {
    name: "input-tokens",
    type: "number",
    min: 0,
    max: 1e8,
    integer: true,
    takes: "N",
    help: "input tokens of one request",
  },
  {
    name: "output-tokens",
    type: "number",
    min: 0,
    max: 1e8,
    integer: true,
    takes: "N",
    help: "output tokens of one request",
  },
  {
    name: "reasoning-tokens",
    type: "number",
    min: 0,
    max: 1e8,
    integer: true,
    takes: "N",
    help: "reasoning tokens of one request, billed as output",
  },
  {
    name: "cached-share",
    type: "number",
    min: 0,
    max: 1,
    takes: "SHARE",
    help: "share of the input read from the provider's cache, 0 to 1",
  },
  {
    name: "cache-write-share",
    type: "number",
    min: 0,
    max: 1,
    takes: "SHARE",
    help: "share of the input written to the provider's cache, 0 to 1",
  },
  { name: "batch", type: "flag", help: "use batch prices" },
];
