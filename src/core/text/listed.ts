/** Words in a row, as a sentence has them. */

const joined = (words: readonly (string | number)[], last: string): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** `a`, `a and b`, `a, b and c`; empty for none. */
export const listed = (words: readonly string[]): string => joined(words, "and");

/** `a`, `a or b`, `a, b or c`; `nothing` for none. */
export const either = (words: readonly (string | number)[]): string => joined(words, "or") || "nothing";
