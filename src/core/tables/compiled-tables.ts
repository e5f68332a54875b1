/** The tables made ready for many decisions: facts as numbered columns, values as cells, conditions as lookups. */

import { remember } from "../remember/remember.ts";
import type { Condition, DecisionTable, Fact, Row, Taxonomy } from "../types/taxonomy.ts";
import { type CutFact, conditionsByFact, cut } from "./cells.ts";
import { holds } from "./condition.ts";

/** One cell index per fact, in the order of `CompiledTables.columns`. */
export type Cells = number[];

export interface CompiledRow {
  row: Row;
  /** The columns that the row tests, in the order in which they are written, with the cells that pass. */
  tests: { column: number; passes: boolean[]; condition: Condition }[];
  gives: { column: number; cell: number }[];
}

export interface CompiledTable {
  table: DecisionTable;
  reads: number[];
  gives: number[];
  rows: CompiledRow[];
}

export interface CompiledTables {
  taxonomy: Taxonomy;
  columns: CutFact[];
  /** Column of a fact by its id. */
  column: ReadonlyMap<string, number>;
  /** Columns of facts that come from the brief or the task kind. */
  base: number[];
  /** Cells of which nothing is known. */
  unknown: Cells;
  /** Tables with one outcome, in order. */
  deciding: CompiledTable[];
  /** Tables that collect every row that holds. */
  collecting: CompiledTable[];
}

function compileRow(row: Row, columns: CutFact[], column: ReadonlyMap<string, number>): CompiledRow {
  const tests: CompiledRow["tests"] = [];
  const gives: CompiledRow["gives"] = [];
  for (const fact in row.when) {
    const condition = row.when[fact]!;
    if (condition.test === "any") continue;
    const at = column.get(fact)!;
    const passes: boolean[] = [];
    for (const { value } of columns[at]!.cells) passes.push(holds(condition, value));
    tests.push({ column: at, passes, condition });
  }
  for (const fact in row.then) {
    const at = column.get(fact)!;
    gives.push({ column: at, cell: columns[at]!.cellOf(row.then[fact]) });
  }
  return { row, tests, gives };
}

function compileTable(table: DecisionTable, columns: CutFact[], column: ReadonlyMap<string, number>): CompiledTable {
  const columnOf = (fact: string) => column.get(fact)!;
  return {
    table,
    reads: table.reads.map(columnOf),
    gives: table.gives.map(columnOf),
    rows: table.rows.map((row) => compileRow(row, columns, column)),
  };
}

/** Facts that no brief gives. They, and the tables that read them, run in stages of their own (stages.ts). */
export const isOfStage = ({ from }: Pick<Fact, "from">): boolean =>
  from === "way" || from === "offers" || from === "list";

function decidingPart(taxonomy: Taxonomy): Pick<Taxonomy, "facts" | "tables"> {
  const facts = taxonomy.facts.filter((fact) => !isOfStage(fact));
  const later = new Set(taxonomy.facts.filter((fact) => !facts.includes(fact)).map(({ id }) => id));
  return { facts, tables: taxonomy.tables.filter(({ reads }) => !reads.some((fact) => later.has(fact))) };
}

/** Compiles a taxonomy on columns that hold all its facts, cut at all its thresholds at least. */
export function compileOn(columns: CutFact[], taxonomy: Taxonomy): CompiledTables {
  const { facts, tables } = decidingPart(taxonomy);
  const column = new Map(columns.map(({ fact }, index) => [fact.id, index]));
  const compiled = tables.map((table) => compileTable(table, columns, column));
  return {
    taxonomy,
    columns,
    column,
    base: facts.filter(({ from }) => from !== "tables").map(({ id }) => column.get(id)!),
    unknown: columns.map(({ unknown }) => unknown),
    deciding: compiled.filter(({ table }) => table.hit !== "collect"),
    collecting: compiled.filter(({ table }) => table.hit === "collect"),
  };
}

/** The compiled form of a taxonomy; made once for each. */
export const compiledTables = remember((taxonomy: Taxonomy): CompiledTables => {
  const { facts, tables } = decidingPart(taxonomy);
  const conditions = conditionsByFact({ tables, laws: taxonomy.laws });
  const columns = facts.map((fact) => cut(fact, conditions.get(fact.id) ?? []));
  return compileOn(columns, taxonomy);
});

/** Whether a row holds for these cells. */
export function rowHolds(row: CompiledRow, cells: Cells): boolean {
  for (const test of row.tests) if (!test.passes[cells[test.column]!]) return false;
  return true;
}

/** Index of the first row of the table that holds, or -1. */
export function rowThatHolds(table: CompiledTable, cells: Cells): number {
  const { rows } = table;
  for (let index = 0; index < rows.length; index++) if (rowHolds(rows[index]!, cells)) return index;
  return -1;
}

/** Writes what a table gives into the cells and returns the row that decided, or -1 with "unknown" written. */
export function applyTable(table: CompiledTable, cells: Cells, columns: readonly CutFact[]): number {
  const index = rowThatHolds(table, cells);
  if (index < 0) for (const column of table.gives) cells[column] = columns[column]!.unknown;
  else for (const { column, cell } of table.rows[index]!.gives) cells[column] = cell;
  return index;
}

/** Fills in what all deciding tables give, and returns the row of each. */
export function evaluate(tables: CompiledTables, cells: Cells): number[] {
  return tables.deciding.map((table) => applyTable(table, cells, tables.columns));
}

/** The deciding tables that these columns depend on, through any chain of tables, in order. */
export function upstream(wanted: readonly number[], tables: CompiledTables): CompiledTable[] {
  const needed = new Set(wanted);
  const chain: CompiledTable[] = [];
  for (const table of [...tables.deciding].reverse()) {
    if (!table.gives.some((column) => needed.has(column))) continue;
    for (const column of table.reads) needed.add(column);
    chain.unshift(table);
  }
  return chain;
}

/** Every test of a column by rows of these tables. */
function testsOf(column: number, among: readonly CompiledTable[]): boolean[][] {
  const found: boolean[][] = [];
  for (const { reads, rows } of among) {
    if (!reads.includes(column)) continue;
    for (const { tests } of rows) for (const test of tests) if (test.column === column) found.push(test.passes);
  }
  return found;
}

/**
 * The known cells of a column in groups that no row of these tables tells apart. Each group is in rising order, and
 * so are the groups.
 */
export function groupsOf(column: number, among: readonly CompiledTable[], tables: CompiledTables): number[][] {
  const tests = testsOf(column, among);
  const groups = new Map<string, number[]>();
  for (let cell = 0; cell < tables.columns[column]!.unknown; cell++) {
    let key = "";
    for (const passes of tests) key += passes[cell] ? "1" : "0";
    const group = groups.get(key);
    if (group) group.push(cell);
    else groups.set(key, [cell]);
  }
  return [...groups.values()];
}

/** Whether the deciding tables judge two numbers of a fact, and all between them, alike. */
export function isJudgedAlike(fact: string, low: number, high: number, taxonomy: Taxonomy): boolean {
  const tables = compiledTables(taxonomy);
  const at = tables.column.get(fact)!;
  const [from, to] = [low, high].map((number) => tables.columns[at]!.cellOf(number));
  return groupsOf(at, tables.deciding, tables).some((group) => group.includes(from!) && group.includes(to!));
}
