/** `measured`: reads what was measured and says what may be made of it. */
import { measuredReport, measuredValuesOf } from "../../core/measured/measured-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { MeasuredReport } from "../../core/types/client-data/measured.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import { parseJson } from "../../data/documents/parse-json.ts";
import { promptfooResults } from "../../data/measured/promptfoo-results.ts";
import { jsonText } from "../../render/text/json-text.ts";
import { writeBrief } from "../brief/write-brief.ts";
import { nameOf } from "../host/chunks-of.ts";
import { EXIT, type ExitCode } from "../host/exit-code.ts";
import type { Host } from "../host/host.ts";
import { oneOperand } from "../host/one-operand.ts";
import { pageOf } from "../host/show.ts";
import { refuse } from "../settings/data.ts";

export interface MeasuredOptions {
  operands: string[];
  baseline?: string;
  brief?: string;
  format?: "text" | "json";
  quiet?: boolean;
}

const LARGEST = 512 * 1024 * 1024;

function valueIn(operand: string, name: string, host: Host): unknown {
  const bytes = operand === "-" ? host.readStdin(LARGEST) : host.readFile(host.resolve(operand), LARGEST);
  const decoded = decodeText(bytes, name);
  if (!decoded.ok) refuse(decoded.diagnostics);
  try {
    return JSON.parse(decoded.text);
  } catch {
    const parsed = parseJson(decoded.text, name);
    return parsed.ok ? parsed.value : refuse(parsed.diagnostics);
  }
}

function reportOn(operand: string, baseline: string | undefined, host: Host): MeasuredReport {
  const name = nameOf(operand, host);
  const read = promptfooResults(valueIn(operand, name, host));
  if (!read) throw dataError(`${name}:1:1: not the results of promptfoo; give the JSON that its outputPath names`);
  const facts = {
    file: name,
    measured_on: read.day ?? host.today(),
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

export async function run(options: MeasuredOptions, host: Host): Promise<ExitCode> {
  const operand = oneOperand(options.operands, "results");
  if (options.brief !== undefined && host.kindOf(host.resolve(options.brief)) === undefined) {
    throw usageError(`${quote(options.brief)} does not exist; name a brief that says what the task is`);
  }
  const report = reportOn(operand, options.baseline, host);
  if (options.brief !== undefined) {
    const { brief: _, ...written } = await writeBrief(options.brief, measuredValuesOf(report), host);
    report.brief = written;
  }
  if ((options.format ?? (host.stdout.isTTY ? "text" : "json")) === "json") {
    await host.stdout.write(jsonText(report));
  } else {
    const { renderMeasured } = await import("../../render/client-data/measured-text.ts");
    await host.stdout.write(renderMeasured(report, pageOf(host.stdout), options.quiet));
  }
  return EXIT.done;
}
