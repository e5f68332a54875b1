/** Finds phrases in prose: whole words, without regard to capitals, kinds of space or of hyphen. */

/** Between two words: a space or a line break, with a little space around it. Bounded, so that no run of spaces costs much. */
const GAP = "[ \\t\\u00a0]{0,8}(?:\\r\\n|[ \\t\\u00a0\\r\\n])[ \\t\\u00a0]{0,8}";
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

const matchers = new WeakMap<readonly string[], RegExp>();

function pattern(phrase: string): string {
  const words = phrase.trim().toLowerCase().split(/\s+/);
  return words
    .map((word) => {
      const open = word.endsWith("*");
      const plain = (open ? word.slice(0, -1) : word).replace(/[.+?^${}()|[\]\\/]/g, "\\$&");
      const spelt = plain.replace(/-/g, "[-\\u2010\\u2011 ]").replace(/'/g, "['\\u2019]");
      return open ? `${spelt}[a-z]{0,12}` : spelt;
    })
    .join(GAP);
}

/** One expression for a list of phrases; it runs in time linear in the text. Kept for as long as the list is. */
function matcherOf(phrases: readonly string[]): RegExp {
  let matcher = matchers.get(phrases);
  if (matcher === undefined) {
    const longestFirst = [...phrases].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    matcher = new RegExp(`\\b(?:${longestFirst.map(pattern).join("|")})(?![a-z0-9])`, "g");
    matchers.set(phrases, matcher);
  }
  return matcher;
}

/** Small letters at the same offsets: where lowering would change a length, ASCII letters alone are lowered. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** A document and the statement in it are searched in turns, for one list after the other. */
let [last, before] = [
  { text: "", lower: "" },
  { text: "", lower: "" },
];

function smallLetters(text: string): string {
  if (last.text === text) return last.lower;
  [last, before] = before.text === text ? [before, last] : [{ text, lower: lowered(text) }, last];
  return last.lower;
}

/** The first phrase found between two offsets, with its own offsets; undefined when there is none. */
export function findPhrase(
  phrases: readonly string[],
  text: string,
  start = 0,
  end = text.length,
): { start: number; end: number; words: string } | undefined {
  if (phrases.length === 0) return undefined;
  const matcher = matcherOf(phrases);
  const lower = smallLetters(text);
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
