/** Packs statements by their words, so that those nearest to a new one can be found. */
import { LENGTH_SCALE, rarity } from "../../src/core/reading/neighbours.ts";

/** More than this share of the statements have it: it tells none from another. */
const COMMON = 0.02;

/** A word, a beginning, a sense or the length, and no pair: two statements seldom share one, and pairs would double the room. */
const isSingle = (feature: string): boolean => !/ |=.*=/.test(feature);

export interface Met {
  features: readonly string[];
  /** 0 to 3. */
  tier: number;
}

/** A number in bytes of seven bits, the lowest first. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 128) return [...bytes, left];
    bytes.push((left & 127) | 128);
  }
}

/** Numbers of the statements that have each feature, ascending. */
function statementsBy(met: readonly Met[]): Map<string, number[]> {
  const having = new Map<string, number[]>();
  met.forEach(({ features }, at) => {
    for (const feature of features) {
      if (!isSingle(feature)) continue;
      const list = having.get(feature);
      if (list) list.push(at);
      else having.set(feature, [at]);
    }
  });
  return having;
}

/** The length of each statement as a vector of what its features count, as it is stored. */
function lengthsOf(met: readonly Met[], having: ReadonlyMap<string, number[]>): number[] {
  return met.map(({ features }) => {
    const squares = features.map((feature) => {
      const list = having.get(feature);
      return list ? rarity(list.length, met.length) : 0;
    });
    const length = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    return Math.min(255, Math.max(1, Math.round(length * LENGTH_SCALE)));
  });
}

/** `keyOf` gives the number by which a feature is looked up; undefined for one that the reader does not know. */
export function packNeighbours(met: readonly Met[], keyOf: (feature: string) => number | undefined): Uint8Array {
  const having = statementsBy(met);
  const lists = [...having]
    .flatMap(([feature, list]) => {
      const key = keyOf(feature);
      return key === undefined || list.length > met.length * COMMON ? [] : [{ key, list }];
    })
    .sort((a, b) => a.key - b.key);
  const packed = lists.map(({ list }) => [
    ...bytesOf(list.length),
    ...list.flatMap((statement, at) => bytesOf(statement - (list[at - 1] ?? -1))),
  ]);
  const index = Buffer.alloc(8 + 8 * lists.length);
  index.writeUInt32LE(met.length, 0);
  index.writeUInt32LE(lists.length, 4);
  let start = index.length + 2 * met.length;
  lists.forEach(({ key }, at) => {
    index.writeUInt32LE(key, 8 + 8 * at);
    index.writeUInt32LE(start, 12 + 8 * at);
    start += packed[at]!.length;
  });
  const tiers = met.map(({ tier }) => tier);
  return Buffer.concat([index, Buffer.from([...tiers, ...lengthsOf(met, having)]), Buffer.from(packed.flat())]);
}
