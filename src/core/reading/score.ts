/** From sightings to scores: how strongly each feature counts, and what the heads make of it. */
import type { Sighting } from "./features.ts";
import { eachWeight, type Head } from "./reader.ts";

// Plain loops in this file: a typed array's own `map`, `from` and `reduce` take most of a reading's time.

/** Long statements say more, but not in proportion: a single clear phrase must still be heard in a paragraph. */
const CALM = 0.35;

/** What the reader knows of a statement: the numbers of the features seen, each once, and what each of them counts. */
export interface SeenFeatures {
  features: readonly number[];
  /** Calmed by how many features there are. */
  value: number;
}

/** The known features among the sightings, in the order in which they are first seen. */
export function seenFeatures(sightings: readonly Sighting[], vocabulary: ReadonlyMap<string, number>): SeenFeatures {
  const seen = new Set<number>();
  for (const { feature } of sightings) {
    const number = vocabulary.get(feature);
    if (number !== undefined) seen.add(number);
  }
  return { features: [...seen], value: 1 / Math.max(4, seen.size) ** CALM };
}

/** Scores of a head's outputs. */
export function headScores({ features, value }: SeenFeatures, head: Head): Float64Array {
  const scores = new Float64Array(head.bias);
  for (const feature of features) {
    eachWeight(head, feature, (output, weight) => {
      scores[output]! += weight * value;
    });
  }
  return scores;
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
