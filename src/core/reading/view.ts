/** A statement as the reader sees it: its words, its features, and what every head makes of them. */
import { type SenseHit, senseHits, sightingsOf } from "../words/features.ts";
import { unknownShare } from "../words/legibility.ts";
import type { Token } from "../words/tokens.ts";
import { tiersNearby } from "./neighbours.ts";
import { HEADS, type LoadedReader, type RawScores } from "./reader.ts";
import { bySentence, featuresAmong, type Joined, join, type Known, pooled, scoresOf } from "./score.ts";
import type { TextSigns } from "./signals.ts";

export interface View {
  statement: string;
  /** All words, slips mended. */
  written: Token[];
  /** Those that can tell the task. */
  tokens: Token[];
  hits: SenseHit[];
  /** Of features that the reader knows. */
  sightings: Known[];
  /** Each sentence that can tell the task, by its number; none where there is but one. */
  sentences: ReadonlyMap<number, Sentence>;
  scores: RawScores;
  joined: Joined;
  signs: TextSigns;
}

/** From this score above that of a task on a sentence is about the client and not the task. */
const STORY = 0.5;

/** The heads that every sentence is asked by itself. */
const ASKED = ["facts", "traits", "story"] as const;

/** The features of a sentence, and what they say by themselves. */
export interface Sentence {
  features: ReadonlySet<number>;
  scores: Pick<RawScores, (typeof ASKED)[number]>;
}

/** What each sentence says by itself, by its number; nothing where there is but one. */
function sentencesOf(tokens: Token[], sightings: Known[], reader: LoadedReader): Map<number, Sentence> {
  const sentences = new Map<number, Sentence>();
  const known = bySentence(tokens, sightings);
  if (known.size < 2) return sentences;
  for (const [number, own] of known) {
    const features = featuresAmong(own);
    sentences.set(number, { features, scores: scoresOf(features, reader, ASKED) });
  }
  return sentences;
}

/** Numbers of the sentences that say nothing about the task; never all of them. */
function storySentences(sentences: ReadonlyMap<number, Sentence>): Set<number> {
  const stories = new Set<number>();
  for (const [number, { scores }] of sentences) if (scores.story[1]! - scores.story[0]! >= STORY) stories.add(number);
  return stories.size < sentences.size ? stories : new Set();
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

/** The words behind a greeting. */
function withoutGreeting(statement: string, tokens: Token[]): Token[] {
  const greeted = GREETING.exec(statement)?.[0].length ?? 0;
  return greeted > 0 ? tokens.filter(({ start }) => start >= greeted) : tokens;
}

/**
 * `written` are the words of the statement, slips mended. Sentences about the client alone are set aside. `tier`: false
 * where its tier is settled, so that the nearest statements are not asked.
 */
export function viewOf(
  statement: string,
  written: Token[],
  reader: LoadedReader,
  { tier = true }: { tier?: boolean } = {},
): View {
  const seenIn = (tokens: Token[]) => {
    const hits = senseHits(tokens, reader);
    return { tokens, hits, sightings: sightingsOf(tokens, hits, reader.senses, reader.featureOf) };
  };
  let seen = seenIn(withoutGreeting(statement, written));
  const sentences = sentencesOf(seen.tokens, seen.sightings, reader);
  const stories = storySentences(sentences);
  // A sentence is judged with its label, which tells much of what it is about.
  const telling = withoutLabels(
    statement,
    seen.tokens.filter(({ sentence }) => !stories.has(sentence)),
  );
  if (telling.length < seen.tokens.length) seen = seenIn(telling);
  for (const story of stories) sentences.delete(story);
  const features = featuresAmong(seen.sightings);
  const single = [...sentences.values()].map(({ scores }) => scores);
  const scores = pooled(scoresOf(features, reader, HEADS), single);
  const unknown = unknownShare(seen.tokens, reader.knows);
  const near = tier ? tiersNearby(features, reader.neighbours) : null;
  return {
    statement,
    written,
    ...seen,
    sentences,
    scores,
    joined: join(scores, reader.kind_tiers, reader.calibration, near),
    signs: { known: features.size, unknown },
  };
}
