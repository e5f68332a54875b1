/** Findings as SARIF 2.1.0, in the form that GitHub code scanning takes. */
import {
  byWeight,
  type CheckReport,
  type Finding,
  type RepositoryRoot,
  type RuleText,
  repositoryPath,
  type Suppressed,
} from "../../core/findings/check-report.ts";
import { plainText } from "../../core/text/plain-text.ts";
import type { Severity, SourceLocation } from "../../core/types/diagnostic.ts";
import { jsonText, plainJson } from "../text/json-text.ts";

/** Percent-encodes what a URI path may not hold; `/` stays. */
function uriOf(path: string): string {
  const wellFormed = path.replaceAll(/\p{Cs}/gu, "\ufffd");
  const encoded = wellFormed
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
  return encoded === "" ? "." : encoded;
}

/** An absolute path as a `file:` URI; a drive letter keeps its colon. */
const fileUri = (path: string): string =>
  `file://${path.startsWith("/") ? "" : "/"}${uriOf(path.replace(/\/$/, "")).replace(/^([A-Za-z])%3A/, "$1:")}`;

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

function location(place: SourceLocation, root: RepositoryRoot, message?: string) {
  const { file, line, column, end } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(repositoryPath(root, file)), uriBaseId: ROOT },
      region: {
        startLine: line,
        startColumn: column,
        ...(end ? { endLine: end.line, endColumn: Math.max(end.column, end.line === line ? column : 1) } : {}),
      },
    },
    ...(message === undefined ? {} : { message: { text: message } }),
  };
}

function resultOf(
  finding: Finding,
  { root }: CheckReport,
  index: ReadonlyMap<string, number>,
  suppressed?: Suppressed,
) {
  const { rule, severity, message, place, related, fingerprint } = finding;
  const ruleIndex = index.get(rule);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: level(severity),
    message: { text: plainText(message, { newlines: "keep" }) },
    locations: [location(place, root)],
    ...(related.length > 0
      ? { relatedLocations: related.map((other) => location(other.place, root, plainText(other.message))) }
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

/** GitHub refuses a log with more results, or a larger one. */
const MOST_RESULTS = 25_000;
const MOST_BYTES = 10_000_000;
/** Set aside for all that stands around the results. */
const FRAME_BYTES = 200_000;

interface Kept {
  /** A line of JSON each. */
  lines: string[];
  left: number;
}

/** The results that GitHub takes: the worst first where there are too many, then those that are suppressed. */
function keep(report: CheckReport): Kept {
  const index = new Map(report.rules.map(({ id }, at) => [id, at]));
  const all = report.findings.length + report.suppressed.length;
  const findings = all > MOST_RESULTS ? [...report.findings].sort(byWeight) : report.findings;
  const lines: string[] = [];
  let room = MOST_BYTES - FRAME_BYTES;
  const isKept = (result: object): boolean => {
    const line = plainJson(JSON.stringify(result));
    // Control characters are escapes by now; no other character takes more than three bytes a code unit.
    room -= /^[ -~]*$/.test(line) ? line.length + 2 : 3 * line.length + 2;
    if (room < 0 || lines.length === MOST_RESULTS) return false;
    lines.push(line);
    return true;
  };
  if (findings.every((finding) => isKept(resultOf(finding, report, index)))) {
    report.suppressed.every((each) => isKept(resultOf(each.finding, report, index, each)));
  }
  return { lines, left: all - lines.length };
}

/** How many findings a SARIF log of this report has to leave out; 0 for hardly any report. */
export const leftOutOfSarif = (report: CheckReport): number => keep(report).left;

const PLACEHOLDER = '"results": []';

export function renderDiagnosticsSarif(report: CheckReport): string {
  const { name, version } = report.tool;
  const { lines, left } = keep(report);
  const text = `${left} findings are left out: a code scanning service takes ${MOST_RESULTS} and ${MOST_BYTES} bytes`;
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name, semanticVersion: version, rules: report.rules.map(ruleOf) } },
        automationDetails: { id: `${name}/check` },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          [ROOT]: { uri: `${fileUri(report.root.path)}/`, description: { text: "The top of the repository." } },
        },
        ...(left > 0
          ? {
              invocations: [
                {
                  executionSuccessful: true,
                  toolExecutionNotifications: [{ level: "warning", message: { text } }],
                },
              ],
            }
          : {}),
        results: [],
      },
    ],
  };
  // A line a result: indented, they would be twice as large.
  const results = lines.length === 0 ? PLACEHOLDER : `"results": [\n${lines.join(",\n")}\n      ]`;
  return jsonText(log).replace(PLACEHOLDER, () => results);
}
