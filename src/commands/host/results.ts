/**
 * How a result leaves a command: its format, the page it is drawn on and the pager of a long one, or a file that the
 * person named, never over what somebody else wrote.
 */

import { quote } from "../../core/text/plain-text.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import { jsonText } from "../../render/text/json-text.ts";
import type { Page } from "../../render/text/screen.ts";
import type { CommandHost, Output } from "./host.ts";

/** What every command that lists or advises can write. */
export type PlainFormat = "text" | "json" | "ndjson" | "markdown";
export type OutputFormat = PlainFormat | "html";

/** Options that only a text can follow: one line in place of a page, and what stands behind a page. */
interface OfText {
  quiet?: boolean;
  details?: string;
}

/** An option that a format cannot follow is a usage error: nothing that a person asks for is passed over in silence. */
function refuseIdle({ format, quiet, details }: { format?: string } & OfText): void {
  if (quiet && details !== undefined)
    throw usageError("--quiet prints one line, and --details more than a page: give one of them");
  if (format === undefined || format === "text") return;
  if (quiet) throw usageError(`--quiet is for text: expected no --format ${format} beside it`);
  if (details !== undefined && format !== "markdown")
    throw usageError(`--details is for text and markdown: expected no --format ${format} beside it`);
}

/** The format of a result: as asked, else text on a terminal and for options of text, and JSON elsewhere. */
export function formatFor<F extends OutputFormat>(
  options: { format?: F; out?: string } & OfText,
  host: CommandHost,
): F | "text" | "json" {
  const { format, out, quiet, details } = options;
  refuseIdle(options);
  const isText = quiet || details !== undefined || (host.stdout.isTTY && out === undefined);
  return format ?? (isText ? "text" : "json");
}

/**
 * Sections that `--details` names, with those in which other options show what they ask for. JSON has all of it; a page
 * of HTML has sections of its own.
 */
export function detailsWith(
  options: { format?: string; out?: string; details?: string },
  wanted: Readonly<Record<string, boolean | undefined>>,
  host: CommandHost,
): string | undefined {
  const { format, out, details } = options;
  const asked = Object.keys(wanted).filter((section) => wanted[section] === true);
  const isText = format === "text" || (format === undefined && host.stdout.isTTY && out === undefined);
  const isPage = isText || details !== undefined;
  if (asked.length === 0 || !isPage || details === "all") return details;
  return [...new Set([...(details?.split(",") ?? []), ...asked])].join(",");
}

/** What renderers need to know of an output. */
export const outputPage = ({ columns, colors, ascii, plain, isTTY, rows }: Output): Page => ({
  columns,
  colors,
  ascii,
  plain,
  // The prompt of the shell takes the last line, and what was typed one at the top.
  ...(isTTY ? { rows: rows - 2 } : {}),
});

/** What every command that prints a report takes. */
export interface ReportOptions {
  operands: string[];
  format?: "text" | "json";
  quiet?: boolean;
}

/** Prints a report: as JSON, or for people as the text that is made for the page. */
export async function printReport(
  report: object,
  options: Omit<ReportOptions, "operands">,
  host: CommandHost,
  textFor: (page: Page) => string | Promise<string>,
): Promise<void> {
  const isJson = formatFor(options, host) === "json";
  await host.stdout.write(isJson ? jsonText(report) : await textFor(outputPage(host.stdout)));
}

/** Shows a text that may be longer than the screen. */
export async function showLong(text: string, host: CommandHost): Promise<void> {
  if (!(await host.showPaged(text))) await host.stdout.write(text);
}

/** Writes what a command made to a file that the person named, and never over what somebody else wrote. */
export interface OutputFile {
  path: string;
  text: string;
  /** Files that the command reads. None of them is written over. */
  inputs: readonly string[];
  /** What files like this one begin with; a file that is there and begins otherwise is somebody else's. */
  isOurs(start: string): boolean;
}

/** So much of a file tells what it is. */
const START = 4096;

function startOf(path: string, host: CommandHost): string {
  try {
    return new TextDecoder().decode(host.readFile(path).subarray(0, START));
  } catch (error) {
    if (!isStop(error)) throw error;
    return "\0";
  }
}

/** Refuses, as a usage error, to write over an input or a file that is not ours. */
export function refuseForeign({ path, inputs, isOurs }: Omit<OutputFile, "text">, host: CommandHost): void {
  const shown = quote(host.relative(path));
  const real = host.real(path);
  if (inputs.some((input) => host.real(input) === real)) {
    throw usageError(`cannot write ${shown}: it is read as input; name another file`);
  }
  if (host.kindOf(path) === "directory") throw usageError(`cannot write ${shown}: it is a folder, a file was expected`);
  if (host.kindOf(real) !== "file") return;
  const start = startOf(path, host);
  if (start.trim() !== "" && !isOurs(start)) {
    throw usageError(`cannot write ${shown}: it holds something else; remove it first, or name another file`);
  }
}

/** Writes a whole file; see `refuseForeign`. The summary of a GitHub job is added to, as all steps share it. */
export function writeOutput(output: OutputFile, host: CommandHost): void {
  const { path, text } = output;
  const summary = host.env.GITHUB_STEP_SUMMARY;
  const isSummary = summary !== undefined && host.resolve(summary) === path;
  if (!isSummary) refuseForeign(output, host);
  host.writeFile(path, text, isSummary ? "append" : "replace");
}

/** JSON that this program wrote names the version of its form, a way to deploy, or what was wrong with a line. */
const isOurJson = (start: string): boolean =>
  /^\s*[[{]/.test(start) && /"(?:schema_version|deployment|error)"\s*:/.test(start);

/** A page for people has no mark of its own; what begins like data or front matter, or holds a brief, is none. */
const isPage = (start: string): boolean =>
  !/^\s*(?:---\s|[[{]|<\?|#!|[A-Za-z_-]+:(?:\s|$))/.test(start) && !/^(?:```|~~~).*model-advisor/m.test(start);

/** The head of a page names its maker. */
const isOurHtml = (start: string): boolean => /<meta name="generator" content="model-advisor">/.test(start);

/** The head line of a ranked list. */
const isOurCsv = (start: string): boolean => /^\ufeff?rank,call,name,/.test(start);

/** Tells whether a file that is there was written by a command that gives `--out` in this format. */
export function oursIn(format: string): OutputFile["isOurs"] {
  if (format === "html") return isOurHtml;
  if (format === "csv") return isOurCsv;
  return format === "json" || format === "ndjson" ? isOurJson : isPage;
}
