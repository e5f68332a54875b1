/** Takes slips of the keyboard for what was meant, where one edit leads to a word that the reader knows. */
import { HASH_START, hashEnd, hashOn } from "./hashed-rows.ts";
import type { Token } from "./tokens.ts";

/** Shorter words have too many neighbours. */
const SHORTEST = 5;
const LONGEST = 24;
/** At most this many words of a statement are mended, so that no input costs much. */
const MOST_MENDED = 60;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** What is known of words. */
export interface KnownWords {
  knows(word: string): boolean;
  /** Whether a word of that hash may be known: hundreds are tried for one, and few are worth putting together. */
  mayKnow(hash: number): boolean;
}

/** A slip of one kind: letters that are put into a word at a place, for so many of its own. */
interface Slip {
  puts(stem: string, at: number): readonly string[];
  skips: number;
}

/** One swap, one other, one more or one less letter. */
const SLIPS: readonly Slip[] = [
  { puts: (stem, at) => [stem[at + 1]! + stem[at]!], skips: 2 },
  { puts: () => LETTERS, skips: 1 },
  { puts: () => LETTERS, skips: 0 },
  { puts: () => [""], skips: 1 },
];

/** The first known word that a slip behind the first letter makes of a stem. */
function mended(stem: string, { knows, mayKnow }: KnownWords): string | undefined {
  const before = [HASH_START];
  for (let at = 0; at < stem.length; at++) before.push(hashOn(before[at]!, stem, at, at + 1));
  for (const { puts, skips } of SLIPS) {
    for (let at = 1; at + skips <= stem.length; at++) {
      for (const letters of puts(stem, at)) {
        if (!mayKnow(hashEnd(hashOn(hashOn(before[at]!, letters), stem, at + skips)))) continue;
        const word = stem.slice(0, at) + letters + stem.slice(at + skips);
        if (knows(word)) return word;
      }
    }
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
