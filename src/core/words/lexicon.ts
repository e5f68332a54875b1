/** Words and phrases by sense, so that a word which no statement used still says something. */
import { endOfRow, type HashedRows, hashOf, rowOf } from "./hashed-rows.ts";

/** A `Map` is one too, as it stands while the reader is trained. */
export interface Lexicon {
  /** Phrase in stems -> numbers of its senses. */
  lexicon: { has(phrase: string): boolean; get(phrase: string): readonly number[] | undefined };
  /** Longest phrase that starts with a stem, in words. */
  longest: { get(stem: string): number | undefined };
}

/** Where the text of a row begins: behind the length of the longest phrase, the count of senses, and the senses. */
const textAt = (bytes: Uint8Array, row: number): number => row + 2 + bytes[row + 1]!;

/** The row of a phrase; 0 when there is none. So many words are tried that a hash alone would now and then be another's. */
function rowOfPhrase(rows: HashedRows, phrase: string): number {
  const row = rowOf(rows, hashOf(phrase));
  if (row === 0) return 0;
  const { bytes } = rows;
  const start = textAt(bytes, row);
  if (endOfRow(bytes, row) - start !== phrase.length) return 0;
  for (let at = 0; at < phrase.length; at++) if (bytes[start + at] !== phrase.charCodeAt(at)) return 0;
  return row;
}

function sensesAt(bytes: Uint8Array, row: number): number[] | undefined {
  if (row === 0 || bytes[row + 1] === 0) return undefined;
  const senses: number[] = [];
  for (let at = row + 2; at < textAt(bytes, row); at++) senses.push(bytes[at]!);
  return senses;
}

/**
 * A stored lexicon. The row of a phrase says how many words the longest has that starts with it, how many senses it has
 * and which, and then the phrase itself in Latin-1.
 */
export const lexiconFrom = (rows: HashedRows): Lexicon => ({
  lexicon: {
    has(phrase) {
      const row = rowOfPhrase(rows, phrase);
      return row > 0 && rows.bytes[row + 1]! > 0;
    },
    get: (phrase) => sensesAt(rows.bytes, rowOfPhrase(rows, phrase)),
  },
  longest: {
    get(stem) {
      const row = rowOfPhrase(rows, stem);
      return row === 0 ? undefined : rows.bytes[row];
    },
  },
});
