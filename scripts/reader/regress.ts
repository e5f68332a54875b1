/** Logistic regression, one output of several or each for itself, on sparse features, fitted by AdaGrad with the same chance every time. */
import { type Random, randomFrom, shuffled } from "./random.ts";

export interface Example {
  features: Uint32Array;
  values: Float32Array;
  /** Number of the right output, or of all that hold where several may. */
  label: number | readonly number[];
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
  /** Where several outputs may hold: how much more it counts to miss one of them. */
  boosts?: readonly number[];
}

/** Each score to a probability of its own, in place. */
export function sigmoid(scores: Float64Array): void {
  for (let i = 0; i < scores.length; i++) scores[i] = 1 / (1 + Math.exp(-scores[i]!));
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

/** Weights with the sums of squared slopes that AdaGrad keeps for each. */
interface State extends Fitted {
  seen: Float32Array;
  seenBias: Float32Array;
}

/** Which features of an example take part this time, as places in its list. */
function keptOf({ features }: Example, dropout: number, random: Random): number[] {
  const kept: number[] = [];
  for (let i = 0; i < features.length; i++) if (dropout === 0 || random.next() >= dropout) kept.push(i);
  return kept;
}

/** A slope smaller than this is not worth a step: with many outputs nearly all are, and they would take nearly all time. */
const SLIGHT = 2e-3;

/** Moves the weights a step towards the right answer. `slopes` are those of the scores. */
function step(
  example: Example,
  kept: number[],
  scale: number,
  slopes: Float64Array,
  state: State,
  options: FitOptions,
) {
  const { outputs, weights, bias, seen, seenBias } = state;
  const { rate, decay } = options;
  const moved: number[] = [];
  for (let k = 0; k < outputs; k++) {
    if (Math.abs(slopes[k]!) < SLIGHT) continue;
    moved.push(k);
    seenBias[k]! += slopes[k]! * slopes[k]!;
    bias[k]! -= (rate * slopes[k]!) / Math.sqrt(seenBias[k]!);
  }
  for (const i of kept) {
    const at = example.features[i]! * outputs;
    const value = example.values[i]! * scale;
    for (const k of moved) {
      const slope = slopes[k]! * value + decay * weights[at + k]!;
      seen[at + k]! += slope * slope;
      weights[at + k]! -= (rate * slope) / Math.sqrt(seen[at + k]!);
    }
  }
}

/** Turns scores into their slopes: what each is too high by, as a probability. */
function slopesOf(label: Example["label"], scores: Float64Array, boosts?: readonly number[]): void {
  if (typeof label === "number") {
    softmax(scores);
    scores[label]! -= 1;
    return;
  }
  sigmoid(scores);
  for (const each of label) scores[each] = (scores[each]! - 1) * (boosts?.[each] ?? 1);
}

/** Fits weights and biases to the examples, which are shuffled anew each epoch. */
export function regress(examples: Example[], options: FitOptions): Fitted {
  const { outputs, epochs, dropout } = options;
  const random = randomFrom(20_26);
  const state: State = {
    outputs,
    weights: new Float32Array(options.features * outputs),
    bias: new Float32Array(outputs),
    seen: new Float32Array(options.features * outputs).fill(1e-2),
    seenBias: new Float32Array(outputs).fill(1e-2),
  };
  const scale = 1 / (1 - dropout);
  const slopes = new Float64Array(outputs);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const example of shuffled(examples, random)) {
      const kept = keptOf(example, dropout, random);
      slopes.set(state.bias);
      for (const i of kept) {
        const at = example.features[i]! * outputs;
        const value = example.values[i]! * scale;
        for (let k = 0; k < outputs; k++) slopes[k]! += state.weights[at + k]! * value;
      }
      slopesOf(example.label, slopes, options.boosts);
      for (let k = 0; k < outputs; k++) slopes[k]! *= example.weight;
      step(example, kept, scale, slopes, state, options);
    }
  }
  return { outputs, weights: state.weights, bias: state.bias };
}
