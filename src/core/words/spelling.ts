/** Takes slips of the keyboard for what was meant, where one edit leads to a word that the reader knows. */
import { HASH_START, hashEnd, hashOn } from "./hashed-rows.ts";
import type { Token } from "./tokens.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const LONGEST = 24;
/** At most this many words of a statement are mended, so that no input costs much. */
const MOST_MENDED = 60;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** What is known of words. */
export interface KnownWords {
  knows(word: string): boolean;
  /** Whether a word of that hash may be known: hundreds are tried for one, and few are worth putting together. */
  mayKnow(hash: number): boolean;
}

/** The first known word that one swap, one other, one more or one less letter behind the first makes of a stem. */
function mended(stem: string, { knows, mayKnow }: KnownWords): string | undefined {
  const before = [HASH_START];
  for (let at = 0; at < stem.length; at++) before.push(hashOn(before[at]!, stem, at, at + 1));
  /** The stem up to one place and from another on, with letters between. */
  const tried = (to: number, letters: string, from: number): string | undefined => {
    if (!mayKnow(hashEnd(hashOn(hashOn(before[to]!, letters), stem, from)))) return undefined;
    const word = stem.slice(0, to) + letters + stem.slice(from);
    return knows(word) ? word : undefined;
  };
  for (let at = 1; at < stem.length - 1; at++) {
    const swapped = tried(at, stem[at + 1]! + stem[at]!, at + 2);
    if (swapped) return swapped;
  }
  for (let at = 1; at < stem.length; at++) {
    for (const letter of LETTERS) {
      const changed = tried(at, letter, at + 1);
      if (changed) return changed;
    }
  }
  for (let at = 1; at <= stem.length; at++) {
    for (const letter of LETTERS) {
      const longer = tried(at, letter, at);
      if (longer) return longer;
    }
  }
  for (let at = 1; at < stem.length; at++) {
    const shorter = tried(at, "", at + 1);
    if (shorter) return shorter;
  }
  return undefined;
}

const isPlain = (stem: string): boolean => stem.length >= SHORTEST && stem.length <= LONGEST && /^[a-z]+$/.test(stem);

/** The tokens, with unknown stems replaced by the known ones that they are a slip of. */
export function withoutSlips(tokens: Token[], words: KnownWords): Token[] {
  let left = MOST_MENDED;
  return tokens.map((token) => {
    const { stem } = token;
    if (left === 0 || !isPlain(stem) || words.knows(stem)) return token;
    left--;
    const known = mended(stem, words);
    return known ? { ...token, stem: known } : token;
  });
}
