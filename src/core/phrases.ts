/** Finds phrases in prose: whole words, without regard to capitals, kinds of space or of hyphen. */

/** Between two words: a space or a line break, with a little space around it. Bounded, so that no run of spaces costs much. */
const GAP = "[ \\t\\u00a0]{0,8}(?:\\r\\n|[ \\t\\u00a0\\r\\n])[ \\t\\u00a0]{0,8}";

const matchers = new WeakMap<readonly string[], RegExp>();

function pattern(phrase: string): string {
  const words = phrase.trim().split(/\s+/);
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
    matcher = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(pattern).join("|")})(?![\\p{L}\\p{N}])`, "giu");
    matchers.set(phrases, matcher);
  }
  return matcher;
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
  matcher.lastIndex = start;
  const found = matcher.exec(text);
  if (found === null || found.index + found[0].length > end) return undefined;
  return { start: found.index, end: found.index + found[0].length, words: found[0].replace(/\s+/g, " ") };
}
