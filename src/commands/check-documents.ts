/** Reads and checks a list of documents, one after the other. */
import { type CheckReport, type Finding, findingsOf } from "../core/check-report.ts";
import type { Diagnostic } from "../core/diagnostic.ts";
import { isStop } from "../core/errors.ts";
import type { ScopingDoc } from "../core/scoping-doc.ts";
import type { Config } from "../data/config.ts";
import { decodeText } from "../data/decode-text.ts";
import { docKind, looksLikeBrief, readScopingDoc } from "../data/scoping-doc.ts";
import { severityOf } from "../rules/registry.ts";
import type { RuleContext } from "../rules/rule.ts";
import { type CheckedDoc, checkDoc } from "../rules/run.ts";
import { type ContextOptions, prepareContext } from "./check-context.ts";
import type { FoundFile } from "./check-files.ts";
import { withDefaults } from "./config-defaults.ts";
import type { Host } from "./host.ts";

export const STDIN = "-";
/** Scoping docs are pages; a file larger than this is something else. */
const LARGEST_DOC = 8 * 1024 * 1024;

/** What is to be checked, and by which settings. */
export interface CheckJob {
  files: FoundFile[];
  options: ContextOptions;
  config: Config;
}

/** What was found, before waivers and the baseline. */
export interface CheckedDocuments {
  findings: Finding[];
  ignored: { finding: Finding; reason: string }[];
  /** Files that hold a brief or a finding. */
  files: string[];
  counts: CheckReport["counts"];
  /** What could not be read, a line each. */
  failures: string[];
}

export interface CheckHooks {
  /** May change a document before it counts. `mark` is its byte order mark, or empty. */
  revise?(doc: ScopingDoc, path: string, mark: string, judge: (doc: ScopingDoc) => CheckedDoc): Promise<ScopingDoc>;
  /** Called after each file with how many are done. */
  progress?(done: number): Promise<void> | void;
}

interface Checking {
  job: CheckJob;
  hooks: CheckHooks;
  context: RuleContext;
  host: Host;
  files: Set<string>;
  result: CheckedDocuments;
}

function judge({ job: { config }, context }: Checking, doc: ScopingDoc): CheckedDoc {
  for (const placed of doc.briefs) placed.brief = withDefaults(placed.brief, config);
  return checkDoc(doc, context, config.check?.rules);
}

function addFindings(
  { files, result }: Checking,
  file: string,
  text: string,
  diagnostics: readonly Diagnostic[],
): void {
  result.findings.push(...findingsOf(diagnostics, text));
  if (diagnostics.length > 0) files.add(file);
}

/** Bytes that are no text. Met on a walk they are none of ours, unless they call themselves a document. */
function addUnreadable(checking: Checking, { shown, named }: FoundFile, diagnostics: readonly Diagnostic[]): void {
  if (!named && (docKind(shown) !== "markdown" || diagnostics[0]?.rule === "empty-file")) return;
  checking.result.counts.files++;
  const found = diagnostics.flatMap((diagnostic): Diagnostic[] => {
    const severity = severityOf(diagnostic.rule, checking.job.config.check?.rules ?? {});
    return severity === "off" ? [] : [{ ...diagnostic, severity }];
  });
  addFindings(checking, shown, "", found);
}

async function checkBytes(checking: Checking, bytes: Uint8Array, file: FoundFile): Promise<void> {
  const { shown, named, path } = file;
  const { counts, ignored: takenOut } = checking.result;
  const decoded = decodeText(bytes, shown);
  if (!decoded.ok) return addUnreadable(checking, file, decoded.diagnostics);
  if (!named && docKind(shown) !== "markdown" && !looksLikeBrief(decoded.text)) return;
  counts.files++;
  let doc = readScopingDoc(decoded.text, shown);
  if (checking.hooks.revise) {
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? "\ufeff" : "";
    doc = await checking.hooks.revise(doc, path, mark, (each) => judge(checking, each));
  }
  counts.briefs += doc.found;
  if (doc.found === 0) counts.without_brief++;
  else checking.files.add(shown);
  const { diagnostics, ignored } = judge(checking, doc);
  addFindings(checking, shown, doc.text, diagnostics);
  for (const { diagnostic, reason } of ignored) {
    for (const finding of findingsOf([diagnostic], doc.text)) takenOut.push({ finding, reason });
  }
}

/** Checks the files of a job one after the other. A file that cannot be read is a failure, and the rest goes on. */
export async function checkDocuments(job: CheckJob, host: Host, hooks: CheckHooks = {}): Promise<CheckedDocuments> {
  const result: CheckedDocuments = {
    findings: [],
    ignored: [],
    files: [],
    counts: { files: 0, briefs: 0, without_brief: 0, unread: 0 },
    failures: [],
  };
  const context = await prepareContext(job.options, job.config, host);
  const checking: Checking = { job, hooks, context, host, files: new Set(), result };
  for (const [at, file] of job.files.entries()) {
    try {
      const bytes = file.path === STDIN ? host.readStdin(LARGEST_DOC) : host.readFile(file.path, LARGEST_DOC);
      await checkBytes(checking, bytes, file);
    } catch (error) {
      if (!isStop(error)) throw error;
      result.counts.unread++;
      result.failures.push(error.message);
    }
    await hooks.progress?.(at + 1);
  }
  result.files = [...checking.files];
  return result;
}
