/** How long requests and answers of a work are where its brief gives no tokens: as its statement asks, or as is usual. */

import type { Brief, InputKind } from "../types/brief.ts";
import type { Verdict } from "../types/decision.ts";
import type { Default, DefaultId } from "../types/pricing.ts";
import type { Facts } from "../types/taxonomy.ts";
import { languagesIn } from "../words/languages.ts";
import { isDefault, numberOf } from "./defaults.ts";
import { AS_LONG, type Circumstances, type CountedLength, type SeveralTexts } from "./token-profile.ts";

/** Defaults of pricing/ that say how many tokens each unit takes. */
const TOKENS: Readonly<Record<LengthUnit, DefaultId>> = {
  page: "page-tokens",
  word: "word-tokens",
  sentence: "sentence-tokens",
};

const counted = (length: StatedLength | null, defaults: readonly Default[]): CountedLength | undefined =>
  length === null
    ? undefined
    : { tokens: Math.round(length.count * numberOf(defaults, TOKENS[length.unit])), words: length.words };

/** What goes in where retrieval brings the facts in from the web. */
export const isSearched = ({ rag, facts }: Pick<Verdict, "rag" | "facts">): boolean =>
  rag === true && facts.facts === "world";

/** The default for what a search of the web or of a body of documents brings; of what is given, nothing is brought. */
function foundBy({ rag, facts, passages }: Pick<Verdict, "rag" | "facts" | "passages">): DefaultId | undefined {
  if (isSearched({ rag, facts })) return "searched-tokens";
  return passages === true && facts.facts === "documents-found" ? "retrieved-tokens" : undefined;
}

export const isPicture = (input: InputKind): boolean => input === "scan" || input === "image";

/** The defaults that hold how long requests and answers of a kind usually are; undefined of a side without one. */
export function lengthsOfKind(
  { usual_length, reasons, text_beside, long_output }: Facts,
  defaults: readonly Default[],
): { input: DefaultId | undefined; answer: DefaultId | undefined } {
  // A label with its reason, or with a text beside it, is as long as any answer.
  const isMore = reasons === "given" || text_beside === "wanted";
  const length = usual_length === "label" && isMore ? "any" : usual_length;
  const idOf = (side: "input" | "output") => {
    const id = `${length}-${side}-tokens`;
    return isDefault(defaults, id) ? id : undefined;
  };
  const own = length === "same" ? AS_LONG : idOf("output");
  return { input: idOf("input"), answer: own ?? (long_output === true ? "long-output-tokens" : undefined) };
}

/** What goes in: by the statement, else what is usual of pictures, else of the kind; undefined where none tells. */
const inputLength = (
  brief: Brief,
  stated: CountedLength | undefined,
  usual: DefaultId | undefined,
): CountedLength | DefaultId | undefined => stated ?? (brief.input?.some(isPicture) ? "picture-tokens" : usual);

/** How long the answer to talk is: as is usual, but a note is no longer than what is said. */
function answerToTalk(talk: CountedLength | DefaultId, usual: DefaultId | undefined, defaults: readonly Default[]) {
  const said = typeof talk === "string" ? numberOf(defaults, talk) : talk.tokens;
  return usual !== undefined && usual !== AS_LONG && said < numberOf(defaults, usual) ? AS_LONG : usual;
}

/** What the costs of a work are counted by besides its usage. `talk`: how long what is said in a request is. */
export function usualLengths(
  brief: Brief,
  verdict: Pick<Verdict, "rag" | "facts" | "passages">,
  talk: CountedLength | DefaultId | null,
  defaults: readonly Default[],
): Pick<Circumstances, "passages" | "found" | "usual_input" | "answer" | "texts"> {
  const stated = statedLengths(brief.task ?? "");
  const texts = stated.answer === null ? severalTexts(brief.task ?? "") : null;
  const ofKind = lengthsOfKind(verdict.facts, defaults);
  const usual = talk === null ? ofKind.answer : answerToTalk(talk, ofKind.answer, defaults);
  const answer = counted(stated.answer, defaults) ?? usual;
  const found = foundBy(verdict);
  const usual_input = isSearched(verdict)
    ? "searched-tokens"
    : (talk ?? inputLength(brief, counted(stated.input, defaults), ofKind.input));
  return {
    passages: verdict.passages === true,
    ...(found === undefined ? {} : { found }),
    ...(usual_input === undefined ? {} : { usual_input }),
    ...(answer === undefined ? {} : { answer }),
    ...(texts === null ? {} : { texts }),
  };
}

