/** Proofs about the rows of one table: gaps, overlaps, shadowed, duplicate and unreachable rows, dead columns. */
import { cellWords } from "../tables/cells.ts";
import type { CompiledRow, CompiledTable, CompiledTables } from "../tables/compiled-tables.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import { decidedBy, exampleOf, holding, reachable, setsOf, whereCell, witnessOf } from "./answer-space.ts";
import { type CellSet, NONE } from "./cell-sets.ts";
import { finding, rowFinding } from "./finding.ts";

/** What a row says: its outcome with the step that it asks for, or its words where they are all that it gives. */
const outcomeKey = ({ gives, row }: CompiledRow) =>
  gives.length === 0
    ? row.because
    : [...gives.map(({ column, cell }) => `${column}=${cell}`).sort(), row.next ?? ""].join();

/** Rows with the same conditions. In a table that collects, other outcomes are another row's right. */
function sameConditions({ table, rows }: CompiledTable, tables: CompiledTables): Diagnostic[] {
  const first = new Map<CellSet, CompiledRow>();
  return rows.flatMap((row) => {
    const held = holding(row, tables);
    const before = first.get(held);
    if (!before) first.set(held, row);
    // Of rows that nothing reaches each is told by itself.
    if (!before || held === NONE) return [];
    const { id } = before.row;
    const also = { others: [before.row], args: { other: id } };
    if (outcomeKey(before) === outcomeKey(row))
      return rowFinding("duplicate", table, row.row, `says the same as row "${id}"; remove one of them`, also);
    if (table.hit === "collect") return [];
    const message = `has the conditions of row "${id}" and another outcome; remove one of them or narrow it`;
    return rowFinding("conflict", table, row.row, message, also);
  });
}

/** What some brief brings about in a table with one outcome: where each row holds, where it decides, and where none does. */
interface Hits {
  holds: CellSet[];
  decides: CellSet[];
  gap: CellSet;
}

function hitsOf(table: CompiledTable, tables: CompiledTables): Hits {
  const { both } = setsOf(tables);
  // What is still "unknown" because a table before has a gap is that table's fault.
  const whole = table.reads
    .filter((column) => tables.columns[column]!.fact.from === "tables")
    .map((column) => whereCell(column, (cell) => cell !== tables.columns[column]!.unknown, tables));
  const reached = whole.reduce(both, reachable(table.reads, tables));
  const decided = decidedBy(tables, table);
  return {
    holds: table.rows.map((row) => both(reached, holding(row, tables))),
    decides: decided.rows.map((set) => both(reached, set)),
    gap: both(reached, decided.none),
  };
}

function gapFinding({ table, reads }: CompiledTable, gap: CellSet, tables: CompiledTables): Diagnostic {
  const cells = exampleOf(gap, reads, tables);
  const witness = witnessOf(cells, tables);
  const values = reads.map((column) => {
    const { fact, cells: known } = tables.columns[column]!;
    return `${fact.id} ${cellWords(known[cells[column]!]!)}`;
  });
  return finding({
    rule: "gap",
    message: `no row of table "${table.id}" decides ${values.join(", ")}; widen a row or add one (a brief that shows it: ${witness.words})`,
    place: table.place,
    args: { table: table.id, witness: witness.json },
  });
}

/** Pairs of rows with other conditions that hold together, though only one row of the table may. */
function overlapFindings({ table, reads, rows }: CompiledTable, { holds, decides }: Hits, tables: CompiledTables) {
  const { both } = setsOf(tables);
  return rows.flatMap((first, a) =>
    rows.flatMap((second, b): Diagnostic[] => {
      const shared = b > a ? both(decides[a]!, holds[b]!) : NONE;
      if (shared === NONE || holding(first, tables) === holding(second, tables)) return [];
      const witness = witnessOf(exampleOf(shared, reads, tables), tables);
      return [
        finding({
          rule: "overlap",
          message: `rows "${first.row.id}" and "${second.row.id}" both hold where only one may; narrow one of them (a brief that shows it: ${witness.words})`,
          place: second.row.place,
          related: [{ place: first.row.place, message: `row "${first.row.id}"` }],
          args: { table: table.id, row: second.row.id, other: first.row.id, witness: witness.json },
        }),
      ];
    }),
  );
}

