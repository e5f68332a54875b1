/** The facts that tables read, taken from a brief, its task kind and the reading of its statement. */

import { remember } from "../remember/remember.ts";
import { nearest } from "../text/nearest.ts";
import { quote } from "../text/plain-text.ts";
import { wordPatterns } from "../text/word-pattern.ts";
import type { Brief } from "../types/brief.ts";
import { APPROACHES, TIERS } from "../types/brief.ts";
import { briefError } from "../types/errors.ts";
import { SIZE_CLASSES } from "../types/pricing.ts";
import type { Attribute, Attributes, ReadField, Reading } from "../types/reading.ts";
import type { Fact, Facts, FactValue, TaskKind, Taxonomy } from "../types/taxonomy.ts";
import { fittingNumber } from "./fitting.ts";
import { isDataAtHome, lawRegion } from "./law-region.ts";
import { accuracyMet, asScored, requiredAccuracy, reviewedBy, scoreOf, shareOfRight, targetMet } from "./stakes.ts";

type FromBrief = (
  brief: Brief,
  reading: Reading | null,
  kind: TaskKind | null,
  taxonomy: Taxonomy,
) => FactValue | undefined;

/**
 * Where the facts of an answer come from. `documents` is an alias: true stands for documents as the kind has them, else
 * for the one that is given where all of it is read, else for documents that are found; false takes back what the kind
 * says of documents.
 */
function factSource({ facts, documents }: Brief, kind: TaskKind | null): FactValue | undefined {
  if (facts !== undefined || documents === undefined) return facts;
  const usual = String(kind?.facts.facts ?? "");
  const isDocuments = usual.startsWith("documents");
  if (documents && isDocuments) return usual;
  if (documents) return kind?.facts.reads_whole === true ? "documents-given" : "documents-found";
  return isDocuments ? "request" : undefined;
}

/** What was read of a statement, where it was read with the trusted share. */
const trusted = <T>(attribute: Attribute<T> | null | undefined, trust: number): T | undefined =>
  attribute && attribute.confidence >= trust ? attribute.value : undefined;

/**
 * Where the facts come from as read, unless the kind tells more: the documents of a kind that reads them come with the
 * request, and what a model knows by itself is no source where the kind has one. A search is built and billed, so that a
 * statement must say more for it.
 */
function factsRead(reading: Reading | null, kind: TaskKind | null, taxonomy: Taxonomy): FactValue | undefined {
  const attribute = reading?.besides?.attributes.facts;
  const sure = attribute?.value === "documents-found" ? fittingNumber("search-from", taxonomy) : taxonomy.trust;
  const read = trusted(attribute, sure);
  const usual = kind?.facts.facts;
  const tellsLess = read === "request" ? usual === "documents-given" : read === "world" && usual !== undefined;
  return tellsLess ? undefined : read;
}

/** Whether a search is read, and not counted. */
function searchDoubted(brief: Brief, reading: Reading | null, kind: TaskKind | null, taxonomy: Taxonomy) {
  const read = reading?.besides?.attributes.facts;
  if (read?.value !== "documents-found" || read.confidence < taxonomy.trust) return undefined;
  const isOpen = factSource(brief, kind) === undefined && kind?.facts.facts === undefined;
  return isOpen && factsRead(reading, kind, taxonomy) === undefined;
}

/** The fields of the tables for those that are read; others have no facts of their own there. */
const FIELDS: Partial<Record<ReadField, string>> = {
  none: "general",
  health: "medical",
  law: "legal",
  finance: "financial",
};

function languageTaskDoubted(reading: Reading | null, taxonomy: Taxonomy): boolean | undefined {
  const read = reading?.besides?.language_task;
  return read?.value && read.confidence < fittingNumber("language-task-from", taxonomy);
}

