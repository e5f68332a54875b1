/** How many examples tuning needs, and how many of them are set aside for a test. */
import { numberOf } from "../prices/defaults.ts";
import { fittingNumber } from "../tables/fitting.ts";
import type { Decision } from "../types/decision.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import { labelsOf } from "../ways/needs.ts";

/** Examples set aside: those of a good test, more where labels are many, and fewer where the rest would be too few to tune on. */
export function asideOf(decision: Decision, { taxonomy, brief, pricing }: BriefContext): number {
  const { have, minimum } = decision.fine_tuning.examples;
  const labels = labelsOf(brief, decision) ?? 0;
  const most = Math.max(
    fittingNumber("tuned-wins-answers", taxonomy),
    labels * fittingNumber("tested-per-label", taxonomy),
  );
  const least = numberOf(pricing.defaults, "evaluation-examples");
  return have === null || minimum === null ? most : Math.min(most, Math.max(least, have - minimum));
}

/** Examples from which the work is tuned, whatever answers are still open. */
export function neededExamples({ would_change, fine_tuning }: Decision): number | null {
  const more = would_change.find(
    ({ changes, gives }) =>
      gives.approach === "local-fine-tuned" && changes.every(({ answer }) => answer === "examples"),
  );
  const to = more?.changes[0]?.to;
  return typeof to === "number" ? to : fine_tuning.examples.minimum;
}
