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

const phrasesOf = remember(({ fields, acts, facts }: Cues) => ({
  fields: phrasesFrom(
    Object.entries(fields).flatMap(([value, { sure, likely }]) => [
      [{ value, counts: LIKELY }, likely] as const,
      [{ value, counts: SURE }, sure] as const,
    ]),
  ),
  acts: phrasesFrom([[{ value: "acts", counts: SURE }, acts]]),
  facts: phrasesFrom(Object.entries(facts).map(([value, list]) => [{ value, counts: SURE }, list] as const)),
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
