/** The proof of a taxonomy: everything about its tables that can be shown wrong without asking anyone. */
import { type CompiledTables, compiledTables } from "../tables/compiled-tables.ts";
import { partsOf } from "../tables/stages.ts";
import type { Diagnostic } from "../types/diagnostic.ts";
import type { Row, Taxonomy } from "../types/taxonomy.ts";
import { runCases } from "./cases.ts";
import { finding } from "./finding.ts";
import { proveLaw, proveUnknown } from "./laws.ts";
import { proveCollecting, proveDeciding } from "./rows.ts";

/** A row that draws a line through numbers, or that names an approach, rests on evidence. */
const needsEvidence = (row: Row) =>
  Object.values(row.when).some(({ test }) => test === "range") || "approach" in row.then || "alternative" in row.then;

function evidenceFindings({ tables }: Taxonomy): Diagnostic[] {
  return tables.flatMap((table) =>
    table.rows
      .filter((row) => needsEvidence(row) && row.evidence.length === 0)
      .map((row) =>
        finding({
          rule: "no-evidence",
          message: `row "${row.id}" sets a threshold or an approach without evidence; name an entry of evidence.yaml, or add one that says that there is none`,
          place: row.place,
          args: { table: table.id, row: row.id },
        }),
      ),
  );
}

function caseFindings({ tables }: Taxonomy): Diagnostic[] {
  return tables.flatMap((table) =>
    table.rows
      .filter((row) => row.cases.length === 0)
      .map((row) =>
        finding({
          rule: "no-case",
          severity: "warning",
          message: `row "${row.id}" has no case; add one that it decides`,
          place: row.place,
          args: { table: table.id, row: row.id },
        }),
      ),
  );
}

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
  return partsOf(taxonomy).flatMap(proveTables).sort(inFileOrder);
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
  found.push(...evidenceFindings(taxonomy), ...caseFindings(taxonomy), ...runCases(taxonomy).failed);
  return found;
}
