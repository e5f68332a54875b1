/** Finds the words and phrases of taxonomy/reading.yaml that tell more of a statement than its kind. */
import { remember } from "../remember/remember.ts";
import type { FactSource } from "../types/brief.ts";
import type { ReadField } from "../types/reading.ts";
import { type Token, withoutOwner } from "../words/tokens.ts";
import type { Cues } from "./judgement.ts";

/** What a phrase speaks for, and what it counts. */
interface Meaning {
  value: string;
  counts: number;
}

interface Phrases {
  /** Phrase, a space between its words -> what it speaks for. */
  meanings: Map<string, Meaning>;
  /** First word of a phrase -> the most words of one that starts so. */
  longest: Map<string, number>;
}

const LIKELY = 1;
const SURE = 2;

function phrasesFrom(lists: Iterable<readonly [Meaning, readonly string[]]>): Phrases {
  const meanings = new Map<string, Meaning>();
  const longest = new Map<string, number>();
  for (const [meaning, phrases] of lists) {
    for (const phrase of phrases) {
      const words = phrase.split(" ");
      const first = words[0]!;
      meanings.set(phrase, meaning);
      if ((longest.get(first) ?? 0) < words.length) longest.set(first, words.length);
    }
  }
  return { meanings, longest };
}

const phrasesOf = remember(({ fields, acts, facts, several }: Cues) => ({
  fields: phrasesFrom(
    Object.entries(fields).flatMap(([value, { sure, likely }]) => [
      [{ value, counts: LIKELY }, likely] as const,
      [{ value, counts: SURE }, sure] as const,
    ]),
  ),
  acts: phrasesFrom([[{ value: "acts", counts: SURE }, acts]]),
  facts: phrasesFrom(Object.entries(facts).map(([value, list]) => [{ value, counts: SURE }, list] as const)),
  besides: phrasesFrom([[{ value: "besides", counts: LIKELY }, several.besides]]),
  numbers: new Set(several.numbers),
  things: new Set(several.things),
}));

/** Points of a value, with the phrases as they stand in the statement. */
export interface Found<Value extends string = string> {
  value: Value;
  points: number;
  words: string[];
}

/** The values that phrases speak for, most points first; each phrase counts once, the longest at each place. */
function found(statement: string, tokens: readonly Token[], { meanings, longest }: Phrases): Found[] {
  const values = new Map<string, Found>();
  const heard = new Set<string>();
  const spoken = tokens.map(({ word }) => withoutOwner(word));
  for (let from = 0; from < tokens.length; from++) {
    for (let length = longest.get(spoken[from]!) ?? 0; length > 0; length--) {
      const last = tokens[from + length - 1];
      if (!last || last.sentence !== tokens[from]!.sentence) continue;
      let phrase = spoken[from]!;
      for (let at = 1; at < length; at++) phrase += ` ${spoken[from + at]!}`;
      const meaning = meanings.get(phrase);
      if (!meaning) continue;
      if (!heard.has(phrase)) {
        heard.add(phrase);
        const { value, counts } = meaning;
        const known = values.get(value) ?? { value, points: 0, words: [] };
        known.points += counts;
        known.words.push(statement.slice(tokens[from]!.start, last.end));
        values.set(value, known);
      }
      from += length - 1;
      break;
    }
  }
  return [...values.values()].sort((a, b) => b.points - a.points);
}

const MOST_WORDS = 3;

/** The fields that words of a statement speak for, most points first. */
export const fieldsIn = (statement: string, tokens: readonly Token[], cues: Cues): Found<ReadField>[] =>
  found(statement, tokens, phrasesOf(cues).fields) as Found<ReadField>[];

/** Phrases by which the work acts on other systems, looks things up live, or sends. */
export const actsIn = (statement: string, tokens: readonly Token[], cues: Cues): string[] =>
  found(statement, tokens, phrasesOf(cues).acts)[0]?.words.slice(0, MOST_WORDS) ?? [];

/** Where the facts come from as phrases tell it; null where none does. */
export function factsIn(
  statement: string,
  tokens: readonly Token[],
  cues: Cues,
): { value: FactSource; words: string[] } | null {
  const [best] = found(statement, tokens, phrasesOf(cues).facts);
  return best ? { value: best.value as FactSource, words: best.words.slice(0, MOST_WORDS) } : null;
}

/** "(1)", "b)", "2." or the sign of a list. */
const NUMBERED = /(?:^|[\s(])(?:\(?[1-9a-h]\)|[1-9]\.(?=\s)|\(?(?:i{1,3}|iv|v)\)|[•◦▪✨✅])/giu;
const ONE_DIGIT = /^[2-9]$/;
/** What tells one of several things from the others: "phase 2", "lot b". */
const ORDINAL = /^(?:[1-9]|[a-e]|i{1,3}|iv|one|two|three)$/;
const AND = /\band\b|[&+]/gi;

const countOf = (statement: string, pattern: RegExp, most: number): number =>
  Math.min(most, statement.match(pattern)?.length ?? 0);

/** The marks of a list of tasks, each counted up to a bound: numbers, "three things", "besides", semicolons, "and", colons, commas. */
export function marksOfSeveral(statement: string, tokens: readonly Token[], cues: Cues): number[] {
  const { besides, numbers, things } = phrasesOf(cues);
  let [ordinals, counted] = [0, 0];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const { word } = tokens[at]!;
    const next = tokens[at + 1]!.word;
    if (things.has(word) && ORDINAL.test(next)) ordinals++;
    const isNumber = ONE_DIGIT.test(word) || numbers.has(word);
    if (isNumber && (things.has(next) || things.has(tokens[at + 2]?.word ?? ""))) counted = 1;
  }
  return [
    Math.min(5, ordinals + countOf(statement, NUMBERED, 5)),
    counted,
    Math.min(4, found(statement, tokens, besides)[0]?.points ?? 0),
    countOf(statement, /;/g, 4),
    countOf(statement, AND, 6),
    countOf(statement, /:/g, 4),
    countOf(statement, /,/g, 8),
  ];
}