/** Why no answers reach a row: the first condition that no value meets, or all of them together. */
function unreachableFinding({ table }: CompiledTable, { row, tests }: CompiledRow, tables: CompiledTables): Diagnostic {
  const never = tests.find(({ passes }) => !passes.includes(true));
  const why = never
    ? `its condition on ${tables.columns[never.column]!.fact.id} can never be met`
    : "no brief meets all its conditions together";
  const message = `of table "${table.id}" is never reached: ${why}; fix its conditions or remove it`;
  return rowFinding("unreachable", table, row, message);
}

function shadowedFinding(
  { table, rows }: CompiledTable,
  index: number,
  { holds, decides }: Hits,
  tables: CompiledTables,
) {
  const others = rows
    .filter((_, at) => at < index && setsOf(tables).both(decides[at]!, holds[index]!) !== NONE)
    .map(({ row }) => row);
  const names = others.map(({ id }) => `"${id}"`).join(", ");
  const [before, decide] = others.length === 1 ? ["row", "decides"] : ["rows", "decide"];
  const message = `is never used: ${before} ${names} before it already ${decide} all that it would; remove it or move it up`;
  return rowFinding("shadowed", table, rows[index]!.row, message, { others });
}

/** Whether equal cells of all other columns always give the same outcome. */
function isDead(column: number, table: CompiledTable, { decides }: Hits, tables: CompiledTables): boolean {
  const { both, either, project } = setsOf(tables);
  const others = table.reads.filter((other) => other !== column);
  const outcomes = new Map<string, CellSet>();
  for (const [index, row] of table.rows.entries()) {
    const key = outcomeKey(row);
    outcomes.set(key, either(outcomes.get(key) ?? NONE, decides[index]!));
  }
  let before = NONE;
  for (const outcome of outcomes.values()) {
    const set = project(outcome, others);
    if (both(before, set) !== NONE) return false;
    before = either(before, set);
  }
  return true;
}

function deadFinding({ table }: CompiledTable, column: number, tables: CompiledTables): Diagnostic {
  const { id } = tables.columns[column]!.fact;
  return finding({
    rule: "dead-column",
    message: `column "${id}" of table "${table.id}" never changes the outcome; take it out of reads and of the rows`,
    place: table.place,
    args: { table: table.id, fact: id },
  });
}

/** All findings about a table of which one row decides, and which of its rows decide anything. */
export function proveDeciding(
  table: CompiledTable,
  tables: CompiledTables,
): { found: Diagnostic[]; decides: boolean[] } {
  const hits = hitsOf(table, tables);
  const decides = hits.decides.map((set) => set !== NONE);
  const found = sameConditions(table, tables);
  if (hits.gap !== NONE) found.push(gapFinding(table, hits.gap, tables));
  if (table.table.hit === "unique") found.push(...overlapFindings(table, hits, tables));
  table.rows.forEach((row, index) => {
    if (hits.holds[index] === NONE) found.push(unreachableFinding(table, row, tables));
    else if (!decides[index] && table.table.hit === "first") found.push(shadowedFinding(table, index, hits, tables));
  });
  const dead = table.reads.filter((column) => isDead(column, table, hits, tables));
  found.push(...dead.map((column) => deadFinding(table, column, tables)));
  return { found, decides };
}

/** All findings about a table that collects. Its rows are looked at one by one. */
export function proveCollecting(table: CompiledTable, tables: CompiledTables): Diagnostic[] {
  const unreached = table.rows.filter((row) => {
    // Cautions see a required answer that is missing as unknown.
    if (row.tests.some(({ column, passes }) => passes[tables.columns[column]!.unknown])) return false;
    const columns = row.tests.map(({ column }) => column);
    return setsOf(tables).both(reachable(columns, tables), holding(row, tables)) === NONE;
  });
  const tests = table.rows.flatMap((row) => row.tests).filter(({ passes }) => passes.includes(false));
  const dead = table.reads.filter((column) => !tests.some((test) => test.column === column));
  return [
    ...sameConditions(table, tables),
    ...unreached.map((row) => unreachableFinding(table, row, tables)),
    ...dead.map((column) => deadFinding(table, column, tables)),
  ];
}
