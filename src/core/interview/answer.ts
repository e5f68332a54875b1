/** One answer to one question: how it is read from text, where it stands in a brief, and how it is shown. */

import { grouped } from "../text/amount.ts";
import { type Fields, isFields } from "../text/fields.ts";
import { nearest } from "../text/nearest.ts";
import type { Brief, Currency, Limits, Usage } from "../types/brief.ts";
import type { FactValue, Question } from "../types/taxonomy.ts";
import { isVagueNumber, readNumber } from "./read-number.ts";

/** What a person said to a question; `known: false` is "don't know". */
export type Answer = { known: true; value: FactValue } | { known: false };
/** By question id; the kind of the task stands under `kind`. */
export type AnswerMap = Readonly<Record<string, Answer>>;

export const UNKNOWN_ANSWER: Answer = { known: false };
export const knownAnswer = (value: FactValue): Answer => ({ known: true, value });

const USAGE_KEYS: readonly (keyof Usage)[] = [
  "requests_per_month",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "cached_share",
  "cache_write_share",
  "batch",
  "peak_to_average",
];
const LIMITS_KEYS: readonly (keyof Limits)[] = ["latency_s", "budget_per_month"];
const GROUPS: readonly [string, readonly string[]][] = [
  ["usage", USAGE_KEYS],
  ["limits", LIMITS_KEYS],
];

/** Amounts of money: a number is asked for, and the brief names its currency beside it. */
const AMOUNTS = ["limits.budget_per_month", "stakes.right", "stakes.wrong"];

/** Where the answer to a question stands in a brief: `examples` at the top, `latency_s` under `limits`. */
export function answerPath(id: string): string[] {
  const group = GROUPS.find(([, keys]) => keys.includes(id))?.[0];
  const path = group === undefined ? id : `${group}.${id}`;
  return (AMOUNTS.includes(path) ? `${path}.amount` : path).split(".");
}

/** True for an amount of money, which stands beside its currency. */
export const isAmount = (id: string): boolean => answerPath(id).at(-1) === "amount";

/** Groups that mean nothing unless all of these are in them. */
const NEEDED: Record<string, readonly string[]> = { baseline: ["score"] };

/** Asked before the others of its group, so that they have a name. */
const NAMES: Record<string, string> = { baseline: "baseline.metric" };

/** What names the answer to this question, where something does. */
export const namingAnswer = (id: string): string | undefined => NAMES[answerPath(id)[0] ?? ""];

/** Answers without which the answer to this question has no place in a brief. */
export function companionsOf(id: string): string[] {
  const [group, ...rest] = answerPath(id) as [string, ...string[]];
  return rest.length === 0 ? [] : (NEEDED[group] ?? []).map((key) => `${group}.${key}`).filter((other) => other !== id);
}

