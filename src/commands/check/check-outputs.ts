/** Where the result of `check` goes: one format to stdout, others to files. */
import type { CheckReport } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import { isStop, usageError } from "../../core/types/errors.ts";
import { FINDING_FORMATS, type FindingFormat, renderDiagnostics } from "../../render/findings/diagnostics.ts";
import type { CommandHost } from "../host/host.ts";
import { refuseForeign, writeOutput } from "../host/results.ts";

export interface CheckOutput {
  format: FindingFormat;
  /** Undefined for stdout. */
  file: string | undefined;
}

const isFormat = (name: string): name is FindingFormat => (FINDING_FORMATS as readonly string[]).includes(name);

/** `--format sarif=check.sarif` writes a file; the one format without a file goes to stdout. `quiet` takes a text. */
export function outputsOf(formats: readonly string[], quiet: boolean, host: CommandHost): CheckOutput[] {
  const outputs = formats.map((given): CheckOutput => {
    const [name = "", ...rest] = given.split("=");
    if (!isFormat(name)) {
      throw usageError(`--format ${quote(given)}: expected one of ${FINDING_FORMATS.join(", ")}, or one of them =FILE`);
    }
    return { format: name, file: rest.length > 0 ? rest.join("=") : undefined };
  });
  if (outputs.filter(({ file }) => file === undefined).length > 1) {
    throw usageError("only one --format can go to stdout; give the others a file, as in --format sarif=check.sarif");
  }
  if (outputs.every(({ file }) => file !== undefined)) {
    outputs.unshift({ format: host.stdout.isTTY || quiet || outputs.length > 0 ? "text" : "json", file: undefined });
  }
  if (quiet && outputs.every(({ format }) => format !== "text")) {
    throw usageError(`--quiet is for text: expected no --format ${outputs[0]!.format} beside it`);
  }
  return outputs;
}

/** What files of each format begin with. */
const BEGINS: Record<FindingFormat, RegExp> = {
  text: /^(?!\s*(?:---\s|[[{<]|#!)).*(?:\[[a-z-]+\]$|\bin \d+ files? with )/m,
  json: /^\{\s*"schema_version": *1,\s*"tool": *\{\s*"name": *"model-advisor"/,
  github: /^(?:::(?:error|warning|notice) |.*\bin \d+ files? with )/,
  sarif: /^\{\s*"\$schema": *"[^"]*sarif-2\.1\.0\.json"/,
  junit: /^<\?xml[^>]*>\s*<testsuites name="model-advisor check"/,
  markdown: /^### Scoping docs: /,
};

const outputFile = (
  { format, file }: { format: FindingFormat; file: string },
  inputs: readonly string[],
  host: CommandHost,
) => ({
  path: host.resolve(file),
  inputs,
  isOurs: (start: string) => BEGINS[format].test(start),
});

const withFile = (output: CheckOutput): output is CheckOutput & { file: string } => output.file !== undefined;

/** Refuses, before anything is checked, outputs that would be written over an input or a foreign file. */
export function refuseOutputs(outputs: readonly CheckOutput[], inputs: readonly string[], host: CommandHost): void {
  const files = outputs.filter(withFile);
  for (const output of files) {
    const path = host.resolve(output.file);
    if (path !== host.env.GITHUB_STEP_SUMMARY) refuseForeign(outputFile(output, inputs, host), host);
  }
  const paths = files.map(({ file }) => host.real(host.resolve(file)));
  const twice = files.find((_, at) => paths.indexOf(paths[at]!) !== at);
  if (twice) throw usageError(`--format: two outputs go to ${quote(twice.file)}; name a file for each`);
}

async function sayWhatSarifLacks(report: CheckReport, host: CommandHost): Promise<void> {
  const { leftOutOfSarif } = await import("../../render/findings/diagnostics-sarif.ts");
  const left = leftOutOfSarif(report);
  if (left > 0) {
    await host.stderr.write(
      `the SARIF log is cut to what code scanning takes: ${left} findings are left out, the least severe first\n`,
    );
  }
}

/** Writes a report in every format asked for. What cannot be written does not keep the others from it. */
export async function writeOutputs(
  report: CheckReport,
  outputs: readonly CheckOutput[],
  inputs: readonly string[],
  page: { quiet: boolean; statistics: boolean },
  host: CommandHost,
): Promise<void> {
  const failures: Error[] = [];
  for (const output of outputs) {
    const { format, file } = output;
    const { columns, colors } = file === undefined ? host.stdout : { columns: 120, colors: 0 as const };
    const text = await renderDiagnostics(report, format, { columns, colors, ...page });
    try {
      if (withFile(output)) writeOutput({ ...outputFile(output, inputs, host), text }, host);
      else await host.stdout.write(text, { commands: format === "github" });
    } catch (error) {
      if (!isStop(error)) throw error;
      failures.push(error);
    }
  }
  if (outputs.some(({ format }) => format === "sarif")) await sayWhatSarifLacks(report, host);
  if (failures.length > 0) throw usageError(...failures.map(({ message }) => message));
}
