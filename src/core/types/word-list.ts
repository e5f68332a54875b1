/** Words to look for in texts, each by its root. */
export interface WordList {
  /** Words of one piece, which are in the set of those of a text or not. */
  words: readonly string[];
  /** Ends of words: "*bank" is that of "spaarbank" and of "bank" itself. */
  ends: readonly string[];
  /** Phrases, each behind its first word, without which it need not be looked for; "" where it begins with a mark. */
  phrases: readonly (readonly [first: string, phrase: string])[];
}
