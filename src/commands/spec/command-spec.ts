/**
 * What a command takes, as data: commander's tree, the help and the pages about commands are made from it. Options that
 * several commands share are worded once, here.
 */
import type { Usage } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { sharesOneInput } from "../../data/brief/brief-values.ts";
import type { CommandHost, ExitCode } from "../host/host.ts";

/** How an option's value is read and checked; a flag takes none. */
type OptionType =
  | { type: "flag" }
  | { type: "text" }
  /** The name of a file to write. `-` is stdin where a file is read, and no file here. */
  | { type: "new-file" }
  | { type: "date" }
  /** `also`: other words for choices, which mean the same. */
  | { type: "choice"; choices: readonly string[]; also?: Readonly<Record<string, string>> }
  /** One or several of these with commas; without a value, all of them. */
  | { type: "sections"; choices: readonly string[] }
  | { type: "number"; min?: number; max?: number; integer?: boolean };

export type OptionSpec = OptionType & {
  /** Long name without dashes: `as-of` becomes `options.asOf`. */
  name: string;
  short?: string;
  /** What the help shows for the value, such as `DATE`. */
  takes?: string;
  repeat?: boolean;
  /** What the help puts it under; without one, `Options`. */
  group?: string;
  help: string;
};

/** `takes` is what the help shows for the value. */
export const textOption = (name: string, takes: string, help: string): OptionSpec => ({
  name,
  type: "text",
  takes,
  help,
});

export const flag = (name: string, help: string): OptionSpec => ({ name, type: "flag", help });

export const choice = (name: string, takes: string, choices: readonly string[], help: string): OptionSpec => ({
  name,
  type: "choice",
  choices,
  takes,
  help,
});

export const number = (
  name: string,
  takes: string,
  bounds: { min?: number; max?: number; integer?: boolean },
  help: string,
): OptionSpec => ({ name, type: "number", ...bounds, takes, help });

/** An option that may be given several times. */
export const repeated = (option: OptionSpec): OptionSpec => ({ ...option, repeat: true });

/** `as-of` as the key that commands read: `asOf`. */
export const optionKey = (name: string): string =>
  name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

type OptionValue = string | number | boolean | string[] | undefined;

/** Options by camelCase name; operands of the command in `operands`. */
export interface ParsedOptions {
  operands: string[];
  [name: string]: OptionValue;
}

export interface CommandSpec {
  /** `classify`, or `pricing import` for a command of a group. */
  name: string;
  /** Operands as the help shows them: `[file...]`. */
  operands?: string;
  summary: string;
  /** A paragraph for the command's own help. */
  about?: string;
  examples: string[];
  options: OptionSpec[];
  load(): Promise<{ run(options: ParsedOptions, host: CommandHost): Promise<ExitCode> }>;
}

/** The same options under one heading of the help. */
export const under = (group: string, options: readonly OptionSpec[]): OptionSpec[] =>
  options.map((option) => ({ ...option, group }));

const PRICES = "Tables, prices and settings";
const OUTPUT = "Output";

const ofOutput = (option: OptionSpec): OptionSpec => ({ ...option, group: OUTPUT });

/** On every command. */
export const EVERYWHERE: OptionSpec[] = under("Terminal", [
  flag("color", "use colour even where it would not be used"),
  flag("no-color", "use no colour (also: NO_COLOR=1)"),
  flag("plain", "print words in place of drawings, for screen readers"),
  flag("no-pager", "never open a pager for a long text"),
  flag("debug", "show the stack trace of an internal error"),
]);

/** On every command that draws on the tables or prices. */
export const DATA: OptionSpec[] = under(PRICES, [
  {
    name: "as-of",
    type: "date",
    takes: "DATE",
    help: "the day that prices and staleness are judged on (default: today)",
  },
  textOption("taxonomy", "DIR", "your own tables, added to or replacing the built-in ones"),
  textOption("pricing", "DIR", "your own prices and machines, added to or replacing the built-in ones"),
  textOption("config", "FILE", "the config file (default: .model-advisor.yaml found upwards)"),
  flag("no-config", "read no config file"),
]);

