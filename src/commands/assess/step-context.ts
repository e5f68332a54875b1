/**
 * What every step has at hand, the events that any of them may give, and an answer as the line that stands above the
 * questions.
 */
import type { InterviewEvent } from "../../core/interview/advance.ts";
import { type Answer, isAmount, showAnswer } from "../../core/interview/answer.ts";
import { capitalised } from "../../core/text/sentence.ts";
import type { Currency } from "../../core/types/brief.ts";
import type { Question, TaskKind } from "../../core/types/taxonomy.ts";
import { type Screen, safe } from "../../render/text/screen.ts";
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

export const DONT_KNOW = "don't know";

/** `requests_per_month` and `stakes.right.amount` as words. */
const NAMES: Record<string, string> = {
  task: "Task",
  kind: "Kind of task",
  repetition: "Repetition",
  examples: "Examples",
  correctness: "Correct if",
  sensitivity: "Data",
  requests_per_month: "Volume",
  input_tokens: "Input",
  output_tokens: "Output",
  latency_s: "Answer within",
  "limits.budget_per_month": "Budget",
  "baseline.metric": "Measured by",
  "baseline.score": "Score today",
  "baseline.target": "Score needed",
  "stakes.right.amount": "Right answer",
  "stakes.wrong.amount": "Wrong answer",
  "stakes.review_minutes": "Checking",
};

/** What an answer is called at the start of its line. */
export function nameOf(id: string): string {
  const words = id.replace(/\.amount$|_s$/, "").replace(/[._]/g, " ");
  return NAMES[id] ?? capitalised(words);
}

/** A kind by name and tier, and its position in `explain`. */
export function kindText(kind: TaskKind, { tierOf }: Pick<StepContext, "tierOf">): string {
  const tier = tierOf(kind);
  return tier === null ? safe(kind.name) : `${safe(kind.name)}, tier ${tier}`;
}

/** An answer as its line shows it. */
export function answerText(id: string, question: Question | undefined, given: Answer, context: StepContext): string {
  if (!given.known) return DONT_KNOW;
  const kind = id === "kind" ? context.kinds.find((each) => each.id === given.value) : undefined;
  if (kind) return kindText(kind, context);
  const text = safe(showAnswer(question, given) ?? "");
  if (id === "requests_per_month") return `${text} a month`;
  if (id === "examples") return text.replace(/ examples$/, "");
  return isAmount(id) ? `${context.currency} ${text}` : text;
}
