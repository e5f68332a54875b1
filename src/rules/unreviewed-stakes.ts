/** Rule: answers whose mistakes are costly are seen by a person. */
import { rowOf, rowsTesting } from "../core/tables/table-rows.ts";
import { exampleDoc, type Rule } from "./rule.ts";

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
    // The share of right answers from which on they need a review stands in the cautions.
    const byAccuracy = rowsTesting(context.taxonomy, "cautions.required_accuracy");
    const asksReview = (id: string) => rowOf("cautions", id, context.taxonomy)?.asks_review && byAccuracy.has(id);
    if (!verdict?.cautions.some(({ id }) => asksReview(id))) return;
    const percent = Number((Number(verdict.facts.required_accuracy) * 100).toFixed(1));
    return {
      place: placed.at(["reviewed"]),
      message: `answers pay only if ${percent}% of them are right, which no model reaches without review, and reviewed is none; plan for a person who sees each answer`,
      args: { needed: percent },
    };
  },
};
