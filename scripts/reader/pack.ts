/** Rounds fitted weights to bytes, and leaves out what is too small to matter. */
import { type PackedHead, STRIDE } from "../../src/core/reading/reader.ts";
import { hashOf } from "../../src/core/words/vocabulary.ts";
import { isWord } from "./bayes.ts";
import type { Fitted } from "./regress.ts";

const FULL = 127;

/** A head whose weights are whole numbers, by feature and output; 0 where it says nothing. */
export interface RoundedHead extends PackedHead {
  rounded: Int8Array;
}

/** At most `entries` weights are kept, the largest. */
export function roundHead(fitted: Fitted, outputs: string[], entries: number): RoundedHead {
  const sizes = fitted.weights.map(Math.abs).sort();
  const least = sizes[Math.max(0, sizes.length - 1 - entries)]!;
  const step = Number((sizes[sizes.length - 1]! / FULL).toPrecision(6));
  const rounded = Int8Array.from(fitted.weights, (weight) =>
    Math.abs(weight) <= least ? 0 : Math.round(weight / step),
  );
  return { outputs, step, bias: [...fitted.bias].map((value) => Number(value.toFixed(3))), rounded };
}

/** The features in the order of their hashes: all words, which are known so, and of the others those that weigh anything. */
export function hashOrder(
  vocabulary: Map<string, number>,
  heads: readonly RoundedHead[],
): { feature: number; hash: number }[] {
  const weighs = (feature: number) =>
    heads.some(({ outputs: { length }, rounded }) => {
      for (let at = feature * length; at < (feature + 1) * length; at++) if (rounded[at] !== 0) return true;
      return false;
    });
  return [...vocabulary]
    .filter(([name, feature]) => isWord(name) || weighs(feature))
    .map(([name, feature]) => ({ feature, hash: hashOf(name) }))
    .sort((a, b) => a.hash - b.hash);
}

function packNumbers(numbers: readonly number[]): string {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [at, number] of numbers.entries()) bytes.writeUInt32LE(number, at * 4);
  return bytes.toString("base64");
}

export const packHashes = (order: { hash: number }[]): string => packNumbers(order.map(({ hash }) => hash));

/** The weights of all heads, feature by feature, in the order given, and where one feature of so many begins. */
export function packWeights(
  heads: readonly RoundedHead[],
  order: { feature: number }[],
): { weights: string; starts: string } {
  const bytes: number[] = [];
  const starts: number[] = [];
  for (const [place, { feature }] of order.entries()) {
    const at = bytes.push(0) - 1;
    if (place % STRIDE === 0) starts.push(at);
    let from = 0;
    for (const { outputs, rounded } of heads) {
      for (let output = 0; output < outputs.length; output++) {
        const weight = rounded[feature * outputs.length + output]!;
        if (weight === 0) continue;
        bytes.push(from + output, weight & 255);
        bytes[at]!++;
      }
      from += outputs.length;
    }
  }
  return { weights: Buffer.from(Uint8Array.from(bytes)).toString("base64"), starts: packNumbers(starts) };
}
