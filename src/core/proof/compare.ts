/** Two taxonomies side by side: for which answers do they come to different outcomes? */
import { type Cell, type CutFact, cellWords, conditionsByFact, cut } from "../tables/cells.ts";
import {
  applyTable,
  type Cells,
  type CompiledTables,
  compiledTables,
  rowHolds,
  upstream,
} from "../tables/compiled-tables.ts";
import { rangeWords } from "../tables/condition.ts";
import { OUTCOMES } from "../tables/outcomes.ts";
import type { DecisionTable, FactValue, Row, Taxonomy } from "../types/taxonomy.ts";
import { baseOf } from "./reachable.ts";

/** Answers for which an outcome changes, all alike. */
export interface Change {
  /** An outcome such as `approach`, or a row that collects, as `cautions/hold-out`. */
  outcome: string;
  from: FactValue | null;
  to: FactValue | null;
  /** For each fact that matters here, the values in words. A fact that is left out may be anything. */
  where: Record<string, string>;
  /** How many cells of the answer space this is, out of those that bear on the outcome. */
  cells: number;
  of: number;
}

/** A way to get an outcome out of facts. */
interface Outcome {
  id: string;
  /** All that bears on the outcome, as text: equal texts decide alike. */
  law: string;
  /** Ids of the facts of brief and kind that bear on it. */
  facts: string[];
  /** Facts whose unknown bears on it, although the answer is required. */
  open: string[];
  of(values: ReadonlyMap<string, FactValue | undefined>): FactValue | null;
}

function baseFacts(columns: readonly number[], tables: CompiledTables): string[] {
  return baseOf(columns, tables).map((column) => tables.columns[column]!.fact.id);
}

/** What a table decides, without its words. */
const decides = ({ hit, rows }: DecisionTable) => [hit, rows.map(({ when, then }) => [when, then])];

function lawOf(columns: readonly number[], row: Row | undefined, tables: CompiledTables): string {
  const chain = upstream(columns, tables).map(({ table }) => decides(table));
  const facts = baseOf(columns, tables).map((column) => {
    const { id, type, values, min, max, whole, required } = tables.columns[column]!.fact;
    return [id, type, values, min, max, whole, required];
  });
  return JSON.stringify([chain, facts, row?.when, row?.then]);
}

function cellsFrom(values: ReadonlyMap<string, FactValue | undefined>, { columns }: CompiledTables): Cells {
  return columns.map(({ fact, cellOf }) => cellOf(values.get(fact.id)));
}

function decidingOutcome(id: string, tables: CompiledTables): Outcome {
  const column = tables.column.get(id);
  const chain = column === undefined ? [] : upstream([column], tables);
  return {
    id,
    law: column === undefined ? "" : lawOf([column], undefined, tables),
    facts: column === undefined ? [] : baseFacts([column], tables),
    open: [],
    of(values) {
      if (column === undefined) return null;
      const cells = cellsFrom(values, tables);
      for (const table of chain) applyTable(table, cells, tables.columns);
      return tables.columns[column]!.cells[cells[column]!]!.value ?? null;
    },
  };
}

function collectingOutcome(id: string, tables: CompiledTables): Outcome {
  const [table, name] = id.split("/");
  const row = tables.collecting
    .find((candidate) => candidate.table.id === table)
    ?.rows.find((candidate) => candidate.row.id === name);
  const columns = row?.tests.map(({ column }) => column) ?? [];
  const chain = upstream(columns, tables);
  const open = row?.tests.filter(({ column, passes }) => passes[tables.columns[column]!.unknown]) ?? [];
  return {
    id,
    law: row ? lawOf(columns, row.row, tables) : "",
    facts: baseFacts(columns, tables),
    open: open.map(({ column }) => tables.columns[column]!.fact.id),
    of(values) {
      if (!row) return null;
      const cells = cellsFrom(values, tables);
      for (const each of chain) applyTable(each, cells, tables.columns);
      if (!rowHolds(row, cells)) return null;
      return row.row.then.alternative ?? true;
    },
  };
}

/** Rows of collecting tables of either taxonomy, as `table/row`. */
function collectedRows(...both: CompiledTables[]): string[] {
  const ids = both.flatMap(({ collecting }) =>
    collecting.flatMap(({ table, rows }) => rows.map(({ row }) => `${table.id}/${row.id}`)),
  );
  return [...new Set(ids)];
}

