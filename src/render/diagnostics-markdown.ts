/** Findings as a Markdown table, for a pull request or a job summary. */
import { byWeight, type CheckReport, countsText, type Finding } from "../core/check-report.ts";
import { summaryLine } from "./diagnostics-text.ts";
import { markdownCell } from "./markdown-cell.ts";

/** A comment on a pull request holds about 65,000 characters. */
const SHOWN = 100;

function row({ severity, place, message, rule }: Finding): string {
  return `| ${severity} | ${markdownCell(place.file)}:${place.line} | ${markdownCell(message)} | ${rule} |`;
}

export function renderDiagnosticsMarkdown(report: CheckReport): string {
  const { findings } = report;
  const lines = [`### Scoping docs: ${countsText(findings)}`, ""];
  if (findings.length > 0) {
    const worstFirst = [...findings].sort(byWeight);
    lines.push("| | Where | Finding | Rule |", "|---|---|---|---|", ...worstFirst.slice(0, SHOWN).map(row), "");
    if (findings.length > SHOWN) lines.push(`${findings.length - SHOWN} more findings are not shown.`, "");
  }
  lines.push(`${summaryLine(report)}.`);
  return `${lines.join("\n")}\n`;
}
