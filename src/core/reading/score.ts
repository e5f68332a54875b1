/** From sightings to scores: how strongly each feature counts, and what the heads make of it. */
import type { Sighting } from "./features.ts";
import { eachWeight, type Head } from "./reader.ts";

/** Long statements say more, but not in proportion: a single clear phrase must still be heard in a paragraph. */
const CALM = 0.35;

/** Known features with their values, each counted once, calmed by how many there are. */
export function featureValues(sightings: Sighting[], vocabulary: Map<string, number>): Map<number, number> {
  const values = new Map<number, number>();
  for (const { feature } of sightings) {
    const index = vocabulary.get(feature);
    if (index !== undefined) values.set(index, 1);
  }
  const value = 1 / Math.max(4, values.size) ** CALM;
  for (const index of values.keys()) values.set(index, value);
  return values;
}

/** Scores of a head's outputs. */
export function headScores(values: Map<number, number>, head: Head): Float64Array {
  const scores = Float64Array.from(head.bias);
  for (const [feature, value] of values) {
    eachWeight(head, feature, (output, weight) => {
      scores[output]! += weight * value;
    });
  }
  return scores;
}

/** Probabilities from scores that are first divided by a temperature. */
export function probabilitiesOf(scores: Float64Array, temperature: number): Float64Array {
  const most = Math.max(...scores);
  const probabilities = scores.map((score) => Math.exp((score - most) / temperature));
  const sum = probabilities.reduce((total, value) => total + value, 0);
  return probabilities.map((value) => value / sum);
}
