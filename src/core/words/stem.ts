/** Folds the inflections and spellings of an English word into one form. */

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