/** What a brief, or a parsed file that may be one, says to a question; undefined when it says nothing. */
export function valueAt(brief: unknown, id: string): unknown {
  let value: unknown = brief;
  for (const key of answerPath(id)) value = isFields(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

function placed(node: Fields, path: readonly string[], value: FactValue | undefined, currency: Currency): Fields {
  const [key, ...rest] = path as [string, ...string[]];
  const { [key]: old, ...others } = node;
  if (key === "amount" && rest.length === 0) return value === undefined ? {} : { currency, ...node, amount: value };
  const inner = rest.length === 0 ? value : placed(isFields(old) ? old : {}, rest, value, currency);
  const empty = inner === undefined || (isFields(inner) && Object.keys(inner).length === 0);
  if (empty) return others;
  return { ...node, [key]: inner };
}

/**
 * The brief with the answers in it; "don't know" takes an answer out. What the brief says besides stays. Amounts are
 * in `currency` unless the brief says otherwise.
 */
export function briefWith(brief: Brief, answers: AnswerMap, currency: Currency): Brief {
  let result = brief as Fields;
  for (const [id, answer] of Object.entries(answers)) {
    result = placed(result, answerPath(id), answer.known ? answer.value : undefined, currency);
  }
  return result as Brief;
}

/** The brief without groups that miss a part that they need. */
export function withoutFragments(brief: Brief): Brief {
  const isWhole = ([group, value]: [string, unknown]) =>
    !isFields(value) || (NEEDED[group] ?? []).every((key) => Object.hasOwn(value, key));
  return Object.fromEntries(Object.entries(brief).filter(isWhole)) as Brief;
}

/** The answers that a brief holds to these questions, and its kind. */
export function answersOf(brief: Brief, questions: readonly Question[]): AnswerMap {
  const answers: Record<string, Answer> = {};
  for (const id of ["kind", ...questions.map((question) => question.id)]) {
    const value = valueAt(brief, id);
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      answers[id] = knownAnswer(value);
  }
  return answers;
}

/** `taken`: how a range or a rough number was understood. */
export type ReadAnswer = { ok: true; answer: Answer; taken?: string | null } | { ok: false; expected: string };

export const isNumeric = (question: Question): boolean =>
  !question.choices && (question.unit !== undefined || question.min !== undefined || question.max !== undefined);

const isPercent = (question: Question): boolean => question.unit === "%" || question.unit === "percent";

/** ` from 0 to 100`, or nothing. */
function rangeText({ min, max }: Question): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` of at least ${min}`;
  return max === undefined ? "" : ` of at most ${max}`;
}

/** What a number for this question looks like, in words: `a number from 0 to 100, such as 92`. */
function wantedNumber(question: Question): string {
  const [example] = question.examples;
  return `a number${rangeText(question)}${example === undefined ? "" : `, such as ${example}`}`;
}

function readNumeric(question: Question, text: string): ReadAnswer {
  const percent = isPercent(question);
  const read = readNumber(text);
  const wrong = { ok: false, expected: wantedNumber(question) } as const;
  if (read === undefined) {
    if (!isVagueNumber(text)) return wrong;
    return {
      ok: false,
      expected: `${wantedNumber(question)}; a rough one or a range will do, such as ~${question.examples[0] ?? 100} or ${percent ? "80-90" : "200-400"}`,
    };
  }
  const isShare = question.max === 1;
  if (read.percent && !percent && !isShare) return wrong;
  const value = read.percent && isShare ? read.value / 100 : read.value;
  if (percent && value > 0 && value < 1) {
    return { ok: false, expected: `percent: write ${Math.round(value * 100)} for ${Math.round(value * 100)}%` };
  }
  const fits = value >= (question.min ?? 0) && value <= (question.max ?? Number.MAX_SAFE_INTEGER);
  return fits ? { ok: true, answer: knownAnswer(value), taken: read.taken } : wrong;
}

/** Words that mean "don't know" wherever an answer is typed. */
const UNKNOWN_WORDS = ["?", "unknown", "don't know", "dont know", "not sure"];

/** Reads an answer as a person types it. On failure `expected` says what would do, without "expected" before it. */
export function readAnswer(question: Question, typed: string): ReadAnswer {
  const text = typed.trim();
  if (text === "" || UNKNOWN_WORDS.includes(text.toLowerCase())) return { ok: true, answer: UNKNOWN_ANSWER };
  if (question.choices) {
    const said = text.toLowerCase();
    const choice = question.choices.find(({ value, label }) => String(value) === said || label.toLowerCase() === said);
    if (choice) return { ok: true, answer: knownAnswer(choice.value) };
    const values = question.choices.map(({ value }) => String(value));
    const near = nearest(said, [...values, ...question.choices.map(({ label }) => label)]);
    const meant = question.choices.find(({ value, label }) => value === near || label === near)?.value;
    const hint = meant === undefined ? "" : ` (did you mean ${meant}?)`;
    return { ok: false, expected: `one of ${values.join(", ")} or unknown${hint}` };
  }
  return isNumeric(question) ? readNumeric(question, text) : { ok: true, answer: knownAnswer(text) };
}

/** An answer in words: the label of a choice, a number with its unit. Undefined for "don't know". */
export function showAnswer(question: Question | undefined, answer: Answer): string | undefined {
  if (!answer.known) return undefined;
  const choice = question?.choices?.find(({ value }) => value === answer.value);
  if (choice) return choice.label;
  if (typeof answer.value !== "number") return String(answer.value);
  const digits = grouped(answer.value);
  if (question?.unit === "%") return `${digits}%`;
  return question?.unit ? `${digits} ${question.unit}` : digits;
}
