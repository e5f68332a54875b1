/** The rules of `check`, explained. */
import type { RuleText } from "../findings/check-report.ts";
import { type Entry, type EntryText, entry } from "./explanation.ts";

/** A rule with the documents that show it, where it has them. */
export type ShownRule = RuleText & { bad?: string; good?: string };

const explainRule = ({ severity, what, why, bad, good }: ShownRule): EntryText => ({
  title: "A rule of check",
  about: what,
  fields: {
    Severity: severity,
    Why: why,
  },
  documents: { Reported: bad, Fine: good },
});

export const ruleEntries = (rules: readonly ShownRule[]): Entry[] =>
  rules.map((rule) => entry("rule", rule.id, rule.what, () => explainRule(rule)));
