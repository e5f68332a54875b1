/** An answer as the line that stands above the questions. */

import { type Answer, isAmount, showAnswer } from "../../core/interview/answer.ts";
import { capitalised } from "../../core/text/sentence.ts";
import type { Question, TaskKind } from "../../core/types/taxonomy.ts";
import { safe } from "../../render/text/screen.ts";
import type { StepContext } from "./step-context.ts";

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
