/** Runs every rule on every brief of a document and honours the ignores in it. */
import { exchangeable } from "../core/prices/stated-amount.ts";
import { remember } from "../core/remember/remember.ts";
import { type ScopingDoc, type Severities, severityOf } from "../core/types/check.ts";
import type { Diagnostic, Severity } from "../core/types/diagnostic.ts";
import { coverFrom, type Ignore, ignoresIn } from "./ignores.ts";
import { RULES } from "./registry.ts";
import type { Report, Rule, RuleContext, Subject } from "./rule.ts";

export interface CheckedDoc {
  diagnostics: Diagnostic[];
  ignored: { diagnostic: Diagnostic; reason: string }[];
}

const NOTHING: readonly Report[] = [];

interface ActiveRule {
  rule: Rule;
  severity: Severity;
}

/** The rules that are not off. */
const activeRules = remember((severities: Severities): ActiveRule[] =>
  RULES.flatMap((rule) => {
    const severity = severityOf(rule.id, severities);
    return severity === "off" ? [] : [{ rule, severity }];
  }),
);

function diagnostic(rule: string, severity: Severity, report: Report): Diagnostic {
  const { message, place, args = {}, related = [], fix } = report;
  return { rule, severity, message, args, place, related, ...(fix ? { fix } : {}) };
}

/** What one rule finds in one brief. */
function reportsOf(rule: Rule, subject: Subject, context: RuleContext): readonly Report[] {
  if (rule.about !== undefined && subject.brief[rule.about] === undefined) return NOTHING;
  const found = rule.check(subject, context);
  if (found === undefined) return NOTHING;
  return "message" in found ? [found] : found;
}

/** All that is found in a document, before any ignore. */
function diagnosticsOf(doc: ScopingDoc, context: RuleContext): Diagnostic[] {
  const { severities } = context;
  const found: Diagnostic[] = [];
  for (const problem of doc.problems) {
    const severity = severityOf(problem.rule, severities);
    if (severity !== "off") found.push({ ...problem, severity });
  }
  const missing = severityOf("missing-brief", severities);
  if (context.requireBrief && doc.found === 0 && doc.problems.length === 0 && missing !== "off") {
    const message = 'the document holds no brief; add "model_advisor:" to its front matter';
    found.push(diagnostic("missing-brief", missing, { message, place: { file: doc.file, line: 1, column: 1 } }));
  }
  for (const placed of doc.briefs) {
    // An amount without a rate is a finding of its own, and no rule can hold anything against it.
    const subject: Subject = { brief: exchangeable(placed.brief, context.pricing.fx), placed, doc };
    for (const { rule, severity } of activeRules(severities)) {
      for (const report of reportsOf(rule, subject, context)) found.push(diagnostic(rule.id, severity, report));
    }
  }
  return found;
}

/** Ignores that take nothing out, and those that are not well written. */
function complaints(ignores: readonly Ignore[], used: ReadonlySet<Ignore>, severities: Severities): Diagnostic[] {
  return ignores.flatMap((ignore) => {
    const id = ignore.fault === undefined ? "unused-ignore" : "bad-ignore";
    if (ignore.fault === undefined && (used.has(ignore) || severities[ignore.rule] === "off")) return [];
    const severity = severityOf(id, severities);
    if (severity === "off") return [];
    const message = ignore.fault ?? `nothing to ignore: "${ignore.rule}" finds nothing here; remove the comment`;
    return [diagnostic(id, severity, { place: ignore.place, message, args: { of: ignore.rule } })];
  });
}

/** The findings of one document, in the order of the rules, and those that an ignore takes out. */
export function checkDoc(doc: ScopingDoc, context: RuleContext): CheckedDoc {
  const diagnostics = diagnosticsOf(doc, context);
  const ignores = ignoresIn(doc, context.severities);
  if (ignores.length === 0) return { diagnostics, ignored: [] };
  const cover = coverFrom(ignores);
  const used = new Set<Ignore>();
  const checked: CheckedDoc = { diagnostics: [], ignored: [] };
  for (const found of diagnostics) {
    const ignore = cover(found);
    if (ignore === undefined) {
      checked.diagnostics.push(found);
      continue;
    }
    used.add(ignore);
    checked.ignored.push({ diagnostic: found, reason: ignore.reason });
  }
  checked.diagnostics.push(...complaints(ignores, used, context.severities));
  return checked;
}