/** Facts that a kind settles and that were read for themselves too. */
const FROM_READING: Record<string, (read: Attributes, trust: number) => FactValue | undefined> = {
  field: ({ field }, trust) => {
    const value = trusted(field, trust);
    return value && (FIELDS[value] ?? "general");
  },
  long_output: ({ length }, trust) => {
    const value = trusted(length, trust);
    return value && value === "long";
  },
};

const FROM_BRIEF: Record<string, FromBrief> = {
  repetition: (brief) => brief.repetition,
  examples: (brief) => brief.examples,
  correctness: (brief) => brief.correctness,
  sensitivity: (brief) => brief.sensitivity,
  knowledge: (brief) => brief.knowledge,
  facts: (brief, reading, kind, taxonomy) => factSource(brief, kind) ?? factsRead(reading, kind, taxonomy),
  has_steps: (brief) => (brief.steps?.length ?? 0) > 0,
  requests_per_month: (brief) => brief.usage?.requests_per_month,
  law_region: (brief, _, __, taxonomy) => lawRegion(brief, taxonomy),
  data_at_home: (brief, _, __, taxonomy) => isDataAtHome(brief, taxonomy),
  input_tokens: (brief) => brief.usage?.input_tokens,
  output_tokens: (brief) => brief.usage?.output_tokens,
  latency_s: (brief) => brief.limits?.latency_s,
  reviewed: reviewedBy,
  score_of: (brief, _, __, taxonomy) => scoreOf(brief, taxonomy),
  baseline_score: (brief, _, __, taxonomy) => asScored(brief, taxonomy).baseline?.score,
  target_met: (brief, _, __, taxonomy) => targetMet(asScored(brief, taxonomy).baseline),
  required_accuracy: (brief) => requiredAccuracy(brief.stakes),
  accuracy_met: (brief, _, __, taxonomy) => accuracyMet(shareOfRight(brief, taxonomy), brief.stakes),
  task_specific: (brief, reading) => (brief.kind === undefined ? reading?.specific : true),
  language_task: (_, reading) => reading?.besides?.language_task.value,
  language_task_doubted: (_, reading, __, taxonomy) => languageTaskDoubted(reading, taxonomy),
  search_doubted: searchDoubted,
  reading_sure: (brief, reading, _, { trust }) =>
    brief.kind === undefined && reading?.confidence != null ? reading.confidence >= trust : undefined,
  // Known only once both readings have been through the tables.
  second_differs: () => undefined,
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
    throw briefError("kind", `kind: ${quote(brief.kind)} is not a task kind${meant}`);
  }
  const read = reading?.kind ? kindById(taxonomy, reading.kind) : undefined;
  const kind = reading && read && counts(reading) ? read : undefined;
  return kind ? { kind, source: "inferred" } : { kind: null, source: null };
}

/** Counts words of a list in a text; its pattern is made for the first text in which any of them may stand. */
function wordCounter(list: readonly string[], not_after: readonly string[]): (text: string, small: string) => number {
  const smallWords = list.map((word) => word.toLowerCase().replace("*", ""));
  const before = not_after.length > 0 ? `(?<!\\b(?:${wordPatterns(not_after).join("|")}) (?:our |the )?)` : "";
  let pattern: RegExp | undefined;
  return (text, small) => {
    if (!smallWords.some((word) => small.includes(word))) return 0;
    pattern ??= new RegExp(`${before}\\b(?:${wordPatterns(list).join("|")})\\b`, "gi");
    return text.match(pattern)?.length ?? 0;
  };
}

