/** A text in which hundreds of words are looked for: those that speak of a law, a client or a field of work. */

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

  constructor(text: string) {
    this.text = text.toLowerCase();
  }

  /** True when one of these words, in small letters, stands in the text, and where there are none. */
  speaksOf(words: readonly string[]): boolean {
    return words.length === 0 || words.some((word) => standsIn(word, this.text));
  }
}
