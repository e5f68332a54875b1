/** What is known before the first question: a brief to start from, and answers given as flags. */

import {
  type Answer,
  answerPath,
  briefWith,
  knownAnswer,
  UNKNOWN_ANSWER,
  valueAt,
} from "../../core/interview/answer.ts";
import { findMachine, unknownMachine } from "../../core/prices/find-named.ts";
import { nearest } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Brief, Currency } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { Machine, Pricing } from "../../core/types/pricing.ts";
import type { Taxonomy } from "../../core/types/taxonomy.ts";
import { checkBrief } from "../../data/brief/check-brief.ts";
import { pathText } from "../../data/documents/schema-issues.ts";
import type { CommandHost } from "../host/host.ts";
import { readText, refuse } from "../host/operand.ts";
import { answersIn, flagFor } from "./assess-options.ts";

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
