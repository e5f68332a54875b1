/** Finds phrases in prose: whole words, without regard to capitals, kinds of space or of hyphen. */

import { wordPatterns } from "./word-pattern.ts";

/** Between two words: a space or a line break, with a little space around it. Bounded, so that no run of spaces costs much. */
const GAP = "[ \\t\\u00a0]{0,8}(?:\\r\\n|[ \\t\\u00a0\\r\\n])[ \\t\\u00a0]{0,8}";
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Hyphens and apostrophes of every kind, and a space for a hyphen. */
const spelt = (word: string): string => word.replace(/-/g, "[-\\u2010\\u2011 ]").replace(/'/g, "['\\u2019]");

const phrasePattern = (phrase: string): string =>
  wordPatterns(phrase.trim().toLowerCase().split(/\s+/), spelt).join(GAP);

/** Alternatives by their first letter, so that most places in a text are passed over at once. */
function byFirstLetter(patterns: readonly string[]): string {
  const groups = new Map<string, string[]>();
  for (const each of patterns) {
    const letter = /^[a-z]/.exec(each)?.[0] ?? "";
    groups.set(letter, [...(groups.get(letter) ?? []), each.slice(letter.length)]);
  }
  return [...groups].map(([letter, rests]) => `${letter}(?:${rests.join("|")})`).join("|");
}

/** Matches nowhere. */
const NOTHING = /(?!)/g;

/** One expression for phrases; it runs in time linear in the text. */
function matcherOf(phrases: Iterable<string>): RegExp {
  const longestFirst = [...new Set(phrases)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return new RegExp(`\\b(?:${byFirstLetter(longestFirst.map(phrasePattern))})(?![a-z0-9])`, "g");
}

/** Small letters at the same offsets: where lowering would change a length, ASCII letters alone are lowered. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

export interface FoundPhrase {
  start: number;
  end: number;
  words: string;
}

/** The first of the phrases between two offsets of a text; undefined when there is none. */
export type FindPhrase = (
  phrases: readonly string[],
  text: string,
  start?: number,
  end?: number,
) => FoundPhrase | undefined;

/** The first match between two offsets. `lower` is the text in small letters. */
function firstMatch(matcher: RegExp, text: string, lower: string, start: number, end: number): FoundPhrase | undefined {
  matcher.lastIndex = start;
  for (let found = matcher.exec(lower); found !== null; found = matcher.exec(lower)) {
    const [from, to] = [found.index, found.index + found[0].length];
    if (to > end) return undefined;
    // The expression knows the borders of ASCII words only.
    const isWhole = !WORD_CHARACTER.test(text[from - 1] ?? "") && !WORD_CHARACTER.test(text[to] ?? "");
    if (isWhole) return { start: from, end: to, words: text.slice(from, to).replace(/\s+/g, " ") };
  }
  return undefined;
}

/** A text in small letters, and whether it holds anything of all the lists together. */
interface Looked {
  text: string;
  lower: string;
  holdsAny: boolean;
}

/**
 * A finder for phrases of these lists, which are looked for in the same texts one after the other. Few texts hold any
 * phrase at all: one that does not is searched once for all lists.
 */
export function phraseFinder(lists: readonly (readonly string[])[]): FindPhrase {
  const any = matcherOf(lists.flat());
  const matchers = new Map(lists.map((list) => [list, list.length > 0 ? matcherOf(list) : NOTHING]));
  // A document and the statement in it take turns.
  let last: Looked = { text: "", lower: "", holdsAny: false };
  let before = last;
  const look = (text: string): Looked => {
    if (last.text === text) return last;
    let next = before;
    if (next.text !== text) {
      const lower = lowered(text);
      any.lastIndex = 0;
      next = { text, lower, holdsAny: any.test(lower) };
    }
    [last, before] = [next, last];
    return last;
  };
  return (phrases, text, start = 0, end = text.length) => {
    const matcher = matchers.get(phrases);
    if (!matcher) throw new Error("a phrase was looked for that is in none of the lists");
    const { lower, holdsAny } = look(text);
    return holdsAny ? firstMatch(matcher, text, lower, start, end) : undefined;
  };
}
