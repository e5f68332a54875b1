/** The rules about a brief that no pattern or bound can say. They load nothing. */
import type { Brief, Usage } from "../../core/types/brief.ts";

/** "unknown" is never the text of an answer: it says that there is none. */
export const isAnswer = (text: string): boolean => text.length !== 7 || text.toLowerCase() !== "unknown";

/** 0.92 would be read as under one percent, and is nearly always meant as 92. */
export const isPercent = (value: number): boolean => value <= 0 || value >= 1;

/** What is read from a cache is not written to it, so that both are shares of one input; 0.7 and 0.3 may add up to a hair over 1. */
export const sharesOneInput = ({ cached_share = 0, cache_write_share = 0 }: Usage): boolean =>
  cached_share + cache_write_share <= 1 + 1e-9;

/** `YYYY-MM-DD` of a day that exists. */
export { isDay } from "../../core/text/days.ts";

/** Keys that say something about the task, in the order in which people answer them. */
export const ANSWERS: readonly (keyof Brief)[] = [
  "task",
  "kind",
  "repetition",
  "examples",
  "correctness",
  "sensitivity",
  "knowledge",
  "facts",
  "documents",
];

/** A brief that says for whom, how often and at what price, but nothing about the task, asks nothing. */
export const answersSomething = (brief: Brief): boolean =>
  ANSWERS.some((key) => brief[key] !== undefined) || (brief.steps?.length ?? 0) > 0;
