/** From sightings to scores: how strongly each feature counts, and what the heads make of it. */
import type { Sighting } from "../words/features.ts";
import type { Vocabulary } from "../words/vocabulary.ts";
import { addWeights, HEADS, type LoadedReader, type RawScores } from "./reader.ts";

// Plain loops in this file: a typed array's own `map`, `from` and `reduce` take most of a reading's time.

/** Long statements say more, but not in proportion: a single clear phrase must still be heard in a paragraph. */
const CALM = 0.35;

/** What each of so many features counts. */
export const calmed = (count: number): number => 1 / Math.max(4, count) ** CALM;

/** A sighting of a feature that the reader knows, with its number. */
export interface Known extends Sighting {
  number: number;
}

/** The sightings of features that the reader knows. */
export function knownAmong(sightings: readonly Sighting[], vocabulary: Vocabulary): Known[] {
  const known: Known[] = [];
  for (const { feature, from, to } of sightings) {
    const number = vocabulary.get(feature);
    if (number !== undefined) known.push({ feature, from, to, number });
  }
  return known;
}

/** The numbers of the features seen, each once, in the order in which they are first seen. */
export function featuresAmong(known: readonly Known[]): Set<number> {
  const features = new Set<number>();
  for (const { number } of known) features.add(number);
  return features;
}

/** Scores of the outputs of all heads. */
export function scoresOf(features: ReadonlySet<number>, reader: LoadedReader): RawScores {
  const scores = new Float64Array(reader.bias);
  const value = calmed(features.size);
  for (const feature of features) addWeights(reader, feature, value, scores);
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