/** Finds the value for which most words of a text speak; the first of the list among equals. */
function wordReader({ words = {}, not_after = [] }: Fact): (text: string) => string | undefined {
  const counters = Object.entries(words).map(([value, list]) => [value, wordCounter(list, not_after)] as const);
  return (text) => {
    const small = text.toLowerCase();
    let best: string | undefined;
    let most = 0;
    for (const [value, countIn] of counters) {
      const count = countIn(text, small);
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
    .map((fact) => ({
      id: fact.id,
      fromBrief: fact.from === "answers" ? FROM_BRIEF[fact.id] : undefined,
      fromWords: fact.words && wordReader(fact),
    })),
);

/** What a kind settles, with what holds where it is silent. */
const factsOfKind = remember((kind: TaskKind, { facts }: Taxonomy): Facts => {
  const entries = facts
    .filter(({ from }) => from === "answers" || from === "kind")
    .map(({ id, otherwise }) => [id, id === "shape" ? kind.shape : (kind.facts[id] ?? otherwise)] as const);
  return Object.fromEntries(entries);
});

/** Share of the readings that say the same of a fact as the kind does, 0 to 1. */
function shareFor(id: string, kind: TaskKind, { candidates }: Reading, taxonomy: Taxonomy): number {
  let [same, all] = [0, 0];
  for (const candidate of candidates) {
    const facts = kindById(taxonomy, candidate.kind)?.facts ?? {};
    all += candidate.probability;
    if (facts[id] === kind.facts[id]) same += candidate.probability;
  }
  return all > 0 ? same / all : 1;
}

/**
 * No fact rests on a kind that was read with less than the trusted share: what a kind settles beyond its shape holds
 * only where the readings that say the same make that share together. Gives the ids of what was forgotten.
 */
function forgetDoubtful(
  facts: Record<string, FactValue | undefined>,
  kind: TaskKind,
  reading: Reading,
  taxonomy: Taxonomy,
): string[] {
  const doubtful = Object.keys(kind.facts).filter((id) => shareFor(id, kind, reading, taxonomy) < taxonomy.trust);
  for (const id of doubtful) facts[id] = taxonomy.facts.find((fact) => fact.id === id)?.otherwise;
  return doubtful;
}

const NOTHING: readonly string[] = [];

/** What a brief and a kind say about every fact that does not come from a table. */
export function factsOf(brief: Brief, kind: TaskKind | null, taxonomy: Taxonomy, reading: Reading | null): Facts {
  const facts: Record<string, FactValue | undefined> = kind ? { ...factsOfKind(kind, taxonomy) } : {};
  const forgotten =
    kind && brief.kind === undefined && reading ? forgetDoubtful(facts, kind, reading, taxonomy) : NOTHING;
  for (const { id, fromBrief, fromWords } of readersFor(taxonomy)) {
    let value = fromBrief?.(brief, reading, kind, taxonomy);
    const isOpen = kind?.facts[id] === undefined || forgotten.includes(id);
    if (isOpen && reading?.besides) value ??= FROM_READING[id]?.(reading.besides.attributes, taxonomy.trust);
    if (isOpen && fromWords && kind && brief.task !== undefined) value ??= fromWords(brief.task);
    if (value !== undefined) facts[id] = value;
  }
  return facts;
}

/** What a condition of fine-tuning can be, so far as the brief tells. */
const STATES = ["met", "not-met", "unknown"] as const;
const STRENGTHS = ["none", "thin", "strong"] as const;

const BOOLEAN = [false, true] as const;

/** Values that the program knows for each outcome; a table may give fewer. */
export const OUTCOME_VALUES = {
  task_tier: TIERS,
  tier: TIERS,
  local_required: BOOLEAN,
  viable: BOOLEAN,
  strength: STRENGTHS,
  approach: APPROACHES,
  size_class: SIZE_CLASSES,
  rag: BOOLEAN,
  passages: BOOLEAN,
  well_defined: STATES,
  representative_data: STATES,
  aligned_metric: STATES,
  kind_read: BOOLEAN,
  reading_trusted: BOOLEAN,
} as const satisfies Record<string, readonly FactValue[]>;

/** Outcomes that make a decision complete when all are known. */
export const OUTCOMES = [
  "task_tier",
  "tier",
  "local_required",
  "viable",
  "strength",
  "approach",
  "size_class",
  "rag",
] as const;
