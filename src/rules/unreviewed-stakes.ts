/** Rule: answers whose mistakes are costly are seen by a person. */
import { exampleDoc, type Rule } from "./rule.ts";

/** From this share of right answers on no model gives it unreviewed (cautions/review-every-answer). */
const NEEDS_REVIEW = 0.97;

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
    const needed = context.verdict(brief)?.facts.required_accuracy;
    if (typeof needed !== "number" || needed < NEEDS_REVIEW) return;
    const percent = Number((needed * 100).toFixed(1));
    return {
      place: placed.at(["reviewed"]),
      message: `answers pay only if ${percent}% of them are right, which no model reaches without review, and reviewed is none; plan for a person who sees each answer`,
      args: { needed: percent },
    };
  },
};
