/** Words and phrases by sense, so that a word which no statement used still says something. */

export interface Lexicon {
  /** Names of the senses. */
  senses: string[];
  /** Phrase in stems -> numbers of its senses. */
  lexicon: Map<string, number[]>;
  /** Longest phrase that starts with a stem, in words. */
  longest: Map<string, number>;
}

/** Reads the lines of a stored lexicon: the phrase, a tab, then the numbers of its senses. */
export function loadLexicon(text: string): Pick<Lexicon, "lexicon" | "longest"> {
  const lexicon = new Map<string, number[]>();
  const longest = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [phrase = "", senses = ""] = line.split("\t");
    if (!phrase) continue;
    lexicon.set(phrase, senses.split(" ").map(Number));
    const words = phrase.split(" ");
    longest.set(words[0]!, Math.max(longest.get(words[0]!) ?? 0, words.length));
  }
  return { lexicon, longest };
}
