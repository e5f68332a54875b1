/** How long requests and answers of a work are where its brief gives no tokens: as its statement asks, or as is usual. */

import { numberOf } from "../prices/defaults.ts";
import type { Circumstances } from "../prices/token-profile.ts";
import type { Brief, InputKind } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Default } from "../types/pricing.ts";

/** Defaults of pricing/ that say how many tokens each unit takes. */
const TOKENS: Readonly<Record<LengthUnit, string>> = {
  page: "page-tokens",
  word: "word-tokens",
  sentence: "sentence-tokens",
};

const tokensOf = ({ count, unit }: AnswerLength, defaults: readonly Default[]): number =>
  Math.round(count * numberOf(defaults, TOKENS[unit]));

/** What goes in where retrieval brings the facts in from the web. */
export const isSearched = ({ rag, facts }: Pick<Verdict, "rag" | "facts">): boolean =>
  rag === true && facts.facts === "world";

const isPicture = (input: InputKind): boolean => input === "scan" || input === "image";

/** What the costs of a work are counted by besides its usage. */
export function usualLengths(
  brief: Brief,
  verdict: Pick<Verdict, "rag" | "facts" | "passages">,
  defaults: readonly Default[],
): Pick<Circumstances, "passages" | "usual_input" | "answer"> {
  const length = brief.task === undefined ? null : answerLength(brief.task);
  const stated = length && { tokens: tokensOf(length, defaults), words: length.words };
  return {
    passages: verdict.passages === true,
    ...(isSearched(verdict)
      ? { usual_input: "searched-tokens" }
      : brief.input?.some(isPicture)
        ? { usual_input: "picture-tokens" }
        : {}),
    ...(stated ? { answer: stated } : verdict.facts.long_output === true ? { answer: "long" } : {}),
  };
}

type LengthUnit = "page" | "word" | "sentence";

interface AnswerLength {
  count: number;
  unit: LengthUnit;
  /** As the statement puts it. */
  words: string;
}

const NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,5}|${NAMES.join("|")})`;
/** Of a range the greater counts: a bill that turns out lower harms nobody. */
const LENGTH = new RegExp(
  String.raw`\b(?:${NUMBER} ?(?:-|–|to) ?)?(${NUMBER})([ -])(page|word|sentence|bullet(?: point)?)s?\b`,
  "gi",
);
/** Most statements name no length: the pattern above takes longer to compile than a run has time for. */
const NAMES_UNIT = /[ -](?:page|word|sentence|bullet)/i;
/** What may stand between a length and the word that says whose it is. */
const ABOUT =
  /(?:\b(?:about|around|roughly|approximately|some|circa|exactly|under|below|up to|at most|max(?:imum)?(?: of)?|(?:no|not) more than|(?:less|fewer) than|an?) +)+$/i;

const WRITES =
  /^(?:writes?|drafts?|produces?|prepares?|creates?|composes?|generates?|makes?|delivers?|returns?|gives?|provides?|publish(?:es)?|into|as)$/i;
const READS =
  /^(?:reads?|reviews?|checks?|analy[sz]es?|summari[sz]es?|translates?|extracts?|sorts?|classif(?:y|ies)|condenses?|shortens?|search(?:es)?|turns?|of|from|through|across|about|over|against|by)$/i;
/** Before "40-page contracts" these speak of what goes in; before "40 pages" of neither, or of how long it becomes. */
const BEFORE_THINGS = /^(?:for|with|on|in|to|per|at)$/i;
const BEFORE_LENGTHS = /^(?:in|on|to|within)$/i;

/** No answer is longer; such a number is of something else. */
const MOST: Record<LengthUnit, number> = { page: 100, word: 50_000, sentence: 100 };

/** Whether a length is that of the answer, by the words before it, the nearest of which that tells decides. */
function isOfAnswer(before: string, isThing: boolean, goesOn: boolean): boolean {
  const words = before.replace(ABOUT, "").match(/[a-z]+/gi) ?? [];
  const last = words.at(-1) ?? "";
  if (!isThing && BEFORE_LENGTHS.test(last)) return !goesOn;
  // "A report of 10 pages" is as long as what is written.
  if (!isThing && /^of$/i.test(last)) words.pop();
  const decides = words.findLast(
    (word) => WRITES.test(word) || READS.test(word) || (isThing && BEFORE_THINGS.test(word)),
  );
  return decides !== undefined && WRITES.test(decides);
}

const unitOf = (name: string): LengthUnit => {
  const lower = name.toLowerCase();
  return lower === "page" || lower === "word" ? lower : "sentence";
};

/** Characters before a length that are looked at for whose it is, so that a long statement takes no longer by the square. */
const REACH = 200;

/**
 * How long an answer a statement asks for: "write a 10-page report" has 10 pages. Null where it names no length, or only
 * that of what comes in, as in "summarise 40-page contracts".
 */
export function answerLength(statement: string): AnswerLength | null {
  if (!NAMES_UNIT.test(statement)) return null;
  for (const match of statement.matchAll(LENGTH)) {
    const [words, number, link, name] = match as unknown as [string, string, string, string];
    const before = statement.slice(Math.max(0, match.index - REACH), match.index);
    const after = statement.slice(match.index + words.length, match.index + words.length + " of ".length);
    const unit = unitOf(name);
    const named = NAMES.indexOf(number.toLowerCase()) + 1;
    const count = named || Number(number.replaceAll(",", ""));
    if (count === 0 || count > MOST[unit]) continue;
    const sentence = before.slice(before.search(/[^.!?;]*$/));
    if (isOfAnswer(sentence, link === "-", /^ of\b/i.test(after))) return { count, unit, words };
  }
  return null;
}
