/** `handoff`: writes the folder. */
import { ExamplesTally } from "../../core/examples/examples-tally.ts";
import { candidatesOf, doFirst, whyNoCandidate } from "../../core/handoff/candidates.ts";
import { beyondText } from "../../core/handoff/evaluation.ts";
import { counted } from "../../core/text/amount.ts";
import { plainText, quote } from "../../core/text/plain-text.ts";
import type { HandoffReport } from "../../core/types/client-data.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import type { Example } from "../../core/types/examples.ts";
import { barsFor } from "../../core/ways/needs.ts";
import type { HandoffExamples } from "../../data/handoff/file-text.ts";
import { jsonText } from "../../render/text/json-text.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { oneOperand, operandName } from "../host/operand.ts";
import { formatFor, type ReportOptions } from "../host/results.ts";
import { type AdviseOptions, adviseBrief } from "../settings/advise-brief.ts";
import { loadPricing, loadTaxonomy } from "../settings/data.ts";
import { findConfig, withConfig } from "../settings/find-config.ts";
import { readOneBrief } from "../settings/named-files.ts";
import { entriesOf } from "./examples.ts";

export interface HandoffOptions extends Omit<AdviseOptions, "format">, ReportOptions {
  out?: string;
  examples?: string;
  input?: string;
  output?: string;
}

function folderFor(out: string | undefined, host: CommandHost): string {
  if (out === undefined) throw usageError("name the folder to write with --out");
  const folder = host.resolve(out);
  const kind = host.kindOf(folder);
  if (kind !== undefined && kind !== "directory")
    throw usageError(`${quote(out)} is no folder; name another with --out`);
  if (kind === "directory" && host.list(folder).length > 0) {
    throw usageError(`${quote(out)} is not empty; name a new folder, so that nothing of yours is written over`);
  }
  return folder;
}

async function examplesFor(
  { examples: file, input, output, quiet }: HandoffOptions,
  host: CommandHost,
): Promise<HandoffExamples | null> {
  if (file === undefined) return null;
  const keys = { ...(input === undefined ? {} : { input }), ...(output === undefined ? {} : { output }) };
  const tally = new ExamplesTally(() => 0);
  const examples: Example[] = [];
  for await (const entries of entriesOf(file, keys, host)) {
    for (const entry of entries) {
      tally.add(entry);
      if (entry.ok) examples.push(entry.example);
    }
  }
  const report = tally.report(file);
  if (examples.length === 0) {
    const [first] = report.rejected.first;
    throw dataError(`${file}: no usable example${first ? `; line ${first.line}: ${first.why}` : ""}`);
  }
  if (report.rejected.count > 0 && !quiet) {
    const records = counted(report.rejected.count, "record");
    await host.stderr.write(`${records} cannot be used; model-advisor examples says why\n`);
  }
  return { examples, groups: tally.groups().map(({ group }) => group), answers: report.answers };
}

export async function run(options: HandoffOptions, host: CommandHost): Promise<ExitCode> {
  const brief = await readOneBrief(oneOperand(options.operands, "a brief"), host);
  const folder = folderFor(options.out, host);
  const { out: _, quiet: __, ...advising } = options;
  const advice = await adviseBrief(brief, { ...advising, format: "json" }, host);
  const settings = withConfig(options, await findConfig(options, host), host);
  const [pricing, taxonomy] = await Promise.all([loadPricing(settings, host), loadTaxonomy(settings, host)]);
  const first = doFirst(advice, taxonomy);
  const candidates = first === null ? candidatesOf(advice, pricing) : [];
  if (candidates.length === 0) {
    throw dataError(
      `${operandName(options.operands[0]!, host)}: the advice names no model to measure. ${first ?? whyNoCandidate(advice)}`,
    );
  }
  const given = await examplesFor(options, host);
  const { handoffFiles } = await import("../../data/handoff/handoff-files.ts");
  const { files, report } = handoffFiles(
    brief,
    advice,
    pricing,
    candidates,
    given,
    barsFor(brief, taxonomy),
    beyondText(brief, advice, taxonomy),
  );
  for (const { path, text } of files) {
    const file = host.resolve(folder, path);
    host.makeFolder(host.resolve(file, ".."));
    host.writeFile(file, text, "create");
  }
  await print({ ...report, folder: host.relative(folder) }, options, host);
  return EXIT.done;
}

async function print(report: HandoffReport, { format, quiet }: HandoffOptions, host: CommandHost): Promise<void> {
  if (formatFor(format ? { format } : { ...(quiet && { quiet }) }, host) === "json")
    return host.stdout.write(jsonText(report));
  const wrote = report.files.map((file) => `wrote ${plainText(`${report.folder}/${file}`)}\n`);
  await host.stdout.write(wrote.join(""));
  if (!quiet) for (const { text } of report.notes) await host.stderr.write(`note: ${text}\n`);
}
