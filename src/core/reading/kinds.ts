/** The kinds of a taxonomy as numbers, and how likely each is from what the heads say together. */
import { rememberEach } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { stem, type Token, tokensOf } from "../words/tokens.ts";
import { TIER_OF_SHAPE } from "./judgement.ts";
import type { LoadedReader } from "./reader.ts";
import type { Joined } from "./score.ts";

/** One entry for each kind, in the order of the taxonomy. */
export interface KindTable {
  /** Tier less one: 0 to 3. */
  tiers: Uint8Array;
  /** Number of the kind among the outputs of the reader; -1 for one that it was not trained on. */
  numbers: Int16Array;
}

/** Readers by which the table of the same kinds is kept: training makes several. */
const READERS = 2;

/** The table of these kinds. */
export const kindTable = rememberEach(
  READERS,
  (kinds: TaskKind[], reader: LoadedReader): KindTable => ({
    tiers: Uint8Array.from(kinds, ({ shape }) => TIER_OF_SHAPE[shape] - 1),
    numbers: Int16Array.from(kinds, ({ id }) => reader.heads.kinds.outputs.indexOf(id)),
  }),
);

/** The tier at an index of four. */
export const tierAt = (index: number): Tier => (index + 1) as Tier;

/** What a kind that the reader was not trained on can reach by its words alone. */
const MOST_BY_WORDS = 0.75;

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
  joined: Joined,
  kinds: TaskKind[],
  reader: LoadedReader,
): Float64Array {
  const { numbers } = kindTable(kinds, reader);
  const trained = new Float64Array(kinds.length);
  const own = new Float64Array(kinds.length);
  for (let at = 0; at < kinds.length; at++) {
    const number = numbers[at]!;
    if (number < 0) {
      own[at] = 1 - 0.6 ** wordsFound(tokens, kinds[at]!);
    } else {
      const tier = reader.kind_tiers[number]! - 1;
      trained[at] = (joined.tiers[tier]! * joined.kinds[number]!) / Math.max(joined.sums[tier]!, 1e-12);
    }
  }
  return withOwnKinds(trained, own);
}
