/**
 * Runs the cases that stand in the tables and in cases.yaml, and tells which rows they reach. They are not needed to
 * decide, and so stand apart from the taxonomy where speed matters.
 */
import {
  type Cells,
  type CompiledRow,
  type CompiledTable,
  type CompiledTables,
  compiledTables,
  rowHolds,
  rowThatHolds,
} from "../tables/compiled-tables.ts";
import { valueWords } from "../tables/condition.ts";
import { decide } from "../tables/decide.ts";
import { stageTaxonomies } from "../tables/stages.ts";
import type { Decision } from "../types/decision.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import { isStop } from "../types/errors.ts";
import type { Reading } from "../types/reading.ts";
import type { BriefCase, Facts, FactValue, RowCase, Taxonomy } from "../types/taxonomy.ts";
import { finding } from "./finding.ts";

/** What running the cases showed. */
export interface CaseRun {
  failed: Diagnostic[];
  row_cases: number;
  brief_cases: number;
  /** Rows as `table/row`: those that a brief case reached, and those that no case of either sort reached. */
  reached: string[];
  unreached: string[];
}

const inWords = (facts: Facts) =>
  Object.entries(facts)
    .map(([fact, value]) => `${fact} ${valueWords(value)}`)
    .join(", ") || "nothing";

function failure(name: string, want: string, got: string, place: string, id: string): Diagnostic {
  return finding({
    rule: "failed-case",
    message: `${name}: expected ${want}, got ${got}; fix the row or the case`,
    place,
    args: { case: id },
  });
}

const sameFacts = (a: Facts, b: Facts) =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([fact, value]) => b[fact] === value);

function cellsOf(given: Facts, { columns }: CompiledTables): Cells {
  return columns.map(({ fact, cellOf }) => cellOf(given[fact.id]));
}

function runRowCase(table: CompiledTable, row: CompiledRow, test: RowCase, tables: CompiledTables): Diagnostic | null {
  const cells = cellsOf(test.given, tables);
  const name = `case of row "${row.row.id}" with ${inWords(test.given)}`;
  const hit = rowHolds(row, cells);
  if (test.gives === null) {
    return hit ? failure(name, "the row not to hold", "that it holds", test.place, row.row.id) : null;
  }
  if (table.table.hit === "collect") {
    const got = hit ? inWords(row.row.then) : "that the row does not hold";
    return hit && sameFacts(test.gives, row.row.then)
      ? null
      : failure(name, inWords(test.gives), got, test.place, row.row.id);
  }
  const decider = table.rows[rowThatHolds(table, cells)];
  if (decider === row && sameFacts(test.gives, row.row.then)) return null;
  const got = decider ? `${inWords(decider.row.then)} by row "${decider.row.id}"` : "no row";
  return failure(name, inWords(test.gives), got, test.place, row.row.id);
}

/** The outcomes that a case may name, as facts. */
function outcomeOf(decision: Decision, fact: string): FactValue | null {
  if (fact === "viable" || fact === "strength") return decision.fine_tuning[fact];
  const value = (decision as unknown as Record<string, unknown>)[fact];
  return value === undefined ? null : (value as FactValue | null);
}

const sorted = (names: readonly string[]) => [...names].sort().join(", ") || "none";

function runBriefCase(test: BriefCase, decision: Decision): Diagnostic[] {
  const failed: Diagnostic[] = [];
  const name = `case "${test.id}"`;
  for (const [fact, want] of Object.entries(test.gives)) {
    const got = outcomeOf(decision, fact);
    const wanted = Array.isArray(want) ? want : [want];
    if (got !== null && wanted.includes(got)) continue;
    const words = `${fact} ${wanted.map(valueWords).join(" or ")}`;
    failed.push(failure(name, words, got === null ? "unknown" : valueWords(got), test.place, test.id));
  }
  const lists = [
    ["cautions", test.cautions, decision.cautions.map(({ id }) => id)],
    ["alternatives", test.alternatives, decision.alternatives.map(({ approach }) => approach)],
  ] as const;
  for (const [what, want, got] of lists) {
    if (want === undefined || sorted(want) === sorted(got)) continue;
    failed.push(failure(`${name}, ${what}`, sorted(want), sorted(got), test.place, test.id));
  }
  return failed;
}

