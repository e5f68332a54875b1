/** A text in which hundreds of words are looked for: those that speak of a law, a client or a field of work. */

import type { WordList } from "../types/word-list.ts";
import { isOfStarred, isStarred } from "./word-pattern.ts";
import { wordRoot } from "./word-root.ts";

/** The text in small letters, each word by its root: "patients" says what "patient" says. */
const byRoots = (text: string): string => text.toLowerCase().replace(/[a-z0-9]+/g, wordRoot);

/** A letter or a digit of ASCII, in small letters. */
function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** A mark that is a border itself where a phrase begins or ends with it. */
const MARKS = ",.;:()";

/** Where a word next stands in a text by itself; -1 for nowhere. No pattern: to compile one takes longer than to look through a statement. */
function whereStands(word: string, text: string, from: number): number {
  for (let at = text.indexOf(word, from); at !== -1; at = text.indexOf(word, at + 1)) {
    const isOpen = !MARKS.includes(word.charAt(0));
    const isEnding = !MARKS.includes(word.charAt(word.length - 1));
    // Beyond the ends of the text there is no code, which is of no word either.
    const isTouched =
      (isOpen && isOfWord(text.charCodeAt(at - 1))) || (isEnding && isOfWord(text.charCodeAt(at + word.length)));
    if (!isTouched) return at;
  }
  return -1;
}

/** Whether a word stands in a text by itself. */
export const standsIn = (word: string, text: string): boolean => whereStands(word, text, 0) !== -1;

/** The text with a gap wherever the word stands by itself. */
function cutOut(word: string, text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = whereStands(word, text, 0); at !== -1; at = whereStands(word, text, from)) {
    kept.push(text.slice(from, at));
    from = at + word.length;
  }
  return [...kept, text.slice(from)].join(" ");
}

/** The list of words in small letters and in either number, each once: "speak to" and "speaks to" have the same roots. */
export function wordList(words: readonly string[]): WordList {
  const isOne = (word: string) => /^[a-z0-9]+$/.test(word);
  const rootsOf = (some: readonly string[]) => [...new Set(some.map(byRoots))];
  const phrases = rootsOf(words.filter((word) => !isOne(word) && !isStarred(word)));
  return {
    words: rootsOf(words.filter(isOne)),
    starred: rootsOf(words.filter(isStarred)),
    phrases: phrases.map((phrase) => [/^[a-z0-9]*/.exec(phrase)![0], phrase]),
  };
}

export class SaidText {
  private readonly text: string;
  private readonly words: ReadonlySet<string>;

  constructor(text: string) {
    this.text = byRoots(text);
    this.words = new Set(this.text.match(/[a-z0-9]+/g));
  }

  /** True when one of these words stands in the text, and where there are none. */
  speaksOf({ words, starred, phrases }: WordList): boolean {
    return (
      words.some((word) => this.words.has(word)) ||
      phrases.some(([first, phrase]) => (first === "" || this.words.has(first)) && standsIn(phrase, this.text)) ||
      starred.some((each) => [...this.words].some((word) => isOfStarred(word, each))) ||
      words.length + starred.length + phrases.length === 0
    );
  }

  /** The text without these words and phrases; itself where none of them stands in it. */
  without(list: WordList): SaidText {
    if (!this.speaksOf(list)) return this;
    const said = [...list.phrases.map(([, phrase]) => phrase), ...list.words];
    return new SaidText(said.reduce((rest, each) => cutOut(each, rest), this.text));
  }
}
