/** Takes slips of the keyboard for what was meant, where one edit leads to a word that the reader knows. */
import type { Token } from "./tokens.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const LONGEST = 24;
/** At most this many words of a statement are mended, so that no input costs much. */
const MOST_MENDED = 60;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

type Knows = (word: string) => boolean;

/** The first known word that one swap, one other, one more or one less letter behind the first makes of a stem. */
function mended(stem: string, knows: Knows): string | undefined {
  const tried = (word: string) => (knows(word) ? word : undefined);
  for (let at = 1; at < stem.length - 1; at++) {
    const swapped = tried(stem.slice(0, at) + stem[at + 1] + stem[at] + stem.slice(at + 2));
    if (swapped) return swapped;
  }
  for (let at = 1; at < stem.length; at++) {
    for (const letter of LETTERS) {
      const changed = tried(stem.slice(0, at) + letter + stem.slice(at + 1));
      if (changed) return changed;
    }
  }
  for (let at = 1; at <= stem.length; at++) {
    for (const letter of LETTERS) {
      const longer = tried(stem.slice(0, at) + letter + stem.slice(at));
      if (longer) return longer;
    }
  }
  for (let at = 1; at < stem.length; at++) {
    const shorter = tried(stem.slice(0, at) + stem.slice(at + 1));
    if (shorter) return shorter;
  }
  return undefined;
}

/** The tokens, with unknown stems replaced by the known ones that they are a slip of. */
export function withoutSlips(tokens: Token[], knows: Knows): Token[] {
  let left = MOST_MENDED;
  return tokens.map((token) => {
    const { stem } = token;
    if (left === 0 || stem.length < SHORTEST || stem.length > LONGEST || !/^[a-z]+$/.test(stem)) return token;
    if (knows(stem)) return token;
    left--;
    const known = mended(stem, knows);
    return known ? { ...token, stem: known } : token;
  });
}
