/** Proofs about the rows of one table: gaps, overlaps, shadowed, duplicate and unreachable rows, dead columns. */
import { cellWords } from "../tables/cells.ts";
import {
  type Cells,
  type CompiledRow,
  type CompiledTable,
  type CompiledTables,
  rowHolds,
} from "../tables/compiled-tables.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import { finding, witness } from "./finding.ts";
import { cellsToldApart, reachable, witnessWords } from "./reachable.ts";

/** Conditions as the cells that pass, so that `< 500` and `0..499` count as the same. */
function testKey({ tests }: CompiledRow): string {
  const parts = tests
    .filter(({ passes }) => passes.includes(false))
    .map(({ column, passes }) => `${column}:${passes.map(Number).join("")}`);
  return parts.sort().join(" ");
}

/** What a row says: its outcome with the step that it asks for, or its words where they are all that it gives. */
const outcomeKey = ({ gives, row }: CompiledRow) =>
  gives.length === 0
    ? row.because
    : [...gives.map(({ column, cell }) => `${column}=${cell}`).sort(), row.next ?? ""].join();

/** Rows with the same conditions. In a table that collects, other outcomes are another row's right. */
function sameConditions(table: CompiledTable): Diagnostic[] {
  const first = new Map<string, CompiledRow>();
  const found: Diagnostic[] = [];
  for (const row of table.rows) {
    const key = testKey(row);
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    const same = outcomeKey(before) === outcomeKey(row);
    if (!same && table.table.hit === "collect") continue;
    const related = [{ place: before.row.place, message: `row "${before.row.id}"` }];
    const args = { table: table.table.id, row: row.row.id, other: before.row.id };
    found.push(
      same
        ? finding({
            rule: "duplicate",
            message: `row "${row.row.id}" says the same as row "${before.row.id}"; remove one of them`,
            place: row.row.place,
            related,
            args,
          })
        : finding({
            rule: "conflict",
            message: `row "${row.row.id}" has the conditions of row "${before.row.id}" and another outcome; remove one of them or narrow it`,
            place: row.row.place,
            related,
            args,
          }),
    );
  }
  return found;
}

/** What the reachable combinations show about a table with one outcome. */
interface Hits {
  gap: Cells | undefined;
  /** Whether a row decides anything, and whether it holds for anything at all. */
  decides: boolean[];
  holds: boolean[];
  /** Pairs of rows that hold together, each with one combination. */
  overlaps: Map<string, { rows: [number, number]; cells: Cells }>;
}

function hitsOf(table: CompiledTable, combinations: Cells[]): Hits {
  const hits: Hits = {
    gap: undefined,
    decides: table.rows.map(() => false),
    holds: table.rows.map(() => false),
    overlaps: new Map(),
  };
  for (const cells of combinations) {
    const holding: number[] = [];
    table.rows.forEach((row, index) => {
      if (rowHolds(row, cells)) holding.push(index);
    });
    const [decider] = holding;
    if (decider === undefined) hits.gap ??= cells;
    else hits.decides[decider] = true;
    for (const index of holding) hits.holds[index] = true;
    for (const index of holding.slice(1)) {
      const key = `${decider} ${index}`;
      if (!hits.overlaps.has(key)) hits.overlaps.set(key, { rows: [decider!, index], cells });
    }
  }
  return hits;
}

/** Columns whose given fact is still "unknown" because a table before has a gap. */
function isWhole(cells: Cells, table: CompiledTable, { columns }: CompiledTables): boolean {
  return table.reads.every(
    (column) => columns[column]!.fact.from !== "tables" || cells[column] !== columns[column]!.unknown,
  );
}

function gapFinding(table: CompiledTable, cells: Cells, tables: CompiledTables): Diagnostic {
  const values = table.reads
    .map((column) => {
      const { fact, cells: known } = tables.columns[column]!;
      return `${fact.id} ${cellWords(known[cells[column]!]!)}`;
    })
    .join(", ");
  return finding({
    rule: "gap",
    message: `no row of table "${table.table.id}" decides ${values}; widen a row or add one (a brief that shows it: ${witnessWords(cells, tables)})`,
    place: table.table.place,
    args: { table: table.table.id, witness: witness(cells, tables) },
  });
}

function overlapFindings(table: CompiledTable, hits: Hits, tables: CompiledTables): Diagnostic[] {
  if (table.table.hit !== "unique") return [];
  return [...hits.overlaps.values()]
    .filter(({ rows: [a, b] }) => testKey(table.rows[a]!) !== testKey(table.rows[b]!))
    .map(({ rows: [a, b], cells }) => {
      const [first, second] = [table.rows[a]!.row, table.rows[b]!.row];
      return finding({
        rule: "overlap",
        message: `rows "${first.id}" and "${second.id}" both hold where only one may; narrow one of them (a brief that shows it: ${witnessWords(cells, tables)})`,
        place: second.place,
        related: [{ place: first.place, message: `row "${first.id}"` }],
        args: { table: table.table.id, row: second.id, other: first.id, witness: witness(cells, tables) },
      });
    });
}

