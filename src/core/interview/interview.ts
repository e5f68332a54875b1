/**
 * The questionnaire as a state machine: what was said so far (here), and an event (`advance`), give the next step
 * (`stepOf`). It knows no terminal.
 */

import type { Brief, Currency } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { Question } from "../types/taxonomy.ts";
import { type Answer, type AnswerMap, answersOf, briefWith, DONT_KNOW, withoutFragments } from "./answer.ts";
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
  const taken = Object.fromEntries(Object.keys(answers).map((id) => [id, DONT_KNOW]));
  for (const id of unknown) answers[id] ??= DONT_KNOW;
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
