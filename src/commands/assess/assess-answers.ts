/**
 * What is known before the first question: a brief to start from and the flags of `assess` that are answers; and the command
 * lines that say the same as a brief.
 */
import {
  type Answer,
  answerPath,
  briefWith,
  isNumeric,
  knownAnswer,
  readAnswer,
  UNKNOWN_ANSWER,
  valueAt,
} from "../../core/interview/answer.ts";
import { findMachine, unknownMachine } from "../../core/prices/find-named.ts";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Brief, Currency } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Machine, Pricing } from "../../core/types/pricing.ts";
import type { Question, Taxonomy } from "../../core/types/taxonomy.ts";
import { checkBrief } from "../../data/brief/check-brief.ts";
import { pathText } from "../../data/documents/schema-issues.ts";
import type { CommandHost } from "../host/host.ts";
import { readText, refuse } from "../host/operand.ts";
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

export interface Start {
  brief: Brief;
  /** Questions answered with "don't know". */
  unknown: string[];
  /** The file that says just this; null where flags say a part of it. */
  file: string | null;
}

/** The one brief of a JSON, YAML or Markdown file. */
async function readFrom(file: string, taxonomy: Taxonomy, host: CommandHost): Promise<Omit<Start, "file">> {
  const { docKind, readScopingDoc } = await import("../../data/scoping/read-scoping-doc.ts");
  const { name, text } = readText(file, host);
  const guess = /^\s*[{[]/.test(text) ? "json" : text.startsWith("---") ? "markdown" : "yaml";
  const doc = readScopingDoc(text, name, docKind(name) ?? guess);
  if (doc.problems.length > 0) return refuse(doc.problems);
  const [placed] = doc.briefs;
  if (!placed || doc.briefs.length > 1) {
    throw usageError(
      `--from ${quote(file)} holds ${doc.briefs.length} briefs: expected one, as JSON, YAML or in Markdown`,
    );
  }
  const { brief, has } = placed;
  const unknown = taxonomy.questions
    .map(({ id }) => id)
    .filter((id) => valueAt(brief, id) === undefined && has(answerPath(id)));
  return { brief, unknown };
}

/** Reads `--from` and the answers among the flags; flags win. What cannot stand in a brief is a usage error. */
export async function readStart(
  options: Readonly<Record<string, unknown>>,
  taxonomy: Taxonomy,
  pricing: Pricing,
  currency: Currency,
  host: CommandHost,
): Promise<Start> {
  const { values, unknown } = answersIn(options, taxonomy);
  const file = typeof options.from === "string" ? options.from : null;
  const from = file === null ? { brief: {}, unknown: [] } : await readFrom(file, taxonomy, host);
  const said = Object.entries(values).map(([id, value]) => [id, knownAnswer(value)] as const);
  const unsaid = unknown.map((id) => [id, UNKNOWN_ANSWER] as const);
  const brief = briefWith(from.brief, Object.fromEntries([...said, ...unsaid]), currency);
  // A brief must answer something; here that comes later.
  const checked = checkBrief({ task: "-", ...brief });
  if (!checked.ok) {
    const [{ path, message }] = checked.issues as [(typeof checked.issues)[number]];
    throw usageError(`${flagFor(path) ?? pathText(path)}: ${message}`);
  }
  if (brief.kind !== undefined) checkKind(brief.kind, values.kind === undefined ? "kind" : "--kind", taxonomy);
  const machine = typeof brief.hardware === "string" ? isMachine(brief.hardware, pricing.machines) : true;
  if (machine !== true) throw usageError(`${values.hardware === undefined ? "hardware" : "--hardware"}: ${machine}`);
  const isFlagged = said.length + unsaid.length > 0;
  return {
    brief,
    unknown: [...from.unknown.filter((id) => values[id] === undefined), ...unknown],
    file: isFlagged ? null : file,
  };
}

function checkKind(kind: string, said: string, { kinds }: Taxonomy): void {
  const ids = kinds.map(({ id }) => id);
  if (ids.includes(kind)) return;
  const near = nearest(kind, ids);
  const remedy = near ? `, did you mean ${near}?` : "; `model-advisor explain` lists them";
  throw usageError(`${said}: ${quote(kind)} is not a task kind${remedy}`);
}

/** True, or why this answer cannot stand in a brief. */
export function fitsBrief(id: string, answer: Answer, currency: Currency): true | string {
  const checked = checkBrief(briefWith({ task: "-" }, { [id]: answer }, currency));
  if (checked.ok) return true;
  // What the brief misses besides is asked for later.
  const at = answerPath(id).join(".");
  return checked.issues.find(({ path }) => path.join(".") === at)?.message ?? true;
}

/** True, or what is wrong with the name of a machine. */
export function isMachine(name: string, machines: readonly Machine[]): true | string {
  return findMachine(machines, name) ? true : unknownMachine(machines, name);
}
