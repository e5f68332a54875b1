/** Takes slips of the keyboard for what was meant, where one edit leads to a word that the reader knows. */
import { remember } from "../remember/remember.ts";
import type { LoadedReader } from "./reader.ts";
import type { Token } from "./tokens.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
/** At most this many words of a statement are mended, so that no input costs much. */
const MOST_MENDED = 60;

/** Words of one piece, by first letter and length. */
const indexOf = remember(({ features, lexicon }: LoadedReader): Map<string, string[]> => {
  const index = new Map<string, string[]>();
  for (const word of new Set([...features.keys(), ...lexicon.keys()])) {
    if (word.length < SHORTEST - 1 || !/^[a-z]+$/.test(word)) continue;
    const key = word[0]! + word.length;
    const words = index.get(key);
    if (words) words.push(word);
    else index.set(key, [word]);
  }
  return index;
});

/** True when one letter left out, put in, changed, or swapped with its neighbour makes one word the other. */
export function isOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let i = 0;
  while (i < short.length && short[i] === long[i]) i++;
  if (short.length < long.length) return short.slice(i) === long.slice(i + 1);
  if (short.slice(i + 1) === long.slice(i + 1)) return true;
  return short[i] === long[i + 1] && short[i + 1] === long[i] && short.slice(i + 2) === long.slice(i + 2);
}

function mended(stem: string, index: Map<string, string[]>): string | undefined {
  for (const length of [stem.length, stem.length + 1, stem.length - 1]) {
    const found = index.get(stem[0]! + length)?.find((word) => isOneEdit(stem, word));
    if (found) return found;
  }
  return undefined;
}

/** The tokens, with unknown stems replaced by the known ones that they are a slip of. */
export function withoutSlips(tokens: Token[], reader: LoadedReader): Token[] {
  let left = MOST_MENDED;
  return tokens.map((token) => {
    const { stem } = token;
    if (left === 0 || stem.length < SHORTEST || !/^[a-z]+$/.test(stem)) return token;
    if (reader.features.has(stem) || reader.lexicon.has(stem)) return token;
    left--;
    const known = mended(stem, indexOf(reader));
    return known ? { ...token, stem: known } : token;
  });
}
