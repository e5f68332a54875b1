/** The trained model that reads statements, as it stands in src/data/compiled/reader.json and reader.bin, and its form for use. */
import { remember } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import { type FeatureOf, type Lexicon, lexiconFrom } from "../words/features.ts";
import { endOfRow, HASH_START, hashEnd, hashedRow, hashedRows, hashOf, hashOn } from "../words/hashed-rows.ts";
import type { KnownWords } from "../words/spelling.ts";
import type { Judgement } from "./judgement.ts";
import { type Neighbours, neighboursFrom } from "./neighbours.ts";

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

/** In the order of their outputs. The largest stands last, so that a search for the outputs of another is soon done. */
export const HEADS = [
  "tiers",
  "vagueness",
  "language",
  "facts",
  "traits",
  "reviewed",
  "field",
  "missing",
  "story",
  "bayes",
  "kinds",
] as const;
/** `bayes` is naive Bayes on the tier, over words alone; the others are what `RawScores` says of them. */
export type HeadName = (typeof HEADS)[number];

/** Scores of every head for one statement, before any is a probability. Behind the kinds stands what serves instead. */
export type RawScores = Record<HeadName, Scores>;
export type Scores = number[] | Float64Array;

/** How the heads are joined. */
export interface JoinSettings {
  /** Scores are divided by this before they become probabilities. */
  tier_temperature: number;
  kind_temperature: number;
  /** Share of the tier head against the kinds' own sum, 0 to 1. */
  tier_share: number;
  /** How much naive Bayes counts beside both, 0 or more. */
  bayes_share: number;
  /** Share of the nearest statements against all of these, 0 to 1. */
  near_share: number;
}

/** Made by `npm run train-reader` from training/ and taxonomy/; never edited. */
export interface Reader {
  format: 4;
  /** Hash of the training data. */
  version: string;
  /** Hash of reader.bin, which goes with it. */
  rows_hash: string;
  /** Hash that ties `calibration` to `version` and `rows_hash`: files of two trainings do not mix. */
  fits_hash: string;
  /**
   * The content of reader.bin: the lengths of the lexicon and of the features, four bytes each; the rows of both; and the
   * neighbours. The row of a feature holds pairs of output and signed weight, one byte each; outputs are numbered through
   * all heads in their order. Neighbours find a feature by the place of its row.
   */
  rows: Uint8Array;
  /** Names of the senses. */
  senses: string[];
  /** Tiers that the kinds had when the reader was trained, in the order of the outputs of `kinds`. */
  kind_tiers: Tier[];
  heads: Record<HeadName, PackedHead>;
  calibration: ReaderCalibration;
  /** The content of taxonomy/reading.yaml. */
  judgement: Judgement;
}

/** How raw scores become probabilities; fitted on statements whose source or writer was held out. */
export interface ReaderCalibration extends JoinSettings {
  /** Weights of `tierSignals`: how likely the tier that leads is the right one. */
  sureness: number[];
  /** Weights of `noneSignals`: how likely it is no task for a language model. */
  none: number[];
  /** From this chance of being none on a statement is turned away. */
  none_from: number;
  /** A statement is vague when the score for vague is this much above the score for specific. */
  vague_bias: number;
  /** Weights of the score of each trait, with a constant. */
  traits: number[][];
  /** Weights of `workSignals`: how likely it acts. */
  tools: number[];
  /** Weights of `severalSignals`: how likely it holds several tasks. */
  several: number[];
  /** From this chance on it is taken to. */
  several_from: number;
  /** Of `workSignals` too, the same for each source. */
  facts: ValueSettings;
  field: ValueSettings;
  reviewed_temperature: number;
}

/** How what speaks for each of several values is weighed, of which one holds. */
export interface ValueSettings {
  /** For each value, weights of its signals. */
  weights: number[][];
  /**
   * For each value, weights of its share where it is the likeliest: rarer ones are given more than their due, which is taken
   * back here, and some are mistaken for others more often than their share tells.
   */
  sureness: number[][];
}

/** One head: its outputs are those numbered `from` up to `to`, without `to`. */
export interface Head {
  outputs: string[];
  from: number;
  to: number;
  /** What a stored weight is worth. */
  step: number;
}

export interface LoadedReader extends Lexicon, KnownWords {
  judgement: Judgement;
  senses: string[];
  /** Row of the feature of a name that is given in parts; undefined for one that the reader does not know. */
  featureOf: FeatureOf<number>;
  heads: Record<HeadName, Head>;
  /** Of every output of every head. */
  bias: number[];
  /** The rows of the features. */
  weights: Uint8Array;
  /** Statements learnt from, whose lists are found by the row of a feature. */
  neighbours: Neighbours;
  kind_tiers: Tier[];
  calibration: ReaderCalibration;
}

/**
 * Adds to the sums of the outputs numbered below `to` what a feature speaks for or against each, in steps of its head. The
 * weights of the kinds are most of a row and stand last.
 */
export function addWeights({ weights }: LoadedReader, feature: number, to: number, sums: Int32Array): void {
  const end = endOfRow(weights, feature);
  for (let at = feature; at < end && weights[at]! < to; at += 2) sums[weights[at]!]! += (weights[at + 1]! << 24) >> 24;
}

/**
 * Writes what a feature weighs for the outputs of some heads, which stand in their order, to `row`, which has a place for
 * every output; and their sums to `sums`. All in steps of the head.
 */
export function weighHeads(
  { weights }: LoadedReader,
  feature: number,
  heads: readonly Head[],
  row: Int32Array,
  sums: Int32Array,
): void {
  row.fill(0);
  const end = endOfRow(weights, feature);
  let at = feature;
  for (let number = 0; number < heads.length; number++) {
    const { from, to } = heads[number]!;
    let sum = 0;
    for (; at < end && weights[at]! < to; at += 2) {
      const output = weights[at]!;
      if (output < from) continue;
      const weight = (weights[at + 1]! << 24) >> 24;
      row[output] = weight;
      sum += weight;
    }
    sums[number] = sum;
  }
}

/** Heads with their places among all outputs, and the bias of every output. */
function headsFrom(packed: Reader["heads"]): Pick<LoadedReader, "heads" | "bias"> {
  const heads = {} as LoadedReader["heads"];
  const bias: number[] = [];
  for (const name of HEADS) {
    const { outputs, bias: own, step } = packed[name];
    heads[name] = { outputs, from: bias.length, to: bias.length + outputs.length, step };
    bias.push(...own);
  }
  return { heads, bias };
}

/** The reader made ready; the work is done once. */
export const loadReader = remember(({ rows, heads, ...rest }: Reader): LoadedReader => {
  const view = new DataView(rows.buffer, rows.byteOffset);
  const featuresAt = 8 + view.getUint32(0, true);
  const neighboursAt = featuresAt + view.getUint32(4, true);
  const lexicon = hashedRows(rows.subarray(8, featuresAt));
  const features = hashedRows(rows.subarray(featuresAt, neighboursAt));
  const words = lexiconFrom(lexicon);
  return {
    ...rest,
    ...words,
    ...headsFrom(heads),
    weights: features.bytes,
    neighbours: neighboursFrom(rows.subarray(neighboursAt)),
    featureOf(a, b = "", c = "", d = "") {
      const row = hashedRow(features, hashEnd(hashOn(hashOn(hashOn(hashOn(HASH_START, a), b), c), d)));
      return row > 0 ? row : undefined;
    },
    knows: (word) => hashedRow(features, hashOf(word)) > 0 || words.lexicon.has(word),
    mayKnow: (hash) => hashedRow(features, hash) > 0 || hashedRow(lexicon, hash) > 0,
  };
});
