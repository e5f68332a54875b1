/** The trained model that reads statements, as it stands in src/data/compiled/reader.json, and its form for use. */
import { remember } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import { type Lexicon, loadLexicon } from "../words/lexicon.ts";
import { numberAt, type Vocabulary, vocabularyFrom } from "../words/vocabulary.ts";
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
  "field",
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
  /** Base64. Where the entries of every `STRIDE`th feature begin in `weights`, four bytes each. */
  starts: string;
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
  /** Weights of `traitSignals` for each output of the head. */
  traits: number[][];
  facts: ValueSettings;
  field: ValueSettings;
  reviewed_temperature: number;
}

/** How what speaks for each of several values is weighed, of which one holds. */
export interface ValueSettings {
  /** For each value, weights of its signals. */
  weights: number[][];
  /** Weights of the share of the likeliest: rarer ones are given more than their due, which is taken back here. */
  sureness: number[];
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
  /** Where the entries of every `STRIDE`th feature begin in `weights`, stored likewise. */
  starts: string;
  kind_tiers: Tier[];
  calibration: Calibration;
}

/** Where the entries of a feature begin is stored for one feature of so many, and counted on from there. */
export const STRIDE = 16;

function startOf({ weights, starts }: LoadedReader, feature: number): number {
  let at = numberAt(starts, Math.floor(feature / STRIDE));
  for (let left = feature % STRIDE; left > 0; left--) at += 1 + 2 * weights.charCodeAt(at);
  return at;
}

/** Adds to the scores of all outputs what a feature speaks for or against each, so many times. */
export function addWeights(reader: LoadedReader, feature: number, times: number, scores: Float64Array): void {
  const { weights, steps } = reader;
  let at = startOf(reader, feature);
  for (let left = weights.charCodeAt(at++); left > 0; left--, at += 2) {
    const output = weights.charCodeAt(at);
    scores[output]! += ((weights.charCodeAt(at + 1) << 24) >> 24) * steps[output]! * times;
  }
}

/** The reader made ready; the work is done once. */
export const loadReader = remember((reader: Reader): LoadedReader => {
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
    features: vocabularyFrom(reader.features),
    heads,
    bias: Float64Array.from(bias),
    steps: Float64Array.from(steps),
    weights: atob(reader.weights),
    starts: atob(reader.starts),
    kind_tiers: reader.kind_tiers,
    calibration: reader.calibration,
  };
});
