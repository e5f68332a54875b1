/** What is at stake in an answer: how accurate it must be to be worth giving, and how much room tuning has. */
import type { Baseline, Stakes } from "./brief.ts";

/**
 * The share of right answers from which answering pays: lost / (gained + lost). A right answer that earns 50 and a
 * wrong one that costs 300 need 0.857. Undefined when an amount is missing, the currencies differ, or both are 0.
 */
export function requiredAccuracy(stakes: Stakes | undefined): number | undefined {
  const { right, wrong } = stakes ?? {};
  if (!right || !wrong || right.currency !== wrong.currency) return undefined;
  const sum = right.amount + wrong.amount;
  return sum > 0 ? wrong.amount / sum : undefined;
}

/** How far the best prompt on a large model is from perfect, 0 to 1: all that any other approach can add. */
export const headroom = (baseline: Baseline | undefined): number | undefined =>
  baseline === undefined ? undefined : Math.max(0, 1 - baseline.score);

/** Whether the best prompt already reaches the score that the client needs; undefined when either is missing. */
export function targetMet(baseline: Baseline | undefined): boolean | undefined {
  return baseline?.target === undefined ? undefined : baseline.score >= baseline.target;
}

/** Whether today's score is enough for answers to be worth giving; undefined when it cannot be said. */
export function accuracyMet(baseline: Baseline | undefined, stakes: Stakes | undefined): boolean | undefined {
  const needed = requiredAccuracy(stakes);
  return baseline === undefined || needed === undefined ? undefined : baseline.score >= needed;
}

/** What one answer costs to make and check, in one currency. */
export interface AnswerCost {
  /** Running cost of one request. */
  per_request: number;
  /** Minutes in which a person reviews each answer, and what an hour of that costs. */
  review_minutes: number;
  review_per_hour: number;
  /** Share of answers that are right, 0 to 1. */
  accuracy: number;
}

/**
 * Cost per accepted answer: every answer is paid for and reviewed, only the right ones are kept. Undefined when none
 * is right.
 */
export function costPerAccepted({ per_request, review_minutes, review_per_hour, accuracy }: AnswerCost) {
  return accuracy > 0 ? (per_request + (review_minutes / 60) * review_per_hour) / accuracy : undefined;
}

/** What an answer is worth on average: right ones earn, wrong ones cost. Undefined when an amount is missing. */
export function worthPerAnswer(stakes: Stakes | undefined, accuracy: number): number | undefined {
  const { right, wrong } = stakes ?? {};
  if (!right || !wrong || right.currency !== wrong.currency) return undefined;
  return accuracy * right.amount - (1 - accuracy) * wrong.amount;
}
