/** `measured`: reads what was measured and says what may be made of it. */
import { measuredReport, measuredValuesOf } from "../../core/client-data/measured-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { MeasuredReport } from "../../core/types/client-data.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import { promptfooResults } from "../../data/client-data/promptfoo-results.ts";
import { parseJson } from "../../data/documents/parse-json.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { oneOperand, operandName, readText, refuse } from "../host/operand.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { refuseNewBrief, writeBrief } from "../settings/named-files.ts";

export interface MeasuredOptions extends ReportOptions {
  baseline?: string;
  brief?: string;
}

const LARGEST = 512 * 1024 * 1024;

function valueIn(operand: string, host: CommandHost): unknown {
  const { name, text } = readText(operand, host, LARGEST);
  try {
    return JSON.parse(text);
  } catch {
    const parsed = parseJson(text, name);
    return parsed.ok ? parsed.value : refuse(parsed.diagnostics);
  }
}

function reportOn(operand: string, baseline: string | undefined, host: CommandHost): MeasuredReport {
  const name = operandName(operand, host);
  const read = promptfooResults(valueIn(operand, host));
  if (!read) throw dataError(`${name}:1:1: not the results of promptfoo; give the JSON that its outputPath names`);
  const facts = {
    file: name,
    measured_on: read.day,
    metric: read.metrics.join(", ").slice(0, 200) || "passes all checks",
  };
  const report = measuredReport(read.answers, facts, baseline);
  if (report) return report;
  const judged = measuredReport(read.answers, facts);
  if (!judged)
    throw dataError(`${name}: no answer in it was judged: every case failed to run, or has nothing that checks it`);
  throw usageError(
    `no model named ${quote(baseline)}; there are ${judged.models.map(({ model }) => quote(model)).join(", ")}`,
  );
}

export async function run(options: MeasuredOptions, host: CommandHost): Promise<ExitCode> {
  const operand = oneOperand(options.operands, "results");
  refuseNewBrief(options.brief, host);
  const report = reportOn(operand, options.baseline, host);
  if (options.brief !== undefined) report.brief = await writeBrief(options.brief, measuredValuesOf(report), host);
  await printReport(report, options, host, async (page) => {
    const { renderMeasured } = await import("../../render/client-data/reports.ts");
    return renderMeasured(report, page, options.quiet);
  });
  return EXIT.done;
}
