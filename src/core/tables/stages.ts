/**
 * Tables that judge ways, what they cost, and the use cases of a list. They run after the tables that decide a brief, each by itself, on facts of
 * their own; so the answer space of the brief stays what it is, and theirs is proved apart.
 */
import { rememberEach } from "../remember/remember.ts";
import type { Fact, Facts, FactValue, Row, Taxonomy } from "../types/taxonomy.ts";
import {
  type Cells,
  type CompiledTable,
  compiledTables,
  isOfStage,
  rowHolds,
  rowThatHolds,
} from "./compiled-tables.ts";

/** Ids of the tables. `admission` collects what rules a way out; of the others the first row that holds decides. */
const STAGES = ["admission", "counsel", "inventory"] as const;

export type Stage = (typeof STAGES)[number];

/** One of the tables with the facts that it reads, as a taxonomy of its own. */
const stageTaxonomy = rememberEach(STAGES.length, (taxonomy: Taxonomy, stage: Stage): Taxonomy => {
  const tables = taxonomy.tables.filter(({ id }) => id === stage);
  const [table] = tables;
  const facts = taxonomy.facts
    .filter(({ id }) => table?.reads.includes(id) || table?.gives.includes(id))
    .map((fact): Fact => (table?.gives.includes(fact.id) ? fact : { ...fact, from: "answers" }));
  return { ...taxonomy, facts, tables, kinds: [], laws: [], cases: [], splits: [] };
});

/** The tables that decide a brief, and each later stage, as taxonomies that can be proved and tried one by one. */
export function partsOf(taxonomy: Taxonomy): Taxonomy[] {
  if (!taxonomy.facts.some(isOfStage)) return [taxonomy];
  const stages = STAGES.map((stage) => stageTaxonomy(taxonomy, stage)).filter(({ tables }) => tables.length > 0);
  const staged = new Set(stages.flatMap(({ tables }) => tables));
  return [{ ...taxonomy, tables: taxonomy.tables.filter((table) => !staged.has(table)) }, ...stages];
}

function tableOf(taxonomy: Taxonomy, stage: Stage): { table: CompiledTable | undefined; cells(facts: Facts): Cells } {
  const tables = compiledTables(stageTaxonomy(taxonomy, stage));
  const table = [...tables.deciding, ...tables.collecting][0];
  return { table, cells: (facts) => tables.columns.map(({ fact, cellOf }) => cellOf(facts[fact.id])) };
}

/** Which of the table's cells a value of a fact lies in: values of one cell meet the same rows. */
export function stageCell(taxonomy: Taxonomy, stage: Stage, fact: string, value: FactValue): number {
  const tables = compiledTables(stageTaxonomy(taxonomy, stage));
  const column = tables.column.get(fact);
  return column === undefined ? -1 : tables.columns[column]!.cellOf(value);
}

/** The rows of a table that hold for these facts, in their order; the first alone where one row decides. */
export function stageRows(taxonomy: Taxonomy, stage: Stage, facts: Facts): Row[] {
  const { table, cells } = tableOf(taxonomy, stage);
  if (!table) return [];
  const at = cells(facts);
  if (table.table.hit === "collect") return table.rows.filter((row) => rowHolds(row, at)).map(({ row }) => row);
  const row = table.rows[rowThatHolds(table, at)]?.row;
  return row ? [row] : [];
}
