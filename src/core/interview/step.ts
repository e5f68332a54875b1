/** What is shown or asked at each point of an interview, and which point it has come to. */

import type { Brief, FactSource } from "../types/brief.ts";
import type { Missing, Reading } from "../types/reading.ts";
import type { Question } from "../types/taxonomy.ts";
import type { Answer } from "./answer.ts";
import {
  briefOf,
  type Corrected,
  currentSpot,
  type Interview,
  type InterviewContext,
  isEmpty,
  isNoLanguageTask,
  isSure,
  openQuestions,
  questionOf,
  questionsInOrder,
  spotBefore,
  statementOf,
} from "./interview.ts";
import type { Sharpening } from "./sharpening.ts";

interface Common {
  can_go_back: boolean;
}

export interface QuestionStep extends Common {
  step: "question";
  question: Question;
  /** `n` of `of` questions that everybody is asked; null for a question that the person chose. */
  position: { n: number; of: number } | null;
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
  /** True when it reads as no task for a language model; the note of the reading says what serves instead. */
  no_language_task: boolean;
  previous: Answer | undefined;
  /** What else the statement says, as read or as corrected; null where nothing was read. */
  besides: Besides | null;
}

/** What else a statement says. */
export interface Besides extends Required<Corrected> {
  /** Null where the reading of it is not sure. */
  facts: FactSource | null;
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

function questionStep(id: string, interview: Interview, context: InterviewContext, can_go_back: boolean): QuestionStep {
  const { main, optional } = questionsInOrder(context.questions);
  const question = [...main, ...optional].find((candidate) => candidate.id === id)!;
  const group = context.policy.optional ? main : main.filter(({ required }) => required);
  const at = group.indexOf(question);
  return {
    step: "question",
    question,
    position: at < 0 || interview.advised ? null : { n: at + 1, of: group.length },
    previous: interview.answers[id],
    can_go_back,
  };
}

function improveStep(interview: Interview, context: InterviewContext, can_go_back: boolean): ImproveStep {
  const { main, optional } = questionsInOrder(context.questions);
  const brief = briefOf(interview);
  const open = openQuestions(interview, context);
  const empty = isEmpty(interview);
  const best = empty ? [] : context.sharpenings(brief, open);
  const rows = [...main, ...optional]
    .filter(({ id }) => interview.answers[id]?.known)
    .map((question): ImproveStep["rows"][number] => ({
      id: question.id,
      question,
      answer: interview.answers[question.id]!,
    }));
  const { kind } = interview.answers;
  if (kind) rows.splice(1, 0, { id: "kind", question: undefined, answer: kind });
  const others = open.filter(({ id }) => !best.some(({ question }) => question.id === id));
  return { step: "improve", brief, best, others, rows, empty, can_go_back };
}

/** What was read besides the kind, with what the brief or the person says in its place. */
function besidesOf(reading: Reading | null, interview: Interview, context: InterviewContext): Besides | null {
  const read = reading?.besides?.attributes;
  if (!read) return null;
  const { start, corrected, answers } = interview;
  const { facts } = answers;
  const isSure = ({ confidence }: { confidence: number }) => confidence >= context.sure_from;
  return {
    input: corrected.input ?? start.input ?? read.input.value,
    tools: corrected.tools ?? start.tools ?? (read.tools.value && isSure(read.tools)),
    languages: corrected.languages ?? start.languages ?? read.languages.value,
    facts: facts?.known ? (facts.value as FactSource) : isSure(read.facts) ? read.facts.value : null,
    facts_question: context.questions.find(({ id }) => id === "facts"),
  };
}

/** What is to be shown or asked now. */
export function stepOf(interview: Interview, context: InterviewContext): Step {
  const spot = currentSpot(interview, context);
  const can_go_back = spotBefore(spot, interview, context) !== undefined;
  const brief = briefOf(interview);
  const statement = statementOf(interview);
  switch (spot) {
    case "sharpen": {
      const { note, missing, sharper } = context.read(statement!);
      return { step: "sharpen", statement: statement!, note, missing, sharper, can_go_back };
    }
    case "kind": {
      const reading = statement === undefined ? null : context.read(statement);
      const sure = reading !== null && isSure(reading, context);
      const besides = besidesOf(reading, interview, context);
      const no_language_task = reading !== null && isNoLanguageTask(reading);
      return { step: "kind", reading, sure, no_language_task, previous: interview.answers.kind, besides, can_go_back };
    }
    case "improve":
      return improveStep(interview, context, can_go_back);
    case "advice":
      return { step: "advice", brief };
    case "save":
      return { step: "save", brief };
    case "done":
      return { step: "done", brief, save: interview.save ?? null };
    default:
      return questionStep(questionOf(spot)!, interview, context, can_go_back);
  }
}
