/** `check`: scoping docs and briefs held to the rules, for people and for CI. */
import {
  byPlace,
  type CheckReport,
  type Finding,
  findingsOf,
  isAtLeast,
  type RepositoryRoot,
  repositoryPath,
  repositoryRoot,
  type Suppressed,
} from "../../core/findings/check-report.ts";
import { plainText, quote } from "../../core/text/plain-text.ts";
import { type Severities, severityOf } from "../../core/types/check.ts";
import type { Diagnostic, Severity } from "../../core/types/diagnostic.ts";
import { usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { Config } from "../../data/settings/config.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { asOfDay, type DataOptions, loadRules } from "../settings/data.ts";
import {
  type ConfigOptions,
  type FoundConfig,
  findConfig,
  insideRepository,
  withConfig,
} from "../settings/find-config.ts";
import { type CheckedDocuments, type CheckHooks, type CheckJob, checkDocuments, STDIN } from "./check-documents.ts";
import { changedSince, type FoundFile, findFiles } from "./check-files.ts";
import { severitiesBy } from "./check-judging.ts";
import { outputsOf, refuseOutputs, writeOutputs } from "./check-outputs.ts";
import { type KnownFindings, readBaseline, type Waivers, waiversOf, writeBaseline } from "./passed-over.ts";
import { fixDoc, unifiedDiff } from "./text-edits.ts";

export interface CheckOptions extends DataOptions, ConfigOptions {
  operands: string[];
  format?: string[];
  failOn?: Severity;
  quiet?: boolean;
  statistics?: boolean;
  requireBrief?: boolean;
  changedSince?: string;
  baseline?: string;
  updateBaseline?: boolean;
  fix?: boolean;
  diff?: boolean;
  allowEmpty?: boolean;
  stdinFilename?: string;
}

/** With fewer files the run is over before a progress line could be read. */
const PROGRESS_FROM = 200;

async function filesToCheck(options: CheckOptions, found: FoundConfig, host: CommandHost) {
  const { include = [], exclude = [] } = found.config.check ?? {};
  const operands = options.operands.length > 0 ? options.operands : ["."];
  const stdin: FoundFile[] = operands.includes(STDIN)
    ? [{ path: STDIN, shown: options.stdinFilename ?? "stdin", named: true }]
    : [];
  const choice = { operands: operands.filter((each) => each !== STDIN), include, exclude, folder: found.folder };
  const { files, failures, skipped } = await findFiles(choice, host);
  const all = [...stdin, ...files];
  if (options.changedSince === undefined) return { files: all, failures, skipped };
  const hasChanged = changedSince(options.changedSince, host);
  const chosen: FoundFile[] = [];
  for (const file of all) if (file.path === STDIN || (await hasChanged(file.path))) chosen.push(file);
  return { files: chosen, failures, skipped };
}

function refuseContradictions({ operands, fix, diff, baseline, updateBaseline }: CheckOptions, config: Config): void {
  if (operands.includes("")) throw usageError("a path is empty; name files or folders, or none for the working folder");
  if (fix && operands.includes(STDIN)) throw usageError("--fix cannot write to stdin; use --diff");
  if (fix && diff) throw usageError("--fix and --diff exclude each other; --fix shows the diff as well");
  if (updateBaseline && baseline === undefined && config.check?.baseline === undefined) {
    throw usageError("--update-baseline needs a file: name it with --baseline, or as check.baseline in the config");
  }
}

/** The baseline file that a flag or the config names. */
function baselineFileOf(
  { baseline }: CheckOptions,
  { config, folder }: FoundConfig,
  host: CommandHost,
): string | undefined {
  if (baseline !== undefined) return host.resolve(baseline);
  const configured = config.check?.baseline;
  return configured === undefined ? undefined : insideRepository("check.baseline", configured, folder, host);
}

/** What the run reads, and must not write over. */
function inputsOf(files: readonly FoundFile[], { file }: FoundConfig, baseline: string | undefined): string[] {
  return [...files.map(({ path }) => path), ...(file ? [file] : []), ...(baseline ? [baseline] : [])];
}

/** What to check, and by which settings. */
function jobFor(files: FoundFile[], options: CheckOptions, found: FoundConfig, host: CommandHost): CheckJob {
  const { taxonomy, pricing, currency, currencyAt } = withConfig(options, found, host);
  const requireBrief = options.requireBrief ?? found.config.check?.require_brief ?? false;
  return {
    files,
    options: {
      taxonomy,
      pricing,
      currency,
      ...(currencyAt && { currencyAt }),
      asOf: asOfDay(options, host),
      requireBrief,
    },
    found,
    root: repositoryRoot(host.top, host.cwd),
  };
}

/** A line that counts up on a terminal, and is gone at the end. */
async function showProgress(host: CommandHost, done: number, total: number): Promise<void> {
  if (!host.stderr.isTTY || total < PROGRESS_FROM) return;
  await host.stderr.write(done >= total ? "\r\u001b[K" : `\rchecked ${done} of ${total} files`);
}

/** An editor may have saved the file since it was read. */
function refuseChangedMeanwhile(path: string, text: string, host: CommandHost): void {
  const now = decodeText(host.readFile(path), path);
  if (now.ok && now.text === text) return;
  throw usageError(`cannot fix ${quote(host.relative(path))}: it has changed since it was read; run the check again`);
}

/** Shows the safe fixes of a document as a diff and, with --fix, makes them. `changed` counts the documents. */
function reviser({ fix, diff }: CheckOptions, changed: { count: number }, host: CommandHost): CheckHooks["revise"] {
  if (!fix && !diff) return undefined;
  return async (doc, path, mark, judge) => {
    const better = fixDoc(doc, judge(doc).diagnostics);
    if (better === undefined) return undefined;
    const shown = plainText(unifiedDiff(doc.file, doc.text, better.changes), { newlines: "keep" });
    await (diff ? host.stdout : host.stderr).write(shown);
    changed.count++;
    if (diff) return undefined;
    host.writeFile(path, mark + better.text, "replace", () => refuseChangedMeanwhile(path, doc.text, host));
    return better.text;
  };
}

/** Findings in and out of the result. */
interface Sorted {
  findings: Finding[];
  suppressed: Suppressed[];
}

/** Takes out what an ignore, a waiver or the baseline covers. */
function sortOut(checked: CheckedDocuments, waivers: Waivers, baseline: KnownFindings | undefined): Sorted {
  const sorted: Sorted = { findings: [], suppressed: [] };
  for (const { finding, reason } of checked.ignored) {
    sorted.suppressed.push({ finding, by: "ignore", reason });
  }
  for (const finding of checked.findings) {
    const waiver = waivers.waiverOf(finding);
    if (waiver) {
      const reason = `${waiver.reason} (${waiver.approver}, until ${waiver.expires})`;
      sorted.suppressed.push({ finding, by: "waiver", reason });
    } else if (baseline?.has(finding)) {
      sorted.suppressed.push({ finding, by: "baseline", reason: "in the baseline" });
    } else {
      sorted.findings.push(finding);
    }
  }
  return sorted;
}

/** Findings about the run itself: waivers and the baseline. */
function aboutRun(diagnostics: readonly Diagnostic[], severities: Severities, root: RepositoryRoot): Finding[] {
  return diagnostics.flatMap((diagnostic) => {
    const severity = severityOf(diagnostic.rule, severities);
    return severity === "off" ? [] : findingsOf([{ ...diagnostic, severity }], "", root);
  });
}

function refuseNothing({ files, unread }: CheckReport["counts"], options: CheckOptions): void {
  if (files > 0 || unread > 0 || options.allowEmpty || options.changedSince !== undefined) return;
  throw usageError(
    "no scoping doc or brief found; name files or folders that hold some, or allow it with --allow-empty",
  );
}

/** With --diff it is the changes that count, not the findings. */
function codeFor({ findings, counts, fail_on }: CheckReport, changes: number | null): ExitCode {
  if (counts.unread > 0) return EXIT.undone;
  const isBad = changes === null ? findings.some(({ severity }) => isAtLeast(severity, fail_on)) : changes > 0;
  return isBad ? EXIT.unacceptable : EXIT.done;
}

export async function run(options: CheckOptions, host: CommandHost): Promise<ExitCode> {
  const outputs = outputsOf(options.format ?? [], options.quiet === true, host);
  const found = await findConfig(options, host);
  refuseContradictions(options, found.config);
  const { files, failures, skipped } = await filesToCheck(options, found, host);
  const job = jobFor(files, options, found, host);
  const asOf = String(job.options.asOf);
  const baselineFile = baselineFileOf(options, found, host);
  const baseline = baselineFile && !options.updateBaseline ? readBaseline(baselineFile, job.root, host) : undefined;
  const waivers = await waiversOf(found, asOf, host);
  const changed = { count: 0 };
  const inputs = inputsOf(files, found, baselineFile);
  refuseOutputs(outputs, inputs, host);

  for (const line of skipped) await host.stderr.write(`${line}\n`);
  const revise = reviser(options, changed, host);
  const checked = await checkDocuments(job, host, {
    ...(revise ? { revise } : {}),
    progress: (done) => showProgress(host, done, files.length),
  });
  for (const line of [...failures, ...checked.failures]) await host.stderr.write(`error: ${line}\n`);
  const counts = { ...checked.counts, unread: checked.counts.unread + failures.length };
  refuseNothing(counts, options);
  // Of nothing there is nothing to report, and no baseline to write.
  if (counts.files === 0 && counts.unread > 0) return EXIT.undone;

  const { findings, suppressed } = sortOut(checked, waivers, baseline);
  if (options.updateBaseline && baselineFile !== undefined) {
    writeBaseline(baselineFile, findings, job.root, host);
    await host.stderr.write(
      `wrote ${findings.length} ${findings.length === 1 ? "finding" : "findings"} to ${host.relative(baselineFile)}\n`,
    );
    return counts.unread > 0 ? EXIT.undone : EXIT.done;
  }
  const isWholeRun = options.changedSince === undefined && options.operands.length === 0;
  const stale = baseline?.stale(new Set(files.map(({ shown }) => repositoryPath(job.root, shown))));
  const severities = await severitiesBy(found.config);
  const own = aboutRun([...waivers.findings(isWholeRun), ...(stale ? [stale] : [])], severities, job.root);
  const report: CheckReport = {
    findings: [...findings, ...own].sort(byPlace),
    suppressed: suppressed.sort((a, b) => byPlace(a.finding, b.finding)),
    rules: (await loadRules()).map(({ id, severity, what, why }) => ({ id, severity, what, why })),
    files: [...new Set([...checked.files, ...own.map(({ place }) => place.file)])].sort(),
    counts,
    fail_on: options.failOn ?? found.config.check?.fail_on ?? "error",
    as_of: asOf,
    root: job.root,
    tool: { name: "model-advisor", version: host.version },
  };
  const page = { quiet: options.quiet === true, statistics: options.statistics === true };
  if (!options.diff) await writeOutputs(report, outputs, inputs, page, host);
  return codeFor(report, options.diff ? changed.count : null);
}
