/**
 * Cuts each fact into cells: all values of a cell meet the same conditions. That makes the answer space finite, so
 * that it can be enumerated instead of sampled.
 */

import type { Condition, Fact, FactValue, Interval, Taxonomy } from "../types/taxonomy.ts";
import { isWithin, rangeWords, valueWords } from "./condition.ts";

/** The values of one fact between two cuts, or one value of a choice; the last cell of a fact is "unknown". */
export interface Cell {
  /** A value that stands for all of them; undefined in the cell "unknown". */
  value: FactValue | undefined;
  /** The nearest values when coming from below and from above. They differ for numbers only. */
  least: FactValue | undefined;
  greatest: FactValue | undefined;
  /** What bounds the cell; absent for choices and where the fact itself ends. */
  range?: Interval;
}

/** A cut stands just before a value (the value itself lies above it) or just after. */
interface Cut {
  at: number;
  after: boolean;
}

export interface CutFact {
  fact: Fact;
  /** Known cells in rising order, then "unknown". */
  cells: Cell[];
  /** The index of "unknown", and so the number of known cells. */
  unknown: number;
  /** Index of the cell that a value lies in; a choice that is not listed counts as unknown. */
  cellOf(value: FactValue | undefined): number;
}

function cutsOf(condition: Condition): Cut[] {
  if (condition.test === "any") return [];
  if (condition.test === "in") {
    return condition.values.flatMap((value) =>
      typeof value === "number"
        ? [
            { at: value, after: false },
            { at: value, after: true },
          ]
        : [],
    );
  }
  const { min, max, over, under } = condition;
  const cuts: Cut[] = [];
  if (min !== undefined) cuts.push({ at: min, after: false });
  if (under !== undefined) cuts.push({ at: under, after: false });
  if (max !== undefined) cuts.push({ at: max, after: true });
  if (over !== undefined) cuts.push({ at: over, after: true });
  return cuts;
}

/** Every condition on each fact, in rows and in laws. */
export function conditionsByFact({ tables, laws }: Pick<Taxonomy, "tables" | "laws">): Map<string, Condition[]> {
  const found = new Map<string, Condition[]>();
  const add = (when: Record<string, Condition>) => {
    for (const fact in when) {
      const known = found.get(fact);
      if (known) known.push(when[fact]!);
      else found.set(fact, [when[fact]!]);
    }
  };
  for (const table of tables) for (const row of table.rows) add(row.when);
  for (const law of laws) if (law.law === "never") add(law.when);
  return found;
}

/** Among whole numbers, just after 199 is just before 200. */
const normal = (cut: Cut, whole: boolean): Cut =>
  whole ? { at: cut.after ? Math.floor(cut.at) + 1 : Math.ceil(cut.at), after: false } : cut;

const isBelow = (cut: Cut, value: number) => (cut.after ? value > cut.at : value >= cut.at);

function sortedCuts(fact: Fact, conditions: readonly Condition[]): Cut[] {
  const cuts = conditions
    .flatMap(cutsOf)
    .map((cut) => normal(cut, fact.whole === true))
    // A cut below the least or above the greatest value divides nothing.
    .filter((cut) => fact.min === undefined || !isBelow(cut, fact.min))
    .filter((cut) => fact.max === undefined || isBelow(cut, fact.max))
    .sort((a, b) => a.at - b.at || Number(a.after) - Number(b.after));
  return cuts.filter(
    (cut, index) => index === 0 || cut.at !== cuts[index - 1]!.at || cut.after !== cuts[index - 1]!.after,
  );
}

/** The interval without the bounds that the fact has anyhow. */
function inner({ min, max, over, under }: Interval, fact: Fact): Interval {
  const range: Interval = {};
  if (min !== undefined && min !== fact.min) range.min = min;
  if (max !== undefined && max !== fact.max) range.max = max;
  if (over !== undefined) range.over = over;
  if (under !== undefined) range.under = under;
  return range;
}

function numberCell(lower: Cut | undefined, upper: Cut | undefined, fact: Fact): Cell {
  const interval: Interval = {};
  if (lower) interval[lower.after ? "over" : "min"] = lower.at;
  else if (fact.min !== undefined) interval.min = fact.min;
  if (upper && fact.whole) interval.max = upper.at - 1;
  else if (upper) interval[upper.after ? "max" : "under"] = upper.at;
  else if (fact.max !== undefined) interval.max = fact.max;

  const { min, max, over, under } = interval;
  const top = max ?? under ?? (min ?? over ?? 0) + 2;
  const bottom = min ?? over ?? top - 2;
  const inside = (value: number) => isWithin(interval, value);
  const middle = (bottom + top) / 2;
  // Whole numbers read best: 79 rather than 79.99 for "under 80".
  const least = min ?? [Math.floor(bottom) + 1].find(inside) ?? middle;
  const greatest = max ?? (under === undefined ? least : ([Math.ceil(under) - 1].find(inside) ?? middle));
  const range = inner(interval, fact);
  return { value: least, least, greatest, range };
}

const UNKNOWN: Cell = { value: undefined, least: undefined, greatest: undefined };

/** "200 to 499", "80 or more", "closed", "unknown". */
export const cellWords = ({ value, range }: Cell): string => (range ? rangeWords(range) : valueWords(value));

function cutNumber(fact: Fact, conditions: readonly Condition[]): CutFact {
  const cuts = sortedCuts(fact, conditions);
  const cells = Array.from({ length: cuts.length + 1 }, (_, index) => numberCell(cuts[index - 1], cuts[index], fact));
  const unknown = cells.length;
  return {
    fact,
    cells: [...cells, UNKNOWN],
    unknown,
    cellOf(value) {
      if (typeof value !== "number") return unknown;
      let index = 0;
      while (index < cuts.length && isBelow(cuts[index]!, value)) index++;
      return index;
    },
  };
}

function cutChoice(fact: Fact): CutFact {
  const values: FactValue[] = fact.type === "boolean" ? [false, true] : (fact.values ?? []);
  const cells = values.map((value): Cell => ({ value, least: value, greatest: value }));
  const index = new Map(values.map((value, at) => [value, at]));
  const unknown = cells.length;
  const cellOf = (value: FactValue | undefined) => (value === undefined ? unknown : (index.get(value) ?? unknown));
  return { fact, cells: [...cells, UNKNOWN], unknown, cellOf };
}

/** Cuts a fact at every threshold that one of the conditions sets. */
export function cut(fact: Fact, conditions: readonly Condition[]): CutFact {
  return fact.type === "number" ? cutNumber(fact, conditions) : cutChoice(fact);
}
