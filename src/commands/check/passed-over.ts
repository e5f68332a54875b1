/**
 * Findings that do not count: those of the baseline, which were there when `check` was taken up, and those that a
 * waiver of the config file takes out until it runs out.
 */
import { byText, type Finding, type RepositoryRoot, repositoryPath } from "../../core/findings/check-report.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import { parseJson } from "../../data/documents/parse-json.ts";
import type { Waiver } from "../../data/settings/config.ts";
import { type CommandHost, repositoryTop } from "../host/host.ts";
import { diagnosticLine } from "../host/operand.ts";
import type { FoundConfig } from "../settings/find-config.ts";
import { ignoresCase, pathWithin, patternsOf } from "./ignored-files.ts";

interface BaselineEntry {
  fingerprint: string;
  rule: string;
  file: string;
}

/** Findings that were there when `check` was taken up. */
export interface KnownFindings {
  has(finding: Finding): boolean;
  /** A finding about the baseline itself when it holds entries of these files that are gone. */
  stale(files: ReadonlySet<string>): Diagnostic | undefined;
}

const isEntry = (value: unknown): value is BaselineEntry =>
  typeof value === "object" &&
  value !== null &&
  ["fingerprint", "rule", "file"].every((key) => typeof (value as Record<string, unknown>)[key] === "string");

/** Reads a baseline that `--update-baseline` wrote. */
export function readBaseline(path: string, root: RepositoryRoot, host: CommandHost): KnownFindings {
  const shown = host.relative(path);
  const decoded = decodeText(host.readFile(path), shown);
  const parsed = decoded.ok ? parseJson(decoded.text, shown) : decoded;
  if (!parsed.ok) throw usageError(...parsed.diagnostics.map(diagnosticLine));
  const entries = (parsed.value as { findings?: unknown } | null)?.findings;
  if (!Array.isArray(entries) || !entries.every(isEntry)) {
    throw usageError(`${shown} is no baseline; write one with --update-baseline`);
  }
  const key = ({ file, fingerprint }: { file: string; fingerprint: string }) => `${file}\n${fingerprint}`;
  const known = new Map(entries.map((entry) => [key(entry), entry]));
  const met = new Set<string>();
  return {
    has(finding) {
      const name = key({ file: repositoryPath(root, finding.place.file), fingerprint: finding.fingerprint });
      if (!known.has(name)) return false;
      met.add(name);
      return true;
    },
    stale(files) {
      const gone = [...known].filter(([name, { file }]) => !met.has(name) && files.has(file));
      if (gone.length === 0) return undefined;
      const rules = [...new Set(gone.map(([, { rule }]) => rule))].sort(byText).join(", ");
      const message = `${gone.length} of ${known.size} findings of the baseline are gone (${rules}); write it anew with --update-baseline`;
      const place = { file: shown, line: 1, column: 1 };
      return { rule: "stale-baseline", severity: "note", message, args: { gone: gone.length }, place, related: [] };
    },
  };
}

/** Writes the findings as a baseline, one a line, sorted. Files are named from the top of the repository. */
export function writeBaseline(
  path: string,
  findings: readonly Finding[],
  root: RepositoryRoot,
  host: CommandHost,
): void {
  // Only a baseline is written over.
  if (host.kindOf(path) !== undefined) readBaseline(path, root, host);
  const lines = findings
    .map(({ fingerprint, rule, place }) => ({ file: repositoryPath(root, place.file), rule, fingerprint }))
    .sort((a, b) => byText(a.file, b.file) || byText(a.rule, b.rule) || byText(a.fingerprint, b.fingerprint))
    .map((entry) => `    ${JSON.stringify(entry)}`);
  host.writeFile(path, `{\n  "version": 1,\n  "findings": [\n${lines.join(",\n")}\n  ]\n}\n`);
}

/** Waivers of the config file. */
export interface Waivers {
  /** The waiver that takes the finding out, on that day. */
  waiverOf(finding: Finding): Waiver | undefined;
  /** Waivers that have run out; and, after a whole run, those that waive nothing. */
  findings(isWholeRun: boolean): Diagnostic[];
}

export async function waiversOf(found: FoundConfig, asOf: string, host: CommandHost): Promise<Waivers> {
  const { config, folder, waiverPlace } = found;
  const waivers = config.check?.waivers ?? [];
  const ignorecase = waivers.length > 0 && (await ignoresCase(repositoryTop(folder, host) ?? folder, host));
  const entries = waivers.map((waiver, index) => ({
    waiver,
    place: waiverPlace(index),
    paths: patternsOf([waiver.path], ignorecase),
    isOver: waiver.expires < asOf,
    used: false,
  }));
  return {
    waiverOf({ rule, place }) {
      const ofRule = entries.filter(({ waiver, isOver }) => !isOver && waiver.rule === rule);
      if (ofRule.length === 0) return undefined;
      const path = pathWithin(folder, host.resolve(place.file));
      if (path === undefined) return undefined;
      const entry = ofRule.find(({ paths }) => paths.ignores(path));
      if (entry) entry.used = true;
      return entry?.waiver;
    },
    findings(isWholeRun) {
      return entries.flatMap(({ waiver, place, isOver, used }): Diagnostic[] => {
        const { rule, path, approver, expires } = waiver;
        const args = { of: rule, path, expires };
        const about = `the waiver of "${rule}" on ${quote(path)}`;
        if (isOver) {
          const message = `${about} by ${quote(approver)} expired on ${expires}; fix the findings, or have it renewed`;
          return [{ rule: "expired-waiver", severity: "error", message, args, place, related: [] }];
        }
        if (used || !isWholeRun) return [];
        const message = `${about} waives nothing; remove it`;
        return [{ rule: "unused-waiver", severity: "note", message, args, place, related: [] }];
      });
    },
  };
}
