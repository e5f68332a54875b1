/** Reads a condition as people write it in a table. */

import { didYouMean } from "../../core/text/nearest.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { Condition, Fact, FactValue, Interval } from "../../core/types/taxonomy.ts";
import type { ConditionInput } from "./taxonomy-schemas.ts";

export type ReadCondition = { ok: true; condition: Condition } | { ok: false; message: string };

const COMPARED = { "<": "under", "<=": "max", ">": "over", ">=": "min" } as const;
const ONE_RANGE = /^(<=|>=|<|>)\s*(-?\d[\d_]*(?:\.\d+)?)$/;
const SPAN = /^(-?\d[\d_]*(?:\.\d+)?)\s*\.\.\s*(-?\d[\d_]*(?:\.\d+)?)$/;

const numberOf = (text: string) => Number(text.replaceAll("_", ""));

/** `< 500`, `>= 50 and < 80`, `200..499`; undefined when it is none of these. */
function readRange(text: string): Interval | undefined {
  const span = SPAN.exec(text);
  if (span) return { min: numberOf(span[1]!), max: numberOf(span[2]!) };
  const range: Interval = {};
  for (const part of text.split(/\s+and\s+/)) {
    const compared = ONE_RANGE.exec(part.trim());
    if (!compared) return undefined;
    const key = COMPARED[compared[1] as keyof typeof COMPARED];
    if (range[key] !== undefined) return undefined;
    range[key] = numberOf(compared[2]!);
  }
  return range;
}

function isEmpty({ min, max, over, under }: Interval): boolean {
  const low = min ?? over ?? Number.NEGATIVE_INFINITY;
  const high = max ?? under ?? Number.POSITIVE_INFINITY;
  return low > high || (low === high && (over !== undefined || under !== undefined));
}

/** Whether a fact may have this value; when not, what was expected. */
export function valueFault(value: FactValue, fact: Fact): string | undefined {
  if (fact.type === "boolean") return typeof value === "boolean" ? undefined : "expected true or false";
  if (fact.type === "number") {
    if (typeof value !== "number") return "expected a number";
    if (fact.min !== undefined && value < fact.min) return `expected at least ${fact.min}`;
    if (fact.max !== undefined && value > fact.max) return `expected at most ${fact.max}`;
    return fact.whole && !Number.isInteger(value) ? "expected a whole number" : undefined;
  }
  const values = fact.values ?? [];
  if (values.includes(value)) return undefined;
  const expected = `expected one of ${values.join(", ")}`;
  return typeof value === "string" ? didYouMean(value, values.map(String), expected) : expected;
}

const wrong = (input: unknown, fact: Fact, expected: string): ReadCondition => ({
  ok: false,
  message: `${quote(input)} is no condition on ${fact.id}: ${expected}`,
});

function readNumberCondition(part: string, fact: Fact, unknown: boolean): ReadCondition {
  const range = fact.type === "number" ? readRange(part) : undefined;
  if (!range) {
    const forms =
      fact.type === "number" ? 'expected a number, "< 500", ">= 50 and < 80" or 200..499' : valueFault(part, fact)!;
    return wrong(part, fact, forms);
  }
  if (isEmpty(range)) return wrong(part, fact, "no number can meet it; put the smaller one first");
  return { ok: true, condition: { test: "range", ...range, unknown } };
}

/** Reads `any`, `unknown`, a value, a list, or a range; a list may hold `unknown` beside values or one range. */
export function readCondition(input: ConditionInput, fact: Fact): ReadCondition {
  const parts = Array.isArray(input) ? input : [input];
  if (parts.length === 1 && parts[0] === "any") return { ok: true, condition: { test: "any" } };
  const known = parts.filter((part) => part !== "unknown");
  const unknown = known.length < parts.length;
  if (new Set(parts).size < parts.length) return wrong(parts[0], fact, "a value is listed twice; take one out");
  const [first] = known;
  if (known.length === 1 && typeof first === "string" && valueFault(first, fact)) {
    return readNumberCondition(first, fact, unknown);
  }
  for (const value of known) {
    const fault = valueFault(value, fact);
    if (fault) return wrong(value, fact, fault);
  }
  return { ok: true, condition: { test: "in", values: known, unknown } };
}
