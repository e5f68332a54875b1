/** Cuts a statement into sentences and clauses, and finds the one that states the task, or several that each do. */
import type { Part } from "../types/reading.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { tokensOf } from "../words/tokens.ts";
import { kindTable, tierAt } from "./kinds.ts";
import type { LoadedReader, RawScores } from "./reader.ts";
import { join } from "./score.ts";
import { type View, viewOf } from "./view.ts";

/** Where one task ends and the next begins within a sentence. */
const CLAUSE =
  /(?<=[.!?;:,])\s+|\n+|\s+[/•*|+&]\s+|\s+-\s+|\s+(?:and|then|plus|as well as|before|after that)\s+|(?:^|\s)\(?\d\)\s+/;
const FEWEST_WORDS = 2;
/** At most so many pieces are looked at, so that no input costs much. */
const MOST_PIECES = 40;
const MOST_PARTS = 4;
/** A sentence states the task clearly when it alone gives a tier with this probability. */
const CLEAR = 0.6;
/** A clause is a part when it points to one kind with this probability. */
const POINTS = 0.3;

/** A long run of blanks says no more than a short one, and looking for a border from each of them takes the square of it. */
const LONG_BLANK = /\s{16,}/g;
const shortBlank = (run: string): string => (run.includes("\n") ? "\n\n" : "  ");

function clausesOf(statement: string, reader: LoadedReader): View[] {
  const views: View[] = [];
  for (const piece of statement.replace(LONG_BLANK, shortBlank).split(CLAUSE)) {
    const { tokens } = tokensOf(piece);
    if (tokens.length < FEWEST_WORDS) continue;
    views.push(viewOf(piece.trim(), tokens, reader));
    if (views.length === MOST_PIECES) break;
  }
  return views;
}

/** By how much words are likelier to name no task than the reader lets pass. */
const vaguenessOf = ({ vagueness }: RawScores, { calibration }: LoadedReader): number =>
  vagueness[1]! - vagueness[0]! - calibration.vague_bias;

export interface TaskSentence {
  sentence: string;
  /** The tier it gives by itself, as 0 to 3. */
  tier: number;
}

/** The sentence that states the task most clearly; null when none does. */
export function taskSentenceOf(view: View, reader: LoadedReader): TaskSentence | null {
  let best: { sentence: number | null; tier: number } | null = null;
  let most = CLEAR;
  const sentences: Iterable<[number | null, RawScores]> =
    view.sentences.size > 0 ? view.sentences : [[null, view.scores]];
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

/** The tasks of a statement that holds several: its clauses that each name a task and point to a kind of their own. */
export function partsOf(statement: string, kinds: TaskKind[], reader: LoadedReader): Part[] {
  const { numbers, tiers } = kindTable(kinds, reader);
  const parts: Part[] = [];
  for (const { statement: text, joined, scores } of clausesOf(statement, reader)) {
    if (vaguenessOf(scores, reader) > 0) continue;
    const best = joined.kinds.indexOf(Math.max(...joined.kinds));
    const confidence = joined.kinds[best]! * (1 - joined.none);
    const at = numbers.indexOf(best);
    if (at < 0 || confidence < POINTS) continue;
    const kind = kinds[at]!.id;
    const same = parts.find((part) => part.kind === kind);
    if (!same) parts.push({ kind, tier: tierAt(tiers[at]!), confidence, text });
    else if (same.confidence < confidence) Object.assign(same, { confidence, text });
  }
  if (parts.length < 2) return [];
  const least = [...parts].sort((a, b) => b.confidence - a.confidence)[Math.min(MOST_PARTS, parts.length) - 1]!;
  return parts.filter(({ confidence }) => confidence >= least.confidence).slice(0, MOST_PARTS);
}
