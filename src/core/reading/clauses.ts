/** Cuts a statement into clauses that may each name a task, and finds the sentence that states the task. */
import { remember } from "../remember/remember.ts";
import type { SenseHit } from "../words/features.ts";
import type { Token } from "../words/tokens.ts";
import type { LoadedReader, RawScores } from "./reader.ts";
import { join, scoresOf } from "./score.ts";
import type { View } from "./view.ts";

/**
 * Where one clause ends and the next begins: a stop, a line, the sign or number of a list, a joining word. Runs of blanks
 * are bounded, since looking for a border from each of many takes the square of their number.
 */
const BORDER =
  /(?<=[.!?;:,])\s{1,9}|\n+|\s{1,9}[/•*|+&–—→-]\s{1,9}|\s{1,9}(?:and then|and|then|plus|as well as|before|after that)\s{1,9}|(?:^|\s)(?:\(?[\da-h]\)|\d\.)\s{1,9}/gi;
/** Behind these a clause stands by itself; behind a comma or an "and" it does only with a verb of its own. */
const APART = /[.!?;:\n/•*|+–—→\d)-]/;
/** What may stand before the verb that opens a clause: "it then drafts". */
const BEFORE_VERB = new Set(
  "it they we he she then also or to will can may should must shall be is are automatically finally even".split(" "),
);
/** Senses of the lexicon whose words say what is done, and those whose words name a piece of work: what comes out as well. */
const DOING = /^do-/;
const WORK = /^(?:do|out)-/;
/** In so few words a task is named by one of these; what has none of them is a fragment ("in French or English"). */
const FEW_WORDS = 6;
/** What stands before the words of an item of a list. */
const SIGN = /^[\s/•*|+&–—→-]+/;
/** At most so many clauses are looked at, so that no input costs much. */
const MOST_CLAUSES = 40;
/** A sentence states the task clearly when it alone gives a tier with this probability. */
const CLEAR = 0.6;

/** A stretch of a statement that may name a task of its own. */
export interface Clause {
  text: string;
  /** Its words, at least one; those that join its pieces ("and") are left out. */
  tokens: Token[];
  /** Number of the first among all words. */
  from: number;
  /** Whether it may name a task. */
  mayTell: boolean;
}

interface Piece {
  start: number;
  end: number;
  /** Whether what stands before it sets it apart. */
  apart: boolean;
}

function piecesOf(statement: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let apart = true;
  for (const { index, 0: border } of statement.matchAll(BORDER)) {
    pieces.push({ start, end: index, apart });
    start = index + border.length;
    apart = APART.test((statement[index - 1] ?? "") + border);
  }
  pieces.push({ start, end: statement.length, apart });
  return pieces;
}

const textAt = (statement: string, start: number, end: number): string =>
  statement.slice(start, end).replace(SIGN, "").trim();

/** Of each sense whether its words say what is done, and whether they name a piece of work. */
const meaningsOf = remember((senses: readonly string[]) => ({
  doing: senses.map((name) => DOING.test(name)),
  work: senses.map((name) => WORK.test(name)),
}));

/** Places of the words and phrases that have one of these senses. */
function placesOf(hits: readonly SenseHit[], among: readonly boolean[]): Set<number> {
  const places = new Set<number>();
  for (const { senses, from } of hits) if (senses.some((sense) => among[sense])) places.add(from);
  return places;
}

/** Whether the words numbered `from` up to `to`, without it, begin with a verb. */
function opensWithVerb(tokens: readonly Token[], from: number, to: number, verbs: ReadonlySet<number>): boolean {
  let first = from;
  while (first < to - 1 && BEFORE_VERB.has(tokens[first]!.word)) first++;
  return verbs.has(first);
}

/**
 * The clauses of a statement, of which `tokens` are the words and `hits` their senses, named by `senses`. What brings no verb
 * of its own belongs to the clause before it, and a lone verb to the one behind it, whose object it shares: "write, explain
 * and refactor code".
 */
export function clausesOf(
  statement: string,
  tokens: readonly Token[],
  hits: readonly SenseHit[],
  senses: readonly string[],
): Clause[] {
  const { doing, work } = meaningsOf(senses);
  const verbs = placesOf(hits, doing);
  const named = placesOf(hits, work);
  const clauses: (Clause & { start: number; pieces: number })[] = [];
  let at = 0;
  for (const { start, end, apart } of piecesOf(statement)) {
    while (at < tokens.length && tokens[at]!.start < start) at++;
    const from = at;
    while (at < tokens.length && tokens[at]!.start < end) at++;
    if (at === from) continue;
    const own = tokens.slice(from, at);
    const isNamed = own.some((_, place) => named.has(from + place));
    const last = clauses.at(-1);
    const isLone = last !== undefined && last.tokens.length === last.pieces;
    if (last && !apart && (isLone || !opensWithVerb(tokens, from, at, verbs))) {
      last.tokens.push(...own);
      last.pieces++;
      last.mayTell ||= isNamed || last.tokens.length > FEW_WORDS;
      last.text = textAt(statement, last.start, end);
    } else {
      if (clauses.length === MOST_CLAUSES) break;
      const mayTell = isNamed || own.length > FEW_WORDS;
      clauses.push({ start, pieces: 1, text: textAt(statement, start, end), tokens: own, from, mayTell });
    }
  }
  return clauses;
}

/** By how much words are likelier to name no task than the reader lets pass. */
const vaguenessOf = ({ vagueness }: Pick<RawScores, "vagueness">, { calibration }: LoadedReader): number =>
  vagueness[1]! - vagueness[0]! - calibration.vague_bias;

/** The heads that tell how clearly a sentence states a task. */
const TELLING = ["tiers", "vagueness", "story", "bayes", "kinds"] as const;
type ToldScores = Pick<RawScores, (typeof TELLING)[number]>;

const toldScores = ({ sentences }: View, reader: LoadedReader): (readonly [number, ToldScores])[] =>
  [...sentences].map(([number, { features }]) => [number, scoresOf(features, reader, TELLING)] as const);

export interface TaskSentence {
  sentence: string;
  /** The tier it gives by itself, as 0 to 3. */
  tier: number;
}

/** The sentence that states the task most clearly; null when none does. */
export function taskSentenceOf(view: View, reader: LoadedReader): TaskSentence | null {
  let best: { sentence: number | null; tier: number } | null = null;
  let most = CLEAR;
  const sentences: Iterable<readonly [number | null, ToldScores]> =
    view.sentences.size > 0 ? toldScores(view, reader) : [[null, view.scores]];
  for (const [sentence, scores] of sentences) {
    if (scores.story[1]! > scores.story[0]!) continue;
    const { tiers } = join(scores, reader.kind_tiers, reader.calibration);
    const tier = tiers.indexOf(Math.max(...tiers));
    const clear = tiers[tier]! / (1 + Math.exp(vaguenessOf(scores, reader)));
    if (clear <= most) continue;
    best = { sentence, tier };
    most = clear;
  }
  return best && { sentence: sentenceText(view, best.sentence), tier: best.tier };
}

/** A sentence as it stands in the statement, by its number; all of it without one. */
function sentenceText({ statement, written }: View, number: number | null): string {
  const words = written.filter(({ sentence }) => number === null || sentence === number);
  return statement.slice(words[0]!.start, words.at(-1)!.end);
}
