/** The facts that tables read, taken from a brief, its task kind and the reading of its statement. */

import { remember } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import type { Brief } from "../types/brief.ts";
import { dataError } from "../types/errors.ts";
import type { Reading } from "../types/reading.ts";
import type { Facts, FactValue, TaskKind, Taxonomy } from "../types/taxonomy.ts";
import { accuracyMet, requiredAccuracy, targetMet } from "./stakes.ts";

type FromBrief = (brief: Brief, reading: Reading | null, kind: TaskKind | null) => FactValue | undefined;

/**
 * Where the facts of an answer come from. `documents` is an alias: true stands for documents as the kind has them,
 * else for documents that are found; false takes back what the kind says of documents.
 */
function factSource({ facts, documents }: Brief, kind: TaskKind | null): FactValue | undefined {
  if (facts !== undefined || documents === undefined) return facts;
  const usual = String(kind?.facts.facts ?? "");
  const isDocuments = usual.startsWith("documents");
  if (documents) return isDocuments ? usual : "documents-found";
  return isDocuments ? "request" : undefined;
}

const FROM_BRIEF: Record<string, FromBrief> = {
  repetition: (brief) => brief.repetition,
  examples: (brief) => brief.examples,
  correctness: (brief) => brief.correctness,
  sensitivity: (brief) => brief.sensitivity,
  knowledge: (brief) => brief.knowledge,
  facts: (brief, _, kind) => factSource(brief, kind),
  has_steps: (brief) => (brief.steps?.length ?? 0) > 0,
  requests_per_month: (brief) => brief.usage?.requests_per_month,
  input_tokens: (brief) => brief.usage?.input_tokens,
  output_tokens: (brief) => brief.usage?.output_tokens,
  latency_s: (brief) => brief.limits?.latency_s,
  baseline_score: (brief) => brief.baseline?.score,
  target_met: (brief) => targetMet(brief.baseline),
  required_accuracy: (brief) => requiredAccuracy(brief.stakes),
  accuracy_met: (brief) => accuracyMet(brief.baseline, brief.stakes),
  task_specific: (brief, reading) => (brief.kind === undefined ? reading?.specific : true),
  reading_confidence: (brief, reading) => (brief.kind === undefined ? (reading?.confidence ?? undefined) : undefined),
};

/** Ids of the facts that the program can take from a brief; `from: answers` in facts.yaml names one of these. */
export const ANSWER_FACTS: readonly string[] = Object.keys(FROM_BRIEF);

/** The kind of a brief, and whether the brief gave it; null when neither it nor its statement says. */
export interface KnownKind {
  kind: TaskKind | null;
  source: "given" | "inferred" | null;
}

const kindsById = remember(({ kinds }: Taxonomy) => new Map(kinds.map((kind) => [kind.id, kind])));

/** A task kind by its id. */
export const kindById = (taxonomy: Taxonomy, id: string): TaskKind | undefined => kindsById(taxonomy).get(id);

/**
 * A kind that the brief gives stands; an unknown one is a data error. `counts` says whether the kind that was read
 * does: that of a vague statement does not.
 */
export function kindOf(
  brief: Brief,
  taxonomy: Taxonomy,
  reading: Reading | null,
  counts: (reading: Reading) => boolean,
): KnownKind {
  if (brief.kind !== undefined) {
    const kind = kindById(taxonomy, brief.kind);
    if (kind) return { kind, source: "given" };
    const near = nearest(
      brief.kind,
      taxonomy.kinds.map(({ id }) => id),
    );
    const meant = near ? `, did you mean ${quote(near)}?` : "; `explain` lists the kinds";
    throw dataError(`kind: ${quote(brief.kind)} is not a task kind${meant}`);
  }
  const read = reading?.kind ? kindById(taxonomy, reading.kind) : undefined;
  const kind = reading && read && counts(reading) ? read : undefined;
  return kind ? { kind, source: "inferred" } : { kind: null, source: null };
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Finds the value for which most words of a text speak; the first of the list among equals. */
function wordReader(words: Record<string, string[]>): (text: string) => string | undefined {
  const patterns = Object.entries(words).map(
    ([value, list]) => [value, new RegExp(`\\b(?:${list.map(escaped).join("|")})\\b`, "gi")] as const,
  );
  return (text) => {
    let best: string | undefined;
    let most = 0;
    for (const [value, pattern] of patterns) {
      const count = text.match(pattern)?.length ?? 0;
      if (count > most) [best, most] = [value, count];
    }
    return best;
  };
}

interface FactReader {
  id: string;
  /** Undefined for a fact that only a kind settles. */
  fromBrief: FromBrief | undefined;
  /** Reads the statement, for a fact that the kind leaves open. */
  fromWords: ((text: string) => string | undefined) | undefined;
}

/** The facts that do not come from tables, each with the way to take it from a brief. */
const readersFor = remember(({ facts }: Taxonomy): FactReader[] =>
  facts
    .filter(({ from }) => from === "answers" || from === "kind")
    .map(({ id, from, words }) => ({
      id,
      fromBrief: from === "answers" ? FROM_BRIEF[id] : undefined,
      fromWords: words && wordReader(words),
    })),
);

/** What a kind settles, with what holds where it is silent. */
const factsOfKind = remember((kind: TaskKind, { facts }: Taxonomy): Facts => {
  const entries = facts
    .filter(({ from }) => from === "answers" || from === "kind")
    .map(({ id, otherwise }) => [id, id === "shape" ? kind.shape : (kind.facts[id] ?? otherwise)] as const);
  return Object.fromEntries(entries);
});

/** What a brief and a kind say about every fact that does not come from a table. */
export function factsOf(brief: Brief, kind: TaskKind | null, taxonomy: Taxonomy, reading: Reading | null): Facts {
  const facts: Record<string, FactValue | undefined> = kind ? { ...factsOfKind(kind, taxonomy) } : {};
  for (const { id, fromBrief, fromWords } of readersFor(taxonomy)) {
    let value = fromBrief?.(brief, reading, kind);
    if (fromWords && kind && kind.facts[id] === undefined && brief.task !== undefined) value ??= fromWords(brief.task);
    if (value !== undefined) facts[id] = value;
  }
  return facts;
}
