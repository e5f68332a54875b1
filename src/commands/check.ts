/** `check`: scoping docs and briefs held to the rules, for people and for CI. */
import {
  byPlace,
  type CheckReport,
  type Finding,
  findingsOf,
  isAtLeast,
  type Suppressed,
} from "../core/check-report.ts";
import type { Diagnostic, Severity } from "../core/diagnostic.ts";
import { isStop, usageError } from "../core/errors.ts";
import { plainText, quote } from "../core/plain-text.ts";
import type { ScopingDoc } from "../core/scoping-doc.ts";
import type { Config } from "../data/config.ts";
import { decodeText } from "../data/decode-text.ts";
import { docKind, looksLikeBrief, readScopingDoc } from "../data/scoping-doc.ts";
import { FINDING_FORMATS, type FindingFormat, renderDiagnostics } from "../render/diagnostics.ts";
import { RULE_TEXTS, severityOf } from "../rules/registry.ts";
import type { RuleContext } from "../rules/rule.ts";
import { checkDoc, type Severities } from "../rules/run.ts";
import { type Baseline, readBaseline, writeBaseline } from "./check-baseline.ts";
import { prepareContext, withDefaults } from "./check-context.ts";
import { type FoundFile, findFiles } from "./check-files.ts";
import { fixDoc } from "./check-fixes.ts";
import { type Waivers, waiversOf } from "./check-waivers.ts";
import type { DataOptions } from "./data.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { type ConfigOptions, type FoundConfig, findConfig, withConfig } from "./find-config.ts";
import type { Host } from "./host.ts";
import { unifiedDiff } from "./text-edits.ts";

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
  debug?: boolean;
}

const STDIN = "-";
/** Scoping docs are pages; a file larger than this is something else. */
const LARGEST_DOC = 8 * 1024 * 1024;
/** With fewer files the run is over before a progress line could be read. */
const PROGRESS_FROM = 200;

interface Output {
  format: FindingFormat;
  /** Undefined for stdout. */
  file: string | undefined;
}

const isFormat = (name: string): name is FindingFormat => (FINDING_FORMATS as readonly string[]).includes(name);

