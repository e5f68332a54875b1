/** From statements to fitted heads: vocabulary, examples, weights. */

import { bySentence, calmed } from "../../src/core/reading/score.ts";
import { type FeatureOf, senseHits, sightingsOf } from "../../src/core/words/features.ts";
import { hashOf } from "../../src/core/words/hashed-rows.ts";
import { stem, type Token, tokensOf } from "../../src/core/words/tokens.ts";
import { randomFrom } from "./random.ts";
import { type Example, type Fitted, regress } from "./regress.ts";
import type { Statement, Variation } from "./statements.ts";
import { variantsOf } from "./vary.ts";

export interface Lexicon {
  /** Names of the senses. */
  senses: string[];
  /** Phrase in stems -> numbers of its senses. */
  lexicon: Map<string, number[]>;
  /** Longest phrase that starts with a stem, in words. */
  longest: Map<string, number>;
}

/** The lexicon in stems, as the reader carries it. */
export function makeLexicon(senses: Map<string, string[]>): Lexicon {
  const lexicon = new Map<string, number[]>();
  const longest = new Map<string, number>();
  for (const [number, phrases] of [...senses.values()].entries()) {
    for (const phrase of phrases) {
      const stems = tokensOf(phrase).tokens.map(({ word }) => stem(word));
      if (stems.length === 0) continue;
      const key = stems.join(" ");
      lexicon.set(key, [...new Set([...(lexicon.get(key) ?? []), number])]);
      longest.set(stems[0]!, Math.max(longest.get(stems[0]!) ?? 0, stems.length));
    }
  }
  return { senses: [...senses.keys()], lexicon, longest };
}

/** While the reader is trained features go by their names. */
const named: FeatureOf<string> = (a, b = "", c = "", d = "") => a + b + c + d;

const SEEN = new Map<string, string[]>();

/** The features of some words, each once. */
function featuresAmong(tokens: Token[], lexicon: Lexicon): string[] {
  const sightings = sightingsOf(tokens, senseHits(tokens, lexicon), lexicon.senses, named);
  return [...new Set(sightings.map(({ feature }) => feature))];
}

/** The features of a text, each once. They are kept, since every fold looks at the same texts again. */
export function featuresOf(text: string, lexicon: Lexicon): string[] {
  let features = SEEN.get(text);
  if (!features) {
    features = featuresAmong(tokensOf(text).tokens, lexicon);
    SEEN.set(text, features);
  }
  return features;
}

const SENTENCES = new Map<string, string[][]>();

/** The features of each sentence of a text, each once; none where there is but one sentence. */
function sentenceFeatures(text: string, lexicon: Lexicon): string[][] {
  let sentences = SENTENCES.get(text);
  if (!sentences) {
    const { tokens } = tokensOf(text);
    const sightings = sightingsOf(tokens, senseHits(tokens, lexicon), lexicon.senses, named);
    sentences = [...bySentence(tokens, sightings).values()].map((own) => [
      ...new Set(own.map(({ feature }) => feature)),
    ]);
    if (sentences.length < 2) sentences = [];
    SENTENCES.set(text, sentences);
  }
  return sentences;
}

/**
 * Features that at least `least` of the statements written by hand have, so that variants add weight but no words. Of two
 * with the same hash, which could not be told apart, one is left out.
 */
export function vocabularyOf(statements: Statement[], lexicon: Lexicon, least: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of statements) {
    for (const feature of featuresOf(text, lexicon)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const isKept = ([feature, count]: [string, number]) => count >= (/ |=.*=/.test(feature) ? least + 1 : least);
  const kept = new Map<number, string>();
  for (const entry of counts) if (isKept(entry)) kept.set(hashOf(entry[0]), entry[0]);
  return new Map([...kept.values()].sort().map((feature, index) => [feature, index]));
}

interface Seen {
  features: Uint32Array;
  /** What each counts. */
  value: number;
}

function knownOf(features: readonly string[], vocabulary: Map<string, number>): Seen {
  const numbers: number[] = [];
  for (const feature of features) {
    const number = vocabulary.get(feature);
    if (number !== undefined) numbers.push(number);
  }
  return { features: Uint32Array.from(numbers), value: calmed(numbers.length) };
}

/** The known features of a text as numbers, and what each counts. */
export const seenOf = (text: string, vocabulary: Map<string, number>, lexicon: Lexicon): Seen =>
  knownOf(featuresOf(text, lexicon), vocabulary);

/** The same of some words. */
export const seenAmong = (tokens: Token[], vocabulary: Map<string, number>, lexicon: Lexicon): Seen =>
  knownOf(featuresAmong(tokens, lexicon), vocabulary);

/** The same of each of its sentences; none where there is but one. */
export const seenBySentence = (text: string, vocabulary: Map<string, number>, lexicon: Lexicon): Seen[] =>
  sentenceFeatures(text, lexicon).map((features) => knownOf(features, vocabulary));

export type Weighed = Statement & { weight: number };

/** Statements with their variants: the hand-written one counts as much as all its variants together. */
export function expand(statements: Statement[], variation: Variation, count: number): Weighed[] {
  return statements.flatMap((statement, index) => {
    const random = randomFrom(index * 7919 + statement.text.length);
    return [
      { ...statement, weight: 1 },
      ...variantsOf(statement, variation, count, random).map((variant) => ({ ...variant, weight: 1 / count })),
    ];
  });
}

export interface HeadOptions {
  epochs: number;
  dropout: number;
  rate: number;
  decay: number;
}

/** The right output of a statement, all that hold where several may, or undefined when the head does not learn from it. */
export type LabelOf = (statement: Statement) => number | readonly number[] | undefined;

/** How much each output counts, so that rare ones are made up for: `balance` is 0 for not at all, 1 for in full. */
function boostsOf(labels: ReturnType<LabelOf>[], outputs: number, balance: number): number[] {
  const counts = new Array<number>(outputs).fill(0);
  for (const label of labels) for (const each of typeof label === "number" ? [label] : (label ?? [])) counts[each]!++;
  const most = Math.max(...counts);
  return counts.map((count) => (count > 0 ? (most / count) ** balance : 1));
}

export function fitHead(
  statements: Weighed[],
  outputs: number,
  labelOf: LabelOf,
  vocabulary: Map<string, number>,
  lexicon: Lexicon,
  options: HeadOptions,
  balance: number,
): Fitted {
  const labels = statements.map(labelOf);
  const boosts = boostsOf(labels, outputs, balance);
  const examples: Example[] = [];
  statements.forEach((statement, at) => {
    const label = labels[at];
    if (label === undefined) return;
    const { features, value } = seenOf(statement.text, vocabulary, lexicon);
    const values = new Float32Array(features.length).fill(value);
    const boost = typeof label === "number" ? boosts[label]! : 1;
    examples.push({ features, values, label, weight: statement.weight * boost });
  });
  return regress(examples, { ...options, features: vocabulary.size, outputs, boosts });
}
