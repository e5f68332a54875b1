/** The questionnaire as a state machine: what was said so far, and an event, give the next step. It knows no terminal. */

import type { Brief, Currency } from "../types/brief.ts";
import type { Missing, Reading } from "../types/reading.ts";
import type { FactValue, Question } from "../types/taxonomy.ts";
import {
  type Answer,
  type AnswerMap,
  answersOf,
  briefWith,
  companionsOf,
  DONT_KNOW,
  known,
  valueAt,
  withoutFragments,
} from "./answer.ts";

/** Where one can be. A question is `question examples`. */
type Spot = `question ${string}` | "sharpen" | "kind" | "more" | "review" | "advice" | "save" | "done";

/** What the person wants to be asked. */
export interface Policy {
  /** Ask what is not required, and offer a "don't know" that decides most once more. */
  optional: boolean;
  /** Offer to sharpen a vague statement. */
  sharpen: boolean;
  /** Have the kind of task confirmed always, only when the reading is not sure of it, or never. */
  kind: "always" | "unsure" | "never";
  review: boolean;
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
  /** The question that settles most of what is still open, with words for what it settles. */
  next(brief: Brief): { id: string; settles: string } | null;
}

export interface Interview {
  /** What the starting brief says besides the answers, kept as it is: a client, steps, a machine spelled out. */
  start: Brief;
  currency: Currency;
  answers: AnswerMap;
  /** The statement is kept although it is vague. */
  kept: boolean;
  /** Each "don't know" that was offered once more. */
  again: readonly string[];
  more: "undecided" | "wanted" | "enough";
  reviewed: boolean;
  advised: boolean;
  /** File to save the brief in, null for none, undefined when not asked yet. */
  save: string | null | undefined;
  /** What was answered, in the order of first asking. Back goes along it. */
  trail: readonly Spot[];
  /** Where "back" or "edit" led; null when the next open question is due. */
  focus: Spot | null;
}

export type InterviewEvent =
  /** To a question: its value. To `sharpen`: the new statement. To `kind`: the id of a kind. */
  | { event: "answer"; value: FactValue }
  | { event: "unknown" }
  | { event: "back" }
  /** From the review: change this answer. */
  | { event: "edit"; id: string }
  /** Keep the vague statement, ask the optional questions, accept the review, the advice was shown. */
  | { event: "go-on" }
  /** Ask nothing more that is optional. */
  | { event: "skip-rest" }
  | { event: "save"; file: string | null };

/** `n` of `of` questions of the same sort. */
export interface Position {
  n: number;
  of: number;
  optional: boolean;
}

interface Common {
  can_go_back: boolean;
}

export interface QuestionStep extends Common {
  step: "question";
  question: Question;
  position: Position;
  /** What was answered before, to start from. */
  previous: Answer | undefined;
  /** Why it is asked once more, or out of order. */
  settles: string | null;
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
}

export interface MoreStep extends Common {
  step: "more";
  brief: Brief;
  questions: readonly Question[];
}

export interface ReviewStep extends Common {
  step: "review";
  brief: Brief;
  rows: readonly { id: string; question: Question | undefined; answer: Answer }[];
  /** True when not one answer is known: nothing can be advised on. */
  empty: boolean;
}

export type Step =
  | QuestionStep
  | SharpenStep
  | KindStep
  | MoreStep
  | ReviewStep
  | { step: "advice"; brief: Brief }
  | { step: "save"; brief: Brief }
  | { step: "done"; brief: Brief; save: string | null };

const spotOf = (id: string): Spot => (id === "kind" ? "kind" : `question ${id}`);
const questionOf = (spot: Spot): string | undefined =>
  spot.startsWith("question ") ? spot.slice("question ".length) : undefined;

/** The questions in the order of asking: the required ones by number, then the others as the taxonomy lists them. */
export function inOrder(questions: readonly Question[]): { required: Question[]; optional: Question[] } {
  const asked = questions.filter(({ id }) => id !== "kind");
  const required = asked.filter((question) => question.required);
  required.sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER));
  return { required, optional: asked.filter((question) => !question.required) };
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
    kept: false,
    again: [],
    more: "undecided",
    reviewed: false,
    advised: false,
    save: undefined,
    trail: [],
    focus: null,
  };
}

