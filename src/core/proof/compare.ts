/** Two taxonomies side by side: for which answers do they come to different outcomes? */
import { type Cell, type CutFact, cellWords, conditionsByFact, cut } from "../tables/cells.ts";
import { type CompiledTables, compileOn, upstream } from "../tables/compiled-tables.ts";
import { rangeWords } from "../tables/condition.ts";
import { OUTCOMES } from "../tables/facts.ts";
import type { FactValue, Taxonomy } from "../types/taxonomy.ts";
import { baseOf, holding, madeBy, setsOf, whereCell } from "./answer-space.ts";
import { ALL, type CellSet } from "./cell-sets.ts";

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

/** For which answers tables give each value of an outcome; null is for none. */
interface OutcomeSets {
  values: Map<FactValue | null, CellSet>;
  /** The columns of the answers that bear on it, and those of which the unknown does although they are required. */
  columns: number[];
  open: number[];
}

const NOWHERE: OutcomeSets = { values: new Map([[null, ALL]]), columns: [], open: [] };

function decidingOutcome(id: string, tables: CompiledTables): OutcomeSets {
  const column = tables.column.get(id)!;
  if (!tables.deciding.some(({ gives }) => gives.includes(column))) return NOWHERE;
  const { both, project } = setsOf(tables);
  const made = upstream([column], tables)
    .map((table) => madeBy(tables, table))
    .reduce(both);
  const columns = baseOf([column], tables);
  const values = tables.columns[column]!.cells.map(({ value }, cell): [FactValue | null, CellSet] => {
    const given = whereCell(column, (each) => each === cell, tables);
    return [value ?? null, project(both(made, given), columns)];
  });
  return { values: new Map(values), columns, open: [] };
}

function collectingOutcome(id: string, tables: CompiledTables): OutcomeSets {
  const [table, name] = id.split("/");
  const row = tables.collecting
    .find((candidate) => candidate.table.id === table)
    ?.rows.find((candidate) => candidate.row.id === name);
  if (!row) return NOWHERE;
  const { both, project, without } = setsOf(tables);
  const tested = row.tests.map(({ column }) => column);
  const columns = baseOf(tested, tables);
  const made = upstream(tested, tables).map((each) => madeBy(tables, each));
  const holds = project(made.reduce(both, holding(row, tables)), columns);
  const open = row.tests.filter(({ column, passes }) => passes[tables.columns[column]!.unknown]);
  return {
    values: new Map<FactValue | null, CellSet>([
      [row.row.then.alternative ?? true, holds],
      [null, without(ALL, holds)],
    ]),
    columns,
    open: open.map(({ column }) => column),
  };
}

/** Rows of collecting tables of either taxonomy, as `table/row`. */
function collectedRows(...both: CompiledTables[]): string[] {
  const ids = both.flatMap(({ collecting }) =>
    collecting.flatMap(({ table, rows }) => rows.map(({ row }) => `${table.id}/${row.id}`)),
  );
  return [...new Set(ids)];
}

/** The facts of both taxonomies, cut at the thresholds of both. */
function jointColumns(before: Taxonomy, after: Taxonomy): CutFact[] {
  const conditions = [before, after].map(conditionsByFact);
  const added = before.facts.filter(({ id }) => !after.facts.some((fact) => fact.id === id));
  return [...after.facts, ...added].map((fact) => {
    const old = before.facts.find(({ id }) => id === fact.id);
    const values = [...new Set([...(fact.values ?? []), ...(old?.values ?? [])])];
    const joint = fact.type === "choice" ? { ...fact, values } : fact;
    return cut(
      joint,
      conditions.flatMap((each) => each.get(fact.id) ?? []),
    );
  });
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

function compareOutcome(outcome: string, a: OutcomeSets, b: OutcomeSets, tables: CompiledTables): Change[] {
  const { both, combinations } = setsOf(tables);
  const columns = [...new Set([...a.columns, ...b.columns])];
  const cuts = columns.map((column) => tables.columns[column]!);
  const tries = cuts.map(({ fact, unknown }, index) => {
    const bears = [...a.open, ...b.open].includes(columns[index]!);
    return fact.from === "answers" && (!fact.required || bears) ? unknown + 1 : unknown;
  });
  const tried = columns
    .map((column, index) => whereCell(column, (cell) => cell < tries[index]!, tables))
    .reduce(both, ALL);
  const of = tries.reduce((product, cells) => product * cells, 1);
  const changes = [...a.values].flatMap(([from, old]) =>
    [...b.values].flatMap(([to, now]) => {
      const found = from === to ? [] : combinations(both(tried, both(old, now)), columns);
      return found.length > 0 ? [{ from, to, found }] : [];
    }),
  );
  // In the order in which the answers that show them stand.
  changes.sort((one, other) => inOrder(one.found[0]!, other.found[0]!));
  return changes.flatMap(({ from, to, found }) =>
    joined(
      found.map((cells) => cells.map((cell) => [cell])),
      columns.length,
    ).map((block) => ({
      outcome,
      from,
      to,
      where: Object.fromEntries(
        block.flatMap((cells, index) =>
          cells.length === tries[index] ? [] : [[cuts[index]!.fact.id, wordsOf(cuts[index]!, cells)]],
        ),
      ),
      cells: block.reduce((product, cells) => product * cells.length, 1),
      of,
    })),
  );
}

function inOrder(one: number[], other: number[]): number {
  const at = one.findIndex((cell, index) => cell !== other[index]);
  return at < 0 ? 0 : one[at]! - other[at]!;
}

/** Every difference between two taxonomies, exact over the answer space that both cut. */
export function compareTaxonomies(before: Taxonomy, after: Taxonomy): Change[] {
  const columns = jointColumns(before, after);
  const [a, b] = [compileOn(columns, before), compileOn(columns, after)];
  return [
    ...OUTCOMES.flatMap((id) => compareOutcome(id, decidingOutcome(id, a), decidingOutcome(id, b), b)),
    ...collectedRows(a, b).flatMap((id) => compareOutcome(id, collectingOutcome(id, a), collectingOutcome(id, b), b)),
  ];
}
