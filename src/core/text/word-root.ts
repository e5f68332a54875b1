/** One form of a word for its singular and its plural, its British and its American spelling. It is compared, never shown. */

/** Words with an s at their end that are the plural of nothing, or mean another thing without it. */
const APART = new Set(
  "always arms besides customs does glasses goods lens means minors news premises reserves savings series signs species".split(
    " ",
  ),
);

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["children", "child"],
  ["schoolchildren", "schoolchild"],
  ["grandchildren", "grandchild"],
  ["people", "person"],
  ["persons", "person"],
  ["men", "man"],
  ["women", "woman"],
  ["midwives", "midwife"],
  ["shelves", "shelf"],
  ["knives", "knife"],
  ["licence", "license"],
  ["programme", "program"],
]);

/** Shorter words are abbreviations (gps, cvs) and words of grammar (has, its). */
const SHORTEST = 4;

// A command asks for the roots of thousands of words, of which most are their own: each is sent off at the first test.

function singular(word: string): string {
  if (!word.endsWith("s") && !word.endsWith("ie")) return word;
  if (APART.has(word) || /(?:ss|us|is)$/.test(word)) return word;
  // "selfie" and "selfies" meet "party" and "parties" in one ending.
  if (/[a-z]{2}ies?$/.test(word)) return word.replace(/ies?$/, "y");
  if (/(?:x|ch|sh|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function american(word: string): string {
  if (!/is|our|ogue|tre/.test(word)) return word;
  return word
    .replace(/(?<=[a-z]{3})is(?=(?:e|ed|ing|ation|er)$)/, "iz")
    .replace(/(?<=[a-z]{3})our(?=$|ed$|ing$|ite$)/, "or")
    .replace(/(?<=[a-z]{3})ogue$/, "og")
    .replace(/(?<=[a-z]{3})tre$/, "ter");
}

/** The root of a word in small letters. Both sides of a comparison take theirs, so it need not be a word itself. */
export function wordRoot(word: string): string {
  if (word.length < SHORTEST && word !== "men") return word;
  const one = IRREGULAR.get(word) ?? singular(word);
  return IRREGULAR.get(one) ?? american(one);
}
