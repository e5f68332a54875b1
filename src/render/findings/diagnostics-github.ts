/** Findings as workflow commands that GitHub shows as annotations: worst first, ten of them, then how many more. */
import { byWeight, type CheckReport, type Finding } from "../../core/findings/check-report.ts";
import { type RepositoryRoot, repositoryPath } from "../../core/findings/repository-path.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Severity } from "../../core/types/diagnostic.ts";
import { summaryLine } from "./diagnostics-text.ts";

/** GitHub shows ten annotations of a kind for each step and drops the rest without a word. */
const SHOWN = 10;

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

export function renderDiagnosticsGithub(report: CheckReport): string {
  const worstFirst = [...report.findings].sort(byWeight);
  const shown = worstFirst
    .slice(0, SHOWN)
    .map((finding) => annotation(finding, report.root))
    .join("");
  const more =
    worstFirst.length > SHOWN ? `${worstFirst.length - SHOWN} more findings are not shown as annotations\n` : "";
  return `${shown}${more}${summaryLine(report)}\n`;
}
