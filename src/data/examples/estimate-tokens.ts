/** Tokens of a text, estimated without a tokenizer of several megabytes. */
import { estimateTokenCount } from "tokenx";

/** For the package: characters for a token where the package counts too many tokens; measured against a current tokenizer. */
export const LANGUAGES = [
  { pattern: /[\u3040-\u30ff]/, averageCharsPerToken: 1.75 },
  { pattern: /[\u4e00-\u9fff\u3400-\u4dbf]/, averageCharsPerToken: 1.7 },
];

const NEWLINE = 0x0a;
const OTHER = 0;
const SPACE = 1;
const MARK = 2;
const DIGIT = 3;
const SMALL = 4;

const ASCII = 128;

/** What each character of ASCII is to the package. */
const CLASSES = Uint8Array.from({ length: ASCII }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return SPACE;
  if (/[.,!?;(){}[\]<>:/\\|@#$%^&*+=`~_"-]/.test(character)) return MARK;
  if (/\d/.test(character)) return DIGIT;
  return /[a-z]/.test(character) ? SMALL : OTHER;
});

const kindOf = (code: number): number => {
  const found = code < ASCII ? CLASSES[code]! : OTHER;
  return found === SPACE || found === MARK ? found : OTHER;
};

/** White space counts where a line break in it begins a line of its own. */
function spaceTokens(text: string, from: number, to: number, isAfterMark: boolean): number {
  let first = from;
  while (first < to && text.charCodeAt(first) !== NEWLINE) first++;
  if (first === to) return 0;
  return first + 1 < to || !isAfterMark ? 1 : 0;
}

/** What the package counts for a run of marks, or of anything but marks and white space. */
function runTokens(length: number, isMarks: boolean, isNumber: boolean, isSmall: boolean): number {
  if (isNumber) return Math.ceil(length / 3);
  if (length <= 3 || (isSmall && length <= 8)) return 1;
  return Math.ceil(length / (isMarks ? 6 : 7));
}

/** Spaces and marks beyond ASCII, at which the package splits as well. */
const SPLITS_BEYOND_ASCII = /[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000-\u303f\u30fb\ufeff\uff00-\uffef]/;

/** Words come again and again: what the package counts for one is kept. */
const LONGEST_KEPT = 24;
const MOST_KEPT = 20_000;
const kept = new Map<string, number>();

const packageTokens = (text: string): number => estimateTokenCount(text, { languageConfigs: LANGUAGES });

function wordTokens(word: string): number {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const tokens = packageTokens(word);
  if (word.length <= LONGEST_KEPT && kept.size < MOST_KEPT) kept.set(word, tokens);
  return tokens;
}

/** The package's count of a text without spaces and marks beyond ASCII, word by word. */
function countTokens(text: string): number {
  let tokens = 0;
  let isAfterMark = false;
  for (let at = 0; at < text.length; ) {
    const from = at;
    const kind = kindOf(text.charCodeAt(at));
    let isAscii = true;
    let isNumber = kind === OTHER;
    let isSmall = kind === OTHER;
    for (; at < text.length; at++) {
      const next = text.charCodeAt(at);
      if (kindOf(next) !== kind) break;
      isAscii &&= next < ASCII;
      isNumber &&= CLASSES[next] === DIGIT;
      isSmall &&= CLASSES[next] === SMALL;
    }
    if (kind === SPACE) tokens += spaceTokens(text, from, at, isAfterMark);
    else if (isAscii) tokens += runTokens(at - from, kind === MARK, isNumber, isSmall);
    else tokens += wordTokens(text.slice(from, at));
    isAfterMark = kind === MARK;
  }
  return tokens;
}

/**
 * The package's count, several times as fast as its regular expressions; the test holds both against each other. How
 * far it may be off for which script is said in core/examples/scripts.ts.
 */
export function estimateTokens(text: string): number {
  return SPLITS_BEYOND_ASCII.test(text) ? packageTokens(text) : countTokens(text);
}
