/** The trained model that reads statements, as it stands in src/data/compiled/reader.json, and its form for use. */
import { remember } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import { type Lexicon, loadLexicon } from "../words/lexicon.ts";
import { type Vocabulary, vocabularyFrom } from "../words/vocabulary.ts";
import type { Judgement } from "./judgement.ts";

/** One head as it is stored: the weights of all heads stand together. */
export interface PackedHead {
  /** Names of the outputs. */
  outputs: string[];
  /** `weight = stored * step` */
  step: number;
  bias: number[];
  /** Of the heads that `train-reader --check` trains anew: a hash of their weights. */
  sum?: string;
}

export const HEADS = [
  "tiers",
  "kinds",
  "vagueness",
  "language",
  "facts",
  "traits",
  "reviewed",
  "missing",
  "story",
  "bayes",
] as const;
/** `bayes` is naive Bayes on the tier, over words alone; the others are what `RawScores` says of them. */
export type HeadName = (typeof HEADS)[number];

/** Scores of every head for one statement, before any is a probability. Behind the kinds stands what serves instead. */
export type RawScores = Record<HeadName, Float64Array>;

/** How the heads are joined. */
export interface JoinSettings {
  /** Scores are divided by this before they become probabilities. */
  tier_temperature: number;
  kind_temperature: number;
  /** Share of the tier head against the kinds' own sum, 0 to 1. */
  tier_share: number;
  /** How much naive Bayes counts beside both, 0 or more. */
  bayes_share: number;
}

/** Made by `npm run train-reader` from training/ and taxonomy/; never edited. */
export interface Reader {
  format: 2;
  /** Hash of the training data. */
  version: string;
  /** Names of the senses. */
  senses: string[];
  /** A line for each word or phrase, in stems: the phrase, a tab, then the numbers of its senses. */
  lexicon: string;
  /** Base64 of the sorted hashes of all features, four bytes each; their order is that of the weights. */
  features: string;
  /**
   * Base64. Per feature: how many outputs, then pairs of output and signed weight, one byte each. Outputs are numbered
   * through all heads in their order.
   */
  weights: string;
  /** Tiers that the kinds had when the reader was trained, in the order of the outputs of `kinds`. */
  kind_tiers: Tier[];
  heads: Record<HeadName, PackedHead>;
  calibration: Calibration;
  /** The content of taxonomy/reading.yaml. */
  judgement: Judgement;
}

/** How raw scores become probabilities; fitted on statements whose source or writer was held out. */
export interface Calibration extends JoinSettings {
  /** Weights of `tierSignals`: how likely the tier that leads is the right one. */
  sureness: number[];
  /** Weights of `noneSignals`: how likely it is no task for a language model. */
  none: number[];
  /** From this chance of being none on a statement is turned away. */
  none_from: number;
  /** A statement is vague when the score for vague is this much above the score for specific. */
  vague_bias: number;
  /** Slope and constant for each output of the head. */
  traits: number[][];
  facts_temperature: number;
  reviewed_temperature: number;
}

/** One head: its outputs are those numbered `from` up to `to`, without `to`. */
export interface Head {
  outputs: string[];
  from: number;
  to: number;
}

export interface LoadedReader extends Lexicon {
  judgement: Judgement;
  features: Vocabulary;
  heads: Record<HeadName, Head>;
  /** Of every output of every head. */
  bias: Float64Array;
  steps: Float64Array;
  /** As stored, a character for each byte: unpacking all of it would cost more than a reading. */
  weights: string;
  /** Where the entries of each feature begin in `weights`. */
  starts: Uint32Array;
  kind_tiers: Tier[];
  calibration: Calibration;
}

/** Calls `visit` with each output that a feature speaks for or against, and how strongly. */
export function eachWeight(
  { weights, starts, steps }: LoadedReader,
  feature: number,
  visit: (output: number, weight: number) => void,
): void {
  let at = starts[feature]!;
  for (let left = weights.charCodeAt(at++); left > 0; left--, at += 2) {
    const output = weights.charCodeAt(at);
    visit(output, ((weights.charCodeAt(at + 1) << 24) >> 24) * steps[output]!);
  }
}

function startsOf(weights: string, features: number): Uint32Array {
  const starts = new Uint32Array(features);
  for (let feature = 0, at = 0; feature < features; feature++) {
    starts[feature] = at;
    at += 1 + 2 * weights.charCodeAt(at);
  }
  return starts;
}

/** The reader made ready; the work is done once. */
export const loadReader = remember((reader: Reader): LoadedReader => {
  const features = vocabularyFrom(reader.features);
  const weights = atob(reader.weights);
  const heads = {} as LoadedReader["heads"];
  const bias: number[] = [];
  const steps: number[] = [];
  for (const name of HEADS) {
    const packed = reader.heads[name];
    heads[name] = { outputs: packed.outputs, from: bias.length, to: bias.length + packed.outputs.length };
    bias.push(...packed.bias);
    for (const _ of packed.outputs) steps.push(packed.step);
  }
  return {
    judgement: reader.judgement,
    senses: reader.senses,
    ...loadLexicon(reader.lexicon),
    features,
    heads,
    bias: Float64Array.from(bias),
    steps: Float64Array.from(steps),
    weights,
    starts: startsOf(weights, features.size),
    kind_tiers: reader.kind_tiers,
    calibration: reader.calibration,
  };
});
