/** The phrases of a statement that spoke for a kind, and those that spoke against it. */
import type { Token } from "../words/tokens.ts";
import { type Head, type LoadedReader, weighHeads } from "./reader.ts";
import type { View } from "./view.ts";

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

/** An output of a head that is to be explained. */
interface Asked {
  head: Head;
  output: number;
  /** How much it counts beside others. */
  counts: number;
  /** Other outputs may hold as well; else a weight is taken above the mean of all outputs. */
  alone: boolean;
}

/** An asked output by its number among those of all heads, and its head by its place among the heads asked. */
interface Placed extends Asked {
  at: number;
  of: number;
}

/** How much the feature that was weighed last speaks for a question. */
function leanOf(asked: readonly Placed[], row: Int32Array, sums: Int32Array): number {
  let lean = 0;
  for (let each = 0; each < asked.length; each++) {
    const { head, at, of, counts, alone } = asked[each]!;
    lean += counts * head.step * (row[at]! - (alone ? 0 : sums[of]! / head.outputs.length));
  }
  return lean;
}

/** How much each token spoke for each question, by what the features it is part of weigh. A question may ask for several outputs at once. */
function tokenLeans({ tokens, sightings }: View, questions: readonly Asked[][], reader: LoadedReader): Float64Array[] {
  const leans = questions.map(() => new Float64Array(tokens.length));
  const times = new Map<number, number>();
  for (const { feature } of sightings) times.set(feature, (times.get(feature) ?? 0) + 1);
  const heads = [...new Set(questions.flat().map(({ head }) => head))].sort((a, b) => a.from - b.from);
  const placed = questions.map((asked) =>
    asked.map((each) => ({ ...each, at: each.head.from + each.output, of: heads.indexOf(each.head) })),
  );
  const row = new Int32Array(reader.bias.length);
  const sums = new Int32Array(heads.length);
  for (const { feature, from, to } of sightings) {
    if (from < 0) continue;
    weighHeads(reader, feature, heads, row, sums);
    const share = 1 / times.get(feature)! / (to - from + 1);
    for (let question = 0; question < placed.length; question++) {
      const lean = leanOf(placed[question]!, row, sums) * share;
      for (let token = from; token <= to; token++) leans[question]![token]! += lean;
    }
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
  let strongest = 0;
  for (let at = 0; at < leans.length; at++) strongest = Math.max(strongest, leans[at]! * sign);
  const strong = strongest * 0.25;
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

function phrasesOf({ statement, tokens }: View, leans: Float64Array, sign: 1 | -1): string[] {
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

/** Phrases for each of these kinds, as they stand in the statement. Kinds are numbers among the reader's outputs. */
export function explainKinds(view: View, numbers: readonly number[], reader: LoadedReader): Spoken[] {
  if (numbers.length === 0) return [];
  const { tiers, bayes, kinds } = reader.heads;
  const questions = numbers.map((kind): Asked[] => {
    const tier = reader.kind_tiers[kind]! - 1;
    return [
      { head: tiers, output: tier, counts: 1, alone: false },
      { head: bayes, output: tier, counts: reader.calibration.bayes_share, alone: false },
      { head: kinds, output: kind, counts: 1, alone: false },
    ];
  });
  return tokenLeans(view, questions, reader).map((leans) => ({
    words: phrasesOf(view, leans, 1),
    against: phrasesOf(view, leans, -1),
  }));
}

/** Phrases that spoke for one output of a head; `alone` where its outputs do not rule each other out. */
export function explainOutput(view: View, head: Head, output: number, reader: LoadedReader, alone = false): string[] {
  const [leans] = tokenLeans(view, [[{ head, output, counts: 1, alone }]], reader);
  return phrasesOf(view, leans!, 1);
}