/** `--format sarif=check.sarif` writes a file; the one format without a file goes to stdout. */
function outputsOf({ format = [] }: CheckOptions, host: Host): Output[] {
  const outputs = format.map((given): Output => {
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

/** Paths that differ from a revision, or that git does not know yet; from the working folder. */
async function changedSince(revision: string, host: Host): Promise<Set<string>> {
  if (revision.startsWith("-") || revision === "") {
    throw usageError(`--changed-since ${quote(revision)}: expected a revision such as origin/main`);
  }
  const changed = await host.run("git", ["diff", "--relative", "--name-only", "-z", "--diff-filter=d", revision, "--"]);
  const fresh = await host.run("git", ["ls-files", "--others", "--exclude-standard", "-z"]);
  return new Set(`${changed}\0${fresh}`.split("\0").filter((path) => path !== ""));
}

/** All that a run needs and all that it has found. */
interface Run {
  options: CheckOptions;
  config: Config;
  context: RuleContext;
  severities: Severities;
  waivers: Waivers;
  baseline: Baseline | undefined;
  host: Host;
  findings: Finding[];
  suppressed: Suppressed[];
  files: Set<string>;
  counts: CheckReport["counts"];
  changedByFix: number;
}

/** Takes a finding out, or in. */
function sort(run: Run, finding: Finding): void {
  const waiver = run.waivers.waiverOf(finding);
  if (waiver) {
    run.suppressed.push({
      finding,
      by: "waiver",
      reason: `${waiver.reason} (${waiver.approver}, until ${waiver.expires})`,
    });
  } else if (run.baseline?.has(finding)) {
    run.suppressed.push({ finding, by: "baseline", reason: "in the baseline" });
  } else {
    run.findings.push(finding);
  }
}

function addFindings(run: Run, doc: Pick<ScopingDoc, "file" | "text">, diagnostics: readonly Diagnostic[]): void {
  for (const finding of findingsOf(diagnostics, doc.text)) sort(run, finding);
  if (diagnostics.length > 0) run.files.add(doc.file);
}

function judge(run: Run, doc: ScopingDoc) {
  for (const placed of doc.briefs) placed.brief = withDefaults(placed.brief, run.config);
  return checkDoc(doc, run.context, run.severities);
}

/** Shows the safe fixes of a document as a diff and, with --fix, makes them. Gives the document as it then stands. */
async function fixed(run: Run, doc: ScopingDoc, path: string, mark: string): Promise<ScopingDoc> {
  const { options, host } = run;
  if (!options.fix && !options.diff) return doc;
  const better = fixDoc(doc, judge(run, doc).diagnostics);
  if (better === undefined) return doc;
  const diff = plainText(unifiedDiff(doc.file, doc.text, better.text), { newlines: "keep" });
  await (options.diff ? host.stdout : host.stderr).write(diff);
  run.changedByFix++;
  if (options.diff) return doc;
  host.writeFile(path, mark + better.text);
  return readScopingDoc(better.text, doc.file, doc.kind);
}

async function checkText(run: Run, bytes: Uint8Array, file: FoundFile): Promise<void> {
  const { shown, named, path } = file;
  const decoded = decodeText(bytes, shown);
  if (!decoded.ok) {
    // An empty or foreign file met on a walk is none of ours, unless it calls itself a document.
    if (!named && (docKind(shown) !== "markdown" || decoded.diagnostics[0]?.rule === "empty-file")) return;
    run.counts.files++;
    const found = decoded.diagnostics.flatMap((diagnostic): Diagnostic[] => {
      const severity = severityOf(diagnostic.rule, run.severities);
      return severity === "off" ? [] : [{ ...diagnostic, severity }];
    });
    addFindings(run, { file: shown, text: "" }, found);
    return;
  }
  if (!named && docKind(shown) !== "markdown" && !looksLikeBrief(decoded.text)) return;
  run.counts.files++;
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? "\ufeff" : "";
  const doc = await fixed(run, readScopingDoc(decoded.text, shown), path, mark);
  run.counts.briefs += doc.found;
  if (doc.found === 0) run.counts.without_brief++;
  else run.files.add(shown);
  const { diagnostics, ignored } = judge(run, doc);
  addFindings(run, doc, diagnostics);
  for (const { diagnostic, reason } of ignored) {
    for (const finding of findingsOf([diagnostic], doc.text)) run.suppressed.push({ finding, by: "ignore", reason });
  }
}

async function checkFile(run: Run, file: FoundFile): Promise<void> {
  const { host, options } = run;
  try {
    const isStdin = file.path === STDIN;
    const bytes = isStdin ? host.readStdin(LARGEST_DOC) : host.readFile(file.path, LARGEST_DOC);
    await checkText(run, bytes, file);
  } catch (error) {
    if (!isStop(error) || options.debug === true) throw error;
    run.counts.unread++;
    await host.stderr.write(`error: ${error.message}\n`);
  }
}

/** A line that counts up on a terminal, and is gone at the end. */
async function progress(host: Host, done: number, total: number): Promise<void> {
  if (!host.stderr.isTTY || total < PROGRESS_FROM || (done % 100 !== 0 && done !== total)) return;
  await host.stderr.write(done === total ? "\r\u001b[K" : `\rchecked ${done} of ${total} files`);
}

async function filesToCheck(options: CheckOptions, found: FoundConfig, host: Host) {
  const { include = [], exclude = [] } = found.config.check ?? {};
  const operands = options.operands.length > 0 ? options.operands : ["."];
  const stdin: FoundFile[] = operands.includes(STDIN)
    ? [{ path: STDIN, shown: options.stdinFilename ?? "stdin.md", named: true }]
    : [];
  const choice = { operands: operands.filter((each) => each !== STDIN), include, exclude, folder: found.folder };
  const { files, failures, skipped } = findFiles(choice, host);
  const all = [...stdin, ...files];
  if (options.changedSince === undefined) return { files: all, failures, skipped };
  const changed = await changedSince(options.changedSince, host);
  return { files: all.filter(({ shown, path }) => path === STDIN || changed.has(shown)), failures, skipped };
}

function addRunFindings(run: Run, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const severity = severityOf(diagnostic.rule, run.severities);
    if (severity === "off") continue;
    run.findings.push(...findingsOf([{ ...diagnostic, severity }], ""));
    run.files.add(diagnostic.place.file);
  }
}

function reportOf(run: Run, failOn: Severity): CheckReport {
  return {
    findings: run.findings.sort(byPlace),
    suppressed: run.suppressed.sort((a, b) => byPlace(a.finding, b.finding)),
    rules: [...RULE_TEXTS],
    files: [...run.files].sort(),
    counts: run.counts,
    fail_on: failOn,
    as_of: run.context.asOf,
    tool: { name: "model-advisor", version: run.host.version },
  };
}

function refuseContradictions({ operands, fix, diff, baseline, updateBaseline }: CheckOptions, config: Config): void {
  if (fix && operands.includes(STDIN)) throw usageError("--fix cannot write to stdin; use --diff");
  if (fix && diff) throw usageError("--fix and --diff exclude each other; --fix shows the diff as well");
  if (updateBaseline && baseline === undefined && config.check?.baseline === undefined) {
    throw usageError("--update-baseline needs a file: name it with --baseline, or as check.baseline in the config");
  }
}

/** The baseline file that a flag or the config names. */
function baselineFileOf({ baseline }: CheckOptions, { config, folder }: FoundConfig, host: Host): string | undefined {
  if (baseline !== undefined) return host.resolve(baseline);
  const configured = config.check?.baseline;
  return configured === undefined ? undefined : host.resolve(folder, configured);
}

async function prepareRun(options: CheckOptions, found: FoundConfig, unread: number, host: Host): Promise<Run> {
  const settings = found.config.check ?? {};
  const requireBrief = options.requireBrief ?? settings.require_brief ?? false;
  const context = await prepareContext({ ...withConfig(options, found, host), requireBrief }, found.config, host);
  const baselineFile = baselineFileOf(options, found, host);
  return {
    options,
    config: found.config,
    context,
    severities: settings.rules ?? {},
    waivers: waiversOf(found, context.asOf, host),
    baseline: baselineFile && !options.updateBaseline ? readBaseline(baselineFile, host) : undefined,
    host,
    findings: [],
    suppressed: [],
    files: new Set(),
    counts: { files: 0, briefs: 0, without_brief: 0, unread },
    changedByFix: 0,
  };
}

function refuseNothing({ counts, options }: Run): void {
  if (counts.files > 0 || counts.unread > 0 || options.allowEmpty || options.changedSince !== undefined) return;
  throw usageError(
    "no scoping doc or brief found; name files or folders that hold some, or allow it with --allow-empty",
  );
}

/** Findings about the run itself: waivers and the baseline. */
function judgeRun(run: Run, files: readonly FoundFile[]): void {
  const isWholeRun = run.options.changedSince === undefined && run.options.operands.length === 0;
  addRunFindings(run, run.waivers.findings(isWholeRun));
  const stale = run.baseline?.stale(new Set(files.map(({ shown }) => shown)));
  if (stale) addRunFindings(run, [stale]);
}

async function updateBaseline(run: Run, file: string): Promise<void> {
  writeBaseline(file, run.findings, run.host);
  await run.host.stderr.write(`wrote ${run.findings.length} findings to ${run.host.relative(file)}\n`);
}

export async function run(options: CheckOptions, host: Host): Promise<ExitCode> {
  const outputs = outputsOf(options, host);
  const found = await findConfig(options, host);
  refuseContradictions(options, found.config);
  const { files, failures, skipped } = await filesToCheck(options, found, host);
  for (const line of skipped) await host.stderr.write(`${line}\n`);
  for (const line of failures) await host.stderr.write(`error: ${line}\n`);

  const checking = await prepareRun(options, found, failures.length, host);
  for (const [at, file] of files.entries()) {
    await checkFile(checking, file);
    await progress(host, at + 1, files.length);
  }
  refuseNothing(checking);
  const baselineFile = baselineFileOf(options, found, host);
  if (options.updateBaseline && baselineFile !== undefined) {
    await updateBaseline(checking, baselineFile);
    return checking.counts.unread > 0 ? EXIT.undone : EXIT.done;
  }
  judgeRun(checking, files);
  const report = reportOf(checking, options.failOn ?? found.config.check?.fail_on ?? "error");
  if (!options.diff) await writeOutputs(report, outputs, options, host);
  return codeFor(report, options.diff ? checking.changedByFix : null);
}

/** With --diff it is the changes that count, not the findings. */
function codeFor({ findings, counts, fail_on }: CheckReport, changes: number | null): ExitCode {
  if (counts.unread > 0) return EXIT.undone;
  const isBad = changes === null ? findings.some(({ severity }) => isAtLeast(severity, fail_on)) : changes > 0;
  return isBad ? EXIT.unacceptable : EXIT.done;
}

async function writeOutputs(report: CheckReport, outputs: Output[], options: CheckOptions, host: Host): Promise<void> {
  const page = { quiet: options.quiet === true, statistics: options.statistics === true };
  for (const { format, file } of outputs) {
    const { columns, colors } = file === undefined ? host.stdout : { columns: 120, colors: 0 as const };
    const text = await renderDiagnostics(report, format, { columns, colors, ...page });
    if (file === undefined) await host.stdout.write(text);
    else host.writeFile(host.resolve(file), text);
  }
}
