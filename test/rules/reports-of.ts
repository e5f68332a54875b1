/** What one rule says of a brief, where all that it asks for is given here. */
import type { Brief } from "../../src/core/types/brief.ts";
import type { Diagnostic } from "../../src/core/types/diagnostic.ts";
import type { Report, Rule, RuleContext, Subject } from "../../src/rules/rule.ts";
import { frozenPricing } from "../frozen-pricing.ts";

const place = { file: "a.md", line: 1, column: 1 };

export function reportsOf(rule: Rule, brief: object, context: object, of: object = {}): Report[] {
  const placed = { brief, place, notation: "yaml", at: () => place, has: () => false, unread: new Set() };
  const doc = {
    file: "a.md",
    kind: "markdown",
    text: "",
    prose: [],
    briefs: [placed],
    problems: [],
    comments: [],
    found: 1,
    ...of,
  };
  const found = rule.check(
    { brief: brief as Brief, placed, doc } as unknown as Subject,
    {
      pricing: frozenPricing,
      asOf: "2026-11-24",
      rate: { currency: "USD", per_usd: 1 },
      verdict: () => undefined,
      ...context,
    } as unknown as RuleContext,
  );
  return found === undefined ? [] : "message" in found ? [found] : [...(found as Diagnostic[])];
}

export const finds = (rule: Rule, brief: object, context: object, of?: object): boolean =>
  reportsOf(rule, brief, context, of).length > 0;
