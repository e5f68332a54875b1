/** Why a row did not decide: the first of its conditions that failed, in words, and the value that it met. */

import type { Miss } from "../types/decision.ts";
import type { Facts } from "../types/taxonomy.ts";
import { type Cells, type CompiledRow, type CompiledTables, rowHolds } from "./compiled-tables.ts";
import type { Completion } from "./completions.ts";
import { conditionWords } from "./condition.ts";

function missOf(table: string, row: CompiledRow, cells: Cells, facts: Facts, { columns }: CompiledTables): Miss | null {
  const failed = row.tests.find(({ passes, column }) => !passes[cells[column]!]);
  if (!failed) return null;
  const { fact, cells: known } = columns[failed.column]!;
  // The brief's own number, rather than the one that stands for its cell.
  const met = (fact.from === "tables" ? known[cells[failed.column]!]!.value : facts[fact.id]) ?? "unknown";
  return { table, row: row.row.id, fact: fact.id, wanted: conditionWords(failed.condition), met };
}

/**
 * Misses of all tables. `certain` holds the cells that all completions share, with "unknown" for what is open. A row
 * that could still decide is no miss; one that the order of a `first` table passed over is told by its own condition
 * only.
 */
export function missesOf(completions: Completion[], certain: Cells, facts: Facts, tables: CompiledTables): Miss[] {
  const misses: Miss[] = [];
  tables.deciding.forEach((table, index) => {
    table.rows.forEach((row, at) => {
      if (completions.some(({ rows }) => rows[index] === at)) return;
      const one = completions.length === 1 ? completions[0]!.cells : certain;
      const miss = missOf(table.table.id, row, one, facts, tables);
      if (miss) misses.push(miss);
    });
  });
  for (const table of tables.collecting) {
    for (const row of table.rows) {
      if (rowHolds(row, certain)) continue;
      const miss = missOf(table.table.id, row, certain, facts, tables);
      if (miss) misses.push(miss);
    }
  }
  return misses;
}
