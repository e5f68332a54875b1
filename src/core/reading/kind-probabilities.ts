/** How likely each kind of the taxonomy is, from the reader's two heads. */
import type { TaskKind } from "../types/taxonomy.ts";
import { kindTable } from "./kind-table.ts";
import type { LoadedReader } from "./reader.ts";
import { headScores, probabilitiesOf, type SeenFeatures } from "./score.ts";
import { stem } from "./stem.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a kind that the reader was not trained on can reach by its words alone. */
const MOST_BY_WORDS = 0.75;

/** Probability of each tier, added up from that of the reader's own kinds. */
function tierSums(kinds: Float64Array, { kind_tiers }: LoadedReader): Float64Array {
  const sums = new Float64Array(4);
  for (let kind = 0; kind < kinds.length; kind++) sums[kind_tiers[kind]! - 1]! += kinds[kind]!;
  return sums;
}

/** Tiers by the tier head, by the kinds' sum and by naive Bayes, joined and calibrated. */
function tierProbabilities(sums: Float64Array, seen: SeenFeatures, reader: LoadedReader): Float64Array {
  const { tier_share, bayes_share, tier_temperature } = reader.calibration;
  const own = probabilitiesOf(headScores(seen, reader.tiers), 1);
  const bayes = headScores(seen, reader.bayes);
  const joined = new Float64Array(4);
  for (let tier = 0; tier < 4; tier++) {
    joined[tier] =
      tier_share * Math.log(Math.max(own[tier]!, 1e-12)) +
      (1 - tier_share) * Math.log(Math.max(sums[tier]!, 1e-12)) +
      bayes_share * bayes[tier]!;
  }
  return probabilitiesOf(joined, tier_temperature);
}

/** How many of a kind's words and phrases a statement holds. */
function wordsFound(tokens: Token[], kind: TaskKind): number {
  const text = ` ${tokens.map((token) => token.stem).join(" ")} `;
  const phrases = kind.words.map((phrase) =>
    tokensOf(phrase)
      .tokens.map(({ word }) => stem(word))
      .join(" "),
  );
  return phrases.filter((phrase) => phrase && text.includes(` ${phrase} `)).length;
}

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Puts in the kinds of an agency's own tables, which the reader was not trained on: they are judged by their words. */
function withOwnKinds(trained: Float64Array, own: Float64Array): Float64Array {
  const [rest, total] = [sumOf(trained), sumOf(own)];
  if (rest <= 0 && total <= 0) return trained.fill(1 / trained.length);
  const claimed = total <= 0 ? 0 : rest <= 0 ? 1 : Math.max(...own) * MOST_BY_WORDS;
  const result = new Float64Array(trained.length);
  for (let at = 0; at < trained.length; at++) {
    if (rest > 0) result[at]! += (trained[at]! / rest) * (1 - claimed);
    if (total > 0) result[at]! += (own[at]! / total) * claimed;
  }
  return result;
}

/**
 * Probability of each kind, in the order of `kinds`; they add up to 1. A kind that the reader does not know, from an
 * agency's own tables, is judged by its words.
 */
export function kindProbabilities(
  tokens: Token[],
  seen: SeenFeatures,
  kinds: TaskKind[],
  reader: LoadedReader,
): Float64Array {
  const known = probabilitiesOf(headScores(seen, reader.kinds), reader.calibration.kind_temperature);
  const sums = tierSums(known, reader);
  const tiers = tierProbabilities(sums, seen, reader);
  const { numbers } = kindTable(kinds, reader);
  const trained = new Float64Array(kinds.length);
  const own = new Float64Array(kinds.length);
  for (let at = 0; at < kinds.length; at++) {
    const number = numbers[at]!;
    if (number < 0) {
      own[at] = 1 - 0.6 ** wordsFound(tokens, kinds[at]!);
    } else {
      const tier = reader.kind_tiers[number]! - 1;
      trained[at] = (tiers[tier]! * known[number]!) / Math.max(sums[tier]!, 1e-12);
    }
  }
  return withOwnKinds(trained, own);
}
