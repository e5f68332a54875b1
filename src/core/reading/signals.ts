/** What tells how far a reading can be relied on, as numbers that the calibration weighs. */
import type { Joined } from "./join.ts";
import type { RawScores } from "./reader.ts";

/** What is known of the text itself. Its length tells nothing that the rest does not: on strangers' wording it misled. */
export interface TextSigns {
  /** Share of the words that the reader never met, 0 to 1. */
  unknown: number;
  /** How many features of the statement the reader knows. */
  known: number;
}

const logit = (p: number): number => {
  const bounded = Math.min(0.999, Math.max(0.001, p));
  return Math.log(bounded / (1 - bounded));
};

export const logistic = (weights: readonly number[], signals: readonly number[]): number => {
  let sum = weights[signals.length] ?? 0;
  for (let at = 0; at < signals.length; at++) sum += weights[at]! * signals[at]!;
  return 1 / (1 + Math.exp(-sum));
};

/** Signals of whether the tier that leads is right. The constant stands last among the weights. */
export function tierSignals({ tiers, agreed }: Joined, scores: RawScores, text: TextSigns): number[] {
  const sorted = [...tiers].sort((a, b) => b - a);
  const vague = scores.vagueness[1]! - scores.vagueness[0]!;
  return [
    logit(sorted[0]!),
    Math.log(Math.max(sorted[0]!, 1e-6) / Math.max(sorted[1]!, 1e-6)),
    agreed >= 3 ? 1 : 0,
    agreed <= 1 ? 1 : 0,
    text.unknown,
    Math.max(0, Math.log(12 / Math.max(1, text.known))),
    Math.max(-3, Math.min(3, vague)),
  ];
}

/** Signals of whether it is no task for a language model: by the head of its own and by the kinds. */
export function noneSignals(joined: Joined, scores: RawScores): number[] {
  return [scores.language[1]! - scores.language[0]!, logit(joined.none)];
}
