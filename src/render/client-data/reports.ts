/** What files of a client hold, for a person: examples, an export of past usage, and what was measured. */
import { counted, grouped, percentText, spokenPercent } from "../../core/text/amount.ts";
import { listed } from "../../core/text/sentence.ts";
import type { MeasuredPair, MeasuredReport, UsageReport, WrittenBrief } from "../../core/types/client-data.ts";
import type { AnswerForm, ExampleClass, ExamplesReport, LineList } from "../../core/types/examples.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";

/** `lines 3, 8 and 12`, `lines 3, 8, 12 and more`. */
function linesText({ count, lines }: LineList): string {
  if (count === 1) return `line ${lines[0]}`;
  const shown = lines.map(String);
  if (count > lines.length) return `lines ${shown.join(", ")} and ${grouped(count - lines.length)} more`;
  return `lines ${listed(shown)}`;
}

const percent = (share: number): string => `${Math.round(share * 100)}%`;

/** Most classes, and most models, that are listed by name. */
const LISTED = { classes: 12, models: 8 };

function classesText(classes: readonly ExampleClass[]): string {
  const named = classes.filter(({ label }) => label !== null);
  const shown = named.slice(0, LISTED.classes).map(({ label, count }) => `${safe(label!)} ${grouped(count)}`);
  if (named.length > LISTED.classes) shown.push(`${grouped(named.length - LISTED.classes)} more`);
  const rest = classes.find(({ label }) => label === null);
  if (rest) shown.push(`${grouped(rest.count)} not named (seen once or twice, or too long)`);
  return shown.join(", ");
}

function answerLines(answers: AnswerForm): string[] {
  if (answers.form === "text") return ["Free text."];
  const rarest = answers.rarest;
  const least =
    rarest &&
    `Rarest: ${safe(rarest.label ?? "")}${rarest.field ? ` (${safe(rarest.field)})` : ""}, ${counted(rarest.count, "example")}.`;
  if (answers.form === "closed") {
    const count = answers.classes.filter(({ label }) => label !== null).length;
    return [`One of ${counted(count, "known answer")}: ${classesText(answers.classes)}.`, ...(least ? [least] : [])];
  }
  const fields = answers.fields.map(({ name, form, present, classes }) => {
    const what = form === "closed" ? `one of ${classes.filter(({ label }) => label !== null).length} values` : form;
    return `${safe(name)}: ${what}${present < 0.995 ? `, in ${percent(present)} of the answers` : ""}`;
  });
  return [
    `JSON; ${percent(answers.share)} have the same fields.`,
    ...fields.map((line) => `- ${line}`),
    ...(least ? [least] : []),
  ];
}

function tokenLines({ tokens }: ExamplesReport): string[] {
  const { input, output, scripts } = tokens;
  const errors = scripts
    .filter(({ share }) => share >= 0.01)
    .map(({ name, error_percent: { low, high } }) => `${low} to +${high}% (${name})`);
  return [
    `Input: ${grouped(input.median)} in half of the examples, up to ${grouped(input.p95)} in 95 of 100. Answer: ${grouped(output.median)} and ${grouped(output.p95)}.`,
    `Estimated without a tokenizer; the count may be off by ${errors.join(", ")}.`,
  ];
}

function repetitionText({ repetition }: ExamplesReport): string {
  const { low, high, patterns, clear } = repetition;
  const range = low === high ? `${low}%` : `${low}% to ${high}%`;
  const differs =
    clear === false ? " The tables judge these two ends differently, so say yourself which it is (question 2)." : "";
  const inputs = patterns === 1 ? "follow a pattern" : `follow one of ${grouped(patterns)} patterns`;
  const follow = patterns === 0 ? "No inputs follow a pattern" : `${low}% of the inputs ${inputs}`;
  return `${range}. ${follow} word for word; ${high}% of the answers have the same form.${differs}`;
}

