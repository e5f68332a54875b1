/** The rules of `check`, explained. */
import type { RuleText } from "../findings/check-report.ts";
import { type Entry, field, type Part } from "./explanation.ts";

/** A rule with the documents that show it, where it has them. */
export type ShownRule = RuleText & { bad?: string; good?: string };

const shown = (title: string, document: string | undefined): Part[] =>
  document === undefined ? [] : [{ title, items: [document], verbatim: true }];

export function ruleEntries(rules: readonly ShownRule[]): Entry[] {
  return rules.map((rule) => ({
    topic: "rule",
    id: rule.id,
    title: rule.what,
    also: [],
    explain: () => ({
      topic: "rule",
      id: rule.id,
      title: "A rule of check",
      about: rule.what,
      fields: [...field("Severity", rule.severity), ...field("Why", rule.why)],
      parts: [...shown("Reported", rule.bad), ...shown("Fine", rule.good)],
      source: null,
    }),
  }));
}
