/** A text in which hundreds of words are looked for: those that speak of a law, a client or a field of work. */

import { remember } from "../remember/remember.ts";
import { wordRoot } from "./word-root.ts";

/** The text in small letters, each word by its root: "patients" says what "patient" says. */
const byRoots = (text: string): string => text.toLowerCase().replace(/[a-z0-9]+/g, wordRoot);

/** A letter or a digit of ASCII, in small letters. */
function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** A mark that is a border itself where a phrase begins or ends with it. */
const MARKS = ",.;:()";

/** Whether a word stands in a text by itself. No pattern: to compile one takes longer than to look through a statement. */
function standsIn(word: string, text: string): boolean {
  const isOpen = !MARKS.includes(word.charAt(0));
  const isEnding = !MARKS.includes(word.charAt(word.length - 1));
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    // Beyond the ends of the text there is no code, which is of no word either.
    const isTouched =
      (isOpen && isOfWord(text.charCodeAt(at - 1))) || (isEnding && isOfWord(text.charCodeAt(at + word.length)));
    if (!isTouched) return true;
  }
  return false;
}

/**
 * Words of one piece, which are in the set of those of the text or not, ends of words ("*bank" is that of "spaarbank" and of
 * "bank" itself), and the phrases, which are looked for where their first word is in the set.
 */
const sorted = remember((words: readonly string[]) => {
  const isOne = (word: string) => /^[a-z0-9]+$/.test(word);
  const isEnd = (word: string) => word.startsWith("*");
  return {
    single: words.filter(isOne).map(wordRoot),
    ends: words.filter(isEnd).map((word) => byRoots(word.slice(1))),
    phrases: words
      .filter((word) => !isOne(word) && !isEnd(word))
      .map(byRoots)
      .map((phrase) => ({ phrase, first: /^[a-z0-9]+/.exec(phrase)?.[0] })),
  };
});

export class SaidText {
  private readonly text: string;
  private readonly words: ReadonlySet<string>;

  constructor(text: string) {
    this.text = byRoots(text);
    this.words = new Set(this.text.match(/[a-z0-9]+/g));
  }

  /**
   * True when one of these words, in small letters and in either number, stands in the text, and where there are none.
   * "*bank" is the end of one.
   */
  speaksOf(words: readonly string[]): boolean {
    if (words.length === 0) return true;
    const { single, ends, phrases } = sorted(words);
    return (
      single.some((word) => this.words.has(word)) ||
      phrases.some(
        ({ phrase, first }) => (first === undefined || this.words.has(first)) && standsIn(phrase, this.text),
      ) ||
      ends.some((end) => [...this.words].some((word) => word.endsWith(end)))
    );
  }

  /** The text without these phrases; itself where none of them stands in it. */
  without(phrases: readonly string[]): SaidText {
    if (!this.speaksOf(phrases)) return this;
    return new SaidText(phrases.reduce((rest, phrase) => rest.replaceAll(byRoots(phrase), " "), this.text));
  }
}
