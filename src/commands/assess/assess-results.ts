/**
 * What an interview leaves: the advice, the page for a client, the brief where it is kept, and how to go on from it.
 */

import { plainText, quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { Brand } from "../../core/types/client-data.ts";
import { usageError } from "../../core/types/errors.ts";
import { briefLine, briefText } from "../../data/brief/brief-text.ts";
import { renderAdvice } from "../../render/advice/advice-renderers.ts";
import type { Page } from "../../render/text/screen.ts";
import type { CommandHost } from "../host/host.ts";
import {
  formatFor,
  type OutputFile,
  type OutputFormat,
  oursIn,
  outputPage,
  refuseForeign,
  writeOutput,
} from "../host/results.ts";
import { type AdviseOptions, adviseBrief } from "../settings/advise-brief.ts";
import { BRIEF_NAME, isNameOfBrief } from "../settings/named-files.ts";
import { flagsText, settingsText, shellWord } from "./assess-answers.ts";

interface AdviceOptions extends AdviseOptions {
  format?: OutputFormat;
  quiet?: boolean;
  /** Of a page for a client. */
  brand?: Brand;
}

/** Lines that a text takes on a terminal of this width. */
const linesOf = (text: string, columns: number): number =>
  text
    .trimEnd()
    .split("\n")
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0);

/** Leaves room for the last words, so that the answer is in view above them. */
const above = (page: Page, lastWords: string): Page =>
  page.rows === undefined ? page : { ...page, rows: page.rows - linesOf(lastWords, page.columns) };

/** The advice in the format asked for. What the brief cannot have is a data error. */
async function adviceText(brief: Brief, options: AdviceOptions, host: CommandHost, lastWords = ""): Promise<string> {
  const advice = await adviseBrief(brief, options, host);
  return renderAdvice(advice, formatFor(options, host), above(outputPage(host.stdout), lastWords), options);
}

/** The same, printed. */
export async function showAdvice(
  brief: Brief,
  options: AdviceOptions,
  host: CommandHost,
  lastWords = "",
): Promise<void> {
  await host.stdout.write(await adviceText(brief, options, host, lastWords));
}

type Values = Readonly<Record<string, unknown>>;

function fileFor({ report, from }: Values, host: CommandHost): Omit<OutputFile, "text"> | null {
  if (typeof report !== "string") return null;
  const inputs = typeof from === "string" ? [host.resolve(from)] : [];
  return { path: host.resolve(report), inputs, isOurs: oursIn("html") };
}

/** Refuses a file that is somebody else's, before the first question is asked. */
export function checkReport(options: Values, host: CommandHost): void {
  const file = fileFor(options, host);
  if (file) refuseForeign(file, host);
}

/** Writes the page, where one is wanted. */
export async function writeReport(brief: Brief, options: AdviceOptions & Values, host: CommandHost): Promise<void> {
  const file = fileFor(options, host);
  if (!file) return;
  const { quiet: _, details: __, ...ofReport } = options;
  writeOutput({ ...file, text: await adviceText(brief, { ...ofReport, format: "html" }, host) }, host);
  await host.stderr.write(`\nThe report is in ${host.relative(file.path)}.\n`);
}

/** True, or in one sentence why a new brief cannot be saved there. */
export function canSave(file: string, host: CommandHost): true | string {
  const path = host.resolve(file);
  const kind = host.kindOf(path);
  if (!isNameOfBrief(file)) return `${quote(file)} is not a file of a brief alone; ${BRIEF_NAME}`;
  if (kind === "directory") return `${quote(file)} is a folder; expected the name of a file`;
  if (kind) return `${quote(file)} exists already; name another file`;
  const folder = host.kindOf(host.resolve(path, ".."));
  // A link may well lead to a folder; the writing will tell.
  return folder === "directory" || folder === "link" || `there is no folder for ${quote(file)}; make it first`;
}

/** Refuses a `--save` that would fail, or write over a file that is not the brief started from. */
export function refuseLostSave({ save, from }: Readonly<Record<string, unknown>>, host: CommandHost): void {
  if (typeof save !== "string") return;
  if (typeof from === "string" && host.resolve(from) === host.resolve(save) && !/\.mdx?$|\.markdown$/i.test(save))
    return;
  const can = canSave(save, host);
  if (can !== true) throw usageError(`--save: ${can}${can.includes("exists") ? ", or start from it with --from" : ""}`);
}

/** Writes the brief, as JSON when the file's name says so, else as YAML. */
export function saveBrief(file: string, brief: Brief, unknown: readonly string[], host: CommandHost): void {
  host.writeFile(host.resolve(file), briefText(brief, /\.json$/i.test(file) ? "json" : "yaml", unknown));
}

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${plainText(line)}`)
    .join("\n");

/** The file that holds the answers: the one that they were saved in, if any, or that they came from and still are. */
type Holding = { saved: string | null } | { from: string };

/** After Ctrl-C: the answers so far, and how to go on. */
export function resumeText(brief: Brief, unknown: readonly string[], options: Values, holding: Holding): string {
  if (Object.keys(brief).length === 0 && unknown.length === 0) return "\nStopped. Nothing was answered yet.\n";
  const settings = settingsText(options);
  if ("from" in holding) {
    const { from } = holding;
    return `\nStopped. Your answers are those of ${plainText(from)}. Go on with:\n  model-advisor assess --from ${shellWord(from)}${settings}\n`;
  }
  const { saved } = holding;
  if (saved !== null) {
    const file = shellWord(saved);
    return `\nStopped. Your answers are kept in ${plainText(saved)}. Go on with:\n  model-advisor assess --from ${file} --save ${file}${settings}\n`;
  }
  const flags = flagsText(brief, unknown);
  const way =
    flags === null || plainText(flags) !== flags
      ? `Save these lines as brief.yaml, then go on with:\n  model-advisor assess --from brief.yaml${settings}\n`
      : `Go on with:\n  model-advisor assess${flags}${settings}\n`;
  return `\nStopped; nothing was saved. Your answers so far:\n\n${indented(briefText(brief, "yaml", unknown))}\n\n${way}`;
}

/**
 * After the advice: where the brief is, and the command that gives the same advice again. `unknown` lists the questions
 * answered with "don't know"; null when some of those that `assess` needs were not asked.
 */
export function farewell(
  brief: Brief,
  unknown: readonly string[] | null,
  options: Values,
  kept: string | null,
): string {
  const settings = settingsText(options);
  if (kept !== null) {
    return `\nThe brief is in ${plainText(kept)}. Again: model-advisor classify ${shellWord(kept)}${settings}\n`;
  }
  if (Object.keys(brief).length === 0) return "";
  const flags = unknown && flagsText(brief, unknown);
  const command =
    flags === null || plainText(flags) !== flags
      ? `printf '%s' ${shellWord(briefLine(brief))} | model-advisor classify${settings}`
      : `model-advisor assess${flags}${settings} --no-input`;
  return `\nAgain: ${plainText(command)}\n`;
}
