/** From sightings to scores: how strongly each feature counts, and what the heads make of it. */
import type { Sighting } from "../words/features.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { eachWeight, HEADS, type LoadedReader, type RawScores } from "./reader.ts";

// Plain loops in this file: a typed array's own `map`, `from` and `reduce` take most of a reading's time.

/** Long statements say more, but not in proportion: a single clear phrase must still be heard in a paragraph. */
const CALM = 0.35;

/** What each of so many features counts. */
export const calmed = (count: number): number => 1 / Math.max(4, count) ** CALM;

/** What the reader knows of a statement: the numbers of the features seen, each once, and what each of them counts. */
export interface SeenFeatures {
  features: readonly number[];
  /** Calmed by how many features there are. */
  value: number;
}

/** The known features among the sightings, in the order in which they are first seen. */
export function seenFeatures(sightings: readonly Sighting[], vocabulary: Vocabulary): SeenFeatures {
  const seen = new Set<number>();
  for (const { feature } of sightings) {
    const number = vocabulary.get(feature);
    if (number !== undefined) seen.add(number);
  }
  return { features: [...seen], value: calmed(seen.size) };
}

/** Scores of the outputs of all heads. */
export function scoresOf({ features, value }: SeenFeatures, reader: LoadedReader): RawScores {
  const scores = new Float64Array(reader.bias);
  for (const feature of features) {
    eachWeight(reader, feature, (output, weight) => {
      scores[output]! += weight * value;
    });
  }
  const heads = {} as RawScores;
  for (const name of HEADS) heads[name] = scores.subarray(reader.heads[name].from, reader.heads[name].to);
  return heads;
}

/** Probabilities from scores that are first divided by a temperature. */
export function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
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
