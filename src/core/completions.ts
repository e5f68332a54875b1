/** Unknown answers: everything that they could be, and what each possibility leads to. */
import { type Cells, type CompiledTables, evaluate } from "./compiled-tables.ts";
import type { FactValue, TaskKind } from "./taxonomy.ts";

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

/**
 * All completions of these cells: a required answer that is unknown takes each of its cells, and where the kind is
 * unknown the task could be of any kind. Optional facts stay unknown, since tables handle that.
 */
export function completionsOf(base: Cells, kindKnown: boolean, tables: CompiledTables): Completion[] {
  let possible = kindKnown ? [base] : overKinds(base, tables);
  for (const column of tables.base) {
    const { fact, unknown } = tables.columns[column]!;
    if (!fact.required || fact.from === "kind" || base[column] !== unknown) continue;
    possible = possible.flatMap((cells) =>
      Array.from({ length: unknown }, (_, cell) => {
        const completed = [...cells];
        completed[column] = cell;
        return completed;
      }),
    );
  }
  return possible.map((start) => {
    const cells = [...start];
    return { cells, rows: evaluate(tables, cells) };
  });
}

/** The values that a fact takes over all completions, in the order of its cells. */
export function possibleValues(fact: string, completions: Completion[], tables: CompiledTables): FactValue[] {
  const column = tables.column.get(fact);
  if (column === undefined) return [];
  const { cells: known } = tables.columns[column]!;
  const seen = new Set(completions.map(({ cells }) => cells[column]!));
  return [...seen]
    .sort((a, b) => a - b)
    .map((cell) => known[cell]!.value)
    .filter((value) => value !== undefined);
}

/** The value on which all completions agree, or null. */
export function certainValue(fact: string, completions: Completion[], tables: CompiledTables): FactValue | null {
  const values = possibleValues(fact, completions, tables);
  return values.length === 1 ? values[0]! : null;
}
