/** What one rule says of a brief, where all that it asks for is given here. */
import { briefContext, pricingSession } from "../../src/core/advice/pricing-session.ts";
import { decideVerdict } from "../../src/core/tables/verdict.ts";
import type { Brief } from "../../src/core/types/brief.ts";
import type { Diagnostic } from "../../src/core/types/diagnostic.ts";
import type { FxRate, Pricing } from "../../src/core/types/pricing.ts";
import type { Report, Rule, RuleContext, Subject } from "../../src/rules/rule.ts";
import { frozenPricing } from "../frozen-pricing.ts";
import { TAXONOMY } from "../taxonomy/real-taxonomy.ts";

/** What the ways of a brief follow from, by these prices. */
export function countedBy({ pricing, asOf, rate }: object & { pricing: object; asOf: string; rate: object }) {
  const setting = {
    taxonomy: TAXONOMY,
    pricing: pricing as Pricing,
    as_of: asOf,
    rate: rate as FxRate,
    explain: false,
  };
  const session = pricingSession(setting);
  return (brief: Brief) => briefContext(session, brief, decideVerdict(brief, TAXONOMY, null).verdict);
}

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
  const given = { pricing: frozenPricing, asOf: "2026-11-24", rate: { currency: "USD", per_usd: 1 }, ...context };
  const asked = { verdict: () => undefined, counted: countedBy(given), ...given } as unknown as RuleContext;
  const found = rule.check({ brief: brief as Brief, placed, doc } as unknown as Subject, asked);
  return found === undefined ? [] : "message" in found ? [found] : [...(found as Diagnostic[])];
}

export const finds = (rule: Rule, brief: object, context: object, of?: object): boolean =>
  reportsOf(rule, brief, context, of).length > 0;
