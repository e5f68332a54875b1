/** `taxonomy test`: runs the cases that stand in the tables, and tells which rows they reach. */
import { runCases } from "../../core/proof/cases.ts";
import { renderTaxonomyTest } from "../../render/catalogue/tables.ts";
import { EXIT, type ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";
import { refuse } from "../host/operand.ts";
import { printReport } from "../host/results.ts";
import { folderOf, type TaxonomyOptions } from "./taxonomy-check.ts";
import { taxonomySource } from "./taxonomy-source.ts";

export async function run(options: TaxonomyOptions, host: Host): Promise<ExitCode> {
  const { taxonomy, diagnostics } = await taxonomySource(folderOf(options), host);
  if (!taxonomy) return refuse(diagnostics);
  const cases = runCases(taxonomy);
  const rows = taxonomy.tables.reduce((sum, table) => sum + table.rows.length, 0);
  const test = {
    schema_version: 1 as const,
    taxonomy: taxonomy.version,
    ok: cases.failed.length === 0,
    rows,
    ...cases,
  };
  await printReport(test, options, host, (page) => renderTaxonomyTest(test, page, options.quiet));
  return test.ok ? EXIT.done : EXIT.unacceptable;
}