/** Languages behind "into", one after the other. Where one of them is chosen ("or"), an answer is one text. */
const INTO = /\binto (?:(?:,? and |, | & | )?\p{Lu}\p{L}{1,20}){1,12}/u;

/** The languages into which each request is put; null where it is one, or none is named. */
export function severalTexts(statement: string): SeveralTexts | null {
  const words = INTO.exec(statement)?.[0];
  const count = words === undefined ? 1 : languagesIn(words).value.length;
  return words === undefined || count < 2 ? null : { count, words };
}

type LengthUnit = "page" | "word" | "sentence";

interface StatedLength {
  count: number;
  unit: LengthUnit;
  /** As the statement puts it. */
  words: string;
}

const NAMES = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,5}|${NAMES.join("|")})`;
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
  /^(?:reads?|reviews?|checks?|analy[sz]es?|summari[sz]es?|translates?|extracts?|sorts?|classif(?:y|ies)|condenses?|shortens?|turns?)$/i;
/** Between what is read and its length: "extract the dates from 12-page leases". */
const LINKS = /^(?:of|from|through)$/i;
/** A body of documents that is looked into, and not read whole for each answer. */
const LOOKS_INTO = /^(?:search(?:es)?|across|about|over|against|by)$/i;
/** Before "40-page contracts" these speak of what goes in; before "40 pages" of neither, or of how long it becomes. */
const BEFORE_THINGS = /^(?:for|with|on|in|to|per|at)$/i;
const BEFORE_LENGTHS = /^(?:in|on|to|within)$/i;
/** How much comes in over time says nothing of one request. */
const OVER_TIME =
  /^ ?(?:(?:an?|each|every|per) (?:hour|day|week|month|quarter|year)|(?:hourly|daily|weekly|monthly|yearly)\b)/i;

/** Nothing is longer; such a number is of something else. */
const MOST = {
  answer: { page: 100, word: 50_000, sentence: 100 },
  input: { page: 400, word: 200_000, sentence: 100 },
} as const;

type Side = keyof typeof MOST;

/** Whose length it is, by the words before it, the nearest of which that tells decides; null where none does. */
function sideOf(before: string, unit: LengthUnit, isThing: boolean, goesOn: boolean): Side | null {
  const bare = before.replace(ABOUT, "");
  const words = bare.match(/[a-z]+/gi) ?? [];
  const last = words.at(-1) ?? "";
  if (!isThing && BEFORE_LENGTHS.test(last)) return goesOn ? null : "answer";
  // "A report of 10 pages" is as long as what is written.
  if (!isThing && /^of$/i.test(last)) words.pop();
  const tells = [WRITES, READS, LINKS, LOOKS_INTO, ...(isThing ? [BEFORE_THINGS] : [])];
  const decides = words.findLast((word) => tells.some((kind) => kind.test(word))) ?? "";
  if (WRITES.test(decides)) return "answer";
  const verb = words.findLast((word) => WRITES.test(word) || READS.test(word)) ?? "";
  // "Draft a comment from the notes, 80 words": behind a comma, words and sentences are of what is written.
  if (WRITES.test(verb) && unit !== "page" && !isThing && !goesOn && /, *$/.test(bare)) return "answer";
  return (READS.test(decides) || LINKS.test(decides)) && READS.test(verb) ? "input" : null;
}

const unitOf = (name: string): LengthUnit => {
  const lower = name.toLowerCase();
  return lower === "page" || lower === "word" ? lower : "sentence";
};

/** Characters around a length that are looked at, so that a long statement takes no longer by the square. */
const REACH = { before: 200, after: 20 };

/** Null of a side of which the statement names no length. The first of each side counts. */
export function statedLengths(statement: string): Record<Side, StatedLength | null> {
  const found: Record<Side, StatedLength | null> = { input: null, answer: null };
  if (!NAMES_UNIT.test(statement)) return found;
  for (const match of statement.matchAll(LENGTH)) {
    const [words, number, link, name] = match as unknown as [string, string, string, string];
    const end = match.index + words.length;
    const before = statement.slice(Math.max(0, match.index - REACH.before), match.index);
    const after = statement.slice(end, end + REACH.after);
    const unit = unitOf(name);
    const named = NAMES.indexOf(number.toLowerCase()) + 1;
    const count = named || Number(number.replaceAll(",", ""));
    const sentence = before.slice(before.search(/[^.!?;]*$/));
    const side = sideOf(sentence, unit, link === "-", /^ of\b/i.test(after));
    if (side === null || count === 0 || count > MOST[side][unit] || OVER_TIME.test(after)) continue;
    found[side] ??= { count, unit, words };
  }
  return found;
}
