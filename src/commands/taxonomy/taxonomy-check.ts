/** `taxonomy check` and `taxonomy test`: prove the tables, and run the cases in them. */
import { rateOf } from "../../core/prices/fx.ts";
import { runCases } from "../../core/proof/cases.ts";
import { proveOverlay, sizeOf } from "../../core/proof/prove.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { type CheckedTables, renderTaxonomyCheck, renderTaxonomyTest } from "../../render/catalogue/tables.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { refuse } from "../host/operand.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { taxonomySource } from "./taxonomy-source.ts";

export interface TaxonomyOptions extends ReportOptions {
  taxonomy?: string;
  /** Leave out the laws on whole advices. */
  tablesOnly?: boolean;
  /** Hold them against every brief of the list, not a sample. */
  thorough?: boolean;
}

/** What the check found, as JSON gives it. */
export interface TaxonomyCheck extends CheckedTables {
  schema_version: 1;
}

/** The one folder that a taxonomy command may be given, as operand or with --taxonomy. */
export function folderOf({ operands, taxonomy }: TaxonomyOptions): string | undefined {
  const [folder, ...more] = operands;
  if (more.length > 0) throw usageError(`expected one folder, got ${operands.length}; run the command for each`);
  return folder ?? taxonomy;
}

const isError = ({ severity }: Diagnostic): boolean => severity === "error";

/** Holds the laws on whole advices against briefs that stand for all others, at the built-in prices of today. */
async function judgeAdvices(taxonomy: Taxonomy, { thorough }: TaxonomyOptions, host: CommandHost) {
  const [{ proveAdvice }, { ADVICE_LAWS }, pricing] = await Promise.all([
    import("../../core/proof/prove-advice.ts"),
    import("../../core/proof/advice-laws.ts"),
    host.pricing(),
  ]);
  const rate = rateOf(pricing.fx, "AUD") ?? pricing.fx[0]!;
  const proof = proveAdvice(taxonomy, pricing, host.today(), rate, { all: thorough === true });
  return { ...proof, laws: ADVICE_LAWS.length };
}

export async function run(options: TaxonomyOptions, host: CommandHost): Promise<ExitCode> {
  const source = await taxonomySource(folderOf(options), host);
  const findings = source.taxonomy
    ? [...proveOverlay(source.taxonomy, source.own), ...source.unsaid]
    : source.diagnostics;
  // Tables with a gap cannot advise; what they would say is no further news.
  const canAdvise = source.taxonomy && !options.tablesOnly && !findings.some(isError);
  const advices = canAdvise ? await judgeAdvices(source.taxonomy!, options, host) : null;
  if (advices) findings.push(...advices.found);
  const ok = !findings.some(isError);
  const check: TaxonomyCheck = {
    schema_version: 1,
    taxonomy: source.taxonomy?.version ?? null,
    ok,
    proved: source.taxonomy ? sizeOf(source.taxonomy) : null,
    advices: advices && { laws: advices.laws, judged: advices.advices },
    findings,
  };
  await printReport(check, options, host, (page) => renderTaxonomyCheck(check, page, options.quiet));
  return ok ? EXIT.done : EXIT.unacceptable;
}

/** `taxonomy test`: runs the cases that stand in the tables, and tells which rows they reach. */
export async function runTests(options: TaxonomyOptions, host: CommandHost): Promise<ExitCode> {
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
