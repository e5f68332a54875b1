/** What is shown or asked next. */

import type { Brief, FactSource } from "../types/brief.ts";
import type { Missing, Reading } from "../types/reading.ts";
import type { Question } from "../types/taxonomy.ts";
import type { Answer } from "./answer.ts";
import type { Corrected } from "./interview.ts";
import type { Sharpening } from "./sharpening.ts";

/** `n` of `of` questions that everybody is asked. */
export interface Position {
  n: number;
  of: number;
}

interface Common {
  can_go_back: boolean;
}

export interface QuestionStep extends Common {
  step: "question";
  question: Question;
  /** Null for a question that the person chose. */
  position: Position | null;
  /** What was answered before, to start from. */
  previous: Answer | undefined;
}

export interface SharpenStep extends Common {
  step: "sharpen";
  statement: string;
  /** Why it could not be read, when that is the trouble. */
  note: string | null;
  missing: readonly Missing[];
  sharper: string | null;
}

export interface KindStep extends Common {
  step: "kind";
  /** Null when there is no statement. */
  reading: Reading | null;
  /** True when the reading is confident enough to be offered as the answer. */
  sure: boolean;
  previous: Answer | undefined;
  /** What else the statement says, as read or as corrected; null where nothing was read. */
  besides: Besides | null;
}

/** What else a statement says. */
export interface Besides extends Required<Corrected> {
  facts: FactSource;
  /** Asked to correct `facts`; undefined where the taxonomy does not ask it. */
  facts_question: Question | undefined;
}

export interface ImproveStep extends Common {
  step: "improve";
  brief: Brief;
  /** Open questions that would change the advice most, the most telling first. */
  best: readonly Sharpening[];
  /** All other open questions. */
  others: readonly Question[];
  /** What was answered; `kind` has no question. */
  rows: readonly { id: string; question: Question | undefined; answer: Answer }[];
  /** True when not one answer is known: nothing can be advised on. */
  empty: boolean;
}

export type Step =
  | QuestionStep
  | SharpenStep
  | KindStep
  | ImproveStep
  | { step: "advice"; brief: Brief }
  | { step: "save"; brief: Brief }
  | { step: "done"; brief: Brief; save: string | null };
