/** The phrases of a statement that spoke for a kind, and those that spoke against it. */
import type { Token } from "../words/tokens.ts";
import { addWeights, type Head, type LoadedReader } from "./reader.ts";
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

/** The mean of a feature's weights for the outputs of a head. */
function meanOf(row: Float64Array, { from, to }: Head): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += row[at]!;
  return sum / (to - from);
}

/** How much each token spoke for each question, by what the features it is part of weigh. A question may ask for several outputs at once. */
function tokenLeans({ tokens, sightings }: View, questions: readonly Asked[][], reader: LoadedReader): Float64Array[] {
  const leans = questions.map(() => new Float64Array(tokens.length));
  const times = new Map<number, number>();
  for (const { number } of sightings) times.set(number, (times.get(number) ?? 0) + 1);
  const heads = [...new Set(questions.flatMap((asked) => asked.map(({ head }) => head)))];
  const row = new Float64Array(reader.bias.length);
  for (const { number, from, to } of sightings) {
    if (from < 0) continue;
    row.fill(0);
    addWeights(reader, number, 1, row);
    // Questions share their heads, the largest of which has many outputs.
    const means = heads.map((head) => meanOf(row, head));
    const share = 1 / times.get(number)! / (to - from + 1);
    for (let question = 0; question < questions.length; question++) {
      let lean = 0;
      for (const { head, output, counts, alone } of questions[question]!) {
        lean += counts * (row[head.from + output]! - (alone ? 0 : means[heads.indexOf(head)]!));
      }
      for (let at = from; at <= to; at++) leans[question]![at]! += lean * share;
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