export const CURRENCY: OptionSpec = {
  ...textOption(
    "currency",
    "CODE",
    "currency of all amounts; your own rate for a US dollar as in NZD=1.72 (default: that of a brief's budget or stakes, else of its client's country, else AUD)",
  ),
  group: PRICES,
};

/** On commands that make a page for a client. */
export const BRAND = ofOutput(
  textOption(
    "brand",
    "FILE",
    "for html: name, logo (a data URI), accent colour and prepared_by of whoever hands the report over",
  ),
);

export const OUT = ofOutput({ name: "out", type: "new-file", takes: "FILE", help: "write the result to a file" });

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
  ...textOption(
    "reader",
    "READER",
    "who reads statements: built-in (default), ollama:MODEL, openai:MODEL or URL#MODEL; the statement is sent there",
  ),
  group: PRICES,
};

export const QUIET = ofOutput({ ...flag("quiet", "print one line per result and nothing else"), short: "q" });

/** More than the first page. */
const detailsOption = (choices: readonly string[]): OptionSpec => ({
  name: "details",
  type: "sections",
  choices,
  takes: "SECTIONS",
  help: `print what stands behind the first page, or only some sections of it: ${choices.join(", ")}`,
  group: OUTPUT,
});

/** The sections behind the first page of an advice, in their order. */
export const ADVICE_DETAILS = detailsOption([
  "costs",
  "pays",
  "why",
  "reading",
  "tuning",
  "changes",
  "steps",
  "worth",
  "watch",
  "volume",
  "machine",
  "drivers",
  "claims",
  "ruled-out",
  "assumed",
  "figures",
  "data",
]);

/** Those of a comparison. */
export const COMPARISON_DETAILS = detailsOption([
  "costs",
  "volume",
  "machine",
  "drivers",
  "claims",
  "assumed",
  "figures",
  "data",
]);

/** Names of the keys in a file of examples, where the usual ones do not tell. */
export const EXAMPLE_KEYS: OptionSpec[] = [
  textOption("input", "KEY", "key or column of the input (default: found by name)"),
  textOption("output", "KEY", "key or column of the answer (default: found by name)"),
];

const tokens = (kind: string, help: string): OptionSpec =>
  number(`${kind}-tokens`, "N", { min: 0, max: 1e8, integer: true }, help);

const share = (kind: string, what: string): OptionSpec =>
  number(`${kind}-share`, "SHARE", { min: 0, max: 1 }, `share of the input ${what}, 0 to 1`);

/** Options that state how the task will be used. */
export const USAGE: OptionSpec[] = under("How the task is used", [
  number("requests-per-month", "N", { min: 1, max: 1e12, integer: true }, "requests a month"),
  tokens("input", "input tokens of one request"),
  tokens("output", "output tokens of one request"),
  tokens("reasoning", "reasoning tokens of one request, billed as output"),
  share("cached", "read from the provider's cache"),
  share("cache-write", "written to the provider's cache"),
  flag("batch", "use batch prices"),
]);

/** On commands that show costs. */
export const EXPLAIN_COSTS = ofOutput(
  flag("explain-costs", "also give formula, inputs, sources and dates of every figure"),
);

/** On commands that look for faults: from which severity on they end with 1. */
export const FAIL_ON: OptionSpec = choice(
  "fail-on",
  "SEVERITY",
  ["error", "warning", "note"],
  "exit with 1 from this severity on: error, warning or note (default: error)",
);

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
  const given = USAGE.map(({ name }) => [name.replaceAll("-", "_"), options[optionKey(name) as keyof UsageOptions]]);
  const usage: Usage = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  if (!sharesOneInput(usage)) {
    throw usageError("--cached-share and --cache-write-share are of the same input; together they may be at most 1");
  }
  return usage;
}
