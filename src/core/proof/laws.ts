/** Proofs of the laws, over every combination of answers that bears on them. */
import { type Cells, type CompiledRow, type CompiledTables, rowHolds, upstream } from "../tables/compiled-tables.ts";
import { holds } from "../tables/condition.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { FactValue, Law } from "../types/taxonomy.ts";
import { decidedBy, exampleOf, holding, madeBy, reachable, setsOf, whereCell, witnessOf } from "./answer-space.ts";
import { NONE } from "./cell-sets.ts";
import { finding } from "./finding.ts";

type Never = Law & { law: "never" };
type Rising = Law & { law: "rising" };

/** The finding that a law is broken by a row where it gives `value`, shown by a brief. */
function brokenFinding(
  law: Law,
  fact: string,
  value: FactValue,
  row: CompiledRow | undefined,
  cells: Cells,
  tables: CompiledTables,
): Diagnostic {
  const witness = witnessOf(cells, tables);
  const by = row ? ` by row "${row.row.id}"` : "";
  return finding({
    rule: "broken-law",
    message: `law "${law.id}" is broken: ${fact} becomes ${value}${by}; fix the row (a brief that shows it: ${witness.words})`,
    place: row?.row.place ?? law.place,
    related: [{ place: law.place, message: law.says }],
    args: { law: law.id, fact, row: row?.row.id ?? "", witness: witness.json },
  });
}

/** Every row, of any table, that gives a forbidden value for answers for which the law forbids it. */
function forbidden(law: Never, fact: string, values: FactValue[], tables: CompiledTables): Diagnostic[] {
  const { both } = setsOf(tables);
  const when = Object.entries(law.when).map(([id, condition]) => {
    const column = tables.column.get(id)!;
    const passes = (cell: number) => holds(condition, tables.columns[column]!.cells[cell]!.value);
    return { column, set: whereCell(column, passes, tables) };
  });
  return [...tables.deciding, ...tables.collecting].flatMap((table) =>
    table.rows.flatMap((row, at) => {
      const value = row.row.then[fact];
      if (value === undefined || !values.includes(value)) return [];
      const collects = table.table.hit === "collect";
      const read = collects ? row.tests.map(({ column }) => column) : table.reads;
      const wanted = [...when.map(({ column }) => column), ...read];
      const hit = collects ? holding(row, tables) : decidedBy(tables, table).rows[at]!;
      const set = [hit, ...when.map((each) => each.set)].reduce(both, reachable(wanted, tables));
      return set === NONE ? [] : brokenFinding(law, fact, value, row, exampleOf(set, wanted, tables), tables);
    }),
  );
}

/** Answers for which a greater value of `more` moves the fact back in its order: the first that are found. */
function falling(law: Rising, fact: string, order: FactValue[], tables: CompiledTables): Diagnostic[] {
  const { both, either, project, restrict } = setsOf(tables);
  const [more, column] = [tables.column.get(law.more)!, tables.column.get(fact)!];
  const chain = upstream([column], tables);
  const others = tables.base.filter((other) => other !== more);
  const reached = reachable([column], tables);
  const given = order.map((value) =>
    whereCell(column, (cell) => tables.columns[column]!.cells[cell]!.value === value, tables),
  );
  /** By value: the other answers with which a smaller `more` gave it. */
  const before = order.map(() => NONE);
  for (let cell = 0; cell < tables.columns[more]!.unknown; cell++) {
    const now = given.map((set) => project(restrict(both(reached, set), more, cell), others));
    for (const [rank, set] of now.entries()) {
      const fallen = both(set, before.slice(rank + 1).reduce(either, NONE));
      if (fallen === NONE) continue;
      const cells = exampleOf(
        both(
          fallen,
          whereCell(more, (each) => each === cell, tables),
        ),
        [column],
        tables,
      );
      const row = chain.at(-1)!.rows.find((candidate) => rowHolds(candidate, cells));
      return [brokenFinding(law, fact, order[rank]!, row, cells, tables)];
    }
    for (const [rank, set] of now.entries()) before[rank] = either(before[rank]!, set);
  }
  return [];
}

/** All combinations for which a law does not hold, one for each row that breaks it. */
export function proveLaw(law: Law, tables: CompiledTables): Diagnostic[] {
  return law.law === "rising"
    ? Object.entries(law.order).flatMap(([fact, order]) => falling(law, fact, order, tables))
    : Object.entries(law.never).flatMap(([fact, values]) => forbidden(law, fact, values, tables));
}

/**
 * An optional answer that is unknown must lead where some value of it leads: for each combination of the rest there
 * is one value with which every table that reads the answer gives the same.
 */
export function proveUnknown(column: number, tables: CompiledTables): Diagnostic[] {
  const { both, either, restrict, without } = setsOf(tables);
  const readers = tables.deciding.filter(({ reads }) => reads.includes(column));
  if (readers.length === 0) return [];
  const { fact, unknown } = tables.columns[column]!;
  const wanted = readers.flatMap(({ reads }) => reads);
  const made = readers.map((table) => madeBy(tables, table)).reduce(both);
  const known = Array.from({ length: unknown }, (_, cell) => restrict(made, column, cell)).reduce(either, NONE);
  const open = restrict(both(reachable(wanted, tables), made), column, unknown);
  const invented = without(open, known);
  if (invented === NONE) return [];
  const unset = whereCell(column, (cell) => cell === unknown, tables);
  const cells = exampleOf(both(invented, unset), wanted, tables);
  const witness = witnessOf(cells, tables);
  const row = readers.map(({ rows }) => rows.find((candidate) => rowHolds(candidate, cells))).find(Boolean);
  return [
    finding({
      rule: "unknown-invents",
      message: `with ${fact.id} unknown, row "${row?.row.id}" gives what no value of ${fact.id} gives; give the outcome of one of its values (a brief that shows it: ${witness.words})`,
      place: row?.row.place ?? readers[0]!.table.place,
      args: { fact: fact.id, row: row?.row.id ?? "", witness: witness.json },
    }),
  ];
}
