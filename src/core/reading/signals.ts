/** What tells how far a reading can be relied on, as numbers that the calibration weighs. */

import { FACT_SOURCES, type FactSource } from "../types/brief.ts";
import type { Found } from "./cues.ts";
import type { RawScores, Scores, ValueSettings } from "./reader.ts";
import { type Joined, probabilitiesOf } from "./score.ts";

/** What is known of the text itself. Its length tells nothing that the rest does not: on strangers' wording it misled. */
export interface TextSigns {
  /** Share of the words that the reader never met, 0 to 1. */
  unknown: number;
  /** How many features of the statement the reader knows. */
  known: number;
}

export const logit = (p: number): number => {
  const bounded = Math.min(0.999, Math.max(0.001, p));
  return Math.log(bounded / (1 - bounded));
};

export const logistic = (weights: readonly number[], signals: readonly number[]): number => {
  let sum = weights[signals.length] ?? 0;
  for (let at = 0; at < signals.length; at++) sum += weights[at]! * signals[at]!;
  return 1 / (1 + Math.exp(-sum));
};

/** Signals of whether the tier that leads is right. The constant stands last among the weights. */
export function tierSignals({ tiers, agreed, near }: Joined, scores: RawScores, text: TextSigns): number[] {
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
    near === null ? 0 : logit(near),
  ];
}

/** Signals of whether it is no task for a language model: by the head of its own and by the kinds. */
export function noneSignals(joined: Joined, scores: RawScores): number[] {
  return [scores.language[1]! - scores.language[0]!, logit(joined.none)];
}

/** The one of several values that rule each other out which most speaks for, and how likely it is right. */
export interface Likeliest {
  at: number;
  confidence: number;
}

/** `signals` are what speaks for each of the values. */
export function likeliestOf(signals: readonly number[][], { weights, sureness }: ValueSettings): Likeliest {
  const chances = signals.map((each, at) => logistic(weights[at]!, each));
  const most = Math.max(...chances);
  const at = chances.indexOf(most);
  const share = most / chances.reduce((sum, chance) => sum + chance, 0);
  return { at, confidence: logistic(sureness[at]!, [logit(share)]) };
}

const log = (chance: number): number => Math.log(Math.max(chance, 1e-4));

/** Words of a field speak for it up to so many points. */
const MOST_POINTS = 4;

/** Signals of each field: by the head, and by the words that name one. */
export function fieldSignals(scores: Scores, outputs: readonly string[], said: readonly Found[]): number[][] {
  const byHead = probabilitiesOf(scores, 1);
  return outputs.map((field, at) => {
    const points = said.find(({ value }) => value === field)?.points ?? 0;
    return [log(byHead[at]!), Math.min(points, MOST_POINTS)];
  });
}

/** What phrases of taxonomy/reading.yaml say of a statement. */
export interface SaidOf {
  facts: FactSource | undefined;
  acts: boolean;
}

/**
 * Signals of where the facts come from and of whether it acts: what is labelled so hangs on the kind of task more than on
 * any word, so that the heads of both, what goes in, all kinds and the phrases are weighed together.
 */
export function workSignals(scores: RawScores, { kinds }: Joined, said: SaidOf): number[] {
  const byHead = probabilitiesOf(scores.facts, 1);
  const signals: number[] = [];
  for (let at = 0; at < byHead.length; at++) signals.push(log(byHead[at]!));
  for (const source of FACT_SOURCES) signals.push(said.facts === source ? 1 : 0);
  signals.push(said.acts ? 1 : 0, ...scores.traits, ...kinds);
  return signals;
}
