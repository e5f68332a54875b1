/** Words as a sentence has them. */

/** With a capital at its start. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const joined = (words: readonly (string | number)[], last: string): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** `a`, `a and b`, `a, b and c`; empty for none. */
export const listed = (words: readonly (string | number)[]): string => joined(words, "and");

/** `a`, `a or b`, `a, b or c`; `nothing` for none. */
export const either = (words: readonly (string | number)[]): string => joined(words, "or") || "nothing";
