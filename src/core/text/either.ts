/** `a`, `a or b`, `a, b or c`; `nothing` for none. */
export const either = (words: readonly (string | number)[]): string =>
  words.length < 2 ? String(words[0] ?? "nothing") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
