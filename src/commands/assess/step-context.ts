/** What every step has at hand, and the events that any of them may give. */

import type { InterviewEvent } from "../../core/interview/advance.ts";
import type { Answer } from "../../core/interview/answer.ts";
import type { Currency } from "../../core/types/brief.ts";
import type { Question, TaskKind } from "../../core/types/taxonomy.ts";
import type { Screen } from "../../render/text/screen.ts";
import type { Prompter } from "./assess-prompter.ts";

export interface StepContext {
  prompter: Prompter;
  kinds: readonly TaskKind[];
  /** The tier of tasks of this kind. */
  tierOf(kind: TaskKind): number | null;
  /** What the advice assumes while this question is open, in words. */
  assumed(id: string): string | null;
  /** Currency of the amounts that are asked for. */
  currency: Currency;
  /** True, or why this answer cannot stand in a brief. */
  accepts(question: Question, answer: Answer): true | string;
  /** True, or why a brief cannot be saved there. */
  canSave(file: string): true | string;
  /** For the width and colours that the terminal has now. */
  screen(): Screen;
}

export const BACK_EVENT: InterviewEvent = { event: "back" };
export const UNKNOWN_EVENT: InterviewEvent = { event: "unknown" };
export const GO_ON: InterviewEvent = { event: "go-on" };
export const answer = (value: string | number | boolean): InterviewEvent => ({ event: "answer", value });
