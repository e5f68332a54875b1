/** A word as a POSIX shell reads it back unchanged. */

/** Quotes only what needs it, so that commands that are shown stay readable. */
export const shellWord = (word: string): string =>
  /^[A-Za-z0-9_./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
