/** Rule: answers whose mistakes are costly are seen by a person. */
import { exampleDoc, type Rule } from "./rule.ts";

/** The caution of the tables that such answers need a review; the share from which on they do stands there. */
const NEEDS_REVIEW = "review-every-answer";

export const unreviewedStakes: Rule = {
  id: "unreviewed-stakes",
  severity: "warning",
  what: "A mistake is costly, and nobody sees the answers before they count.",
  why: "No model of any size is right 97 times in 100 on its own; the first bad answer then reaches the customer.",
  bad: exampleDoc({
    reviewed: "none",
    stakes: "{right: {amount: 2, currency: AUD}, wrong: {amount: 500, currency: AUD}}",
  }),
  good: exampleDoc({
    reviewed: "all",
    stakes: "{right: {amount: 2, currency: AUD}, wrong: {amount: 500, currency: AUD}}",
  }),
  check({ brief, placed }, context) {
    if (brief.reviewed !== "none") return;
    const verdict = context.verdict(brief);
    if (!verdict?.cautions.some(({ id }) => id === NEEDS_REVIEW)) return;
    const percent = Number((Number(verdict.facts.required_accuracy) * 100).toFixed(1));
    return {
      place: placed.at(["reviewed"]),
      message: `answers pay only if ${percent}% of them are right, which no model reaches without review, and reviewed is none; plan for a person who sees each answer`,
      args: { needed: percent },
    };
  },
};
