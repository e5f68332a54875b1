/** What was measured, for a person. */
import { spokenPercent } from "../../core/text/amount.ts";
import type { MeasuredPair, MeasuredReport } from "../../core/types/client-data.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";
import { writtenLines } from "./usage-text.ts";

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