function problemLines(report: ExamplesReport): string[] {
  const { rejected, exact_duplicates: exact, near_duplicates: near, contradictions, personal_data: personal } = report;
  const lines: string[] = [];
  if (rejected.count > 0) {
    lines.push(`${counted(rejected.count, "record")} cannot be used:`);
    for (const { line, why } of rejected.first) lines.push(`- line ${line}: ${safe(why)}`);
    if (rejected.count > rejected.first.length)
      lines.push(`- and ${grouped(rejected.count - rejected.first.length)} more`);
  }
  if (exact.count > 0)
    lines.push(`${counted(exact.count, "copy", "copies")} of an earlier example: ${linesText(exact)}.`);
  if (near.count > 0) {
    lines.push(
      `${counted(near.count, "near-copy", "near-copies")} (nearly the same words; numbers, dates and addresses do not count): ${linesText(near)}.`,
    );
  }
  if (contradictions.count > 0) {
    const groups = contradictions.groups.map((group) => group.lines.slice(0, 5).join(" and ")).join("; ");
    lines.push(
      `${counted(contradictions.count, "input")} with two answers or more, lines ${groups}. Decide which is right.`,
    );
  }
  for (const { name, ...list } of personal) {
    lines.push(`Possible personal data, ${name}: ${counted(list.count, "example")}, ${linesText(list)}.`);
  }
  return lines;
}

const body = (screen: Screen, lines: readonly string[]): string[] =>
  lines.map((line) => (line.startsWith("- ") ? screen.paragraph(line, 4, 2) : screen.paragraph(line, 2)));

/** What a brief was given, a line for each key. */
const changeTexts = ({ changes }: WrittenBrief): string[] =>
  changes.map(({ key, from, to }) => `${key}: ${to}${from === null ? "" : ` (was ${safe(String(from))})`}`);

function briefLines({ brief }: ExamplesReport): string[] {
  if (!brief) return [];
  if (brief.changes.length === 0) return [`${safe(brief.file)} says all of this already.`];
  return [
    `${brief.created ? "Wrote" : "Updated"} ${safe(brief.file)}:`,
    ...changeTexts(brief).map((text) => `- ${text}`),
  ];
}

/** The whole report, with the texts of examples at the end where they were asked for; with `quiet` its first line. */
export function renderExamples(report: ExamplesReport, page: Page, quiet = false): string {
  const screen = makeScreen(page);
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length === 0 ? [] : ["", screen.heading(title), ...body(screen, lines)];
  const shown = (report.texts ?? []).flatMap(({ line, input, output }) => [
    `Line ${line}`,
    `- in: ${safe(input)}`,
    `- out: ${safe(output)}`,
  ]);
  const independent =
    report.independent === report.usable
      ? `${counted(report.usable, "usable example")} in ${safe(report.file)}, all independent.`
      : `${counted(report.usable, "usable example")} in ${safe(report.file)}; ${grouped(report.independent)} when copies and near-copies count once.`;
  if (quiet) return `${independent}\n`;
  const lines = [
    screen.paragraph(independent),
    ...section("Answers", answerLines(report.answers)),
    ...section("Tokens", tokenLines(report)),
    ...section("Repetition", [repetitionText(report)]),
    ...section("Look at", [...problemLines(report), ...report.notes.map(({ text }) => text)]),
    ...section("Brief", briefLines(report)),
    ...section("Texts", shown),
  ];
  return `${lines.join("\n")}\n`;
}

const known = (value: number | null, says: (value: number) => string): string =>
  value === null ? "not known from this export" : says(value);

/** What was put into a brief, where it did not say all of it already. */
const writtenLines = ({ file }: WrittenBrief, written: readonly string[], screen: Screen): string[] =>
  written.length > 0
    ? screen.section(`Updated ${safe(file)}`, written)
    : ["", screen.paragraph(`${safe(file)} says all of this already.`)];

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
  const shown = models
    .slice(0, LISTED.models)
    .map(({ model, requests, input_tokens: input, output_tokens: output }) => {
      const asked = requests === null ? "" : `${counted(requests, "request")}, `;
      return `${safe(model)}: ${asked}${grouped(input)} tokens in, ${grouped(output)} out`;
    });
  if (models.length > LISTED.models) shown.push(`${models.length - LISTED.models} more`);
  const lines = [
    screen.paragraph(`${report.source_name}: ${counted(report.rows, "row")} of ${safe(report.file)}`),
    "",
    ...fields.map(([label, text]) => screen.field(label, text, 14)),
    ...screen.section("Models", shown),
    ...screen.section(
      "Not in this export",
      report.lacks.map(({ text }) => text),
    ),
    ...screen.section(
      `${counted(rejected.count, "row")} cannot be used`,
      rejected.count === 0 ? [] : rejected.first.map(({ line, why }) => `line ${line}: ${safe(why)}`),
    ),
    ...(brief ? writtenLines(brief, changeTexts(brief), screen) : []),
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
