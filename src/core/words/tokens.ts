/** Cuts a statement into words that know where they stand. */
import { stem } from "./stem.ts";

export interface Token {
  /** Lower case, accents and curly quotes kept as written. */
  word: string;
  stem: string;
  /** Offsets in the statement, end exclusive. */
  start: number;
  end: number;
  /** Number of the sentence, from 0. */
  sentence: number;
}

/** Words are read up to this many; what follows is left out and said so. */
const MOST_WORDS = 400;
/** The same bound in UTF-16 code units, so that no input costs more than a moment. */
export const MOST_CHARS = 6000;

/** A word or number, or what ends a sentence: a stop, a line, the sign of a list. */
const PIECE = /(\p{L}[\p{L}\p{M}\p{N}'’+#/.-]*|\p{N}[\p{N}.,:%]*)|([.!?;\n]+|\s[-–—•*|/]\s)/gu;
/** The same for plain ASCII; the tables of Unicode take longer to load than a statement to read. */
const ASCII_PIECE = /([A-Za-z][A-Za-z0-9'+#/.-]*|[0-9][0-9.,:%]*)|([.!?;\n]+|\s[-*|/]\s)/g;
const NOT_ASCII = /[^ -~\s]/;
/** What may stand in a word, but ends none. */
const TRAILING = "'’/.-+:,";

/** A word as it was matched, less what ends none; but "C++" keeps its name. */
function withoutTrailing(matched: string): string {
  let end = matched.length;
  while (TRAILING.includes(matched[end - 1]!)) end--;
  if (end === matched.length) return matched;
  return matched.slice(0, end) + (matched.endsWith("++") ? "++" : "");
}

/** The words of a statement, at most `MOST_WORDS`, and whether any were left out. */
export function tokensOf(statement: string): { tokens: Token[]; cut: boolean } {
  const text = statement.length > MOST_CHARS ? statement.slice(0, MOST_CHARS) : statement;
  const tokens: Token[] = [];
  let sentence = 0;
  for (const match of text.matchAll(NOT_ASCII.test(text) ? PIECE : ASCII_PIECE)) {
    if (match[1] === undefined) {
      if (tokens.length > 0 && tokens[tokens.length - 1]!.sentence === sentence) sentence++;
      continue;
    }
    if (tokens.length === MOST_WORDS) return { tokens, cut: true };
    const raw = withoutTrailing(match[1]);
    const word = raw.toLowerCase();
    tokens.push({ word, stem: stem(word), start: match.index, end: match.index + raw.length, sentence });
    // "mail. Then": the full stop was taken with the word.
    if (match[1].endsWith(".")) sentence++;
  }
  return { tokens, cut: text.length < statement.length };
}
