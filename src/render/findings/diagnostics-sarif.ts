/** Findings as SARIF 2.1.0, in the form that GitHub code scanning takes. */
import type { CheckReport, Finding, RuleText, Suppressed } from "../../core/findings/check-report.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Place, Severity } from "../../core/types/diagnostic.ts";
import { jsonText } from "../text/json-text.ts";
import { uriOf } from "../text/uri.ts";

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";
const ROOT = "SRCROOT";

const level = (severity: Severity) => severity;

function ruleOf({ id, severity, what, why }: RuleText) {
  return {
    id,
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: {
      text: `${what}\n\n${why}`,
      markdown: `**${what}**\n\n${why}\n\n\`model-advisor explain ${id}\` shows an example.`,
    },
    defaultConfiguration: { level: level(severity) },
    properties: { tags: ["model-advisor"], precision: "high", "problem.severity": problemSeverity(severity) },
  };
}

const problemSeverity = (severity: Severity) => (severity === "note" ? "recommendation" : severity);

function location(place: Place, message?: string) {
  const { file, line, column, end } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: ROOT },
      region: {
        startLine: line,
        startColumn: column,
        ...(end ? { endLine: end.line, endColumn: Math.max(end.column, end.line === line ? column : 1) } : {}),
      },
    },
    ...(message === undefined ? {} : { message: { text: message } }),
  };
}

function resultOf(finding: Finding, index: ReadonlyMap<string, number>, suppressed?: Suppressed) {
  const { rule, severity, message, place, related, fingerprint } = finding;
  const ruleIndex = index.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: level(severity),
    message: { text: plainText(message, { newlines: "keep" }) },
    locations: [location(place)],
    ...(related.length > 0
      ? { relatedLocations: related.map((other) => location(other.place, plainText(other.message))) }
      : {}),
    partialFingerprints: { primaryLocationLineHash: fingerprint },
    ...(suppressed
      ? {
          suppressions: [
            { kind: suppressed.by === "ignore" ? "inSource" : "external", justification: plainText(suppressed.reason) },
          ],
        }
      : {}),
  };
}

export function renderDiagnosticsSarif(report: CheckReport): string {
  const index = new Map(report.rules.map(({ id }, at) => [id, at]));
  const { name, version } = report.tool;
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, semanticVersion: version, rules: report.rules.map(ruleOf) } },
        automationDetails: { id: `${name}/check` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The folder that the check ran in." } } },
        results: [
          ...report.findings.map((finding) => resultOf(finding, index)),
          ...report.suppressed.map((each) => resultOf(each.finding, index, each)),
        ],
      },
    ],
  };
  return jsonText(log);
}
