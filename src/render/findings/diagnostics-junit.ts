/** Findings as JUnit XML: a suite for each file, a case for each rule that was broken in it. */
import { type CheckReport, type Finding, isAtLeast } from "../../core/findings/check-report.ts";
import { repositoryPath } from "../../core/findings/repository-path.ts";
import { plainText } from "../../core/text/plain-text.ts";
import { findingLine } from "./diagnostics-text.ts";

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

export function renderDiagnosticsJunit(report: CheckReport): string {
  const byFile = new Map<string, Finding[]>(report.files.map((file) => [file, []]));
  for (const finding of report.findings) byFile.get(finding.place.file)?.push(finding);
  const suites = [...byFile].map(([file, findings]) =>
    suiteOf(repositoryPath(report.root, file), findings, report.fail_on),
  );
  const sum = (of: "tests" | "failures") => suites.reduce((total, suite) => total + suite[of], 0);
  const head = `<testsuites name="model-advisor check" tests="${sum("tests")}" failures="${sum("failures")}">`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${head}\n${suites.map(({ text }) => text).join("")}</testsuites>\n`;
}
