/** Findings as a Markdown table, for a pull request or a job summary. */
import { byWeight, type CheckReport, countsText, type Finding } from "../../core/findings/check-report.ts";
import { type RepositoryRoot, repositoryPath } from "../../core/findings/repository-path.ts";
import { markdownCell } from "../text/markdown-cell.ts";
import { summaryLine } from "./diagnostics-text.ts";

/** A comment on a pull request holds about 65,000 characters. */
const SHOWN = 100;

function row({ severity, place, message, rule }: Finding, root: RepositoryRoot): string {
  return `| ${severity} | ${markdownCell(repositoryPath(root, place.file))}:${place.line} | ${markdownCell(message)} | ${rule} |`;
}

export function renderDiagnosticsMarkdown(report: CheckReport): string {
  const { findings } = report;
  const lines = [`### Scoping docs: ${countsText(findings)}`, ""];
  if (findings.length > 0) {
    const worstFirst = [...findings].sort(byWeight);
    lines.push(
      "| | Where | Finding | Rule |",
      "|---|---|---|---|",
      ...worstFirst.slice(0, SHOWN).map((each) => row(each, report.root)),
      "",
    );
    if (findings.length > SHOWN) lines.push(`${findings.length - SHOWN} more findings are not shown.`, "");
  }
  lines.push(`${summaryLine(report)}.`);
  return `${lines.join("\n")}\n`;
}
