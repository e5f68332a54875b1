/** What `taxonomy check` and `taxonomy test` found, for people: a line each, what else is involved, and a summary. */
import { Chalk } from "chalk";
import type { CaseRun } from "../../core/proof/cases.ts";
import type { ProofSize } from "../../core/proof/prove.ts";
import { counted, grouped } from "../../core/text/amount.ts";
import { plainText as safe } from "../../core/text/plain-text.ts";
import type { Diagnostic, Place } from "../../core/types/diagnostic.ts";
import type { Page } from "../text/screen.ts";

/** What there is to show. */
export interface CheckedTables {
  taxonomy: string | null;
  ok: boolean;
  proved: ProofSize | null;
  /** Laws on whole advices, and how many advices they were held against; null where they were left out. */
  advices: { laws: number; judged: number } | null;
  findings: Diagnostic[];
}

const spot = ({ file, line, column }: Place) => `${safe(file)}:${line}:${column}`;

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
