/** Where the result of `check` goes: one format to stdout, others to files. */
import type { CheckReport } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import { usageError } from "../../core/types/errors.ts";
import { FINDING_FORMATS, type FindingFormat, renderDiagnostics } from "../../render/findings/diagnostics.ts";
import type { Host } from "../host/host.ts";

export interface CheckOutput {
  format: FindingFormat;
  /** Undefined for stdout. */
  file: string | undefined;
}

const isFormat = (name: string): name is FindingFormat => (FINDING_FORMATS as readonly string[]).includes(name);

/** `--format sarif=check.sarif` writes a file; the one format without a file goes to stdout. */
export function outputsOf(formats: readonly string[], host: Host): CheckOutput[] {
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
    outputs.unshift({ format: host.stdout.isTTY || outputs.length > 0 ? "text" : "json", file: undefined });
  }
  return outputs;
}

/** Writes a report in every format asked for. */
export async function writeOutputs(
  report: CheckReport,
  outputs: readonly CheckOutput[],
  page: { quiet: boolean; statistics: boolean },
  host: Host,
): Promise<void> {
  for (const { format, file } of outputs) {
    const { columns, colors } = file === undefined ? host.stdout : { columns: 120, colors: 0 as const };
    const text = await renderDiagnostics(report, format, { columns, colors, ...page });
    if (file === undefined) await host.stdout.write(text);
    else host.writeFile(host.resolve(file), text);
  }
}
