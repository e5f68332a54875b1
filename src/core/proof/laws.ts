/** Proofs of the laws, over every combination of answers that bears on them. */
import {
  applyTable,
  type Cells,
  type CompiledTable,
  type CompiledTables,
  rowHolds,
  upstream,
} from "../tables/compiled-tables.ts";
import { holds } from "../tables/condition.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { FactValue, Law } from "../types/taxonomy.ts";
import { finding, witness } from "./finding.ts";
import { baseOf, cellsToldApart, cellsToTry, reachable, UNSET, witnessWords } from "./reachable.ts";

const columnsOf = (facts: readonly string[], tables: CompiledTables) =>
  facts.map((fact) => tables.column.get(fact)).filter((column) => column !== undefined);

function whenHolds(law: Law & { law: "never" }, cells: Cells, tables: CompiledTables): boolean {
  return Object.entries(law.when).every(([fact, condition]) => {
    const column = tables.column.get(fact)!;
    return holds(condition, tables.columns[column]!.cells[cells[column]!]!.value);
  });
}

function brokenFinding(
  law: Law,
  fact: string,
  value: FactValue,
  row: CompiledTable["rows"][number] | undefined,
  cells: Cells,
  tables: CompiledTables,
): Diagnostic {
  const by = row ? ` by row "${row.row.id}"` : "";
  return finding({
    rule: "broken-law",
    message: `law "${law.id}" is broken: ${fact} becomes ${value}${by}; fix the row (a brief that shows it: ${witnessWords(cells, tables)})`,
    place: row?.row.place ?? law.place,
    related: [{ place: law.place, message: law.says }],
    args: { law: law.id, fact, row: row?.row.id ?? "", witness: witness(cells, tables) },
  });
}

/** Where a table with one outcome gives a forbidden value: the first combination for each row. */
function neverInDeciding(
  law: Law & { law: "never" },
  fact: string,
  forbidden: FactValue[],
  tables: CompiledTables,
): Diagnostic[] {
  const table = tables.deciding.find(({ table: { gives } }) => gives.includes(fact));
  const column = tables.column.get(fact);
  if (!table || column === undefined) return [];
  const shown = new Set<string>();
  const found: Diagnostic[] = [];
  const wanted = [...columnsOf(Object.keys(law.when), tables), ...table.reads, column];
  for (const cells of reachable(wanted, tables)) {
    const value = tables.columns[column]!.cells[cells[column]!]!.value;
    if (value === undefined || !forbidden.includes(value) || !whenHolds(law, cells, tables)) continue;
    const row = table.rows.find((candidate) => rowHolds(candidate, cells));
    if (shown.has(row?.row.id ?? "")) continue;
    shown.add(row?.row.id ?? "");
    found.push(brokenFinding(law, fact, value, row, cells, tables));
  }
  return found;
}

function neverInCollecting(
  law: Law & { law: "never" },
  fact: string,
  forbidden: FactValue[],
  tables: CompiledTables,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const table of tables.collecting) {
    for (const row of table.rows) {
      const value = row.row.then[fact];
      if (value === undefined || !forbidden.includes(value)) continue;
      const wanted = [...columnsOf(Object.keys(law.when), tables), ...row.tests.map(({ column }) => column)];
      const cells = reachable(wanted, tables).find(
        (candidate) => rowHolds(row, candidate) && whenHolds(law, candidate, tables),
      );
      if (cells) found.push(brokenFinding(law, fact, value, row, cells, tables));
    }
  }
  return found;
}

/** Calls `visit` with every combination of these base columns. */
function enumerate(base: number[], tables: CompiledTables, visit: (cells: Cells) => void): void {
  const cells: Cells = tables.columns.map(() => UNSET);
  const step = (index: number): void => {
    const column = base[index];
    if (column === undefined) {
      visit(cells);
      return;
    }
    for (let cell = 0; cell < cellsToTry(column, tables); cell++) {
      cells[column] = cell;
      step(index + 1);
    }
    cells[column] = UNSET;
  };
  step(0);
}

function risingFact(
  law: Law & { law: "rising" },
  fact: string,
  order: FactValue[],
  tables: CompiledTables,
): Diagnostic[] {
  const [more, column] = [tables.column.get(law.more)!, tables.column.get(fact)!];
  const chain = upstream([column], tables);
  const others = baseOf([column], tables).filter((other) => other !== more);
  const rank = tables.columns[column]!.cells.map(({ value }) => (value === undefined ? -1 : order.indexOf(value)));
  let found: Diagnostic | undefined;
  enumerate(others, tables, (start) => {
    let before = -1;
    for (let cell = 0; cell < tables.columns[more]!.unknown && !found; cell++) {
      const cells = [...start];
      cells[more] = cell;
      for (const table of chain) applyTable(table, cells, tables.columns);
      const now = rank[cells[column]!]!;
      if (now < before && now >= 0) {
        const row = chain.at(-1)!.rows.find((candidate) => rowHolds(candidate, cells));
        found = brokenFinding(law, fact, tables.columns[column]!.cells[cells[column]!]!.value!, row, cells, tables);
      }
      before = Math.max(before, now);
    }
  });
  return found ? [found] : [];
}

/** All combinations for which a law does not hold, one for each row that breaks it. */
export function proveLaw(law: Law, tables: CompiledTables): Diagnostic[] {
  if (law.law === "rising") {
    return Object.entries(law.order).flatMap(([fact, order]) => risingFact(law, fact, order, tables));
  }
  return Object.entries(law.never).flatMap(([fact, forbidden]) => [
    ...neverInDeciding(law, fact, forbidden, tables),
    ...neverInCollecting(law, fact, forbidden, tables),
  ]);
}

/**
 * An optional answer that is unknown must lead where some value of it leads: for each combination of the rest there
 * is one value with which every table that reads the answer gives the same.
 */
export function proveUnknown(column: number, tables: CompiledTables): Diagnostic[] {
  const readers = tables.deciding.filter(({ reads }) => reads.includes(column));
  if (readers.length === 0) return [];
  const { fact, unknown, cells: known } = tables.columns[column]!;
  const wanted = [...new Set(readers.flatMap(({ reads }) => reads))];
  const given = (cells: Cells) => {
    for (const table of readers) applyTable(table, cells, tables.columns);
    return readers.flatMap(({ gives }) => gives.map((each) => cells[each])).join();
  };
  const tried = (other: number) => (other === column ? [unknown] : cellsToldApart(other, readers, tables));
  for (const cells of reachable(wanted, tables, tried)) {
    if (cells[column] !== unknown) continue;
    const open = given([...cells]);
    const same = known.slice(0, unknown).some((_, cell) => {
      const changed = [...cells];
      changed[column] = cell;
      return given(changed) === open;
    });
    if (same) continue;
    const row = readers.map(({ rows }) => rows.find((candidate) => rowHolds(candidate, cells))).find(Boolean);
    return [
      finding({
        rule: "unknown-invents",
        message: `with ${fact.id} unknown, row "${row?.row.id}" gives what no value of ${fact.id} gives; give the outcome of one of its values (a brief that shows it: ${witnessWords(cells, tables)})`,
        place: row?.row.place ?? readers[0]!.table.place,
        args: { fact: fact.id, row: row?.row.id ?? "", witness: witness(cells, tables) },
      }),
    ];
  }
  return [];
}
