/** Multinomial logistic regression on sparse features, fitted by AdaGrad with the same chance every time. */
import { randomFrom, shuffled } from "./random.ts";

export interface Example {
  features: Uint32Array;
  values: Float32Array;
  /** Number of the right output. */
  label: number;
  /** How much it counts. */
  weight: number;
}

export interface Fitted {
  outputs: number;
  /** `weights[feature * outputs + output]` */
  weights: Float32Array;
  bias: Float32Array;
}

export interface FitOptions {
  features: number;
  outputs: number;
  epochs: number;
  /** Share of features that are left out of a statement each time it is seen, so that none is leant on alone. */
  dropout: number;
  rate: number;
  /** Pull towards zero. */
  decay: number;
}

/** Softmax in place. */
export function softmax(scores: Float64Array | Float32Array): void {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) most = Math.max(most, score);
  let sum = 0;
  for (let i = 0; i < scores.length; i++) sum += scores[i] = Math.exp(scores[i]! - most);
  for (let i = 0; i < scores.length; i++) scores[i]! /= sum;
}

export function scoresOf(
  example: Pick<Example, "features" | "values">,
  { outputs, weights, bias }: Fitted,
): Float64Array {
  const scores = Float64Array.from(bias);
  for (let i = 0; i < example.features.length; i++) {
    const at = example.features[i]! * outputs;
    const value = example.values[i]!;
    for (let k = 0; k < outputs; k++) scores[k]! += weights[at + k]! * value;
  }
  return scores;
}

export function fit(examples: Example[], options: FitOptions): Fitted {
  const { outputs, epochs, dropout, rate, decay } = options;
  const random = randomFrom(20_26);
  const fitted: Fitted = {
    outputs,
    weights: new Float32Array(options.features * outputs),
    bias: new Float32Array(outputs),
  };
  const { weights, bias } = fitted;
  const seen = new Float32Array(weights.length).fill(1e-2);
  const seenBias = new Float32Array(outputs).fill(1e-2);
  const scores = new Float64Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffled(examples, random)) {
      const { features, values, label, weight } = example;
      const kept: number[] = [];
      scores.set(bias);
      const scale = 1 / (1 - dropout);
      for (let i = 0; i < features.length; i++) {
        if (dropout > 0 && random.next() < dropout) continue;
        kept.push(i);
        const at = features[i]! * outputs;
        const value = values[i]! * scale;
        for (let k = 0; k < outputs; k++) scores[k]! += weights[at + k]! * value;
      }
      softmax(scores);
      for (let k = 0; k < outputs; k++) {
        scores[k] = (scores[k]! - (k === label ? 1 : 0)) * weight;
        seenBias[k]! += scores[k]! * scores[k]!;
        bias[k]! -= (rate * scores[k]!) / Math.sqrt(seenBias[k]!);
      }
      for (const i of kept) {
        const at = features[i]! * outputs;
        const value = values[i]! * scale;
        for (let k = 0; k < outputs; k++) {
          const slope = scores[k]! * value + decay * weights[at + k]!;
          seen[at + k]! += slope * slope;
          weights[at + k]! -= (rate * slope) / Math.sqrt(seen[at + k]!);
        }
      }
    }
  }
  return fitted;
}
