/** People who check the answers of a step and not those of the work as a whole. */
import { type Reviewed, reviewBeside } from "../counsel/review-beside.ts";
import { checkOf } from "../counsel/review-load.ts";
import { reviewedBy } from "../tables/stakes.ts";
import type { Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { StepInput } from "./step-input.ts";

/** What checking takes in steps that say of it what the brief does not; what they inherit stands beside the whole. */
export function stepReviews(steps: readonly StepInput[], brief: Brief): Beside | null {
  const checked = steps.flatMap(({ name, priced }): Reviewed[] => {
    if (!priced) return [];
    const { scene } = priced.field;
    const by = reviewedBy(scene.brief);
    if (by === undefined || by === "none" || by === reviewedBy(brief)) return [];
    const check = checkOf(scene);
    return check && check.minutes > 0 ? [{ of: name, check, scene }] : [];
  });
  return reviewBeside(checked);
}
