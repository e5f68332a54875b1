/** A step on its way into a pipeline: decided, and priced in every way that serves it. */
import type { PricedOffers } from "../counsel/counsel-scene.ts";
import type { Decision } from "../types/decision.ts";
import type { Field } from "../ways/field.ts";

/** A step with its advice, and the ways behind it. */
export interface StepInput {
  name: string;
  share: number;
  kind: string | null;
  decision: Decision;
  /** Null while the step is open, or nothing serves it. */
  priced: { field: Field; offers: PricedOffers } | null;
}
