/** A brief on its way to an advice: decided, and looked through by the notices. */
import type { Speech } from "../speech/speech.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Notice } from "../types/taxonomy.ts";

/** A brief with what was decided about it, and the notices that hold. */
export interface Judged {
  brief: Brief;
  decision: Decision;
  held: readonly Notice[];
  /** What is said in a request; null where nothing is. */
  speech: Speech | null;
}