/** The reading that a case gives its brief. */
export function caseReading({ reading }: BriefCase): Reading | null {
  if (!reading) return null;
  return { ...reading, tiers: null, candidates: [], missing: [], sharper: null, note: null, besides: null };
}

function decideCase(test: BriefCase, taxonomy: Taxonomy): Decision | string {
  try {
    return decide(test.brief, taxonomy, caseReading(test));
  } catch (error) {
    if (isStop(error)) return error.message;
    throw error;
  }
}

/** Runs the cases of all rows; `own` are the rows, as `table/row`, that a case of theirs reached. */
function runRowCases(tables: CompiledTables) {
  const failed: Diagnostic[] = [];
  const own = new Set<string>();
  let count = 0;
  for (const table of [...tables.deciding, ...tables.collecting]) {
    for (const row of table.rows) {
      for (const test of row.row.cases) {
        count++;
        const fault = runRowCase(table, row, test, tables);
        if (fault) failed.push(fault);
        else if (test.gives !== null) own.add(`${table.table.id}/${row.row.id}`);
      }
    }
  }
  return { failed, own, count };
}

/** Rows that told a decision, as `table/row`. */
function rowsOf({ reasons, cautions, alternatives }: Decision): string[] {
  return [
    ...reasons.map(({ table, row }) => `${table}/${row}`),
    ...cautions.map(({ id }) => `cautions/${id}`),
    ...alternatives.map(({ row }) => `alternatives/${row}`),
  ];
}

/** Runs all cases. */
export function runCases(taxonomy: Taxonomy): CaseRun {
  const runs = stageTaxonomies(taxonomy).map((part) => runRowCases(compiledTables(part)));
  const failed = runs.flatMap((run) => run.failed);
  const own = new Set(runs.flatMap((run) => [...run.own]));
  const reached = new Set<string>();
  for (const test of taxonomy.cases) {
    const decision = decideCase(test, taxonomy);
    if (typeof decision === "string") {
      failed.push(failure(`case "${test.id}"`, "a decision", decision, test.place, test.id));
      continue;
    }
    failed.push(...runBriefCase(test, decision));
    for (const row of rowsOf(decision)) reached.add(row);
  }
  const all = taxonomy.tables.flatMap((table) => table.rows.map((row) => `${table.id}/${row.id}`));
  return {
    failed,
    row_cases: runs.reduce((sum, { count }) => sum + count, 0),
    brief_cases: taxonomy.cases.length,
    reached: all.filter((row) => reached.has(row)),
    unreached: all.filter((row) => !reached.has(row) && !own.has(row)),
  };
}

export interface TaxonomyCases {
  /** Cases of rows by `table/row`. */
  rows: Record<string, RowCase[]>;
  briefs: BriefCase[];
}

const named = (table: string, row: string) => `${table}/${row}`;

/** Takes the cases out. */
export function casesOf({ tables, cases }: Taxonomy): TaxonomyCases {
  const rows = tables.flatMap((table) => table.rows.map((row) => [named(table.id, row.id), row.cases] as const));
  return { rows: Object.fromEntries(rows), briefs: cases };
}

/** The same taxonomy without cases. It decides alike. */
export function withoutCases(taxonomy: Taxonomy): Taxonomy {
  const tables = taxonomy.tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, cases: [] })) }));
  return { ...taxonomy, tables, cases: [] };
}

/** Puts cases back. A row that has cases already keeps them. */
export function withCases(taxonomy: Taxonomy, { rows, briefs }: TaxonomyCases): Taxonomy {
  const tables = taxonomy.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) =>
      row.cases.length > 0 ? row : { ...row, cases: rows[named(table.id, row.id)] ?? [] },
    ),
  }));
  return { ...taxonomy, tables, cases: taxonomy.cases.length > 0 ? taxonomy.cases : briefs };
}
