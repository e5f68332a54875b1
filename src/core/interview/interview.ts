/** The questionnaire as a state machine: what was said so far, and an event, give the next step. It knows no terminal. */

import type { Brief, Currency, FactSource } from "../types/brief.ts";
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
import type { Sharpening } from "./sharpening.ts";

/** Where one can be. A question is `question examples`. */
type Spot = `question ${string}` | "sharpen" | "kind" | "advice" | "improve" | "save" | "done";

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

export type InterviewEvent =
  /** To a question: its value. To `sharpen`: the new statement. To `kind`: the id of a kind. */
  | { event: "answer"; value: FactValue }
  | { event: "unknown" }
  /** To `kind`: this holds, whatever was read. The kind is still to be settled. */
  | { event: "correct"; values: Corrected & Pick<Brief, "facts"> }
  | { event: "back" }
  /** To `improve`: answer this question, anew or for the first time. */
  | { event: "edit"; id: string }
  /** Keep the vague statement; the advice was shown; nothing more is wanted. */
  | { event: "go-on" }
  /** To `improve`: name a file. To `save`: this file, or none. */
  | { event: "want-save" }
  | { event: "save"; file: string | null };

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

const spotOf = (id: string): Spot => (id === "kind" ? "kind" : `question ${id}`);
const questionOf = (spot: Spot): string | undefined =>
  spot.startsWith("question ") ? spot.slice("question ".length) : undefined;

/** The questions that everybody is asked, by number, and the others as the taxonomy lists them. */
function inOrder(questions: readonly Question[]): { main: Question[]; optional: Question[] } {
  const asked = questions.filter(({ id }) => id !== "kind");
  const main = asked.filter(({ number, required }) => required || number !== undefined);
  main.sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER));
  return { main, optional: asked.filter((question) => !main.includes(question)) };
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

/** Questions that may still be answered: those never asked, and main ones answered with "don't know". */
function openQuestions(interview: Interview, context: InterviewContext): Question[] {
  const { main, optional } = inOrder(context.questions);
  const { answers, start } = interview;
  return [...main, ...optional].filter(
    (question) =>
      answers[question.id]?.known !== true && applies(question, answers) && valueAt(start, question.id) === undefined,
  );
}

const isEmpty = ({ answers, start }: Interview): boolean =>
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

function spotBefore(spot: Spot, interview: Interview, context: InterviewContext): Spot | undefined {
  if (spot === "advice" || spot === "improve" || spot === "done") return undefined;
  if (spot === "save" || interview.wanted.some((id) => spotOf(id) === spot)) return "improve";
  const at = interview.trail.indexOf(spot);
  const before = at < 0 ? interview.trail : interview.trail.slice(0, at);
  return before.findLast((earlier) => isOpenForReturn(earlier, interview, context));
}

const currentSpot = (interview: Interview, context: InterviewContext): Spot =>
  interview.focus ?? openSpot(interview, context);

function questionStep(id: string, interview: Interview, context: InterviewContext, can_go_back: boolean): QuestionStep {
  const { main, optional } = inOrder(context.questions);
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
  const { main, optional } = inOrder(context.questions);
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
  return {
    input: corrected.input ?? start.input ?? read.input.value,
    tools: corrected.tools ?? start.tools ?? read.tools.value,
    languages: corrected.languages ?? start.languages ?? read.languages.value,
    facts: facts?.known ? (facts.value as FactSource) : read.facts.value,
    facts_question: context.questions.find(({ id }) => id === "facts"),
  };
}

/** Takes what the person says in place of what was read. */
function corrected(
  interview: Interview,
  values: Corrected & Pick<Brief, "facts">,
  context: InterviewContext,
): Interview {
  const { facts, ...others } = values;
  const next = { ...interview, corrected: { ...interview.corrected, ...others }, advised: false };
  return facts === undefined ? next : answered(next, "facts", known(facts), context);
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
      return { step: "kind", reading, sure, previous: interview.answers.kind, besides, can_go_back };
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
    case "improve":
      return { ...interview, enough: true };
    default:
      return interview;
  }
}

/** What an answer at this spot is the answer to. */
const answersTo = (spot: Spot): string | undefined =>
  spot === "sharpen" ? "task" : spot === "kind" ? "kind" : questionOf(spot);

/** The question is asked next, after those without which its answer has no place in a brief. */
function edited(interview: Interview, id: string): Interview {
  if (interview.answers[id]?.known) return { ...interview, focus: spotOf(id) };
  const first = companionsOf(id).filter((other) => !interview.answers[other]?.known && other.endsWith(".metric"));
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
    case "answer":
      return id === undefined ? interview : visited(answered(interview, id, known(event.value), context), spot);
    case "unknown":
      return id === undefined ? interview : visited(answered(interview, id, DONT_KNOW, context), spot);
    case "correct":
      return spot === "kind" ? corrected(interview, event.values, context) : interview;
    case "back":
      return backFrom(interview, spot, context);
    case "edit":
      return spot === "improve" ? edited(interview, event.id) : interview;
    case "go-on":
      return id === undefined || spot === "sharpen" ? visited(gone(interview, spot), spot) : interview;
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
    const isMain = inOrder(context.questions).main.some((question) => question.id === id);
    const answers = isMain ? { ...interview.answers, [id]: DONT_KNOW } : interview.answers;
    return { ...interview, wanted: [], answers };
  }
  return { ...interview, focus: spotBefore(spot, interview, context) ?? interview.focus };
}
