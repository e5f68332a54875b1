/** Sentences of the taxonomy that hold figures: words in braces, and parts in square brackets that may fall away. */

/** What stands in place of a word in braces, or makes it where it is asked for; nothing where it is not known. */
type Figure = string | null | undefined;
export type PhraseFigures<Word extends string = string> = Readonly<Record<Word, Figure | (() => Figure)>>;

const WORD = /\{(\w+)\}/g;
const PART = /\[([^[\]]*)\]/g;

/** The words in braces that a text holds. */
export const wordsIn = (text: string): string[] => [...text.matchAll(WORD)].map(([, word]) => word!);

/** An entry of a list with words of its own, or with those of the one it is another wording of. */
interface Wording {
  id: string;
  of?: string | undefined;
  says?: string | undefined;
  adds?: string | undefined;
}

/** The words in braces of each entry, by its id. */
export function wordsById(entries: readonly Wording[]): Map<string, string[]> {
  const saying = new Map(entries.map(({ id, says }) => [id, says]));
  return new Map(
    entries.map(({ id, of = id, says = saying.get(of), adds }) => [id, [...new Set(wordsIn(`${says} ${adds}`))]]),
  );
}

/**
 * The text with its figures; of a part, the first wording between bars whose figures are all known, or nothing. A word that
 * has no figure stays as it is written.
 */
export function filledPhrase(text: string, figures: PhraseFigures): string {
  const put = (word: string): Figure => {
    const figure = figures[word];
    return typeof figure === "function" ? figure() : figure;
  };
  const chosen = text.replace(
    PART,
    (_, part: string) => part.split("|").find((each) => wordsIn(each).every(put)) ?? "",
  );
  return chosen.replace(WORD, (whole, word: string) => (word in figures ? (put(word) ?? "") : whole));
}

/** What is wrong with a text that may hold these words; undefined where nothing is. */
export function phraseFault(text: string, words: readonly string[]): string | undefined {
  const strange = wordsIn(text).find((word) => !words.includes(word));
  if (strange !== undefined) {
    const known =
      words.length > 0 ? `expected one of ${words.map((word) => `{${word}}`).join(", ")}` : "it has no figures";
    return `nothing gives {${strange}}; ${known}`;
  }
  const rest = text.replace(PART, "").replace(WORD, "");
  const stray = /[[\]{}]/.exec(rest)?.[0];
  return stray === undefined ? undefined : `a ${stray} stands without its other half; add it, or take this one out`;
}
