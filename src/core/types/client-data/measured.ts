/** What an evaluation measured. Keys are those of the JSON. */
import type { WrittenBrief } from "./written-brief.ts";

/** One answer of one model to one case; null where it could not be judged, as when the host failed. */
export interface MeasuredAnswer {
  model: string;
  case: string;
  right: boolean | null;
}

export interface MeasuredModel {
  model: string;
  /** Answers that were judged, and those of them that were right. */
  cases: number;
  right: number;
  /** Answers that could not be judged. */
  failed: number;
  score: number;
  /** Holds the true score in 95 of 100 such measurements. */
  interval: { low: number; high: number };
}

export interface MeasuredPair {
  better: string;
  worse: string;
  /** Cases that both answered. */
  cases: number;
  /** Cases that only the better, or only the worse, had right. */
  only_better: number;
  only_worse: number;
  /** Chance of a difference at least as large between two models that are equally good. */
  chance: number;
  more_than_chance: boolean;
}

export interface MeasuredReport {
  schema_version: 1;
  file: string;
  /** Day of the evaluation. */
  measured_on: string;
  metric: string;
  models: MeasuredModel[];
  pairs: MeasuredPair[];
  /** The model whose score became the baseline. */
  baseline: string;
  brief: WrittenBrief | null;
  notes: { id: string; text: string }[];
}
