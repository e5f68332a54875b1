/**
 * Every combination of values that some brief can bring about, for a few columns at a time. Columns that no later step
 * reads are dropped at once, so that the whole answer space is never held; the result is exact all the same.
 */
import {
  applyTable,
  type Cells,
  type CompiledTable,
  type CompiledTables,
  upstream,
} from "../tables/compiled-tables.ts";

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

/** Of the cells to try one for each set that no row of these tables tells apart. */
export function cellsToldApart(column: number, readers: readonly CompiledTable[], tables: CompiledTables): number[] {
  const tests = readers
    .flatMap(({ rows }) => rows)
    .flatMap((row) => row.tests.filter((test) => test.column === column));
  const first = new Map<string, number>();
  for (const cell of allCells(column, tables)) {
    const passed = tests.map(({ passes }) => Number(passes[cell])).join("");
    if (!first.has(passed)) first.set(passed, cell);
  }
  return [...first.values()];
}

const allCells = (column: number, tables: CompiledTables): number[] => [...Array(cellsToTry(column, tables)).keys()];

const withColumn = (combinations: Cells[], column: number, tried: readonly number[]): Cells[] =>
  combinations.flatMap((cells) => tried.map((cell) => cells.with(column, cell)));

/**
 * All combinations that the wanted columns can have. Each is a full row of cells: besides the wanted columns it holds
 * the answers of one brief that brings the combination about, and UNSET elsewhere. `tried` are the cells that matter of a
 * column that no table before reads: a proof about a few tables need not try twice what none of their rows tells apart.
 */
export function reachable(
  wanted: readonly number[],
  tables: CompiledTables,
  tried: (column: number) => readonly number[] = (column) => allCells(column, tables),
): Cells[] {
  const chain = upstream(wanted, tables);
  let combinations: Cells[] = [tables.columns.map(() => UNSET)];
  const set = new Set<number>();
  const isBase = new Set(tables.base);
  const addBase = (columns: readonly number[], cellsOf: (column: number) => readonly number[]) => {
    for (const column of columns) {
      if (set.has(column) || !isBase.has(column)) continue;
      combinations = withColumn(combinations, column, cellsOf(column));
      set.add(column);
    }
  };
  chain.forEach((table, index) => {
    addBase(table.reads, (column) => allCells(column, tables));
    for (const cells of combinations) applyTable(table, cells, tables.columns);
    for (const column of table.gives) set.add(column);
    const later = new Set([...wanted, ...chain.slice(index + 1).flatMap(({ reads }) => reads)]);
    combinations = distinct(
      combinations,
      [...set].filter((column) => later.has(column)),
    );
  });
  addBase(wanted, tried);
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
