/**
 * The questionnaire as a state machine: what was said so far (here), and an event (`advance`), give the next step
 * (`stepOf`). It knows no terminal.
 */

import type { Brief, Currency } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { Question } from "../types/taxonomy.ts";
import {
  type Answer,
  type AnswerMap,
  answersOf,
  briefWith,
  companionsOf,
  UNKNOWN_ANSWER,
  valueAt,
  withoutFragments,
} from "./answer.ts";
import type { Sharpening } from "./sharpening.ts";

/** Where one can be. A question is `question examples`. */
export type Spot = `question ${string}` | "sharpen" | "kind" | "advice" | "improve" | "save" | "done";

/** What the person wants to be asked. */
export interface Policy {
  /** Ask the numbered questions that are not required, and offer to sharpen the advice. */
  optional: boolean;
  /** Offer to sharpen a vague statement. */
  sharpen: boolean;
  /** Have the kind of task confirmed always, only when the reading is not sure of it, or never. */
  kind: "always" | "unsure" | "never";
  /** Offer to save the brief. */
  save: boolean;
}

export interface InterviewContext {
  questions: readonly Question[];
  policy: Policy;
  /** Amounts are asked for in this currency. */
  currency: Currency;
  /** Reads a task statement. */
  read(statement: string): Reading;
  /** From this confidence on a reading is shown as the answer; below it the person chooses. */
  sure_from: number;
  /** Of these open questions, those whose answers would change the advice most. */
  sharpenings(brief: Brief, open: readonly Question[]): Sharpening[];
}

/** What is read of a statement and no question asks for. */
export type Corrected = Pick<Brief, "input" | "tools" | "languages">;

export interface Interview {
  /** What the starting brief says besides the answers, kept as it is: a client, steps, a machine spelled out. */
  start: Brief;
  currency: Currency;
  answers: AnswerMap;
  /** What the person said in place of what was read of the statement besides its kind. */
  corrected: Corrected;
  /** The statement is kept although it is vague. */
  kept: boolean;
  /** Questions that the person chose to answer, in the order of asking. */
  wanted: readonly string[];
  advised: boolean;
  /** The person has what they came for. */
  enough: boolean;
  /** File to save the brief in; null when it is to be named, undefined when it is not to be saved. */
  save: string | null | undefined;
  /** What was answered, in the order of first asking. Back goes along it. */
  trail: readonly Spot[];
  /** Where "back" or "edit" led; null when the next open question is due. */
  focus: Spot | null;
}

/** A new interview that starts from a brief. `unknown` lists questions already answered with "don't know". */
export function startInterview(start: Brief, context: InterviewContext, unknown: readonly string[] = []): Interview {
  const answers: Record<string, Answer> = { ...answersOf(start, context.questions) };
  const taken = Object.fromEntries(Object.keys(answers).map((id) => [id, UNKNOWN_ANSWER]));
  for (const id of unknown) answers[id] ??= UNKNOWN_ANSWER;
  return {
    start: briefWith(start, taken, context.currency),
    currency: context.currency,
    answers,
    corrected: {},
    kept: false,
    wanted: [],
    advised: false,
    enough: false,
    save: undefined,
    trail: [],
    focus: null,
  };
}

export const briefOf = ({ start, answers, corrected, currency }: Interview): Brief =>
  withoutFragments(briefWith({ ...start, ...corrected }, answers, currency));

/** Questions that were answered with "don't know". */
export const unknownsOf = ({ answers }: Interview): string[] =>
  Object.keys(answers).filter((id) => !answers[id]!.known);

/** The task statement, once it is given. */
export function statementOf({ answers }: Interview): string | undefined {
  const { task } = answers;
  return task?.known && typeof task.value === "string" ? task.value : undefined;
}

export const spotOf = (id: string): Spot => (id === "kind" ? "kind" : `question ${id}`);
export const questionOf = (spot: Spot): string | undefined =>
  spot.startsWith("question ") ? spot.slice("question ".length) : undefined;

/** The questions that everybody is asked, by number, and the others as the taxonomy lists them. */
export function questionsInOrder(questions: readonly Question[]): { main: Question[]; optional: Question[] } {
  const asked = questions.filter(({ id }) => id !== "kind");
  const main = asked.filter(({ number, required }) => required || number !== undefined);
  main.sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER));
  return { main, optional: asked.filter((question) => !main.includes(question)) };
}

