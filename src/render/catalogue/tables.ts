/** What `taxonomy check`, `taxonomy test` and `taxonomy diff` found, for people. */
import { Chalk } from "chalk";
import type { CaseRun } from "../../core/proof/cases.ts";
import type { Change } from "../../core/proof/compare.ts";
import type { ProofSize } from "../../core/proof/prove.ts";
import { valueWords } from "../../core/tables/condition.ts";
import { counted, grouped } from "../../core/text/amount.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";

/** What there is to show. */
export interface CheckedTables {
  taxonomy: string | null;
  ok: boolean;
  proved: ProofSize | null;
  /** Laws on whole advices, and how many advices they were held against; null where they were left out. */
  advices: { laws: number; judged: number } | null;
  findings: Diagnostic[];
}

const spot = ({ file, line, column }: SourceLocation) => `${safe(file)}:${line}:${column}`;

/** One finding as lines: the place, the message, and what else is involved. */
function findingLines(
  { place, severity, message, rule, related }: Diagnostic,
  ink: InstanceType<typeof Chalk>,
): string[] {
  const colour = { error: ink.red, warning: ink.yellow, note: ink.cyan }[severity];
  return [
    `${spot(place)}: ${colour(severity)}: ${safe(message)} ${ink.dim(`[${rule}]`)}`,
    ...related.map((one) => ink.dim(`  ${spot(one.place)}: ${safe(one.message)}`)),
  ];
}

function summary({ ok, proved, advices, findings }: CheckedTables): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const others = findings.length - errors;
  const found = [counted(errors, "error"), ...(others > 0 ? [counted(others, "remark")] : [])].join(", ");
  if (!proved) return `${found}: the tables could not be read`;
  const { tables, rows, laws, row_cases, brief_cases, combinations } = proved;
  const size = `${counted(tables, "table")}, ${counted(rows, "row")}, ${counted(laws, "law")}, ${counted(row_cases + brief_cases, "case")}`;
  const judged = advices ? `; ${advices.laws} laws on ${grouped(advices.judged)} whole advices` : "";
  return `${ok ? "proved" : found}: ${size}, ${grouped(combinations)} combinations of answers${judged}${ok && others > 0 ? `; ${counted(others, "remark")}` : ""}`;
}

/** All findings and, unless `quiet`, a last line that sums up. */
export function renderTaxonomyCheck(check: CheckedTables, { colors }: Page, quiet = false): string {
  const ink = new Chalk({ level: colors });
  const lines = check.findings.flatMap((finding) => findingLines(finding, ink));
  if (!quiet) lines.push((check.ok ? ink.green : ink.red)(summary(check)));
  return lines.map((line) => `${line}\n`).join("");
}

/** Failed cases, then, unless `quiet`, coverage of rows. */
export function renderTaxonomyTest(run: CaseRun & { rows: number }, { colors }: Page, quiet = false): string {
  const ink = new Chalk({ level: colors });
  const failed = run.failed.flatMap((finding) => findingLines(finding, ink));
  if (quiet) return failed.map((line) => `${line}\n`).join("");
  const cases = run.row_cases + run.brief_cases;
  const passed = cases - new Set(run.failed.map(({ place }) => `${place.file}:${place.line}:${place.column}`)).size;
  const lines = [
    ...failed,
    (run.failed.length === 0 ? ink.green : ink.red)(
      `${grouped(passed)} of ${grouped(cases)} cases passed (${run.row_cases} of rows, ${run.brief_cases} from end to end)`,
    ),
    `rows: ${run.rows - run.unreached.length} of ${run.rows} reached by a case, ${run.reached.length} of them from end to end`,
    ...run.unreached.map((row) => `  not reached: ${safe(row)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** A brief that comes out differently: the outcomes that change, before and after. */
export interface ChangedBrief {
  brief: string;
  changes: Record<string, { from: unknown; to: unknown }>;
  /** Cautions and approaches of alternatives that come or go. */
  added: string[];
  gone: string[];
}

/** What there is to show. */
export interface ShownDiff {
  same: boolean;
  answers: Change[];
  briefs_compared: number;
  briefs: ChangedBrief[];
}

const shown = (value: unknown) => {
  if (value === null || value === "") return "none";
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? valueWords(value)
    : String(value);
};

function whereWords(where: Change["where"]): string {
  const parts = Object.entries(where).map(([fact, words]) => `${fact} ${words}`);
  return parts.join(", ") || "all answers";
}

/** Changes of one outcome stand together, the largest first. */
function byOutcome(answers: readonly Change[]): Map<string, Change[]> {
  const groups = new Map<string, Change[]>();
  for (const change of answers) groups.set(change.outcome, [...(groups.get(change.outcome) ?? []), change]);
  for (const group of groups.values()) group.sort((a, b) => b.cells - a.cells);
  return groups;
}

/** A line for each brief that changes. */
const briefTexts = ({ briefs }: ShownDiff): string[] =>
  briefs.map(({ brief, changes, added, gone }) => {
    const words = [
      ...Object.entries(changes).map(([id, { from, to }]) => `${id} ${shown(from)} -> ${shown(to)}`),
      ...added.map((item) => `now ${item}`),
      ...gone.map((item) => `no longer ${item}`),
    ];
    return `${brief}: ${words.join("; ")}`;
  });

const answerTexts = ({ answers }: ShownDiff): string[] =>
  answers.map(({ outcome, from, to, where }) => `${outcome}: ${shown(from)} -> ${shown(to)} for ${whereWords(where)}`);

/** The whole difference, as text that ends in a newline; with `quiet` a line for each brief and answer that changes. */
export function renderTaxonomyDiff(diff: ShownDiff, page: Page, quiet = false): string {
  if (quiet) return [...briefTexts(diff), ...answerTexts(diff)].map((text) => `${safe(text)}\n`).join("");
  const screen = makeScreen(page);
  if (diff.same) return `no outcome changes, for any answers and for ${grouped(diff.briefs_compared)} briefs\n`;
  const lines = [screen.heading(`Briefs that change: ${diff.briefs.length} of ${grouped(diff.briefs_compared)}`)];
  for (const text of briefTexts(diff)) lines.push(screen.paragraph(safe(text), 2, 2));
  lines.push("", screen.heading("Answers that change"));
  for (const [outcome, changes] of byOutcome(diff.answers)) {
    const cells = changes.reduce((sum, change) => sum + change.cells, 0);
    lines.push(safe(`${outcome}: ${grouped(cells)} of ${grouped(changes[0]!.of)} combinations`));
    for (const { from, to, where } of changes) {
      lines.push(screen.paragraph(safe(`${shown(from)} -> ${shown(to)} for ${whereWords(where)}`), 2, 2));
    }
  }
  return `${lines.join("\n")}\n`;
}
