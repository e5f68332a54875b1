/** The result of `taxonomy test` for people. */
import { Chalk } from "chalk";
import type { CaseRun } from "../../core/proof/cases.ts";
import { grouped } from "../../core/tables/condition.ts";
import { plainText as safe } from "../../core/text/plain-text.ts";
import type { Page } from "../text/screen.ts";
import { findingLines } from "./taxonomy-check.ts";

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
