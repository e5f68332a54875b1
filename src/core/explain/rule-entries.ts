/** The rules of `check`, explained. */
import type { RuleText } from "../findings/check-report.ts";
import { type Entry, type EntryText, entry, field, type Part } from "./explanation.ts";

/** A rule with the documents that show it, where it has them. */
export type ShownRule = RuleText & { bad?: string; good?: string };

const shown = (title: string, document: string | undefined): Part[] =>
  document === undefined ? [] : [{ title, items: [document], verbatim: true }];

const explainRule = ({ severity, what, why, bad, good }: ShownRule): EntryText => ({
  title: "A rule of check",
  about: what,
  fields: [...field("Severity", severity), ...field("Why", why)],
  parts: [...shown("Reported", bad), ...shown("Fine", good)],
});

export const ruleEntries = (rules: readonly ShownRule[]): Entry[] =>
  rules.map((rule) => entry("rule", rule.id, rule.what, () => explainRule(rule)));
