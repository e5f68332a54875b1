/** The advice for the brief that was made: on stdout, and as the page for a client that `--report` asks for. */
import type { Brief } from "../../core/types/brief.ts";
import type { Brand } from "../../core/types/client-data/brand.ts";
import { renderAdvice } from "../../render/advice/advice-renderers.ts";
import type { Page } from "../../render/text/screen.ts";
import type { Host } from "../host/host.ts";
import { formatFor, type OutputFormat, pageOf } from "../host/show.ts";
import { type OutputFile, oursIn, refuseForeign, writeOutput } from "../host/write-output.ts";
import { type AdviseOptions, adviseBrief } from "../settings/advise-brief.ts";

export interface AdviceOptions extends AdviseOptions {
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
export async function adviceText(brief: Brief, options: AdviceOptions, host: Host, lastWords = ""): Promise<string> {
  const advice = await adviseBrief(brief, options, host);
  return renderAdvice(advice, formatFor(options, host), above(pageOf(host.stdout), lastWords), options);
}

/** The same, printed. */
export async function showAdvice(brief: Brief, options: AdviceOptions, host: Host, lastWords = ""): Promise<void> {
  await host.stdout.write(await adviceText(brief, options, host, lastWords));
}

type Values = Readonly<Record<string, unknown>>;

function fileFor({ report, from }: Values, host: Host): Omit<OutputFile, "text"> | null {
  if (typeof report !== "string") return null;
  const inputs = typeof from === "string" ? [host.resolve(from)] : [];
  return { path: host.resolve(report), inputs, isOurs: oursIn("html") };
}

/** Refuses a file that is somebody else's, before the first question is asked. */
export function checkReport(options: Values, host: Host): void {
  const file = fileFor(options, host);
  if (file) refuseForeign(file, host);
}

/** Writes the page, where one is wanted. */
export async function writeReport(brief: Brief, options: AdviceOptions & Values, host: Host): Promise<void> {
  const file = fileFor(options, host);
  if (!file) return;
  writeOutput({ ...file, text: await adviceText(brief, { ...options, format: "html" }, host) }, host);
  await host.stderr.write(`\nThe report is in ${host.relative(file.path)}.\n`);
}
