/** The phrases of a statement that spoke for a kind, and those that spoke against it. */
import type { Sighting } from "../words/features.ts";
import type { Token } from "../words/tokens.ts";
import { eachWeight, type Head, type LoadedReader } from "./reader.ts";

export interface Spoken {
  words: string[];
  against: string[];
}

const MOST_PHRASES = 4;
/** Longest phrase in words; beyond it a quotation no longer points at anything. */
const LONGEST = 6;
/** Words that open or close no phrase. */
const EDGES = new Set(
  "the a an of to and or in on for with by from as at is are be was our we i it its that this these those their them they you my your he she so but if then than do does has have had will would can could should".split(
    " ",
  ),
);

/** A feature's weight for one output, above its mean over all outputs. */
function lean({ from, to }: Head, feature: number, output: number, reader: LoadedReader): number {
  let own = 0;
  let sum = 0;
  eachWeight(reader, feature, (each, weight) => {
    if (each < from || each >= to) return;
    sum += weight;
    if (each === from + output) own = weight;
  });
  return own - sum / (to - from);
}

function weightOf({ from }: Head, feature: number, output: number, reader: LoadedReader): number {
  let own = 0;
  eachWeight(reader, feature, (each, weight) => {
    if (each === from + output) own = weight;
  });
  return own;
}

/** How strongly a feature speaks for what is to be explained. */
type Leaning = (feature: number) => number;

/** How much each token spoke, by what the features it is part of weigh. */
function tokenLeans(tokens: Token[], sightings: Sighting[], leaning: Leaning, reader: LoadedReader): Float64Array {
  const leans = new Float64Array(tokens.length);
  const seen = new Map<string, number>();
  for (const { feature } of sightings) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  for (const { feature, from, to } of sightings) {
    const index = reader.features.get(feature);
    if (index === undefined || from < 0) continue;
    const share = leaning(index) / seen.get(feature)! / (to - from + 1);
    for (let at = from; at <= to; at++) leans[at]! += share;
  }
  return leans;
}

interface Run {
  from: number;
  to: number;
  sum: number;
}

/** Runs of neighbouring tokens of the same sign, strongest first. */
function runsOf(tokens: Token[], leans: Float64Array, sign: 1 | -1): Run[] {
  const strong = Math.max(...leans.map((lean) => lean * sign)) * 0.25;
  const runs: Run[] = [];
  let run: Run | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const value = leans[at]! * sign;
    const joins = run && at - run.from < LONGEST && tokens[at]!.sentence === tokens[run.from]!.sentence;
    if (value < strong || value <= 0) run = undefined;
    else if (run && joins) {
      run.to = at;
      run.sum += value;
    } else {
      run = { from: at, to: at, sum: value };
      runs.push(run);
    }
  }
  return runs.sort((a, b) => b.sum - a.sum);
}

function phrasesOf(statement: string, tokens: Token[], leans: Float64Array, sign: 1 | -1): string[] {
  const phrases: string[] = [];
  for (const { from, to } of runsOf(tokens, leans, sign)) {
    let first = from;
    let last = to;
    while (first <= last && EDGES.has(tokens[first]!.word)) first++;
    while (last > first && EDGES.has(tokens[last]!.word)) last--;
    if (first > last) continue;
    const phrase = statement.slice(tokens[first]!.start, tokens[last]!.end);
    if (phrase && !phrases.includes(phrase)) phrases.push(phrase);
    if (phrases.length === MOST_PHRASES) break;
  }
  return phrases;
}

/** Phrases as they stand in the statement. `kind` is the number of the kind among the reader's outputs. */
export function explainKind(
  statement: string,
  tokens: Token[],
  sightings: Sighting[],
  kind: number,
  reader: LoadedReader,
): Spoken {
  const { tiers, bayes, kinds } = reader.heads;
  const tier = reader.kind_tiers[kind]! - 1;
  const leaning = (feature: number) =>
    lean(tiers, feature, tier, reader) +
    reader.calibration.bayes_share * lean(bayes, feature, tier, reader) +
    lean(kinds, feature, kind, reader);
  const leans = tokenLeans(tokens, sightings, leaning, reader);
  return {
    words: phrasesOf(statement, tokens, leans, 1),
    against: phrasesOf(statement, tokens, leans, -1),
  };
}

/** Phrases that spoke for one output of a head; `alone` where its outputs do not rule each other out. */
export function explainOutput(
  statement: string,
  tokens: Token[],
  sightings: Sighting[],
  head: Head,
  output: number,
  reader: LoadedReader,
  alone = false,
): string[] {
  const leaning = (feature: number) =>
    alone ? weightOf(head, feature, output, reader) : lean(head, feature, output, reader);
  return phrasesOf(statement, tokens, tokenLeans(tokens, sightings, leaning, reader), 1);
}
