/**
 * From sightings to scores, of a statement and of its single sentences: a cue of a few words must be heard in a
 * paragraph too. And from what the heads score to the probabilities of tiers and kinds.
 */

import { FACT_SOURCES, INPUTS, type Tier } from "../types/brief.ts";
import type { Sighting } from "../words/features.ts";
import type { Token } from "../words/tokens.ts";
import {
  addWeights,
  type HeadName,
  type JoinSettings,
  type LoadedReader,
  type RawScores,
  type Scores,
} from "./reader.ts";

// Plain loops in this file: a typed array's own `map`, `from`, `reduce` and `subarray` take most of a reading's time.

/** Long statements say more, but not in proportion: a single clear phrase must still be heard in a paragraph. */
const CALM = 0.35;

/** What each of so many features counts. */
export const calmed = (count: number): number => 1 / Math.max(4, count) ** CALM;

/** A sighting of a feature that the reader knows, by its row. */
export type Known = Sighting<number>;

/** The features seen, each once, in the order in which they are first seen. */
export function featuresAmong(known: readonly Known[]): Set<number> {
  const features = new Set<number>();
  for (const { feature } of known) features.add(feature);
  return features;
}

/** Scores of the outputs of some heads, which stand in their order. */
export function scoresOf<Name extends HeadName>(
  features: ReadonlySet<number>,
  reader: LoadedReader,
  names: readonly Name[],
): Pick<RawScores, Name> {
  // Whole numbers as long as they can be: before it is compiled, a sum of others makes a new object at each step.
  const sums = new Int32Array(reader.bias.length);
  const last = reader.heads[names[names.length - 1]!];
  for (const feature of features) addWeights(reader, feature, last.to, sums);
  const value = calmed(features.size);
  const heads = {} as Pick<RawScores, Name>;
  for (const name of names) {
    const { from, to, step } = reader.heads[name];
    const scores: number[] = [];
    for (let output = from; output < to; output++) scores.push(reader.bias[output]! + sums[output]! * step * value);
    heads[name] = scores;
  }
  return heads;
}

/** The sightings of each sentence by its number, in the order in which sentences are first seen. */
export function bySentence<S extends Sighting<unknown>>(
  tokens: readonly Token[],
  sightings: readonly S[],
): Map<number, S[]> {
  const sentences = new Map<number, S[]>();
  for (const sighting of sightings) {
    if (sighting.from < 0) continue;
    const { sentence } = tokens[sighting.from]!;
    const known = sentences.get(sentence);
    if (known) known.push(sighting);
    else sentences.set(sentence, [sighting]);
  }
  return sentences;
}

/** Raises the named outputs of a head to the highest that one of the parts has for them. */
function raised(whole: Scores, parts: readonly Scores[], outputs: readonly number[]): Scores {
  const result = whole.slice();
  for (const output of outputs) for (const part of parts) result[output] = Math.max(result[output]!, part[output]!);
  return result;
}

const TOOLS = INPUTS.length;
const DOCUMENTS = FACT_SOURCES.flatMap((source, at) => (source.startsWith("documents") ? [at] : []));

/** Heads of which single sentences are heard. */
export type PooledHead = "facts" | "traits";

/** The scores of a statement where tools and documents are those of the sentence that speaks most clearly for them. */
export function pooled(whole: RawScores, sentences: readonly Pick<RawScores, PooledHead>[]): RawScores {
  if (sentences.length < 2) return whole;
  const of = (name: PooledHead) => sentences.map((scores) => scores[name]);
  return {
    ...whole,
    traits: raised(whole.traits, of("traits"), [TOOLS]),
    facts: raised(whole.facts, of("facts"), DOCUMENTS),
  };
}

/** Probabilities from scores that are first divided by a temperature. */
export function probabilitiesOf(scores: Scores, temperature: number): Float64Array {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  const probabilities = new Float64Array(scores.length);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at]! - most) / temperature);
    probabilities[at] = value;
    sum += value;
  }
  for (let at = 0; at < probabilities.length; at++) probabilities[at]! /= sum;
  return probabilities;
}

/** Joins what the heads say into the probabilities of tiers and kinds. */
export interface Joined {
  /** Probability of tiers 1 to 4, if it is a language task. */
  tiers: Float64Array;
  /** Probability of each kind of the reader within language tasks, not yet in the light of the tiers. */
  kinds: Float64Array;
  /** Probability of each tier by the kinds alone. */
  sums: Float64Array;
  /** Share of the kinds that are none for a language model. */
  none: number;
  /** How many of the tier head, the kinds and naive Bayes point to the tier that leads: 0 to 3. */
  agreed: number;
  /** Share of the tier that leads among the nearest statements, 0 to 1; nothing where they were not asked. */
  near: number | null;
}

/** Mixes probabilities with others that have a share, as a weighted geometric mean. */
function mixIn(others: Scores, share: number, probabilities: Float64Array): void {
  let sum = 0;
  for (let at = 0; at < probabilities.length; at++) {
    probabilities[at] = probabilities[at]! ** (1 - share) * others[at]! ** share;
    sum += probabilities[at]!;
  }
  for (let at = 0; at < probabilities.length; at++) probabilities[at]! /= sum;
}

const most = (values: Scores): number => values.indexOf(Math.max(...values));

/**
 * `kindTiers` are those of the kinds, in the order of the head; what stands behind them is no language task. `near` is the
 * share of each tier among the nearest statements, of a whole statement.
 */
export function join(
  scores: Pick<RawScores, "tiers" | "bayes" | "kinds">,
  kindTiers: readonly Tier[],
  calibration: JoinSettings,
  near: Scores | null = null,
): Joined {
  const { tier_share: share, bayes_share, near_share, tier_temperature, kind_temperature } = calibration;
  const all = probabilitiesOf(scores.kinds, kind_temperature);
  const count = kindTiers.length;
  let language = 0;
  for (let kind = 0; kind < count; kind++) language += all[kind]!;
  const kinds = new Float64Array(count);
  const sums = new Float64Array(4);
  for (let kind = 0; kind < count; kind++) {
    kinds[kind] = all[kind]! / Math.max(language, 1e-12);
    sums[kindTiers[kind]! - 1]! += kinds[kind]!;
  }
  const own = probabilitiesOf(scores.tiers, 1);
  const joined = new Float64Array(4);
  for (let tier = 0; tier < 4; tier++) {
    joined[tier] =
      share * Math.log(Math.max(own[tier]!, 1e-12)) +
      (1 - share) * Math.log(Math.max(sums[tier]!, 1e-12)) +
      bayes_share * scores.bayes[tier]!;
  }
  const tiers = probabilitiesOf(joined, tier_temperature);
  if (near) mixIn(near, near_share, tiers);
  const lead = most(tiers);
  const agreed = [own, sums, scores.bayes].filter((part) => most(part) === lead).length;
  return { tiers, kinds, sums, none: 1 - language, agreed, near: near && near[lead]! };
}
