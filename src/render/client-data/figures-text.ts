/** The figures of a client for a person: what an export of past usage says, and what was measured. */
import { counted, grouped, percentText, spokenPercent } from "../../core/text/amount.ts";
import type { MeasuredPair, MeasuredReport, UsageReport, WrittenBrief } from "../../core/types/client-data.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";

const known = (value: number | null, says: (value: number) => string): string =>
  value === null ? "not known from this export" : says(value);

/** What was put into a brief, where it did not say all of it already. */
export const writtenLines = ({ file }: WrittenBrief, written: readonly string[], screen: Screen): string[] =>
  written.length > 0
    ? screen.section(`Updated ${safe(file)}`, written)
    : ["", screen.paragraph(`${safe(file)} says all of this already.`)];

/** Models that are listed. */
const LISTED = 8;

/** The figures that a brief takes, on a line. */
function usageLine(report: UsageReport): string {
  const { requests_per_month, input_tokens, output_tokens, days } = report;
  const month = requests_per_month === null ? "an unknown number of requests" : counted(requests_per_month, "request");
  const tokens = [
    ...(input_tokens === null ? [] : [`${grouped(input_tokens)} tokens in`]),
    ...(output_tokens === null ? [] : [`${grouped(output_tokens)} tokens out`]),
  ].join(" and ");
  const span = days === null ? "" : ` (${days.from} to ${days.to})`;
  return `${month} a month${tokens === "" ? "" : `, each with ${tokens}`}${span}\n`;
}

/** The whole report; with `quiet` one line. */
export function renderUsage(report: UsageReport, page: Page, quiet = false): string {
  const screen = makeScreen(page);
  const { days, models, rejected, brief } = report;
  const span =
    days === null
      ? "without dates"
      : `${days.from} to ${days.to}, ${counted(days.span, "day")}, ${days.used} of them with use`;
  const fields: [string, string][] = [
    ["Covers", span],
    ["Requests", known(report.requests, grouped)],
    ["A month", known(report.requests_per_month, (value) => counted(value, "request"))],
    ["Input", known(report.input_tokens, (value) => `${grouped(value)} tokens a request`)],
    ["Output", known(report.output_tokens, (value) => `${grouped(value)} tokens a request`)],
    ["Reasoning", known(report.reasoning_tokens, (value) => `${grouped(value)} tokens a request`)],
    ["Cached", known(report.cached_share, (value) => `${percentText(value)} of the input`)],
    ["Batch", known(report.batch_share, (value) => `${percentText(value)} of the work`)],
    ["Busiest hour", known(report.peak_to_average, (value) => `${value} times the average hour`)],
  ];
  if (quiet) return usageLine(report);
  const listed = models.slice(0, LISTED).map(({ model, requests, input_tokens: input, output_tokens: output }) => {
    const asked = requests === null ? "" : `${counted(requests, "request")}, `;
    return `${safe(model)}: ${asked}${grouped(input)} tokens in, ${grouped(output)} out`;
  });
  if (models.length > LISTED) listed.push(`${models.length - LISTED} more`);
  const written = (brief?.changes ?? []).map(
    ({ key, from, to }) => `${key}: ${to}${from === null ? "" : ` (was ${safe(String(from))})`}`,
  );
  const lines = [
    screen.paragraph(`${report.source_name}: ${counted(report.rows, "row")} of ${safe(report.file)}`),
    "",
    ...fields.map(([label, text]) => screen.field(label, text, 14)),
    ...screen.section("Models", listed),
    ...screen.section(
      "Not in this export",
      report.lacks.map(({ text }) => text),
    ),
    ...screen.section(
      `${counted(rejected.count, "row")} cannot be used`,
      rejected.count === 0 ? [] : rejected.first.map(({ line, why }) => `line ${line}: ${safe(why)}`),
    ),
    ...(brief ? writtenLines(brief, written, screen) : []),
  ];
  return `${lines.join("\n")}\n`;
}

function pairText({ better, worse, cases, only_better, only_worse, chance, more_than_chance }: MeasuredPair): string {
  const differs = `of ${cases} cases, ${only_better} ${only_better === 1 ? "was" : "were"} right with the first alone and ${only_worse} with the second alone`;
  if (more_than_chance) return `${safe(better)} is better than ${safe(worse)}, by more than chance: ${differs}.`;
  return `${safe(better)} and ${safe(worse)} cannot be told apart: ${differs}; chance alone does that in ${spokenPercent(chance)} of such measurements.`;
}

const isInterval = (value: unknown): value is { low: number; high: number } =>
  typeof value === "object" && value !== null && "low" in value && "high" in value;

/** The whole report; with `quiet` a line for each model. */
export function renderMeasured(report: MeasuredReport, page: Page, quiet = false): string {
  const screen = makeScreen(page);
  const { models, pairs, brief, notes } = report;
  const scores = models.map(({ model, score, interval, right, cases }) => {
    const mark = model === report.baseline ? " (the baseline)" : "";
    return `${safe(model)}: ${spokenPercent(score)}, between ${spokenPercent(interval.low)} and ${spokenPercent(interval.high)}; ${right} of ${cases} right${mark}`;
  });
  if (quiet) return scores.map((line) => `${line}\n`).join("");
  const written = (brief?.changes ?? []).map(
    ({ key, to }) => `${key}: ${isInterval(to) ? `${to.low} to ${to.high}` : safe(String(to))}`,
  );
  const lines = [
    screen.paragraph(`Measured on ${report.measured_on ?? "a day that is not known"}: ${safe(report.metric)}`),
    ...screen.section("Scores", scores),
    screen.paragraph("The range holds the true score in 95 of 100 such measurements.", 2),
    ...screen.section("Differences, case by case", pairs.map(pairText)),
    ...screen.section(
      "Watch out for",
      notes.map(({ text }) => safe(text)),
    ),
    ...(brief ? writtenLines(brief, written, screen) : []),
  ];
  return `${lines.join("\n")}\n`;
}
