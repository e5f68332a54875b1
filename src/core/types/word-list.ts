/** Words to look for in texts, each by its root. */
export interface WordList {
  /** Words of one piece, which are in the set of those of a text or not. */
  words: readonly string[];
  /** Parts of words: "*bank" is the end of "spaarbank" and of "bank" itself. */
  starred: readonly string[];
  /** Phrases, each behind its first word, without which it need not be looked for; "" where it begins with a mark. */
  phrases: readonly (readonly [first: string, phrase: string])[];
}