/**
 * A question applies unless an answer that it depends on is known and another one than it needs, or its answer would
 * stand alone because one that belongs to it is not known.
 */
export function applies(question: Question, answers: AnswerMap): boolean {
  if (companionsOf(question.id).some((id) => answers[id]?.known === false)) return false;
  return Object.entries(question.when ?? {}).every(([id, values]) => {
    const answer = answers[id];
    return !answer?.known || values.includes(answer.value);
  });
}

const isVague = (interview: Interview, statement: string, context: InterviewContext): boolean =>
  context.policy.sharpen && !interview.kept && !context.read(statement).specific;

export const isSure = (reading: Reading, context: InterviewContext): boolean =>
  reading.kind !== null && (reading.confidence ?? 0) >= context.sure_from;

export const isNoLanguageTask = ({ kind, besides }: Reading): boolean =>
  kind === null && besides?.language_task.value === false;

/** What is due about the statement itself, once it is given. */
function statementSpot(interview: Interview, context: InterviewContext): Spot | undefined {
  const statement = statementOf(interview);
  if (interview.answers.kind) return undefined;
  const { kind } = context.policy;
  if (statement === undefined) return kind === "always" ? "kind" : undefined;
  if (isVague(interview, statement, context)) return "sharpen";
  const isDue = kind === "always" || (kind === "unsure" && !isSure(context.read(statement), context));
  return isDue ? "kind" : undefined;
}

/** Questions that may still be answered: those never asked, and main ones answered with "don't know". */
export function openQuestions(interview: Interview, context: InterviewContext): Question[] {
  const { main, optional } = questionsInOrder(context.questions);
  const { answers, start } = interview;
  return [...main, ...optional].filter(
    (question) =>
      answers[question.id]?.known !== true && applies(question, answers) && valueAt(start, question.id) === undefined,
  );
}

export const isEmpty = ({ answers, start }: Interview): boolean =>
  !Object.values(answers).some(({ known }) => known) && Object.keys(start).length === 0;

/** The first thing that is still open. */
function openSpot(interview: Interview, context: InterviewContext): Spot {
  const { policy } = context;
  if (interview.enough) return interview.advised ? "done" : "advice";
  for (const question of questionsInOrder(context.questions).main) {
    const isDue = question.required || (policy.optional && applies(question, interview.answers));
    if (!interview.answers[question.id] && isDue && valueAt(interview.start, question.id) === undefined) {
      return spotOf(question.id);
    }
    const spot = question.id === "task" ? statementSpot(interview, context) : undefined;
    if (spot) return spot;
  }
  const wanted = interview.wanted.find((id) => !interview.answers[id]);
  if (wanted !== undefined) return spotOf(wanted);
  if (policy.optional && isEmpty(interview)) return "improve";
  if (!interview.advised) return "advice";
  if (interview.save === null) return "save";
  return policy.optional ? "improve" : "done";
}

/** The questions without whose answer, if only "don't know", an interview does not come to its end by itself. */
export const unaskedOf = ({ answers, start }: Interview, { questions }: InterviewContext): Question[] =>
  questions.filter(({ id, required }) => required && !answers[id] && valueAt(start, id) === undefined);

/** True when going back to this spot still makes sense. */
function isOpenForReturn(spot: Spot, interview: Interview, context: InterviewContext): boolean {
  const id = questionOf(spot);
  if (id !== undefined) return Boolean(interview.answers[id]);
  const statement = statementOf(interview);
  if (spot === "sharpen") return statement !== undefined && !context.read(statement).specific;
  return spot === "kind" || spot === "improve";
}

export function spotBefore(spot: Spot, interview: Interview, context: InterviewContext): Spot | undefined {
  if (spot === "advice" || spot === "improve" || spot === "done") return undefined;
  if (spot === "save" || interview.wanted.some((id) => spotOf(id) === spot)) return "improve";
  const at = interview.trail.indexOf(spot);
  const before = at < 0 ? interview.trail : interview.trail.slice(0, at);
  return before.findLast((earlier) => isOpenForReturn(earlier, interview, context));
}

export const currentSpot = (interview: Interview, context: InterviewContext): Spot =>
  interview.focus ?? openSpot(interview, context);
