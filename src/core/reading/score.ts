/** From sightings to scores: how strongly each feature counts, and what the heads make of it. */
import type { Sighting } from "../words/features.ts";
import { addWeights, HEADS, type LoadedReader, type RawScores, type Scores } from "./reader.ts";

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

/** Scores of the outputs of all heads. */
export function scoresOf(features: ReadonlySet<number>, reader: LoadedReader): RawScores {
  const scores = reader.bias.slice();
  const value = calmed(features.size);
  for (const feature of features) addWeights(reader, feature, value, scores);
  const heads = {} as RawScores;
  for (const name of HEADS) heads[name] = scores.slice(reader.heads[name].from, reader.heads[name].to);
  return heads;
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
