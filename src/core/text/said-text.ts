/** A text in which hundreds of words are looked for: those that speak of a law, a client or a field of work. */
import { remember } from "../remember/remember.ts";

interface Sought {
  word: string;
  /** The longest run of letters and digits of ASCII in it, by which most texts can be told not to hold it. */
  run: string;
}

const RUNS = /[a-z0-9]+/g;

const soughtOf = remember((words: readonly string[]): readonly Sought[] =>
  words.map((each) => {
    const word = each.toLowerCase();
    const runs = word.match(RUNS) ?? [];
    return { word, run: runs.reduce((longest, run) => (run.length > longest.length ? run : longest), "") };
  }),
);

/** A letter or a digit of ASCII, in small letters. */
function isOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** Whether a word stands in a text by itself. No pattern: to compile one takes longer than to look through a statement. */
function standsIn(word: string, text: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    // Beyond the ends of the text there is no code, which is of no word either.
    if (!isOfWord(text.charCodeAt(at - 1)) && !isOfWord(text.charCodeAt(at + word.length))) return true;
  }
  return false;
}

export class SaidText {
  private readonly text: string;
  private readonly runs: ReadonlySet<string>;

  constructor(text: string) {
    this.text = text.toLowerCase();
    this.runs = new Set(this.text.match(RUNS));
  }

  /** True when one of these words stands in the text, and where there are none. */
  speaksOf(words: readonly string[]): boolean {
    if (words.length === 0) return true;
    for (const { word, run } of soughtOf(words)) {
      // A word that stands by itself has all of its runs whole in the text.
      if ((run === "" || this.runs.has(run)) && standsIn(word, this.text)) return true;
    }
    return false;
  }
}
