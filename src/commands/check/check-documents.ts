/** Reads a list of documents and checks them one after the other. */

import {
  byPlace,
  type CheckReport,
  type Finding,
  findingsOf,
  type RepositoryRoot,
} from "../../core/findings/check-report.ts";
import type { Brief } from "../../core/types/brief.ts";
import { type ScopingDoc, severityOf } from "../../core/types/check.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { isStop } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import { docKind, looksLikeBrief, readScopingDoc } from "../../data/scoping/read-scoping-doc.ts";
import { type CheckedDoc, checkDoc } from "../../rules/run.ts";
import type { CommandHost } from "../host/host.ts";
import { type PlacedConfig, withDefaults } from "../settings/find-config.ts";
import type { FoundFile } from "./check-files.ts";
import { type CheckSession, type JudgingOptions, prepareJudging } from "./check-judging.ts";

export const STDIN = "-";
/** Scoping docs are pages; a file larger than this is something else. */
const LARGEST_DOC = 8 * 1024 * 1024;

/** What is to be checked, and by which settings. */
export interface CheckJob {
  files: FoundFile[];
  options: JudgingOptions;
  found: PlacedConfig;
  root: RepositoryRoot;
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
  /** May give a document another text before it counts. `mark` is its byte order mark, or empty. */
  revise?(
    doc: ScopingDoc,
    path: string,
    mark: string,
    judge: (doc: ScopingDoc) => CheckedDoc,
  ): Promise<string | undefined>;
  /** Called now and then with how many are done. */
  progress?(done: number): Promise<void> | void;
}

interface Checking extends CheckSession {
  job: CheckJob;
  hooks: CheckHooks;
  host: CommandHost;
  files: Set<string>;
  result: CheckedDocuments;
}

/** A file as it was met: a document to judge, bytes that are no text, or why it could not be read. */
type Met = { file: FoundFile } & (
  | { doc: ScopingDoc; mark: string }
  | { refused: readonly Diagnostic[] }
  | { failure: string }
  | { passed: true }
);

/** How many files are checked between two looks at the progress. */
const LOT = 50;

function parse(text: string, { shown }: FoundFile, { found: { config } }: CheckJob): ScopingDoc {
  const doc = readScopingDoc(text, shown);
  for (const placed of doc.briefs) placed.brief = withDefaults(placed.brief, config);
  return doc;
}

function meet(file: FoundFile, { job, host }: Checking): Met {
  try {
    const bytes = file.path === STDIN ? host.readStdin(LARGEST_DOC) : host.readFile(file.path, LARGEST_DOC);
    const decoded = decodeText(bytes, file.shown);
    if (!decoded.ok) return { file, refused: decoded.diagnostics };
    if (!file.named && docKind(file.shown) !== "markdown" && !looksLikeBrief(decoded.text))
      return { file, passed: true };
    const mark = bytes[0] === 0xef && bytes[1] === 0xbb ? "\ufeff" : "";
    return { file, doc: parse(decoded.text, file, job), mark };
  } catch (error) {
    if (!isStop(error)) throw error;
    return { file, failure: error.message };
  }
}

const briefsOf = ({ briefs }: ScopingDoc): Brief[] => briefs.map(({ brief }) => brief);

const judge = ({ context }: Checking, doc: ScopingDoc): CheckedDoc => checkDoc(doc, context);

function addFindings(
  { files, result, job }: Checking,
  file: string,
  text: string,
  diagnostics: readonly Diagnostic[],
): void {
  result.findings.push(...findingsOf(diagnostics, text, job.root));
  if (diagnostics.length > 0) files.add(file);
}

/** Bytes that are no text. Met on a walk they are none of ours, unless they call themselves a document. */
function addUnreadable(checking: Checking, { shown, named }: FoundFile, diagnostics: readonly Diagnostic[]): void {
  if (!named && (docKind(shown) !== "markdown" || diagnostics[0]?.rule === "empty-file")) return;
  checking.result.counts.files++;
  const found = diagnostics.flatMap((diagnostic): Diagnostic[] => {
    const severity = severityOf(diagnostic.rule, checking.context.severities);
    return severity === "off" ? [] : [{ ...diagnostic, severity }];
  });
  addFindings(checking, shown, "", found);
}

/** The same with its document revised; a fix that cannot be written is a failure. */
async function revised(checking: Checking, met: Met, revise: NonNullable<CheckHooks["revise"]>): Promise<Met> {
  if (!("doc" in met)) return met;
  const { file, doc, mark } = met;
  try {
    const text = await revise(doc, file.path, mark, (each) => judge(checking, each));
    if (text === undefined) return met;
    const after = parse(text, file, checking.job);
    await checking.prepare(briefsOf(after));
    return { file, doc: after, mark };
  } catch (error) {
    if (!isStop(error)) throw error;
    return { file, failure: error.message };
  }
}

function addDoc(checking: Checking, file: FoundFile, doc: ScopingDoc): void {
  const { counts, ignored: takenOut } = checking.result;
  counts.files++;
  counts.briefs += doc.found;
  if (doc.found === 0) counts.without_brief++;
  else checking.files.add(file.shown);
  const { diagnostics, ignored } = judge(checking, doc);
  addFindings(checking, file.shown, doc.text, diagnostics);
  const reasons = new Map(ignored.map(({ diagnostic, reason }) => [diagnostic, reason]));
  const sorted = [...reasons.keys()].sort(byPlace);
  for (const [at, finding] of findingsOf(sorted, doc.text, checking.job.root).entries()) {
    takenOut.push({ finding, reason: reasons.get(sorted[at]!) ?? "" });
  }
}

function addFailure({ result }: Checking, message: string): void {
  result.counts.unread++;
  result.failures.push(message);
}

function add(checking: Checking, met: Met): void {
  if ("failure" in met) addFailure(checking, met.failure);
  else if ("refused" in met) addUnreadable(checking, met.file, met.refused);
  else if ("doc" in met) addDoc(checking, met.file, met.doc);
}

/** Checks the files of a job one after the other. A file that cannot be read is a failure, and the rest goes on. */
export async function checkDocuments(
  job: CheckJob,
  host: CommandHost,
  hooks: CheckHooks = {},
): Promise<CheckedDocuments> {
  const result: CheckedDocuments = {
    findings: [],
    ignored: [],
    files: [],
    counts: { files: 0, briefs: 0, without_brief: 0, unread: 0 },
    failures: [],
  };
  const judging = await prepareJudging(job.options, job.found, host);
  const checking: Checking = { ...judging, job, hooks, host, files: new Set(), result };
  for (const [at, file] of job.files.entries()) {
    const met = meet(file, checking);
    if ("doc" in met) await checking.prepare(briefsOf(met.doc));
    add(checking, hooks.revise ? await revised(checking, met, hooks.revise) : met);
    if ((at + 1) % LOT === 0 || at + 1 === job.files.length) await hooks.progress?.(at + 1);
  }
  result.files = [...checking.files];
  return result;
}