export const briefOf = ({ start, answers, currency }: Interview): Brief =>
  withoutFragments(briefWith(start, answers, currency));

/** Questions that were answered with "don't know". */
export const unknownsOf = ({ answers }: Interview): string[] =>
  Object.keys(answers).filter((id) => !answers[id]!.known);

function statementOf({ answers }: Interview): string | undefined {
  const { task } = answers;
  return task?.known && typeof task.value === "string" ? task.value : undefined;
}

/**
 * A question applies unless an answer that it depends on is known and another one than it needs, or its answer would
 * stand alone because one that belongs to it is not known.
 */
function applies(question: Question, answers: AnswerMap): boolean {
  if (companionsOf(question.id).some((id) => answers[id]?.known === false)) return false;
  return Object.entries(question.when ?? {}).every(([id, values]) => {
    const answer = answers[id];
    return !answer?.known || values.includes(answer.value);
  });
}

const isVague = (interview: Interview, statement: string, context: InterviewContext): boolean =>
  context.policy.sharpen && !interview.kept && !context.read(statement).specific;

const isSure = (reading: Reading, context: InterviewContext): boolean =>
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

/** Of the questions that settle what is open, the one that settles most and that may still be asked. */
function decisive(interview: Interview, context: InterviewContext): { id: string; settles: string } | undefined {
  const next = context.next(briefOf(interview));
  const question = next && context.questions.find(({ id }) => id === next.id);
  if (!next || !question || question.id === "kind") return undefined;
  const answer = interview.answers[question.id];
  const askable = answer === undefined ? applies(question, interview.answers) : question.required && !answer.known;
  return askable && !interview.again.includes(question.id) ? next : undefined;
}

function optionalLeft(interview: Interview, context: InterviewContext): Question[] {
  const { optional } = inOrder(context.questions);
  return optional.filter(
    (question) =>
      !interview.answers[question.id] &&
      applies(question, interview.answers) &&
      valueAt(interview.start, question.id) === undefined,
  );
}

function optionalSpot(interview: Interview, context: InterviewContext): Spot | undefined {
  if (!context.policy.optional || interview.more === "enough") return undefined;
  const first = decisive(interview, context);
  if (first) return spotOf(first.id);
  const [left] = optionalLeft(interview, context);
  if (!left) return undefined;
  return interview.more === "wanted" ? spotOf(left.id) : "more";
}

/** The first thing that is still open. */
function openSpot(interview: Interview, context: InterviewContext): Spot {
  for (const { id } of inOrder(context.questions).required) {
    if (!interview.answers[id]) return spotOf(id);
    const spot = id === "task" ? statementSpot(interview, context) : undefined;
    if (spot) return spot;
  }
  const optional = optionalSpot(interview, context);
  if (optional) return optional;
  if (context.policy.review && !interview.reviewed) return "review";
  if (!interview.advised) return "advice";
  return context.policy.save && interview.save === undefined ? "save" : "done";
}

/** True when going back to this spot still makes sense. */
function isOpenForReturn(spot: Spot, interview: Interview, context: InterviewContext): boolean {
  const id = questionOf(spot);
  if (id !== undefined) return Boolean(interview.answers[id]);
  const statement = statementOf(interview);
  if (spot === "sharpen") return statement !== undefined && !context.read(statement).specific;
  return spot === "kind" || spot === "more";
}

function spotBefore(spot: Spot, interview: Interview, context: InterviewContext): Spot | undefined {
  if (spot === "advice" || spot === "save" || spot === "done") return undefined;
  const at = interview.trail.indexOf(spot);
  const before = at < 0 ? interview.trail : interview.trail.slice(0, at);
  return before.findLast((earlier) => isOpenForReturn(earlier, interview, context));
}

const currentSpot = (interview: Interview, context: InterviewContext): Spot =>
  interview.focus ?? openSpot(interview, context);

