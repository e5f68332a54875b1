/** Unknown answers: everything that they could be, and what each possibility leads to. */

import { rememberEach } from "../remember/remember.ts";
import type { FactValue, TaskKind } from "../types/taxonomy.ts";
import { type Cells, type CompiledTables, evaluate, groupsOf } from "./compiled-tables.ts";

/** One way in which the unknown answers could turn out: a cell for every fact, and the row of each deciding table. */
export interface Completion {
  cells: Cells;
  rows: number[];
}

/** Facts of the brief that are settled by a kind, where the brief itself is silent. */
function withKind(base: Cells, kind: TaskKind, { columns, base: baseColumns }: CompiledTables): Cells {
  const cells = [...base];
  for (const column of baseColumns) {
    const { fact, cellOf, unknown } = columns[column]!;
    if (cells[column] !== unknown) continue;
    if (fact.id === "shape") cells[column] = cellOf(kind.shape);
    else cells[column] = cellOf(kind.facts[fact.id] ?? (fact.from === "kind" ? fact.otherwise : undefined));
  }
  return cells;
}

/** The cells with each kind's facts filled in, every combination once. */
function overKinds(base: Cells, tables: CompiledTables): Cells[] {
  const distinct = new Map<string, Cells>();
  for (const kind of tables.taxonomy.kinds) {
    const cells = withKind(base, kind, tables);
    const key = cells.join();
    if (!distinct.has(key)) distinct.set(key, cells);
  }
  return [...distinct.values()];
}

/** One cell of each group that the deciding tables tell apart; the others would only repeat it. By column. */
const firstOfEachGroup = rememberEach(Number.POSITIVE_INFINITY, (tables: CompiledTables, column: number): number[] =>
  groupsOf(column, tables.deciding, tables).map(([first]) => first!),
);

/**
 * All completions of these cells: a required answer that is unknown takes a cell of each group that the tables tell
 * apart, and where the kind is unknown the task could be of any kind. Optional facts stay unknown, since tables
 * handle that.
 */
export function completionsOf(base: Cells, kindKnown: boolean, tables: CompiledTables): Completion[] {
  let possible = kindKnown ? [base] : overKinds(base, tables);
  for (const column of tables.base) {
    const { fact, unknown } = tables.columns[column]!;
    if (!fact.required || fact.from === "kind" || base[column] !== unknown) continue;
    const completed: Cells[] = [];
    for (const cell of firstOfEachGroup(tables, column)) {
      for (const cells of possible) {
        const next = cells.slice();
        next[column] = cell;
        completed.push(next);
      }
    }
    possible = completed;
  }
  const completions: Completion[] = [];
  for (const start of possible) {
    const cells = start.slice();
    completions.push({ cells, rows: evaluate(tables, cells) });
  }
  return completions;
}

/**
 * The cells on which all completions agree, and "unknown" elsewhere. An answer that is missing stays unknown even where
 * all its values lead to the same.
 */
export function certainCells(base: Cells, completions: Completion[], { columns, base: given }: CompiledTables): Cells {
  const certain = completions[0]!.cells.slice();
  for (let column = 0; column < certain.length; column++) {
    for (const { cells } of completions)
      if (cells[column] !== certain[column]) certain[column] = columns[column]!.unknown;
  }
  for (const column of given) {
    const { fact, unknown } = columns[column]!;
    if (fact.from === "answers" && fact.required && base[column] === unknown) certain[column] = unknown;
  }
  return certain;
}

/** The values that a fact takes over all completions, in the order of its cells. */
export function possibleValues(fact: string, completions: Completion[], tables: CompiledTables): FactValue[] {
  const column = tables.column.get(fact);
  if (column === undefined) return [];
  const { cells: known } = tables.columns[column]!;
  const seen: boolean[] = [];
  for (const { cells } of completions) seen[cells[column]!] = true;
  const values: FactValue[] = [];
  for (let cell = 0; cell < known.length; cell++) {
    const { value } = known[cell]!;
    if (seen[cell] && value !== undefined) values.push(value);
  }
  return values;
}

/** The value on which all completions agree, or null. */
export function certainValue(fact: string, completions: Completion[], tables: CompiledTables): FactValue | null {
  const values = possibleValues(fact, completions, tables);
  return values.length === 1 ? values[0]! : null;
}
