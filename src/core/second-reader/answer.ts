/** What a second reader answered, as a reading like that of the built-in one. */

import { TIER_OF_SHAPE } from "../reading/judgement.ts";
import { isFields } from "../text/fields.ts";
import { FACT_SOURCES, type FactSource, INPUTS, type InputKind } from "../types/brief.ts";
import { type Attribute, type Candidate, NOT_READ, type ReadBesides, type Reading } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { NONE } from "./request.ts";

/** How sure a second reader's attributes count as: it gives no share for each. */
const READ = 0.85;

interface Answer {
  kind: string;
  second: string | null;
  confidence: number;
  specific: boolean;
  input: InputKind[];
  facts: FactSource | null;
  tools: boolean | null;
}

/** The content of the first choice; null where the body is no chat completion. */
function contentOf(body: string): string | null {
  try {
    const parsed: unknown = JSON.parse(body);
    const choices = isFields(parsed) && Array.isArray(parsed.choices) ? parsed.choices : [];
    const message: unknown = isFields(choices[0]) ? choices[0].message : null;
    return isFields(message) && typeof message.content === "string" ? message.content : null;
  } catch {
    return null;
  }
}

/** The answer checked field by field; null for a refusal, prose, or a kind that nobody knows. */
function answerFrom(content: string, kinds: readonly TaskKind[]): Answer | null {
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\s*```(?:json)?|```\s*$/g, ""));
  } catch {
    return null;
  }
  if (!isFields(value)) return null;
  const isKind = (id: unknown): id is string => id === NONE || kinds.some((kind) => kind.id === id);
  const { kind, second, confidence, specific, input, facts, tools } = value;
  if (!isKind(kind) || typeof confidence !== "number" || !(confidence >= 0 && confidence <= 1)) return null;
  return {
    kind,
    second: isKind(second) && second !== kind && second !== NONE ? second : null,
    confidence,
    specific: specific !== false,
    input: Array.isArray(input) ? INPUTS.filter((each) => input.includes(each)) : [],
    facts: FACT_SOURCES.find((each) => each === facts) ?? null,
    tools: typeof tools === "boolean" ? tools : null,
  };
}

const said = <T>(value: T): Attribute<T> => ({ value, confidence: READ, words: [] });

function besidesFrom(answer: Answer, own: ReadBesides | null): ReadBesides | null {
  if (!own) return null;
  const { attributes } = own;
  return {
    ...own,
    language_task: { value: true, confidence: answer.confidence, words: [], instead: null, says: null },
    attributes: {
      ...attributes,
      input: answer.input.length > 0 ? said(answer.input) : attributes.input,
      facts: answer.facts ? said(answer.facts) : attributes.facts,
      tools: answer.tools === null ? attributes.tools : said(answer.tools),
    },
  };
}

function noLanguageTask(answer: Answer, own: Reading): Reading {
  const says = "The second reader takes this for no task for a language model.";
  const besides = own.besides && {
    ...own.besides,
    language_task: { value: false, confidence: answer.confidence, words: [], instead: null, says },
    parts: [],
    question: null,
  };
  return { ...NOT_READ, candidates: [], missing: [], note: says, besides };
}

function candidatesFrom({ kind, second, confidence }: Answer, kinds: readonly TaskKind[], own: Reading): Candidate[] {
  const shares: [string, number][] = [[kind, confidence]];
  if (second) shares.push([second, 1 - confidence]);
  return shares.flatMap(([id, probability]) => {
    const found = kinds.find((each) => each.id === id);
    const known = own.candidates.find((candidate) => candidate.kind === id);
    if (!found) return [];
    const { words, against } = known ?? { words: [], against: [] };
    return [{ kind: id, tier: TIER_OF_SHAPE[found.shape], probability, words, against }];
  });
}

/**
 * The reading that the body of an answer gives, laid over that of the built-in reader, which still says what words spoke
 * and what is missing. Null for a refusal or nonsense.
 */
export function readingFrom(body: string, kinds: readonly TaskKind[], own: Reading, trust: number): Reading | null {
  const content = contentOf(body);
  const answer = content === null ? null : answerFrom(content, kinds);
  if (!answer) return null;
  if (answer.kind === NONE) return noLanguageTask(answer, own);
  const candidates = candidatesFrom(answer, kinds, own);
  const tiers: [number, number, number, number] = [0, 0, 0, 0];
  for (const { tier, probability } of candidates) tiers[tier - 1]! += probability;
  const besides = besidesFrom(answer, own.besides);
  const isSure = answer.confidence >= trust;
  return {
    ...own,
    kind: answer.kind,
    confidence: tiers[candidates[0]!.tier - 1]!,
    tiers,
    candidates,
    specific: answer.specific,
    sharper: answer.specific ? null : own.sharper,
    note: own.confidence === null ? null : own.note,
    besides: besides && isSure ? { ...besides, question: null } : besides,
  };
}
