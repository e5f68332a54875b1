/** Rounds fitted weights to bytes, and leaves out what is too small to matter. */
import type { PackedHead } from "../../src/core/reading/reader.ts";
import { hashOf } from "../../src/core/words/vocabulary.ts";
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

/** The features in the order of their hashes; two of the same hash could not be told apart. */
export function hashOrder(vocabulary: Map<string, number>): { feature: number; hash: number }[] {
  const order = [...vocabulary].map(([name, feature]) => ({ feature, hash: hashOf(name) }));
  order.sort((a, b) => a.hash - b.hash);
  const twin = order.find(({ hash }, at) => hash === order[at + 1]?.hash);
  if (twin)
    throw new Error(`two features have the hash ${twin.hash}; mix it otherwise in src/core/words/vocabulary.ts`);
  return order;
}

export function packHashes(order: { hash: number }[]): string {
  const bytes = Buffer.alloc(order.length * 4);
  for (const [at, { hash }] of order.entries()) bytes.writeUInt32LE(hash, at * 4);
  return bytes.toString("base64");
}

/** The weights of all heads, feature by feature, in the order given. */
export function packWeights(heads: readonly RoundedHead[], order: { feature: number }[]): string {
  const bytes: number[] = [];
  for (const { feature } of order) {
    const at = bytes.push(0) - 1;
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
  return Buffer.from(Uint8Array.from(bytes)).toString("base64");
}
