/** A large open model in place of the frontier: where it is one, and where it takes that place. */
import type { SizeClass } from "../types/pricing.ts";
import type { SingleApproach } from "../ways/field.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { PricedField } from "./priced-offers.ts";

export const LARGE: { approach: SingleApproach; size: SizeClass } = { approach: "local-large", size: "70-125b" };

/** The large open model of a field; null where what fits there is a smaller one, which its reason would not be true of. */
export const largeOf = (atLarge: PricedField | null): PricedWay | null =>
  atLarge?.fit?.way.model.size_class === LARGE.size ? atLarge.fit : null;

/** Why a large open model takes the place of the frontier; null where it does not. */
export function insteadOfFrontier(frontier: PricedField, large: PricedField): string | null {
  if (!large.fit) return null;
  const isLarge = largeOf(large) !== null;
  if (!frontier.fit) {
    return `No frontier model is admitted here; ${isLarge ? "a large open model" : large.fit.way.name} takes its place.`;
  }
  // What keeps the budget in place of a large open model takes nobody's place.
  const isCheaper = !frontier.budget_kept && large.budget_kept && isLarge && !large.beyond;
  return isCheaper ? "No frontier model keeps the budget; a large open model takes its place." : null;
}
