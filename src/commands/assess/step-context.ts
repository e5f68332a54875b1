/**
 * What every step has at hand, the events that any of them may give, and settled answers as the lines that stand above
 * the question that is asked.
 */
import type { InterviewEvent } from "../../core/interview/advance.ts";
import { type Answer, isAmount, showAnswer } from "../../core/interview/answer.ts";
import type { Interview } from "../../core/interview/interview.ts";
import type { Step } from "../../core/interview/step.ts";
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
export function answerLabel(id: string): string {
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

/** What a step settles; undefined for one that settles no answer. */
function settledBy(step: Step): string | undefined {
  if (step.step === "question") return step.question.id;
  if (step.step === "kind") return "kind";
  return step.step === "sharpen" ? "task" : undefined;
}

interface FoldedLines {
  /** Before a step is asked: its line and those below it give way to it. */
  makeWay(step: Step): void;
  /** After it: the answer stands on a line, and again those that were taken back and hold still. */
  settle(step: Step, event: InterviewEvent, interview: Interview): void;
  /** What follows stands below all lines, which stay. */
  leave(): void;
}

export function foldedLines(asking: StepContext, questions: readonly Question[]): FoldedLines {
  const { prompter } = asking;
  let standing: string[] = [];
  let takenBack: string[] = [];

  function fold(id: string, { answers }: Interview): void {
    const given = answers[id];
    if (!given) return;
    const question = questions.find((each) => each.id === id);
    prompter.fold(answerLabel(id), answerText(id, question, given, asking));
    standing.push(id);
  }

  return {
    makeWay(step) {
      const id = settledBy(step);
      const at = id === undefined ? -1 : standing.indexOf(id);
      if (at < 0) return;
      const taken = standing.splice(at);
      for (const _ of taken) prompter.unfold();
      takenBack = [...taken, ...takenBack];
    },
    settle(step, event, interview) {
      const id = settledBy(step);
      // A correction leaves the kind still to be settled.
      if (event.event === "back" || event.event === "correct" || id === undefined) return;
      const others = takenBack.filter((other) => other !== id);
      takenBack = [];
      for (const each of [id, ...others]) fold(each, interview);
    },
    leave() {
      if (standing.length > 0) prompter.say("");
      standing = [];
      takenBack = [];
    },
  };
}
