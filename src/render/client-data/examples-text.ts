/** What a file of examples holds, for a person. */
import { counted, grouped } from "../../core/text/amount.ts";
import { listed } from "../../core/text/sentence.ts";
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

/** Most classes that are listed by name. */
const LISTED = 12;

function classesText(classes: readonly ExampleClass[]): string {
  const named = classes.filter(({ label }) => label !== null);
  const shown = named.slice(0, LISTED).map(({ label, count }) => `${safe(label!)} ${grouped(count)}`);
  if (named.length > LISTED) shown.push(`${grouped(named.length - LISTED)} more`);
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

function briefLines({ brief }: ExamplesReport): string[] {
  if (!brief) return [];
  if (brief.changes.length === 0) return [`${safe(brief.file)} says all of this already.`];
  return [
    `${brief.created ? "Wrote" : "Updated"} ${safe(brief.file)}:`,
    ...brief.changes.map(
      ({ key, from, to }) => `- ${key}: ${to}${from === null ? "" : ` (was ${safe(String(from))})`}`,
    ),
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
