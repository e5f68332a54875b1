/** Words of the lists of the taxonomy as patterns: a star before or behind one stands for the rest of a word. */

/** Letters that a star may stand for; bounded, so that no run of letters costs much. */
const REST = "[a-z]{0,12}";

/** A pattern for each word or phrase; `spelt` gives further spellings of what is no star. */
export const wordPatterns = (words: readonly string[], spelt = (part: string) => part): string[] =>
  words.map((word) => {
    const parts = word.split("*").map((part) => spelt(part.replace(/[.+?^${}()|[\]\\/]/g, "\\$&")));
    return parts.join(REST);
  });

/** True for "*bank" and "record*". */
export const isStarred = (word: string): boolean => /^(?:\*[a-z0-9]+|[a-z0-9]+\*)$/.test(word);

/** Whether a word is one that a starred one stands for: "spaarbank" and "bank" of "*bank". */
export const isOfStarred = (word: string, starred: string): boolean =>
  starred.startsWith("*") ? word.endsWith(starred.slice(1)) : word.startsWith(starred.slice(0, -1));
