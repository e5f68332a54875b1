/** A step on its way into a pipeline: decided, and priced in every way that serves it. */
import type { PricedOffers } from "../counsel/counsel-scene.ts";
import type { SpeechCost } from "../speech/speech.ts";
import type { Decision } from "../types/decision.ts";
import type { Field } from "../ways/field.ts";

/** A step with its advice, and the ways behind it. */
export interface StepInput {
  name: string;
  share: number;
  kind: string | null;
  decision: Decision;
  /** Null while the step is open, where nothing serves it, and where no language model works in it. */
  priced: { field: Field; offers: PricedOffers } | null;
  /** What is said in it and must be written down; null where nothing is. */
  speech: SpeechCost | null;
  /** To write it down is all of the step. */
  hears_alone: boolean;
  /** Requests a month that reach it; null while the volume is unknown. */
  volume: number | null;
}
