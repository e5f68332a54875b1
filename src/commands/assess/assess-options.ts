/** The flags of `assess` that are answers, and the command lines that say the same as a brief. */
import { answerPath, isNumeric, readAnswer, valueAt } from "../../core/interview/answer.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Question, Taxonomy } from "../../core/types/taxonomy.ts";
import { optionKey } from "../spec/command-spec.ts";

/** A flag and the question, or other key of a brief, that it answers. */
const ANSWER_FLAGS = {
  task: "task",
  kind: "kind",
  repetition: "repetition",
  examples: "examples",
  correctness: "correctness",
  sensitivity: "sensitivity",
  knowledge: "knowledge",
  documents: "documents",
  client: "client",
  project: "project",
  "requests-per-month": "requests_per_month",
  "input-tokens": "input_tokens",
  "output-tokens": "output_tokens",
  "reasoning-tokens": "reasoning_tokens",
  "cached-share": "cached_share",
  "cache-write-share": "cache_write_share",
  batch: "batch",
  "latency-s": "latency_s",
  hardware: "hardware",
} as const;

type AnswerFlag = keyof typeof ANSWER_FLAGS;

type Values = Readonly<Record<string, unknown>>;

/** Quotes only what needs it, so that commands that are shown stay readable. */
export const shellWord = (word: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

export interface GivenAnswers {
  /** By the id of a question, or the key of the brief. */
  values: Record<string, string | number | boolean>;
  /** Questions answered with "unknown". */
  unknown: string[];
}

/** `latency_s` and `limits.latency_s` are one answer. */
const isSameAnswer = (a: string, b: string): boolean => answerPath(a).join(".") === answerPath(b).join(".");

/** A flag's text as the answer to its question. Flags that no question stands behind are taken as they are. */
function readFlag(flag: string, given: string | number | boolean, question: Question | undefined, into: GivenAnswers) {
  const id = question?.id ?? ANSWER_FLAGS[flag as AnswerFlag];
  const text = String(given).trim();
  if (text.toLowerCase() === "unknown") {
    into.unknown.push(id);
  } else if (question && typeof given === "string" && (question.choices || isNumeric(question))) {
    const read = readAnswer(question, text);
    if (!read.ok) throw usageError(`--${flag} ${quote(text)}: expected ${read.expected}`);
    if (read.answer.known) into.values[id] = read.answer.value;
  } else {
    if (text === "") throw usageError(`--${flag} is empty: expected an answer, or unknown`);
    into.values[id] = typeof given === "string" ? text : given;
  }
}

/** The answers among the options. A flag that cannot be an answer is a usage error. */
export function answersIn(options: Values, taxonomy: Taxonomy): GivenAnswers {
  const given: GivenAnswers = { values: {}, unknown: [] };
  for (const [flag, id] of Object.entries(ANSWER_FLAGS)) {
    const value = options[optionKey(flag)];
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") continue;
    const question = taxonomy.questions.find((candidate) => isSameAnswer(candidate.id, id));
    readFlag(flag, value, question, given);
  }
  return given;
}

/** `--latency-s` for the answer at `limits.latency_s`; undefined where no flag gives it. */
export function flagFor(path: readonly (string | number)[]): string | undefined {
  const at = path.join(".");
  const found = Object.entries(ANSWER_FLAGS).find(([, id]) => answerPath(id).join(".") === at);
  return found && `--${found[0]}`;
}

/** Options that do not answer anything, but change the advice; they are repeated in the command lines shown. */
const SETTINGS = ["as-of", "currency", "taxonomy", "pricing", "config"];

/** ` --as-of 2026-11-24`, or nothing. */
export function settingsText(options: Values): string {
  return SETTINGS.map((name) => {
    const value = options[optionKey(name)];
    return typeof value === "string" ? ` --${name} ${shellWord(value)}` : "";
  }).join("");
}

function flagText(flag: string, value: unknown): string {
  if (flag === "batch") return value === true ? " --batch" : "";
  return ` --${flag} ${shellWord(String(value))}`;
}

/**
 * The flags that give this brief's answers again, or null when the brief says something that no flag can. `unknown`
 * lists questions answered with "don't know".
 */
export function flagsText(brief: Brief, unknown: readonly string[]): string | null {
  let text = "";
  let said = 0;
  for (const [flag, id] of Object.entries(ANSWER_FLAGS)) {
    const value = valueAt(brief, id);
    if (typeof value === "object") return null;
    if (value !== undefined) {
      said++;
      text += flagText(flag, value);
    } else if (unknown.some((other) => isSameAnswer(other, id))) text += ` --${flag} unknown`;
  }
  return said === leaves(brief) ? text : null;
}

/** How many values a brief holds, at any depth. */
const leaves = (value: unknown): number =>
  typeof value === "object" && value !== null ? Object.values(value).reduce((sum, part) => sum + leaves(part), 0) : 1;