function questionStep(id: string, interview: Interview, context: InterviewContext, can_go_back: boolean): QuestionStep {
  const { required, optional } = inOrder(context.questions);
  const question = [...required, ...optional].find((candidate) => candidate.id === id)!;
  const group = question.required
    ? required
    : optional.filter((candidate) => candidate.id === id || applies(candidate, interview.answers));
  const settling = interview.focus ? undefined : decisive(interview, context);
  return {
    step: "question",
    question,
    position: { n: group.indexOf(question) + 1, of: group.length, optional: !question.required },
    previous: interview.answers[id],
    settles: settling?.id === id && hasOffered(interview, required) ? settling.settles : null,
    can_go_back,
  };
}

const hasOffered = (interview: Interview, required: readonly Question[]): boolean =>
  required.every(({ id }) => interview.answers[id]);

function reviewStep(interview: Interview, context: InterviewContext, can_go_back: boolean): ReviewStep {
  const { required, optional } = inOrder(context.questions);
  const rows = [...required, ...optional]
    .filter(({ id }) => interview.answers[id])
    .map((question) => ({ id: question.id, question, answer: interview.answers[question.id]! }) as ReviewRow);
  const kind = interview.answers.kind;
  if (kind) rows.splice(1, 0, { id: "kind", question: undefined, answer: kind });
  const empty = !Object.values(interview.answers).some(({ known }) => known);
  return { step: "review", brief: briefOf(interview), rows, empty, can_go_back };
}

type ReviewRow = ReviewStep["rows"][number];

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
      return { step: "kind", reading, sure, previous: interview.answers.kind, can_go_back };
    }
    case "more":
      return { step: "more", brief, questions: optionalLeft(interview, context), can_go_back };
    case "review":
      return reviewStep(interview, context, can_go_back);
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
  if (sameAnswer(before, answer)) {
    return answer.known || !context.questions.some((question) => question.id === id)
      ? interview
      : { ...interview, again: [...interview.again, id] };
  }
  const isOtherTask = id === "task" && before?.known === true;
  const answers = withoutPointless({ ...interview.answers, [id]: answer }, isOtherTask, context);
  return {
    ...interview,
    answers,
    kept: id === "task" ? false : interview.kept,
    reviewed: false,
    advised: false,
  };
}

function visited(interview: Interview, spot: Spot): Interview {
  const trail = interview.trail.includes(spot) || spot === "review" ? interview.trail : [...interview.trail, spot];
  return { ...interview, trail, focus: null };
}

function gone(interview: Interview, spot: Spot): Interview {
  switch (spot) {
    case "sharpen":
      return { ...interview, kept: true };
    case "more":
      return { ...interview, more: "wanted" };
    case "review":
      return { ...interview, reviewed: true };
    case "advice":
      return { ...interview, advised: true };
    default:
      return interview;
  }
}

/** What an answer at this spot is the answer to. */
const answersTo = (spot: Spot): string | undefined =>
  spot === "sharpen" ? "task" : spot === "kind" ? "kind" : questionOf(spot);

/** The interview after an event. An event that means nothing where one is changes nothing. */
export function advance(interview: Interview, event: InterviewEvent, context: InterviewContext): Interview {
  const spot = currentSpot(interview, context);
  const id = answersTo(spot);
  switch (event.event) {
    case "answer":
      return id === undefined ? interview : visited(answered(interview, id, known(event.value), context), spot);
    case "unknown":
      return id === undefined ? interview : visited(answered(interview, id, DONT_KNOW, context), spot);
    case "back":
      return { ...interview, focus: spotBefore(spot, interview, context) ?? interview.focus };
    case "edit":
      return spot === "review" && interview.answers[event.id] ? { ...interview, focus: spotOf(event.id) } : interview;
    case "go-on":
      return id === undefined || spot === "sharpen" ? visited(gone(interview, spot), spot) : interview;
    case "skip-rest":
      return visited({ ...interview, more: "enough" }, spot);
    case "save":
      return spot === "save" ? { ...interview, save: event.file } : interview;
  }
}
