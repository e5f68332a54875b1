/**
 * The proof of a taxonomy: everything about its tables that can be shown wrong without asking anyone, as an agency's
 * overlay sees it, and how much it covers.
 */
import { type CompiledTables, compiledTables } from "../tables/compiled-tables.ts";
import { stageTaxonomies } from "../tables/stages.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { Row, Taxonomy } from "../types/taxonomy.ts";
import { cellsToTry } from "./answer-space.ts";
import { runCases } from "./cases.ts";
import { finding, rowFinding } from "./finding.ts";
import { proveLaw, proveUnknown } from "./laws.ts";
import { proveCollecting, proveDeciding } from "./rows.ts";

/** A row that draws a line through numbers, or that names an approach, rests on evidence. */
const needsEvidence = (row: Row) =>
  Object.values(row.when).some(({ test }) => test === "range") || "approach" in row.then || "alternative" in row.then;

/** Rows that rest on nothing, and rows that no case shows. */
const unfounded = ({ tables }: Taxonomy): Diagnostic[] =>
  tables.flatMap((table) =>
    table.rows.flatMap((row) => {
      const found: Diagnostic[] = [];
      if (needsEvidence(row) && row.evidence.length === 0) {
        const message =
          "sets a threshold or an approach without evidence; name an entry of evidence.yaml, or add one that says that there is none";
        found.push(rowFinding("no-evidence", table, row, message));
      }
      if (row.cases.length === 0)
        found.push(rowFinding("no-case", table, row, "has no case; add one that it decides", { severity: "warning" }));
      return found;
    }),
  );

/** Values of given facts that no row gives which any brief reaches. */
function outcomeFindings(tables: CompiledTables, decides: Map<string, boolean[]>): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const { table, rows } of [...tables.deciding, ...tables.collecting]) {
    for (const fact of table.gives) {
      const { fact: about, cells, unknown } = tables.columns[tables.column.get(fact)!]!;
      const given = new Set(
        rows.filter((_, index) => decides.get(table.id)?.[index] ?? true).map(({ row }) => row.then[fact]),
      );
      for (const { value } of cells.slice(0, unknown)) {
        if (given.has(value) || about.spare?.includes(value!)) continue;
        found.push(
          finding({
            rule: "unreachable-outcome",
            message: `table "${table.id}" never gives ${fact} ${value}; add a row that does, or take the value out of facts.yaml`,
            place: table.place,
            args: { table: table.id, fact, value: String(value) },
          }),
        );
      }
    }
  }
  return found;
}

const inFileOrder = (a: Diagnostic, b: Diagnostic) =>
  a.place.file === b.place.file
    ? a.place.line - b.place.line || a.place.column - b.place.column
    : a.place.file < b.place.file
      ? -1
      : 1;

/**
 * All findings, in the order of their places: gaps, overlaps, duplicates, shadowed and unreachable rows, dead columns,
 * outcomes that nobody reaches, broken laws, unknowns that lead nowhere else, missing evidence, and failed cases.
 * Exact: every combination of answers is covered.
 */
export function proveTaxonomy(taxonomy: Taxonomy): Diagnostic[] {
  return stageTaxonomies(taxonomy).flatMap(proveTables).sort(inFileOrder);
}

function proveTables(taxonomy: Taxonomy): Diagnostic[] {
  const tables = compiledTables(taxonomy);
  const found: Diagnostic[] = [];
  const decides = new Map<string, boolean[]>();
  for (const table of tables.deciding) {
    const proof = proveDeciding(table, tables);
    found.push(...proof.found);
    decides.set(table.table.id, proof.decides);
  }
  for (const table of tables.collecting) found.push(...proveCollecting(table, tables));
  found.push(...outcomeFindings(tables, decides));
  for (const law of taxonomy.laws) found.push(...proveLaw(law, tables));
  for (const column of tables.base) {
    const { fact } = tables.columns[column]!;
    if (fact.from === "answers" && !fact.required) found.push(...proveUnknown(column, tables));
  }
  found.push(...unfounded(taxonomy), ...runCases(taxonomy).failed);
  return found;
}

/** The finding as seen from the overlay: at the row of its own, when one is involved. */
function fromOwnFile(finding: Diagnostic, own: ReadonlySet<string>): Diagnostic {
  if (own.has(finding.place.file)) return finding;
  const at = finding.related.find(({ place }) => own.has(place.file));
  if (!at) return finding;
  const related = finding.related.map((one) =>
    one === at ? { place: finding.place, message: `row "${finding.args.row ?? ""}"` } : one,
  );
  return { ...finding, place: at.place, related };
}

/** Untidy rather than wrong, where an agency takes rows out of the built-in tables or adds rows of its own. */
const UNTIDY = ["table-dead-column", "table-unreachable-outcome", "table-no-evidence"];
/** Left over in built-in tables by what the overlay changes. */
const LEFT_OVER = ["table-unreachable", "table-shadowed"];

function weighed(finding: Diagnostic, own: ReadonlySet<string>): Diagnostic {
  const { rule, place } = finding;
  const isOwn = own.has(place.file);
  if (own.size === 0) return finding;
  if (UNTIDY.includes(rule) || (LEFT_OVER.includes(rule) && !isOwn)) return { ...finding, severity: "warning" };
  if (rule !== "table-failed-case" || isOwn) return finding;
  const message = `built-in ${finding.message.replace("; fix the row or the case", "")}`;
  return { ...finding, severity: "note", message };
}

/**
 * Findings about a taxonomy with an overlay on it; `own` are the files of the overlay, none for the built-in tables.
 * Built-in cases that come out differently are notes, since that may be what the overlay is for.
 */
export function proveOverlay(laid: Taxonomy, own: ReadonlySet<string>): Diagnostic[] {
  return proveTaxonomy(laid)
    .map((finding) => weighed(fromOwnFile(finding, own), own))
    .filter(({ rule, place }) => own.size === 0 || rule !== "table-no-case" || own.has(place.file));
}

/** How much a proof covers. */
export interface ProofSize {
  tables: number;
  rows: number;
  laws: number;
  row_cases: number;
  brief_cases: number;
  /** Combinations of answers, cut at every threshold, unknowns included. */
  combinations: number;
}

/** Counts what `proveTaxonomy` goes through. */
export function sizeOf(taxonomy: Taxonomy): ProofSize {
  const tables = compiledTables(taxonomy);
  const read = new Set(taxonomy.tables.flatMap(({ reads }) => reads));
  const combinations = tables.base
    .filter((column) => read.has(tables.columns[column]!.fact.id))
    .reduce((product, column) => product * cellsToTry(column, tables), 1);
  const rows = taxonomy.tables.flatMap((table) => table.rows);
  return {
    tables: taxonomy.tables.length,
    rows: rows.length,
    laws: taxonomy.laws.length,
    row_cases: rows.reduce((sum, row) => sum + row.cases.length, 0),
    brief_cases: taxonomy.cases.length,
    combinations,
  };
}
