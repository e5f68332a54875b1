/** Format name to renderer of findings; each is loaded only when it is asked for. */
import type { CheckReport } from "../../core/findings/check-report.ts";
import type { TextOptions } from "./diagnostics-text.ts";

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
      return (await import("./diagnostics-exchanged.ts")).renderDiagnosticsJson(report);
    case "github":
      return (await import("./diagnostics-exchanged.ts")).renderDiagnosticsGithub(report);
    case "sarif":
      return (await import("./diagnostics-sarif.ts")).renderDiagnosticsSarif(report);
    case "junit":
      return (await import("./diagnostics-exchanged.ts")).renderDiagnosticsJunit(report);
    case "markdown":
      return (await import("./diagnostics-exchanged.ts")).renderDiagnosticsMarkdown(report);
    default:
      return (await import("./diagnostics-text.ts")).renderDiagnosticsText(report, options);
  }
}
