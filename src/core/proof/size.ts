/** How much a proof covers. */
import { compiledTables } from "../tables/compiled-tables.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { cellsToTry } from "./reachable.ts";

export interface ProofSize {
  tables: number;
  rows: number;
  laws: number;
  row_cases: number;
  brief_cases: number;
  /** Combinations of answers, cut at every threshold, unknowns included. */
  combinations: number;
}

/** Counts what `proveTaxonomy` goes through. */
export function sizeOf(taxonomy: Taxonomy): ProofSize {
  const tables = compiledTables(taxonomy);
  const read = new Set(taxonomy.tables.flatMap(({ reads }) => reads));
  const combinations = tables.base
    .filter((column) => read.has(tables.columns[column]!.fact.id))
    .reduce((product, column) => product * cellsToTry(column, tables), 1);
  const rows = taxonomy.tables.flatMap((table) => table.rows);
  return {
    tables: taxonomy.tables.length,
    rows: rows.length,
    laws: taxonomy.laws.length,
    row_cases: rows.reduce((sum, row) => sum + row.cases.length, 0),
    brief_cases: taxonomy.cases.length,
    combinations,
  };
}
