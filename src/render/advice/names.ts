/** Words for the ids that people read on every screen. */

import type { ClaimCheck } from "../../core/types/advice-parts.ts";
import type { Approach } from "../../core/types/brief.ts";
import type { SizeClass } from "../../core/types/pricing.ts";

const APPROACHES: Record<Approach, string> = {
  "local-fine-tuned": "a small model tuned on your examples",
  "local-base": "a small model with a good prompt",
  "cloud-mini": "a small cloud model",
  "cloud-frontier": "a frontier cloud model",
  "local-large": "a large open model",
  pipeline: "a pipeline of small models, with a large one for the step that needs it",
};

const SIZES: Record<SizeClass, string> = {
  "3-9b": "3-9B",
  "12-14b": "12-14B",
  "20-40b": "20-40B",
  "70-125b": "70B class",
  mini: "mini",
  frontier: "frontier",
  encoder: "encoder",
};

export const approachText = (approach: Approach): string => APPROACHES[approach];
export const sizeText = (size: SizeClass): string => SIZES[size];

const HOLDS: Record<NonNullable<ClaimCheck["holds"]>, string> = {
  yes: "holds",
  "without-labour": "holds only if staff time is not counted",
  no: "does not hold",
};

/** Whether a claim of the article holds for the brief at hand. */
export const holdsText = (holds: ClaimCheck["holds"]): string => (holds === null ? "unknown" : HOLDS[holds]);
