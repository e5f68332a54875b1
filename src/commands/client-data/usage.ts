/** `usage`: reads an export of past usage and says what it comes to. */
import { meaningsOf, UsageTally, usageValuesOf } from "../../core/client-data/usage-tally.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { UsageReport } from "../../core/types/client-data.ts";
import { dataError } from "../../core/types/errors.ts";
import { readUsage } from "../../data/client-data/read-usage.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { chunksWithStart, oneOperand, operandName } from "../host/operand.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { refuseNewBrief, writeBrief } from "../settings/named-files.ts";

export interface UsageReportOptions extends ReportOptions {
  model?: string;
  brief?: string;
}

async function reportOn(operand: string, model: string | undefined, host: CommandHost): Promise<UsageReport> {
  const name = operandName(operand, host);
  const { start, chunks } = await chunksWithStart(operand, host);
  if (start === "") throw dataError(`${name}: nothing in it, expected an export`);
  const { source, entries } = await readUsage(chunks, name, start);
  const tallies = model === undefined ? [new UsageTally()] : meaningsOf(model).map((counts) => new UsageTally(counts));
  for await (const entry of entries) for (const tally of tallies) tally.add(entry);
  const tally = tallies.find(({ rows }) => rows > 0) ?? tallies.at(-1)!;
  const report = tally.report(name, { source: source.id, source_name: source.name });
  if (report.rows > 0) return report;
  if (model !== undefined && report.left_out > 0)
    throw dataError(`${name}: no row is about a model named ${quote(model)}`);
  const [first] = report.rejected.first;
  throw dataError(
    `${name}: no usable row; ${first ? `line ${first.line}: ${first.why}` : "it holds no use of a model"}`,
  );
}

export async function run(options: UsageReportOptions, host: CommandHost): Promise<ExitCode> {
  const operand = oneOperand(options.operands, "usage");
  refuseNewBrief(options.brief, host);
  const report = await reportOn(operand, options.model, host);
  if (options.brief !== undefined) report.brief = await writeBrief(options.brief, usageValuesOf(report), host);
  await printReport(report, options, host, async (page) => {
    const { renderUsage } = await import("../../render/client-data/reports.ts");
    return renderUsage(report, page, options.quiet);
  });
  return report.rejected.count > 0 ? EXIT.unacceptable : EXIT.done;
}
