/** Joins what the heads say into the probabilities of tiers and kinds. */
import type { Tier } from "../types/brief.ts";
import type { JoinSettings, RawScores, Scores } from "./reader.ts";
import { probabilitiesOf } from "./score.ts";

export interface Joined {
  /** Probability of tiers 1 to 4, if it is a language task. */
  tiers: Float64Array;
  /** Probability of each kind of the reader within language tasks, not yet in the light of the tiers. */
  kinds: Float64Array;
  /** Probability of each tier by the kinds alone. */
  sums: Float64Array;
  /** Share of the kinds that are none for a language model. */
  none: number;
  /** How many of the tier head, the kinds and naive Bayes point to the tier that leads: 0 to 3. */
  agreed: number;
}

const most = (values: Scores): number => values.indexOf(Math.max(...values));

/** `kindTiers` are those of the kinds, in the order of the head; what stands behind them is no language task. */
export function join(scores: RawScores, kindTiers: readonly Tier[], calibration: JoinSettings): Joined {
  const { tier_share: share, bayes_share, tier_temperature, kind_temperature } = calibration;
  const all = probabilitiesOf(scores.kinds, kind_temperature);
  const count = kindTiers.length;
  let language = 0;
  for (let kind = 0; kind < count; kind++) language += all[kind]!;
  const kinds = new Float64Array(count);
  const sums = new Float64Array(4);
  for (let kind = 0; kind < count; kind++) {
    kinds[kind] = all[kind]! / Math.max(language, 1e-12);
    sums[kindTiers[kind]! - 1]! += kinds[kind]!;
  }
  const own = probabilitiesOf(scores.tiers, 1);
  const joined = new Float64Array(4);
  for (let tier = 0; tier < 4; tier++) {
    joined[tier] =
      share * Math.log(Math.max(own[tier]!, 1e-12)) +
      (1 - share) * Math.log(Math.max(sums[tier]!, 1e-12)) +
      bayes_share * scores.bayes[tier]!;
  }
  const tiers = probabilitiesOf(joined, tier_temperature);
  const lead = most(tiers);
  const agreed = [own, sums, scores.bayes].filter((part) => most(part) === lead).length;
  return { tiers, kinds, sums, none: 1 - language, agreed };
}
