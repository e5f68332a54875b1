/** What an event makes of an interview. */

import type { Brief } from "../types/brief.ts";
import type { FactValue } from "../types/taxonomy.ts";
import { type Answer, type AnswerMap, knownAnswer, namingAnswer, UNKNOWN_ANSWER } from "./answer.ts";
import {
  applies,
  type Corrected,
  currentSpot,
  type Interview,
  type InterviewContext,
  isNoLanguageTask,
  questionOf,
  questionsInOrder,
  type Spot,
  spotBefore,
  spotOf,
  statementOf,
} from "./interview.ts";

/** What a statement says besides its kind, as a person settles it. */
export type SettledBesides = Corrected & Pick<Brief, "facts">;

export type InterviewEvent =
  /**
   * To a question: its value. To `sharpen`: the new statement. To `kind`: the id of a kind, and what else of the reading was
   * confirmed with it.
   */
  | { event: "answer"; value: FactValue; besides?: SettledBesides }
  | { event: "unknown" }
  /** To `kind`: this holds, whatever was read. The kind is still to be settled. */
  | { event: "correct"; values: SettledBesides }
  | { event: "back" }
  /** To `improve`: answer this question, anew or for the first time. */
  | { event: "edit"; id: string }
  /** Keep the vague statement; it is no task for a language model; the advice was shown; nothing more is wanted. */
  | { event: "go-on" }
  /** To `improve`: name a file. To `save`: this file, or none. */
  | { event: "want-save" }
  | { event: "save"; file: string | null };

/** Takes what the person says in place of what was read. */
function corrected(interview: Interview, values: SettledBesides, context: InterviewContext): Interview {
  const { facts, ...others } = values;
  const next = { ...interview, corrected: { ...interview.corrected, ...others }, advised: false };
  return facts === undefined ? next : answered(next, "facts", knownAnswer(facts), context);
}

/** Takes out what a changed answer makes pointless: the kind of another statement, questions that no longer apply. */
function withoutPointless(answers: AnswerMap, isOtherTask: boolean, context: InterviewContext): AnswerMap {
  const left: Record<string, Answer> = { ...answers };
  if (isOtherTask) delete left.kind;
  for (const question of context.questions) {
    if (question.id in left && !applies(question, left)) delete left[question.id];
  }
  return left;
}

const sameAnswer = (a: Answer | undefined, b: Answer): boolean =>
  a !== undefined && a.known === b.known && (!a.known || !b.known || a.value === b.value);

function answered(interview: Interview, id: string, answer: Answer, context: InterviewContext): Interview {
  const before = interview.answers[id];
  if (sameAnswer(before, answer)) return interview;
  const isOtherTask = id === "task" && before?.known === true;
  const answers = withoutPointless({ ...interview.answers, [id]: answer }, isOtherTask, context);
  const left = isOtherTask ? {} : interview.corrected;
  return { ...interview, answers, corrected: left, kept: id === "task" ? false : interview.kept, advised: false };
}

function visited(interview: Interview, spot: Spot): Interview {
  const isStop = spot === "improve" || interview.trail.includes(spot);
  const trail = isStop ? interview.trail : [...interview.trail, spot];
  return { ...interview, trail, focus: null };
}

function gone(interview: Interview, spot: Spot): Interview {
  switch (spot) {
    case "sharpen":
      return { ...interview, kept: true };
    case "advice":
      return { ...interview, advised: true };
    case "kind":
    case "improve":
      return { ...interview, enough: true };
    default:
      return interview;
  }
}

/** A question is answered, if only with "don't know"; what is no task for a language model needs no kind. */
function canGoOn(interview: Interview, spot: Spot, context: InterviewContext): boolean {
  const statement = statementOf(interview);
  if (spot === "kind") return statement !== undefined && isNoLanguageTask(context.read(statement));
  return questionOf(spot) === undefined;
}

/** What an answer at this spot is the answer to. */
const answersTo = (spot: Spot): string | undefined =>
  spot === "sharpen" ? "task" : spot === "kind" ? "kind" : questionOf(spot);

/** The question is asked next, after those without which its answer has no place in a brief. */
function edited(interview: Interview, id: string): Interview {
  if (interview.answers[id]?.known) return { ...interview, focus: spotOf(id) };
  const name = namingAnswer(id);
  const first = name !== undefined && name !== id && !interview.answers[name]?.known ? [name] : [];
  const wanted = [...first, id];
  const { answers } = interview;
  const left = Object.fromEntries(Object.entries(answers).filter(([key]) => !wanted.includes(key)));
  return { ...interview, wanted, answers: left, focus: null };
}

/** The interview after an event. An event that means nothing where one is changes nothing. */
export function advance(interview: Interview, event: InterviewEvent, context: InterviewContext): Interview {
  const spot = currentSpot(interview, context);
  const id = answersTo(spot);
  switch (event.event) {
    case "answer": {
      if (id === undefined) return interview;
      const { value, besides } = event;
      const settled = spot === "kind" && besides ? corrected(interview, besides, context) : interview;
      // A wording that stays vague is asked about again; a sharper one is gone back to as the statement that it is.
      return visited(answered(settled, id, knownAnswer(value), context), spotOf(id));
    }
    case "unknown":
      return id === undefined ? interview : visited(answered(interview, id, UNKNOWN_ANSWER, context), spot);
    case "correct":
      return spot === "kind" ? corrected(interview, event.values, context) : interview;
    case "back":
      return backFrom(interview, spot, context);
    case "edit":
      return spot === "improve" ? edited(interview, event.id) : interview;
    case "go-on":
      return canGoOn(interview, spot, context) ? visited(gone(interview, spot), spot) : interview;
    case "want-save":
      return spot === "improve" ? { ...interview, save: null } : interview;
    case "save":
      return spot === "save" ? { ...interview, save: event.file ?? undefined, enough: event.file !== null } : interview;
  }
}

/** One step back; from a question that the person chose, to the choosing. */
function backFrom(interview: Interview, spot: Spot, context: InterviewContext): Interview {
  if (spot === "save") return { ...interview, save: undefined };
  const id = questionOf(spot);
  if (interview.advised && id !== undefined && interview.focus !== null) return { ...interview, focus: null };
  if (id !== undefined && interview.wanted.includes(id)) {
    // A main question was answered with "don't know" before; without that it would be asked again.
    const isMain = questionsInOrder(context.questions).main.some((question) => question.id === id);
    const answers = isMain ? { ...interview.answers, [id]: UNKNOWN_ANSWER } : interview.answers;
    return { ...interview, wanted: [], answers };
  }
  return { ...interview, focus: spotBefore(spot, interview, context) ?? interview.focus };
}
