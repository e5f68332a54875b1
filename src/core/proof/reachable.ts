/**
 * Every combination of values that some brief can bring about, for a few columns at a time. Columns that no later step
 * reads are dropped at once, so that the whole answer space is never held; the result is exact all the same.
 */
import { applyTable, type Cells, type CompiledTables, upstream } from "../tables/compiled-tables.ts";

/** Not set in the answers that lead here, and of no matter. */
export const UNSET = -1;

/**
 * Cells that a base column goes through: the known ones, and "unknown" where an answer is optional and nothing stands in
 * for it. Required answers are completed before tables see them, and kinds always settle their facts.
 */
export function cellsToTry(column: number, { columns }: CompiledTables): number {
  const { fact, unknown } = columns[column]!;
  return fact.from === "answers" && !fact.required && fact.otherwise === undefined ? unknown + 1 : unknown;
}

/** Base columns that these columns depend on, themselves included. */
export function baseOf(wanted: readonly number[], tables: CompiledTables): number[] {
  const needed = new Set([...wanted, ...upstream(wanted, tables).flatMap(({ reads }) => reads)]);
  return tables.base.filter((column) => needed.has(column));
}

/** Keeps one combination, with the answers that lead to it, for each set of values in the live columns. */
function distinct(combinations: Cells[], live: number[]): Cells[] {
  const seen = new Map<string, Cells>();
  for (const cells of combinations) {
    let key = "";
    for (const column of live) key += String.fromCharCode(cells[column]! + 33);
    if (!seen.has(key)) seen.set(key, cells);
  }
  return [...seen.values()];
}

function withColumn(combinations: Cells[], column: number, tables: CompiledTables): Cells[] {
  const tries = cellsToTry(column, tables);
  return combinations.flatMap((cells) =>
    Array.from({ length: tries }, (_, cell) => {
      const next = [...cells];
      next[column] = cell;
      return next;
    }),
  );
}

/**
 * All combinations that the wanted columns can have. Each is a full row of cells: besides the wanted columns it holds
 * the answers of one brief that brings the combination about, and UNSET elsewhere.
 */
export function reachable(wanted: readonly number[], tables: CompiledTables): Cells[] {
  const chain = upstream(wanted, tables);
  let combinations: Cells[] = [tables.columns.map(() => UNSET)];
  const set = new Set<number>();
  const isBase = new Set(tables.base);
  const addBase = (columns: readonly number[]) => {
    for (const column of columns) {
      if (set.has(column) || !isBase.has(column)) continue;
      combinations = withColumn(combinations, column, tables);
      set.add(column);
    }
  };
  chain.forEach((table, index) => {
    addBase(table.reads);
    for (const cells of combinations) applyTable(table, cells, tables.columns);
    for (const column of table.gives) set.add(column);
    const later = new Set([...wanted, ...chain.slice(index + 1).flatMap(({ reads }) => reads)]);
    combinations = distinct(
      combinations,
      [...set].filter((column) => later.has(column)),
    );
  });
  addBase(wanted);
  return combinations;
}

/** Answers that lead to a combination, in words: `shape closed, repetition 80, examples 200`. */
export function witnessWords(cells: Cells, tables: CompiledTables): string {
  return tables.base
    .filter((column) => cells[column] !== UNSET)
    .map((column) => {
      const { fact, cells: known } = tables.columns[column]!;
      return `${fact.id} ${known[cells[column]!]!.value ?? "unknown"}`;
    })
    .join(", ");
}
