/** Findings as one JSON object. Keys are added over time, never renamed. */
import { type CheckReport, countByRule, countBySeverity, type Finding } from "../../core/findings/check-report.ts";
import type { Edit, Place } from "../../core/types/diagnostic.ts";
import { jsonText } from "../text/json-text.ts";

function placeOf({ file, line, column, end }: Place) {
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

export function renderDiagnosticsJson(report: CheckReport): string {
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
