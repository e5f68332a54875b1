/** Kinds of task that a few words name by their own names: "Intent detection", "Support ticket classification". */
import { rememberEach } from "../remember/remember.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { stem, tokensOf } from "../words/tokens.ts";
import type { Judgement } from "./judgement.ts";

/** A longer statement says what is done in words of its own; no name has so many letters. */
const MOST_WORDS = 8;
const MOST_CHARS = 80;
/** Words of one family begin with so many letters alike, "classify" and "classification"; short ones with all of the shorter. */
const ALIKE = 7;
const FEWEST = 5;

function areAlike(a: string, b: string): boolean {
  const length = Math.min(ALIKE, a.length, b.length);
  return a === b || (length >= FEWEST && a.slice(0, length) === b.slice(0, length));
}

const isAmong = (word: string, words: readonly string[]): boolean => words.some((each) => areAlike(word, each));

/** The words of a text that tell something, each part of a joined one by itself. */
const tellingWords = (text: string, beside: readonly string[]): string[] =>
  tokensOf(text)
    .tokens.flatMap(({ word }) => word.split(/[-/]/))
    .filter((word) => word !== "" && !beside.includes(word))
    .map(stem);

interface Names {
  names: string[][];
  /** All words that are of the kind: those of its names, its words and its examples. */
  words: string[];
}

/** Judgements by which the names of the same kind are kept. */
const JUDGEMENTS = 2;

const namesOf = rememberEach(JUDGEMENTS, ({ id, name, words, examples }: TaskKind, { labels }: Judgement): Names => {
  const telling = (text: string) => tellingWords(text, labels.beside);
  const names = [name, ...(labels.also[id] ?? [])].map(telling);
  return { names, words: [...names.flat(), ...[...words, ...examples].flatMap(telling)] };
});

/** The kinds of which a statement is a name, where all that stands beside it is of the kind, or tells nothing. */
export function kindsNamed(statement: string, kinds: readonly TaskKind[], judgement: Judgement): TaskKind[] {
  if (statement.length > MOST_CHARS) return [];
  const said = tellingWords(statement, judgement.labels.beside);
  if (said.length === 0 || said.length > MOST_WORDS) return [];
  return kinds.filter((kind) => {
    const { names, words } = namesOf(kind, judgement);
    return (
      said.every((word) => isAmong(word, words)) && names.some((name) => name.every((word) => isAmong(word, said)))
    );
  });
}
