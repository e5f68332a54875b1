/** `examples`: reads a file of examples and says what it holds. */

import { ExamplesTally, exampleValuesOf } from "../../core/examples/examples-tally.ts";
import { isJudgedAlike } from "../../core/tables/compiled-tables.ts";
import { quote } from "../../core/text/plain-text.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import type { Example, ExampleEntry, ExamplesReport } from "../../core/types/examples.ts";
import type { ExampleKeys } from "../../data/examples/example-values.ts";
import { formOf, readExamples } from "../../data/examples/read-examples.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { chunksWithStart, oneOperand, operandName } from "../host/operand.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { writeBrief } from "../settings/named-files.ts";

/** Entries of a file or stdin in their order, many at a time. */
export async function* entriesOf(
  operand: string,
  keys: ExampleKeys,
  host: CommandHost,
): AsyncGenerator<ExampleEntry[]> {
  const { input, output } = keys;
  if (input !== undefined && input === output) {
    throw usageError(`--input and --output both name ${quote(input)}; name the column of each`);
  }
  const name = operandName(operand, host);
  const { start, chunks } = await chunksWithStart(operand, host);
  if (start === "") throw dataError(`${name}: nothing in it, expected examples`);
  yield* readExamples(chunks, name, formOf(operand, start), keys);
}

export interface ExamplesOptions extends ReportOptions {
  input?: string;
  output?: string;
  brief?: string;
  show?: boolean;
}

/** Lines that the report names, whose texts --show prints. */
function namedLines({ rejected, exact_duplicates, near_duplicates, contradictions, personal_data }: ExamplesReport) {
  return new Set([
    ...rejected.first.map(({ line }) => line),
    ...exact_duplicates.lines,
    ...near_duplicates.lines,
    ...contradictions.groups.flatMap(({ lines }) => lines),
    ...personal_data.flatMap(({ lines }) => lines),
  ]);
}

async function textsOf(
  lines: ReadonlySet<number>,
  operand: string,
  keys: ExampleKeys,
  host: CommandHost,
): Promise<Example[]> {
  const found: Example[] = [];
  for await (const entries of entriesOf(operand, keys, host)) {
    for (const entry of entries) if (entry.ok && lines.has(entry.example.line)) found.push(entry.example);
  }
  return found;
}

/** All of the file, counted. */
async function reportOn(operand: string, keys: ExampleKeys, host: CommandHost): Promise<ExamplesReport> {
  const { estimateTokens } = await import("../../data/examples/estimate-tokens.ts");
  const tally = new ExamplesTally(estimateTokens);
  for await (const entries of entriesOf(operand, keys, host)) for (const entry of entries) tally.add(entry);
  const report = tally.report(operandName(operand, host));
  const { low, high } = report.repetition;
  report.repetition.clear = isJudgedAlike("repetition", low, high, await host.taxonomy());
  if (report.usable > 0) return report;
  const [first] = report.rejected.first;
  throw dataError(
    `${report.file}: no usable example; ${first ? `line ${first.line}: ${first.why}` : "it holds no record"}`,
  );
}

export async function run(options: ExamplesOptions, host: CommandHost): Promise<ExitCode> {
  const operand = oneOperand(options.operands, "examples");
  if (options.show && operand === "-") throw usageError("--show reads the file twice; name a file instead of stdin");
  const keys: ExampleKeys = {
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.output === undefined ? {} : { output: options.output }),
  };
  const report = await reportOn(operand, keys, host);
  if (options.brief !== undefined) report.brief = await writeBrief(options.brief, exampleValuesOf(report), host);
  if (options.show) report.texts = await textsOf(namedLines(report), operand, keys, host);
  await printReport(report, options, host, async (page) => {
    const { renderExamples } = await import("../../render/client-data/reports.ts");
    return renderExamples(report, page, options.quiet);
  });
  return report.rejected.count > 0 ? EXIT.unacceptable : EXIT.done;
}
