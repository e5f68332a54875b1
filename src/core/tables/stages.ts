/**
 * Tables that judge ways, what they cost, and the use cases of a list. They run after the tables that decide a brief, each by itself, on facts of
 * their own; so the answer space of the brief stays what it is, and theirs is proved apart.
 */
import { remember, rememberEach } from "../remember/remember.ts";
import type { Fact, Facts, FactValue, Row, Taxonomy } from "../types/taxonomy.ts";
import type { CutFact } from "./cells.ts";
import { type CompiledRow, type CompiledTable, compiledTables, isOfStage, rowThatHolds } from "./compiled-tables.ts";

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
export function stageTaxonomies(taxonomy: Taxonomy): Taxonomy[] {
  if (!taxonomy.facts.some(isOfStage)) return [taxonomy];
  const stages = STAGES.map((stage) => stageTaxonomy(taxonomy, stage)).filter(({ tables }) => tables.length > 0);
  const staged = new Set(stages.flatMap(({ tables }) => tables));
  return [{ ...taxonomy, tables: taxonomy.tables.filter((table) => !staged.has(table)) }, ...stages];
}

/** Which of the table's cells a value of a fact lies in: values of one cell meet the same rows. */
export function stageCell(taxonomy: Taxonomy, stage: Stage, fact: string, value: FactValue): number {
  const tables = compiledTables(stageTaxonomy(taxonomy, stage));
  const column = tables.column.get(fact);
  return column === undefined ? -1 : tables.columns[column]!.cellOf(value);
}

/** A fact that is the first to be tested by some rows, with the places of those that go on from each of its cells. */
interface Gate {
  column: CutFact;
  rows: number[][];
}

/** Few rows pass the first of their tests, and the others need not be looked at one by one. */
const gatesOf = remember((table: CompiledTable, columns: readonly CutFact[]): Gate[] => {
  const gates = new Map<number, Gate>();
  for (const [place, { tests }] of table.rows.entries()) {
    const first = tests[0]?.column ?? 0;
    const column = columns[first]!;
    const gate = gates.get(first) ?? { column, rows: column.cells.map(() => []) };
    gates.set(first, gate);
    for (const [cell, rows] of gate.rows.entries()) if (tests[0]?.passes[cell] ?? true) rows.push(place);
  }
  return [...gates.values()];
});

/** The rows of a collecting table that hold, in their order. */
function collected(table: CompiledTable, columns: readonly CutFact[], facts: Facts): Row[] {
  const places = gatesOf(table, columns).flatMap(({ column, rows }) => rows[column.cellOf(facts[column.fact.id])]!);
  const passes = ({ column, passes }: CompiledRow["tests"][number]) => {
    const { fact, cellOf } = columns[column]!;
    return passes[cellOf(facts[fact.id])];
  };
  const found = places.filter((place) => table.rows[place]!.tests.every(passes));
  return found.sort((a, b) => a - b).map((place) => table.rows[place]!.row);
}

/** The rows of a table that hold for these facts, in their order; the first alone where one row decides. */
export function stageRows(taxonomy: Taxonomy, stage: Stage, facts: Facts): Row[] {
  const { columns, deciding, collecting } = compiledTables(stageTaxonomy(taxonomy, stage));
  const table = deciding[0] ?? collecting[0];
  if (!table) return [];
  if (table.table.hit === "collect") return collected(table, columns, facts);
  const cells = columns.map(({ fact, cellOf }) => cellOf(facts[fact.id]));
  const row = table.rows[rowThatHolds(table, cells)]?.row;
  return row ? [row] : [];
}
