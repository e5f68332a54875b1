/** A statement as the reader sees it: its words, its features, and what every head makes of them. */
import { type SenseHit, type Sighting, senseHits, sightingsOf } from "../words/features.ts";
import { unknownShare } from "../words/legibility.ts";
import type { Token } from "../words/tokens.ts";
import { type Joined, join } from "./join.ts";
import type { LoadedReader, RawScores } from "./reader.ts";
import { scoresOf, seenFeatures } from "./score.ts";
import type { TextSigns } from "./signals.ts";

export interface View {
  statement: string;
  tokens: Token[];
  hits: SenseHit[];
  sightings: Sighting[];
  scores: RawScores;
  joined: Joined;
  signs: TextSigns;
}

/** From this score above that of a task on a sentence is about the client and not the task. */
const STORY = 1;

/** Numbers of the sentences that say nothing about the task; never all of them. */
function storySentences(tokens: Token[], sightings: Sighting[], reader: LoadedReader): Set<number> {
  const seen = new Map<number, Sighting[]>();
  for (const sighting of sightings) {
    if (sighting.from < 0) continue;
    const { sentence } = tokens[sighting.from]!;
    const known = seen.get(sentence);
    if (known) known.push(sighting);
    else seen.set(sentence, [sighting]);
  }
  const stories = new Set<number>();
  if (seen.size < 2) return stories;
  for (const [sentence, own] of seen) {
    const { story } = scoresOf(seenFeatures(own, reader.features), reader);
    if (story[1]! - story[0]! >= STORY) stories.add(sentence);
  }
  return stories.size < seen.size ? stories : new Set();
}

/** A greeting at the very start of a statement, which belongs to its first sentence. */
const GREETING = /^\s*(?:hi|hello|hey|dear|good (?:morning|afternoon|evening|day))\b[^,.!:?\n]{0,40}[,!:]\s*(?=\S)/i;

/**
 * "Scope of work:" before what is meant; its words are those of a form, not of the task. The capital is looked for first:
 * looking back from every blank of a long run of them takes the square of its length.
 */
const LABEL = /(?=[A-Z])(?<=^|[.!?\n]\s*)[A-Z][\w-]*(?: [\w-]+){0,2}:(?=\s+\S+\s+\S)/g;

function withoutLabels(statement: string, tokens: Token[]): Token[] {
  const labels = [...statement.matchAll(LABEL)].map(({ index, 0: { length } }) => [index, index + length] as const);
  if (labels.length === 0) return tokens;
  const kept = tokens.filter(({ start }) => !labels.some(([from, to]) => start >= from && start < to));
  return kept.length > 0 ? kept : tokens;
}

/** The words of a statement that can tell the task: without greeting and without sentences about the client. */
function tellingTokens(statement: string, tokens: Token[], reader: LoadedReader): Token[] {
  const greeted = GREETING.exec(statement)?.[0].length ?? 0;
  const spoken = withoutLabels(statement, greeted > 0 ? tokens.filter(({ start }) => start >= greeted) : tokens);
  if (spoken.length === 0 || spoken[0]!.sentence === spoken[spoken.length - 1]!.sentence) return spoken;
  const stories = storySentences(spoken, sightingsOf(spoken, senseHits(spoken, reader), reader.senses), reader);
  return stories.size > 0 ? spoken.filter(({ sentence }) => !stories.has(sentence)) : spoken;
}

/** `written` are the words of the statement, slips mended. */
export function viewOf(statement: string, written: Token[], reader: LoadedReader): View {
  const tokens = tellingTokens(statement, written, reader);
  const hits = senseHits(tokens, reader);
  const sightings = sightingsOf(tokens, hits, reader.senses);
  const seen = seenFeatures(sightings, reader.features);
  const scores = scoresOf(seen, reader);
  const unknown = unknownShare(tokens, reader.features, reader.lexicon);
  return {
    statement,
    tokens,
    hits,
    sightings,
    scores,
    joined: join(scores, reader.kind_tiers, reader.calibration),
    signs: { words: tokens.length, known: seen.features.length, unknown },
  };
}
