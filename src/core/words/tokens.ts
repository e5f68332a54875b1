/**
 * Cuts a statement into words that know where they stand, each with the one form that its inflections and spellings
 * fold into.
 */

/** Doubled consonants before an ending: `tagging` is `tag`, but `billing` keeps both letters. */
const DOUBLED = /([bdgmnprt])\1$/;
const VOWEL = /[aeiouy]/;

/** A word less the apostrophe and s of what is somebody's. */
export function withoutOwner(word: string): string {
  const isOwners = word.endsWith("s") && (word.at(-2) === "'" || word.at(-2) === "’");
  return isOwners ? word.slice(0, -2) : word;
}

function withoutEnding(word: string): string {
  if ((word.endsWith("ies") || word.endsWith("ied")) && word.length > 4) return `${word.slice(0, -3)}y`;
  for (const ending of ["ing", "ed"]) {
    if (!word.endsWith(ending)) continue;
    const rest = word.slice(0, -ending.length);
    if (rest.length > 2 && VOWEL.test(rest)) return rest.replace(DOUBLED, "$1");
  }
  if (!word.endsWith("s")) return word;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && !/(?:ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

/** British spellings and the American ones that they become, where endings do not tell. */
const SPELLINGS: readonly [RegExp, string][] = [
  [/^(col|fav|flav|behavi|hon|lab|harb|neighb|rum)our/, "$1or"],
  [/^(cent|met|theat|lit)re(s?)$/, "$1er$2"],
  [/^(cata|dia|ana)logue/, "$1log"],
  [/^enquir/, "inquir"],
  [/^(lic|def|off)ence/, "$1ense"],
  [/^programme(s?)$/, "program$1"],
  [/([aeiou][a-z]+e)ll(ed|ing|er|ers)$/, "$1l$2"],
];
/** Any of them: most words are none. */
const BRITISH = new RegExp(SPELLINGS.map(([british]) => british.source).join("|"));

function american(word: string): string {
  if (!BRITISH.test(word)) return word;
  for (const [british, other] of SPELLINGS) if (british.test(word)) return word.replace(british, other);
  return word;
}

/** The one way in which `organize` and `organise`, `analyze` and `analyse` are spelt. */
function withS(word: string): string {
  if (!word.includes("z")) return word;
  return word.replace(/iz(e[srd]?|ing|ations?)$/, "is$1").replace(/yz(e[srd]?|ing)$/, "ys$1");
}

/**
 * The stem of a word in lower case. Light on purpose: a Porter stemmer makes one word of `generate` and `general`, and
 * of `organise` and `organ`, which this program must tell apart.
 */
export function stem(word: string): string {
  const plain = withS(american(withoutOwner(word)));
  if (plain.length < 4) return plain;
  const bare = withoutEnding(plain);
  return bare.length > 3 && bare.endsWith("e") ? bare.slice(0, -1) : bare;
}

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
