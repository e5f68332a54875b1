/** Rounds fitted weights to bytes, leaves out what is too small to matter, and packs what is left into rows. */
import type { HeadName, PackedHead } from "../../src/core/reading/reader.ts";
import {
  bucketAt,
  hashedRow,
  hashedRows,
  hashOf,
  LONGEST_ROW,
  MOST_LOW_BITS,
  PART_BITS,
  ROW_HEAD,
} from "../../src/core/words/hashed-rows.ts";
import { isWord } from "./bayes.ts";
import { type Met, packNeighbours } from "./neighbours.ts";
import type { Fitted } from "./regress.ts";
import type { Lexicon } from "./train.ts";

const FULL = 127;

/** A head whose weights are whole numbers, by feature and output; 0 where it says nothing. */
export interface RoundedHead extends PackedHead {
  rounded: Int8Array;
}

/** How many weights of each head ship for each feature of the vocabulary; the smallest are left out. */
const KEPT: Record<HeadName, number> = {
  tiers: 3.2,
  kinds: 9,
  vagueness: 1,
  language: 1,
  facts: 2.5,
  traits: 3,
  reviewed: 0.05,
  field: 3,
  missing: 0.05,
  story: 0.15,
  bayes: 1,
};

export function roundHead(name: HeadName, fitted: Fitted, outputs: string[]): RoundedHead {
  const entries = Math.round((KEPT[name] * fitted.weights.length) / fitted.outputs);
  const sizes = fitted.weights.map(Math.abs).sort();
  const least = sizes[Math.max(0, sizes.length - 1 - entries)]!;
  const step = Number((sizes[sizes.length - 1]! / FULL).toPrecision(6));
  const rounded = Int8Array.from(fitted.weights, (weight) =>
    Math.abs(weight) <= least ? 0 : Math.round(weight / step),
  );
  return { outputs, step, bias: [...fitted.bias].map((value) => Number(value.toFixed(3))), rounded };
}

/** A head as it will be read. */
export function asShipped(name: HeadName, fitted: Fitted): Fitted {
  const { rounded, step, bias } = roundHead(name, fitted, []);
  return { ...fitted, weights: Float32Array.from(rounded, (weight) => weight * step), bias: Float32Array.from(bias) };
}

/** About so many rows share a bucket: with fewer the buckets take more room than the rows gain time. */
const ROWS_A_BUCKET = 3;

/** Rows by name as they are stored. Names with the same hash could not be told apart, and are an error. */
export function packRows(named: ReadonlyMap<string, readonly number[]>): Uint8Array {
  const buckets = 2 ** Math.max(32 - MOST_LOW_BITS, Math.round(Math.log2(named.size / ROWS_A_BUCKET)));
  const lowBits = 32 - Math.log2(buckets);
  const rows = [...named].map(([name, row]) => ({ hash: hashOf(name), row })).sort((a, b) => a.hash - b.hash);
  const partsAt = bucketAt(buckets + 1);
  const start = partsAt + (buckets * 2 ** PART_BITS) / 8;
  const bytes = Buffer.alloc(rows.reduce((sum, { row }) => sum + ROW_HEAD + row.length, start));
  bytes.writeUInt8(lowBits);
  let at = start;
  let next = 0;
  for (let bucket = 0; bucket <= buckets; bucket++) {
    bytes.writeUInt32LE(at, bucketAt(bucket));
    for (; next < rows.length && rows[next]!.hash >>> lowBits === bucket; next++) {
      const { hash, row } = rows[next]!;
      if (hash === rows[next + 1]?.hash) throw new Error("two names have the same hash");
      if (row.length > LONGEST_ROW) throw new Error(`a row of ${row.length} bytes is too long`);
      const part = hash >>> (lowBits - PART_BITS);
      bytes[partsAt + (part >>> 3)]! |= 1 << (part & 7);
      bytes.writeUIntLE(hash % 2 ** lowBits, at, 3);
      bytes.set([row.length, ...row], at + 3);
      at += ROW_HEAD + row.length;
    }
  }
  return bytes;
}

/** For each phrase how many words the longest has that starts with it, its senses, and the phrase itself. */
function lexiconRows({ lexicon, longest }: Lexicon): Map<string, number[]> {
  const phrases = new Set([...longest.keys(), ...lexicon.keys()]);
  return new Map(
    [...phrases].map((phrase) => {
      const senses = lexicon.get(phrase) ?? [];
      const text = Buffer.from(phrase, "latin1");
      if (text.toString("latin1") !== phrase) throw new Error(`"${phrase}" in the lexicon is not in Latin-1`);
      return [phrase, [longest.get(phrase) ?? 0, senses.length, ...senses, ...text]];
    }),
  );
}

/** What a feature weighs in all heads: pairs of output and weight, one byte each. */
function weightsOf(feature: number, heads: readonly RoundedHead[]): number[] {
  const row: number[] = [];
  let from = 0;
  for (const { outputs, rounded } of heads) {
    for (let output = 0; output < outputs.length; output++) {
      const weight = rounded[feature * outputs.length + output]!;
      if (weight !== 0) row.push(from + output, weight & 255);
    }
    from += outputs.length;
  }
  return row;
}

/** All words, which are known so, and of the other features those that weigh anything. */
function featureRows(vocabulary: ReadonlyMap<string, number>, heads: readonly RoundedHead[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const [name, feature] of vocabulary) {
    const row = weightsOf(feature, heads);
    if (row.length > 0 || isWord(name)) rows.set(name, row);
  }
  return rows;
}

/** The bytes of reader.bin. */
export function packReader(
  lexicon: Lexicon,
  vocabulary: ReadonlyMap<string, number>,
  heads: readonly RoundedHead[],
  met: readonly Met[],
): Uint8Array {
  const words = packRows(lexiconRows(lexicon));
  const features = packRows(featureRows(vocabulary, heads));
  const rows = hashedRows(features);
  const neighbours = packNeighbours(met, (name) => hashedRow(rows, hashOf(name)) || undefined);
  const lengths = Buffer.alloc(8);
  lengths.writeUInt32LE(words.length, 0);
  lengths.writeUInt32LE(features.length, 4);
  return Buffer.concat([lengths, words, features, neighbours]);
}
