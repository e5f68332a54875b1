/**
 * Findings in the form asked for. Those that other places take stand here: one JSON object, annotations of GitHub, JUnit
 * XML and a Markdown table. Text and SARIF, the largest, are loaded only when they are asked for.
 */
import {
  byWeight,
  type CheckReport,
  countByRule,
  countBySeverity,
  countsText,
  type Finding,
  isAtLeast,
  type RepositoryRoot,
  repositoryPath,
} from "../../core/findings/check-report.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Edit, Severity, SourceLocation } from "../../core/types/diagnostic.ts";
import { markdownCell } from "../document/markdown-writer.ts";
import { jsonText } from "../text/json-text.ts";
import { findingLine, summaryLine, type TextOptions } from "./diagnostics-text.ts";

export const FINDING_FORMATS = ["text", "json", "github", "sarif", "junit", "markdown"] as const;
export type FindingFormat = (typeof FINDING_FORMATS)[number];

/** A report as text that ends in one newline. `options` matter to `text` alone. */
export async function renderDiagnostics(
  report: CheckReport,
  format: FindingFormat,
  options: TextOptions,
): Promise<string> {
  switch (format) {
    case "json":
      return renderDiagnosticsJson(report);
    case "github":
      return renderDiagnosticsGithub(report);
    case "sarif":
      return (await import("./diagnostics-sarif.ts")).renderDiagnosticsSarif(report);
    case "junit":
      return renderDiagnosticsJunit(report);
    case "markdown":
      return renderDiagnosticsMarkdown(report);
    default:
      return (await import("./diagnostics-text.ts")).renderDiagnosticsText(report, options);
  }
}

function placeOf({ file, line, column, end }: SourceLocation) {
  return { file, line, column, end_line: end?.line ?? null, end_column: end?.column ?? null };
}

const editOf = ({ place, text }: Edit) => ({ ...placeOf(place), text });

function findingOf(finding: Finding) {
  const { rule, severity, message, args, place, related, fix, fingerprint } = finding;
  return {
    rule,
    severity,
    message,
    ...placeOf(place),
    args,
    related: related.map((other) => ({ ...placeOf(other.place), message: other.message })),
    fix: fix ? { title: fix.title, safe: fix.safe, edits: fix.edits.map(editOf) } : null,
    fingerprint,
  };
}

/** One JSON object. Keys are added over time, never renamed. */
function renderDiagnosticsJson(report: CheckReport): string {
  const { findings, suppressed, counts, tool, as_of, fail_on } = report;
  const value = {
    schema_version: 1,
    tool,
    as_of,
    fail_on,
    summary: { ...countBySeverity(findings), suppressed: suppressed.length, ...counts },
    statistics: countByRule(findings),
    findings: findings.map(findingOf),
    suppressed: suppressed.map(({ finding, by, reason }) => ({ by, reason, ...findingOf(finding) })),
  };
  return jsonText(value);
}

/** GitHub shows ten annotations of a kind for each step and drops the rest without a word. */
const ANNOTATIONS_SHOWN = 10;

const COMMAND: Record<Severity, string> = { error: "error", warning: "warning", note: "notice" };

const data = (text: string) =>
  plainText(text, { newlines: "keep" }).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

function annotation({ place, severity, message, rule }: Finding, root: RepositoryRoot): string {
  const end = place.end;
  const properties = [
    `file=${property(repositoryPath(root, place.file))}`,
    `line=${place.line}`,
    ...(end ? [`endLine=${end.line}`] : []),
    `col=${place.column}`,
    ...(end?.line === place.line ? [`endColumn=${end.column}`] : []),
    `title=${property(rule)}`,
  ];
  return `::${COMMAND[severity]} ${properties.join(",")}::${data(message)}\n`;
}

/** Workflow commands that GitHub shows as annotations: worst first, ten of them, then how many more. */
function renderDiagnosticsGithub(report: CheckReport): string {
  const worstFirst = [...report.findings].sort(byWeight);
  const shown = worstFirst
    .slice(0, ANNOTATIONS_SHOWN)
    .map((finding) => annotation(finding, report.root))
    .join("");
  const more =
    worstFirst.length > ANNOTATIONS_SHOWN
      ? `${worstFirst.length - ANNOTATIONS_SHOWN} more findings are not shown as annotations\n`
      : "";
  return `${shown}${more}${summaryLine(report)}\n`;
}

/** Text for XML 1.0, which cannot hold most control characters even as references. */
function xml(text: string): string {
  return plainText(text, { newlines: "keep" })
    .replaceAll(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function caseOf(file: string, rule: string, findings: readonly Finding[], failOn: CheckReport["fail_on"]): string {
  const lines = findings.map(findingLine).join("\n");
  const fails = findings.some(({ severity }) => isAtLeast(severity, failOn));
  const first = findings[0]!;
  const inner = fails
    ? `<failure type="${first.severity}" message="${xml(first.message)}">${xml(lines)}</failure>`
    : `<system-out>${xml(lines)}</system-out>`;
  return `    <testcase name="${xml(rule)}" classname="${xml(file)}">${inner}</testcase>\n`;
}

function suiteOf(file: string, findings: readonly Finding[], failOn: CheckReport["fail_on"]) {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = rules.get(finding.rule);
    if (same) same.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  const failures = [...rules.values()].filter((same) =>
    same.some(({ severity }) => isAtLeast(severity, failOn)),
  ).length;
  const cases =
    rules.size === 0
      ? `    <testcase name="check" classname="${xml(file)}"/>\n`
      : [...rules].map(([rule, same]) => caseOf(file, rule, same, failOn)).join("");
  const tests = Math.max(1, rules.size);
  const text = `  <testsuite name="${xml(file)}" tests="${tests}" failures="${failures}">\n${cases}  </testsuite>\n`;
  return { text, tests, failures };
}

/** JUnit XML: a suite for each file, a case for each rule that was broken in it. */
function renderDiagnosticsJunit(report: CheckReport): string {
  const byFile = new Map<string, Finding[]>(report.files.map((file) => [file, []]));
  for (const finding of report.findings) byFile.get(finding.place.file)?.push(finding);
  const suites = [...byFile].map(([file, findings]) =>
    suiteOf(repositoryPath(report.root, file), findings, report.fail_on),
  );
  const sum = (of: "tests" | "failures") => suites.reduce((total, suite) => total + suite[of], 0);
  const head = `<testsuites name="model-advisor check" tests="${sum("tests")}" failures="${sum("failures")}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.map(({ text }) => text).join("")}</testsuites>\n`;
}

/** A comment on a pull request holds about 65,000 characters. */
const ROWS_SHOWN = 100;

function row({ severity, place, message, rule }: Finding, root: RepositoryRoot): string {
  return `| ${severity} | ${markdownCell(repositoryPath(root, place.file))}:${place.line} | ${markdownCell(message)} | ${rule} |`;
}

/** A Markdown table, for a pull request or a job summary. */
function renderDiagnosticsMarkdown(report: CheckReport): string {
  const { findings } = report;
  const lines = [`### Scoping docs: ${countsText(findings)}`, ""];
  if (findings.length > 0) {
    const worstFirst = [...findings].sort(byWeight);
    lines.push(
      "| | Where | Finding | Rule |",
      "|---|---|---|---|",
      ...worstFirst.slice(0, ROWS_SHOWN).map((each) => row(each, report.root)),
      "",
    );
    if (findings.length > ROWS_SHOWN) lines.push(`${findings.length - ROWS_SHOWN} more findings are not shown.`, "");
  }
  lines.push(`${summaryLine(report)}.`);
  return `${lines.join("\n")}\n`;
}
