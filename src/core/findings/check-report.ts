/** What `check` found: one value that every renderer of findings draws from and nothing else computes. */
import { contentHash } from "../text/content-hash.ts";
import { lineStarts, lineText } from "../text/text-lines.ts";
import type { IsoDate } from "../types/brief.ts";
import type { Diagnostic, Severity } from "../types/diagnostic.ts";

/** What a rule says about itself. */
export interface RuleText {
  id: string;
  severity: Severity;
  /** What it reports, as one sentence. */
  what: string;
  /** Why that matters. */
  why: string;
}

/** A rule with the documents that show it, where it has them: the first is reported, the second is not. */
export type ShownRule = RuleText & { bad?: string; good?: string };

export interface Finding extends Diagnostic {
  /** The line that the finding stands on, as written; empty when there is none. */
  source: string;
  /** The same finding has the same name when lines are added above it. */
  fingerprint: string;
}

export interface Suppressed {
  finding: Finding;
  by: "ignore" | "waiver" | "baseline";
  reason: string;
}

export interface CheckReport {
  /** By file, line, column and rule. */
  findings: Finding[];
  suppressed: Suppressed[];
  /** Every rule there is, by id. */
  rules: RuleText[];
  /** Files that hold a brief or a finding, sorted. */
  files: string[];
  counts: { files: number; briefs: number; without_brief: number; unread: number };
  /** Findings from this severity on make the run fail. */
  fail_on: Severity;
  as_of: IsoDate | null;
  /** Places are from the working folder; this leads from there to the top of the repository. */
  root: RepositoryRoot;
  tool: { name: string; version: string };
}

const WEIGHT: Record<Severity, number> = { error: 2, warning: 1, note: 0 };

/** True when a finding of this severity makes a run fail that fails from `least` on. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => WEIGHT[severity] >= WEIGHT[least];

/** Text order that no locale changes. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By file, line, column, rule and message. */
export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    byText(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    byText(a.rule, b.rule) ||
    byText(a.message, b.message)
  );
}

/** Worst first, then by place. */
export function byWeight(a: Diagnostic, b: Diagnostic): number {
  return WEIGHT[b.severity] - WEIGHT[a.severity] || byPlace(a, b);
}

/**
 * Diagnostics about one text as findings, sorted. The fingerprint is made of rule, file and line content, so it stays
 * when lines move and when the check is run in another folder; equal ones are counted up.
 */
export function findingsOf(diagnostics: readonly Diagnostic[], text: string, root: RepositoryRoot): Finding[] {
  if (diagnostics.length === 0) return [];
  const lines = sourceLines(text);
  const seen = new Map<string, number>();
  return [...diagnostics].sort(byPlace).map((found) => {
    const { rule, severity, message, args, place, related, fix } = found;
    const { source, hashOf } = lines(place.line);
    const base = hashOf(rule, repositoryPath(root, place.file));
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    const finding: Finding = {
      rule,
      severity,
      message,
      args,
      place,
      related,
      source,
      fingerprint: `${base}:${count + 1}`,
    };
    if (fix) finding.fix = fix;
    return finding;
  });
}

interface SourceLine {
  source: string;
  /** The hash of a rule's finding on this line. */
  hashOf(rule: string, file: string): string;
}

/** Lines of a text, each kept once however many findings stand on it. */
function sourceLines(text: string): (line: number) => SourceLine {
  const starts = lineStarts(text);
  const known = new Map<number, SourceLine>();
  return (line) => {
    let found = known.get(line);
    if (!found) {
      // Put together anew: a mere slice would keep the whole document in memory.
      const source = ` ${lineText(text, starts, line)}`.slice(1);
      const hashes = new Map<string, string>();
      const hashOf = (rule: string, file: string): string => {
        const key = `${rule}\n${file}`;
        const hash = hashes.get(key) ?? contentHash(`${key}\n${source.trim()}`);
        hashes.set(key, hash);
        return hash;
      };
      found = { source, hashOf };
      known.set(line, found);
    }
    return found;
  };
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Diagnostic[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** How many findings there are of each rule, most first. */
export function countByRule(findings: readonly Diagnostic[]): { rule: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .map(([rule, count]) => ({ rule, count }))
    .sort((a, b) => b.count - a.count || byText(a.rule, b.rule));
}

/** `2 errors, 1 warning`; `no findings` when there are none. */
export function countsText(findings: readonly Diagnostic[]): string {
  const counts = countBySeverity(findings);
  const parts = (["error", "warning", "note"] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 ? "" : "s"}`);
  return parts.length > 0 ? parts.join(", ") : "no findings";
}

/** The top of the repository, and how to get from there to the working folder. */
export interface RepositoryRoot {
  /** Absolute, with forward slashes. */
  path: string;
  /** `team/docs`; empty at the top. */
  prefix: string;
}

/** The root for a working folder at or below the top. */
export function repositoryRoot(top: string, folder: string): RepositoryRoot {
  const base = top.endsWith("/") ? top : `${top}/`;
  return { path: top, prefix: folder.startsWith(base) ? folder.slice(base.length) : "" };
}

/** A path from the working folder as one from the top of the repository; files outside of it begin with `../`. */
export function repositoryPath({ path: top, prefix }: RepositoryRoot, file: string): string {
  if (file.startsWith(`${top}/`)) return file.slice(top.length + 1);
  if (file.startsWith("/") || /^[A-Za-z]:\//.test(file)) return file;
  const parts = prefix === "" ? [] : prefix.split("/");
  for (const part of file.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/") || ".";
}
