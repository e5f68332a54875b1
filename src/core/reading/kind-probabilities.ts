/** How likely each kind of the taxonomy is, from the reader's two heads. */
import type { TaskKind } from "../taxonomy.ts";
import type { LoadedReader } from "./reader.ts";
import { headScores, probabilitiesOf } from "./score.ts";
import { stem } from "./stem.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What a kind that the reader was not trained on can reach by its words alone. */
const MOST_BY_WORDS = 0.75;

/** Tiers by the tier head, by the kinds' sum and by naive Bayes, joined and calibrated. */
function tierProbabilities(kinds: Float64Array, values: Map<number, number>, reader: LoadedReader): Float64Array {
  const { tier_share, bayes_share, tier_temperature } = reader.calibration;
  const sums = new Float64Array(4);
  for (let kind = 0; kind < kinds.length; kind++) sums[reader.kind_tiers[kind]! - 1]! += kinds[kind]!;
  const own = probabilitiesOf(headScores(values, reader.tiers), 1);
  const bayes = headScores(values, reader.bayes);
  const joined = own.map(
    (probability, tier) =>
      tier_share * Math.log(Math.max(probability, 1e-12)) +
      (1 - tier_share) * Math.log(Math.max(sums[tier]!, 1e-12)) +
      bayes_share * bayes[tier]!,
  );
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

/**
 * Probability of each kind, in the order of `kinds`; they add up to 1. A kind that the reader does not know, from an
 * agency's own tables, is judged by its words.
 */
export function kindProbabilities(
  tokens: Token[],
  values: Map<number, number>,
  kinds: TaskKind[],
  reader: LoadedReader,
): Float64Array {
  const known = probabilitiesOf(headScores(values, reader.kinds), reader.calibration.kind_temperature);
  const tiers = tierProbabilities(known, values, reader);
  const sums = new Float64Array(4);
  const numbers = new Map(reader.kinds.outputs.map((id, number) => [id, number]));
  known.forEach((probability, kind) => {
    sums[reader.kind_tiers[kind]! - 1]! += probability;
  });
  const result = Float64Array.from(kinds, ({ id }) => {
    const number = numbers.get(id);
    if (number === undefined) return 0;
    const tier = reader.kind_tiers[number]! - 1;
    return (tiers[tier]! * known[number]!) / Math.max(sums[tier]!, 1e-12);
  });
  const unknown = kinds.map((kind) => (numbers.has(kind.id) ? 0 : 1 - 0.6 ** wordsFound(tokens, kind)));
  const claimed = Math.max(0, ...unknown) * MOST_BY_WORDS;
  const total = unknown.reduce((sum, value) => sum + value, 0);
  const rest = result.reduce((sum, value) => sum + value, 0);
  if (rest <= 0 && total <= 0) return result.fill(1 / Math.max(1, kinds.length));
  return result.map((value, at) => {
    const trained = rest > 0 ? (value / rest) * (total > 0 ? 1 - claimed : 1) : 0;
    return trained + (total > 0 ? (unknown[at]! / total) * (rest > 0 ? claimed : 1) : 0);
  });
}