/** Cells of a fact cut at the thresholds of both taxonomies. */
function jointCut(id: string, before: Taxonomy, after: Taxonomy): CutFact | undefined {
  const fact = after.facts.find((each) => each.id === id) ?? before.facts.find((each) => each.id === id);
  const old = before.facts.find((each) => each.id === id);
  if (!fact) return undefined;
  const values = [...new Set([...(fact.values ?? []), ...(old?.values ?? [])])];
  const joint = fact.type === "choice" ? { ...fact, values } : fact;
  const conditions = [before, after].flatMap((each) => conditionsByFact(each).get(id) ?? []);
  return cut(joint, conditions);
}

/** A block of cells: for each dimension the set of its cells. */
type Block = number[][];

/** Joins blocks that are equal but for one dimension, until nothing joins. */
function joined(blocks: Block[], dimensions: number): Block[] {
  let current = blocks;
  for (let pass = 0; pass < dimensions; pass++) {
    const size = current.length;
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const groups = new Map<string, Block>();
      for (const block of current) {
        const key = block.map((cells, index) => (index === dimension ? "" : cells.join(" "))).join(";");
        const group = groups.get(key);
        if (group) group[dimension] = [...group[dimension]!, ...block[dimension]!].sort((a, b) => a - b);
        else groups.set(key, [...block]);
      }
      current = [...groups.values()];
    }
    if (current.length === size) break;
  }
  return current;
}

/** Neighbouring cells of a number as one range, from the low end of the first to the high end of the last. */
function runWords(first: Cell, last: Cell): string {
  if (!first.range || !last.range) return cellWords(first);
  const { min, over } = first.range;
  const { max, under } = last.range;
  return rangeWords({
    ...(min === undefined ? {} : { min }),
    ...(over === undefined ? {} : { over }),
    ...(max === undefined ? {} : { max }),
    ...(under === undefined ? {} : { under }),
  });
}

function wordsOf({ fact, cells: known }: CutFact, cells: number[]): string {
  if (fact.type !== "number") return cells.map((cell) => cellWords(known[cell]!)).join(" or ");
  const runs: string[] = [];
  let start = 0;
  for (let index = 1; index <= cells.length; index++) {
    if (index < cells.length && cells[index] === cells[index - 1]! + 1 && known[cells[index]!]!.range) continue;
    runs.push(runWords(known[cells[start]!]!, known[cells[index - 1]!]!));
    start = index;
  }
  return runs.join(" or ");
}

function compareOutcome(a: Outcome, b: Outcome, before: Taxonomy, after: Taxonomy): Change[] {
  if (a.law === b.law) return [];
  const ids = [...new Set([...a.facts, ...b.facts])];
  const cuts = ids.map((id) => jointCut(id, before, after)!);
  const tries = cuts.map(({ fact, unknown }) => {
    const open = fact.from === "answers" && (!fact.required || a.open.includes(fact.id) || b.open.includes(fact.id));
    return open ? unknown + 1 : unknown;
  });
  const found = new Map<string, { from: FactValue | null; to: FactValue | null; blocks: Block[] }>();
  const values = new Map<string, FactValue | undefined>();
  const at: number[] = [];
  const visit = (dimension: number): void => {
    if (dimension < cuts.length) {
      for (let cell = 0; cell < tries[dimension]!; cell++) {
        values.set(ids[dimension]!, cuts[dimension]!.cells[cell]!.value);
        at[dimension] = cell;
        visit(dimension + 1);
      }
      return;
    }
    const [from, to] = [a.of(values), b.of(values)];
    if (from === to) return;
    const key = `${from} ${to}`;
    const change = found.get(key) ?? { from, to, blocks: [] };
    change.blocks.push(at.map((cell) => [cell]));
    found.set(key, change);
  };
  visit(0);
  const of = tries.reduce((product, cells) => product * cells, 1);
  return [...found.values()].flatMap(({ from, to, blocks }) =>
    joined(blocks, ids.length).map((block) => ({
      outcome: a.id,
      from,
      to,
      where: Object.fromEntries(
        block.flatMap((cells, index) =>
          cells.length === tries[index] ? [] : [[ids[index]!, wordsOf(cuts[index]!, cells)]],
        ),
      ),
      cells: block.reduce((product, cells) => product * cells.length, 1),
      of,
    })),
  );
}

/** Every difference between two taxonomies, exact over the answer space that both cut. */
export function compareTaxonomies(before: Taxonomy, after: Taxonomy): Change[] {
  const [a, b] = [compiledTables(before), compiledTables(after)];
  const deciding = OUTCOMES.flatMap((id) =>
    compareOutcome(decidingOutcome(id, a), decidingOutcome(id, b), before, after),
  );
  const collecting = collectedRows(a, b).flatMap((id) =>
    compareOutcome(collectingOutcome(id, a), collectingOutcome(id, b), before, after),
  );
  return [...deciding, ...collecting];
}
