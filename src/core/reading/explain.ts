/** The phrases of a statement that spoke for a kind, and those that spoke against it. */
import type { Sighting } from "./features.ts";
import { eachWeight, type Head, type LoadedReader } from "./reader.ts";
import type { Token } from "./tokens.ts";

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
function lean(head: Head, feature: number, output: number): number {
  let own = 0;
  let sum = 0;
  eachWeight(head, feature, (each, weight) => {
    sum += weight;
    if (each === output) own = weight;
  });
  return own - sum / head.outputs.length;
}

/** How much each token spoke for a kind (and its tier), by what the features it is part of weigh. */
function tokenLeans(tokens: Token[], sightings: Sighting[], kind: number, reader: LoadedReader): Float64Array {
  const leans = new Float64Array(tokens.length);
  const tier = reader.kind_tiers[kind]! - 1;
  const seen = new Map<string, number>();
  for (const { feature } of sightings) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  for (const { feature, from, to } of sightings) {
    const index = reader.features.get(feature);
    if (index === undefined || from < 0) continue;
    const weight =
      lean(reader.tiers, index, tier) +
      reader.calibration.bayes_share * lean(reader.bayes, index, tier) +
      lean(reader.kinds, index, kind);
    const share = weight / seen.get(feature)! / (to - from + 1);
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
  const leans = tokenLeans(tokens, sightings, kind, reader);
  return {
    words: phrasesOf(statement, tokens, leans, 1),
    against: phrasesOf(statement, tokens, leans, -1),
  };
}