/** Why no answers reach a row: the first condition that no value meets, or all of them together. */
function unreachableFinding(table: CompiledTable, row: CompiledRow, tables: CompiledTables): Diagnostic {
  const never = row.tests.find(({ passes }) => !passes.includes(true));
  const why = never
    ? `its condition on ${tables.columns[never.column]!.fact.id} can never be met`
    : "no brief meets all its conditions together";
  return finding({
    rule: "unreachable",
    message: `row "${row.row.id}" of table "${table.table.id}" is never reached: ${why}; fix its conditions or remove it`,
    place: row.row.place,
    args: { table: table.table.id, row: row.row.id },
  });
}

function shadowedFinding(table: CompiledTable, index: number, hits: Hits): Diagnostic {
  const row = table.rows[index]!.row;
  const others = [...hits.overlaps.values()]
    .filter(({ rows }) => rows[1] === index)
    .map(({ rows }) => table.rows[rows[0]]!.row);
  const names = others.map(({ id }) => `"${id}"`).join(", ");
  return finding({
    rule: "shadowed",
    message: `row "${row.id}" is never used: ${others.length === 1 ? "row" : "rows"} ${names} before it already ${others.length === 1 ? "decides" : "decide"} all that it would; remove it or move it up`,
    place: row.place,
    related: others.map((other) => ({ place: other.place, message: `row "${other.id}"` })),
    args: { table: table.table.id, row: row.id },
  });
}

/** Columns of which the outcome is independent: equal outcomes wherever all other columns are equal. */
function deadColumns(table: CompiledTable, combinations: Cells[], tables: CompiledTables): Diagnostic[] {
  const outcomes = combinations.map((cells) => {
    const row = table.rows.find((candidate) => rowHolds(candidate, cells));
    return row ? outcomeKey(row) : "";
  });
  return table.reads
    .filter((column) => {
      const others = table.reads.filter((other) => other !== column);
      const seen = new Map<string, string>();
      return combinations.every((cells, index) => {
        let key = "";
        for (const other of others) key += String.fromCharCode(cells[other]! + 33);
        const before = seen.get(key);
        if (before === undefined) seen.set(key, outcomes[index]!);
        return before === undefined || before === outcomes[index];
      });
    })
    .map((column) => deadFinding(table, column, tables));
}

function deadFinding(table: CompiledTable, column: number, tables: CompiledTables): Diagnostic {
  const { id } = tables.columns[column]!.fact;
  return finding({
    rule: "dead-column",
    message: `column "${id}" of table "${table.table.id}" never changes the outcome; take it out of reads and of the rows`,
    place: table.table.place,
    args: { table: table.table.id, fact: id },
  });
}

/** All findings about a table of which one row decides. */
export function proveDeciding(
  table: CompiledTable,
  tables: CompiledTables,
): { found: Diagnostic[]; decides: boolean[] } {
  const combinations = reachable(table.reads, tables, (column) => cellsToldApart(column, [table], tables)).filter(
    (cells) => isWhole(cells, table, tables),
  );
  const hits = hitsOf(table, combinations);
  const found = sameConditions(table);
  if (hits.gap) found.push(gapFinding(table, hits.gap, tables));
  found.push(...overlapFindings(table, hits, tables));
  table.rows.forEach((row, index) => {
    if (!hits.holds[index]) found.push(unreachableFinding(table, row, tables));
    else if (!hits.decides[index] && table.table.hit === "first") found.push(shadowedFinding(table, index, hits));
  });
  found.push(...deadColumns(table, combinations, tables));
  return { found, decides: hits.decides };
}

/** All findings about a table that collects. Its rows are looked at one by one. */
export function proveCollecting(table: CompiledTable, tables: CompiledTables): Diagnostic[] {
  const found = sameConditions(table);
  for (const row of table.rows) {
    if (row.tests.length === 0) continue;
    // Cautions see a required answer that is missing as unknown.
    const openOnly = row.tests.some(({ column, passes }) => passes[tables.columns[column]!.unknown]);
    const combinations = openOnly
      ? []
      : reachable(
          row.tests.map(({ column }) => column),
          tables,
        );
    if (!openOnly && !combinations.some((cells) => rowHolds(row, cells)))
      found.push(unreachableFinding(table, row, tables));
  }
  for (const column of table.reads) {
    const tested = table.rows.some(({ tests }) =>
      tests.some((test) => test.column === column && test.passes.includes(false)),
    );
    if (!tested) found.push(deadFinding(table, column, tables));
  }
  return found;
}
