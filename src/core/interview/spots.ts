/** Where in the questionnaire one is: the first thing that is still open, and the way back. */

import type { Reading } from "../types/reading.ts";
import type { Question } from "../types/taxonomy.ts";
import { type AnswerMap, companionsOf, valueAt } from "./answer.ts";
import { type Interview, type InterviewContext, type Spot, statementOf } from "./interview.ts";

export const spotOf = (id: string): Spot => (id === "kind" ? "kind" : `question ${id}`);
export const questionOf = (spot: Spot): string | undefined =>
  spot.startsWith("question ") ? spot.slice("question ".length) : undefined;

/** The questions that everybody is asked, by number, and the others as the taxonomy lists them. */
export function inOrder(questions: readonly Question[]): { main: Question[]; optional: Question[] } {
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
  const { main, optional } = inOrder(context.questions);
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
  for (const question of inOrder(context.questions).main) {
    const isDue = question.required || (policy.optional && applies(question, interview.answers));
    if (!interview.answers[question.id] && isDue && valueAt(interview.start, question.id) === undefined) {
      return spotOf(question.id);
    }
    const spot = question.id === "task" ? statementSpot(interview, context) : undefined;
    if (spot) return spot;
  }
  const wanted = interview.wanted.find((id) => !interview.answers[id]);
  if (wanted !== undefined) return spotOf(wanted);
  if (policy.optional && isEmpty(interview) && !interview.enough) return "improve";
  if (!interview.advised) return "advice";
  if (interview.save === null) return "save";
  return policy.optional && !interview.enough ? "improve" : "done";
}

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
