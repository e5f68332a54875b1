/** Findings for people: a line each that tools can match, the source line with a caret, and a summary. */
import { Chalk } from "chalk";
import {
  type CheckReport,
  countByRule,
  countsText,
  type Finding,
  type Suppressed,
} from "../../core/findings/check-report.ts";
import { plainText as safe } from "../../core/text/plain-text.ts";
import type { Severity, SourceLocation } from "../../core/types/diagnostic.ts";
import type { Page } from "../text/screen.ts";

export interface TextOptions extends Page {
  /** One line for each finding and nothing else. */
  quiet: boolean;
  /** A table of how often each rule was broken. */
  statistics: boolean;
}

const spot = ({ file, line, column }: SourceLocation) => `${safe(file)}:${line}:${column}`;

/** `scopes/inbox.md:12:5: error: ... [rule-id]` */
export function findingLine({ place, severity, message, rule }: Finding): string {
  return `${spot(place)}: ${severity}: ${safe(message)} [${rule}]`;
}

/** Columns that a text takes on a screen. */
type Width = (text: string) => number;

const isAscii = (text: string): boolean => !/[^ -~\t]/.test(text);

/** Measures the lines of these findings. What counts wide and combining letters is loaded only where one occurs. */
async function widthFor(findings: readonly Finding[]): Promise<Width> {
  if (findings.every(({ source }) => isAscii(source))) return (text) => text.length;
  return (await import("../text/text-width.ts")).textWidth;
}

/** The part of a long line around the finding, with the width of what stands before it. */
function excerpt(
  source: string,
  place: SourceLocation,
  room: number,
  width: Width,
): { text: string; before: number; under: number } {
  const start = Math.min(place.column - 1, source.length);
  const end = place.end?.line === place.line ? Math.max(place.end.column - 1, start + 1) : start + 1;
  const from = start > room * 0.6 ? Math.max(0, start - Math.floor(room * 0.3)) : 0;
  const to = Math.min(source.length, from + room);
  const lead = `${from > 0 ? "…" : ""}${safe(source.slice(from, start))}`;
  const marked = safe(source.slice(start, Math.min(end, to)));
  const tail = `${safe(source.slice(Math.min(end, to), to))}${to < source.length ? "…" : ""}`;
  return { text: `${lead}${marked}${tail}`, before: width(lead), under: Math.max(1, width(marked)) };
}

function sourceLines(finding: Finding, width: Width, options: TextOptions): string[] {
  const { place, source } = finding;
  if (source.trim() === "") return [];
  const number = String(place.line);
  const pad = " ".repeat(number.length);
  const room = Math.max(20, Math.min(options.columns, 120) - number.length - 4);
  const { text, before, under } = excerpt(source, place, room, width);
  const ink = new Chalk({ level: options.colors });
  const caret = `^${"~".repeat(Math.max(0, Math.min(under, room) - 1))}`;
  return [`${ink.dim(`${number} |`)} ${text}`, `${ink.dim(`${pad} |`)} ${" ".repeat(before)}${ink.yellow(caret)}`];
}

function oneFinding(finding: Finding, width: Width, options: TextOptions): string {
  const ink = new Chalk({ level: options.colors });
  const colour: Record<Severity, (text: string) => string> = { error: ink.red, warning: ink.yellow, note: ink.cyan };
  const { place, severity, message, rule } = finding;
  const head = `${ink.bold(spot(place))}: ${colour[severity](severity)}: ${safe(message)} ${ink.dim(`[${rule}]`)}`;
  const related = finding.related.map((other) => `  see ${spot(other.place)}: ${safe(other.message)}`);
  const fix = finding.fix ? [`  fix: ${safe(finding.fix.title)}${finding.fix.safe ? " (--fix does it)" : ""}`] : [];
  return `${[head, ...sourceLines(finding, width, options), ...related, ...fix].join("\n")}\n`;
}

const BY: Record<Suppressed["by"], string> = { ignore: "ignored", waiver: "waived", baseline: "in the baseline" };

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** `2 errors, 1 warning in 4 files with 5 briefs; 3 files without a brief; 1 ignored` */
export function summaryLine({ findings, suppressed, counts }: CheckReport): string {
  const parts = [`${countsText(findings)} in ${plural(counts.files, "file")} with ${plural(counts.briefs, "brief")}`];
  if (counts.without_brief > 0) parts.push(`${plural(counts.without_brief, "file")} without a brief`);
  if (counts.unread > 0) parts.push(`${plural(counts.unread, "file")} could not be read`);
  for (const by of ["ignore", "waiver", "baseline"] as const) {
    const count = suppressed.filter((each) => each.by === by).length;
    if (count > 0) parts.push(`${count} ${BY[by]}`);
  }
  return parts.join("; ");
}

function statisticsLines(report: CheckReport): string {
  const rows = countByRule(report.findings);
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  return rows.map(({ rule, count }) => `${String(count).padStart(width)}  ${rule}\n`).join("");
}

async function findingsText({ findings }: CheckReport, options: TextOptions): Promise<string> {
  if (options.quiet) return findings.map((finding) => `${findingLine(finding)}\n`).join("");
  const width = await widthFor(findings);
  return findings.map((finding) => oneFinding(finding, width, options)).join("\n");
}

export async function renderDiagnosticsText(report: CheckReport, options: TextOptions): Promise<string> {
  const blocks = [await findingsText(report, options)];
  if (options.statistics) blocks.push(statisticsLines(report));
  if (!options.quiet) blocks.push(`${summaryLine(report)}\n`);
  const text = blocks.filter((block) => block !== "").join("\n");
  return text === "" ? "\n" : text;
}
