/** A condition of a row: whether a value meets it, where it cuts a number line, and how it is said. */
import { grouped } from "../text/amount.ts";
import { either } from "../text/sentence.ts";
import type { Condition, FactValue, Interval } from "../types/taxonomy.ts";

/** Whether a number lies in the interval. */
export const isWithin = ({ min, max, over, under }: Interval, value: number): boolean =>
  (min === undefined || value >= min) &&
  (max === undefined || value <= max) &&
  (over === undefined || value > over) &&
  (under === undefined || value < under);

/** Whether `value` (undefined is unknown) meets the condition. "any" takes an unknown too. */
export function holds(condition: Condition, value: FactValue | undefined): boolean {
  if (condition.test === "any") return true;
  if (value === undefined) return condition.unknown;
  if (condition.test === "in") return condition.values.includes(value);
  return typeof value === "number" && isWithin(condition, value);
}

/** A value as people read it: yes and no, numbers in groups of three. */
export function valueWords(value: FactValue | undefined): string {
  if (value === undefined) return "unknown";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "number" ? grouped(value) : value;
}

/** "at least 50 and under 80", "200 to 499", "500 or more". */
export function rangeWords({ min, max, over, under }: Interval): string {
  if (min !== undefined && max !== undefined) return min === max ? grouped(min) : `${grouped(min)} to ${grouped(max)}`;
  if (min !== undefined && under !== undefined) return `${grouped(min)} to under ${grouped(under)}`;
  const low = min !== undefined ? `${grouped(min)} or more` : over !== undefined ? `over ${grouped(over)}` : "";
  const high = max !== undefined ? `${grouped(max)} or less` : under !== undefined ? `under ${grouped(under)}` : "";
  return [low, high].filter(Boolean).join(" and ") || "any number";
}

/** A condition in words: "exact or rubric", "200 to 499", "under 80, or unknown". */
export function conditionWords(condition: Condition): string {
  if (condition.test === "any") return "anything";
  if (condition.test === "range") {
    return condition.unknown ? `${rangeWords(condition)}, or unknown` : rangeWords(condition);
  }
  const words = condition.values.map(valueWords);
  return either(condition.unknown ? [...words, "unknown"] : words);
}
