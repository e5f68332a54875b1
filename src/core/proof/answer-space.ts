/** What briefs can bring about, as sets: every combination of answers, unknowns included, with all that tables make of it. */
import { remember, rememberEach } from "../remember/remember.ts";
import type { CutFact } from "../tables/cells.ts";
import {
  applyTable,
  type Cells,
  type CompiledRow,
  type CompiledTable,
  type CompiledTables,
  upstream,
} from "../tables/compiled-tables.ts";
import { ALL, type CellSet, type CellSets, makeCellSets } from "./cell-sets.ts";

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

const setsOn = remember((columns: CutFact[]): CellSets => makeCellSets(columns.map(({ cells }) => cells.length)));

/** The sets over the columns of these tables; tables on the same columns share them. */
export const setsOf = ({ columns }: CompiledTables): CellSets => setsOn(columns);

/** All combinations in which a column has one of these cells. */
export const whereCell = (column: number, passes: (cell: number) => boolean, tables: CompiledTables): CellSet =>
  setsOf(tables).where(
    column,
    tables.columns[column]!.cells.map((_, cell) => passes(cell)),
  );

/** All combinations that meet every test of a row. */
export const holding = ({ tests }: CompiledRow, tables: CompiledTables): CellSet => {
  const { both, where } = setsOf(tables);
  return tests.reduce((set, { column, passes }) => both(set, where(column, passes)), ALL);
};

/** All combinations that each row of a table decides, being the first that holds, and those that no row decides. */
export const decidedBy = rememberEach(
  Number.POSITIVE_INFINITY,
  (tables: CompiledTables, { rows }: CompiledTable): { rows: CellSet[]; none: CellSet } => {
    const { both, without } = setsOf(tables);
    let none = ALL;
    const decided = rows.map((row) => {
      const set = both(none, holding(row, tables));
      none = without(none, set);
      return set;
    });
    return { rows: decided, none };
  },
);

/** All combinations in which the columns that a table gives have what it makes of those that it reads. */
export const madeBy = rememberEach(
  Number.POSITIVE_INFINITY,
  (tables: CompiledTables, table: CompiledTable): CellSet => {
    const { both, either } = setsOf(tables);
    const decided = decidedBy(tables, table);
    const gives = (set: CellSet, row: CompiledRow | undefined) =>
      table.gives.reduce((all, column) => {
        const given = row?.gives.find((each) => each.column === column)?.cell ?? tables.columns[column]!.unknown;
        return both(
          all,
          whereCell(column, (cell) => cell === given, tables),
        );
      }, set);
    return decided.rows.reduce(
      (all, set, at) => either(all, gives(set, table.rows[at])),
      gives(decided.none, undefined),
    );
  },
);

/** All combinations of these columns that some brief brings about, with the answers and the steps that lead there. */
export function reachable(wanted: readonly number[], tables: CompiledTables): CellSet {
  const { both } = setsOf(tables);
  const tried = baseOf(wanted, tables).map((column) =>
    whereCell(column, (cell) => cell < cellsToTry(column, tables), tables),
  );
  return [...tried, ...upstream(wanted, tables).map((table) => madeBy(tables, table))].reduce(both, ALL);
}

/** Not set in the answers that lead here, and of no matter. */
const UNSET = -1;

/** A combination of a set that speaks of these columns: one brief, and what tables make of it on the way to them. */
export function exampleOf(set: CellSet, wanted: readonly number[], tables: CompiledTables): Cells {
  const chosen = setsOf(tables).first(set);
  const base = baseOf(wanted, tables);
  const cells = tables.columns.map((_, column) => chosen.get(column) ?? (base.includes(column) ? 0 : UNSET));
  for (const table of upstream(wanted, tables)) applyTable(table, cells, tables.columns);
  return cells;
}

/** The answers that lead to a combination, in words and as JSON. */
export function witnessOf(cells: Cells, tables: CompiledTables): { words: string; json: string } {
  const answers = tables.base
    .filter((column) => cells[column] !== UNSET)
    .map((column) => {
      const { fact, cells: known } = tables.columns[column]!;
      return [fact.id, known[cells[column]!]!.value ?? null] as const;
    });
  return {
    words: answers.map(([fact, value]) => `${fact} ${value ?? "unknown"}`).join(", "),
    json: JSON.stringify(Object.fromEntries(answers)),
  };
}
