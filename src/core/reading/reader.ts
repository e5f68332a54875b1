/** The trained model that reads statements, as it stands in src/data/compiled/reader.json, and its form for use. */
import { remember } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import type { Judgement } from "./judgement.ts";

/** Weights in whole numbers: `weight = stored * step`. */
export interface PackedWeights {
  /** Names of the outputs. */
  outputs: string[];
  step: number;
  bias: number[];
  /** Base64. Per feature: how many outputs, then pairs of output and signed weight, one byte each. */
  weights: string;
}

/** Made by `npm run train-reader` from training/ and taxonomy/; never edited. */
export interface Reader {
  format: 1;
  /** Hash of the training data. */
  version: string;
  /** Names of the senses. */
  senses: string[];
  /** A line for each word or phrase, in stems: the phrase, a tab, then the numbers of its senses. */
  lexicon: string;
  /** Names of the features, one a line; their order is that of the weights. */
  features: string;
  /** Tiers that the kinds had when the reader was trained, in the order of `kinds.outputs`. */
  kind_tiers: Tier[];
  tiers: PackedWeights;
  /** Naive Bayes on the tier, over words alone. */
  bayes: PackedWeights;
  kinds: PackedWeights;
  vagueness: PackedWeights;
  calibration: Calibration;
  /** The content of taxonomy/reading.yaml. */
  judgement: Judgement;
}

/** How raw scores become probabilities; fitted on statements that were held out by domain and voice. */
export interface Calibration {
  /** Scores are divided by this before they become probabilities. */
  tier_temperature: number;
  kind_temperature: number;
  /** Share of the tier head against the kinds' own sum, 0 to 1. */
  tier_share: number;
  /** How much naive Bayes counts beside both, 0 or more. */
  bayes_share: number;
  /** Share of "any tier" that even a clear statement keeps. */
  doubt: number;
  /** A statement is vague when the score for vague is this much above the score for specific. */
  vague_bias: number;
}

/** Sparse weights of one head, as they are stored: a character for each byte. Unpacking them all would cost more than a reading. */
export interface Head {
  outputs: string[];
  bias: number[];
  step: number;
  weights: string;
  /** Where the entries of each feature begin in `weights`. */
  starts: Uint32Array;
}

export interface LoadedReader {
  senses: string[];
  lexicon: Map<string, number[]>;
  /** Longest phrase of the lexicon that starts with a stem, in words. */
  longest: Map<string, number>;
  features: Map<string, number>;
  tiers: Head;
  bayes: Head;
  kinds: Head;
  vagueness: Head;
  kind_tiers: Tier[];
  calibration: Calibration;
}

function unpack({ outputs, step, bias, weights: base64 }: PackedWeights, features: number): Head {
  const weights = atob(base64);
  const starts = new Uint32Array(features);
  for (let feature = 0, at = 0; feature < features; feature++) {
    starts[feature] = at;
    at += 1 + 2 * weights.charCodeAt(at);
  }
  return { outputs, bias, step, weights, starts };
}

/** Calls `visit` with each output that a feature speaks for or against, and how strongly. */
export function eachWeight(head: Head, feature: number, visit: (output: number, weight: number) => void): void {
  const { weights, step } = head;
  let at = head.starts[feature]!;
  for (let left = weights.charCodeAt(at++); left > 0; left--, at += 2) {
    visit(weights.charCodeAt(at), ((weights.charCodeAt(at + 1) << 24) >> 24) * step);
  }
}

/** Words and phrases of the lexicon with their senses, and how long a phrase may be. */
export function loadLexicon(text: string): Pick<LoadedReader, "lexicon" | "longest"> {
  const lexicon = new Map<string, number[]>();
  const longest = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [phrase = "", senses = ""] = line.split("\t");
    if (!phrase) continue;
    lexicon.set(phrase, senses.split(" ").map(Number));
    const words = phrase.split(" ");
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length));
  }
  return { lexicon, longest };
}

/** The reader made ready; the work is done once. */
export const loadReader = remember((reader: Reader): LoadedReader => {
  const names = reader.features.split("\n");
  const features = new Map<string, number>();
  for (let i = 0; i < names.length; i++) features.set(names[i]!, i);
  return {
    senses: reader.senses,
    ...loadLexicon(reader.lexicon),
    features,
    bayes: unpack(reader.bayes, names.length),
    tiers: unpack(reader.tiers, names.length),
    kinds: unpack(reader.kinds, names.length),
    vagueness: unpack(reader.vagueness, names.length),
    kind_tiers: reader.kind_tiers,
    calibration: reader.calibration,
  };
});
