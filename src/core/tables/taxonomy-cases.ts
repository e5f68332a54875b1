/** The cases of a taxonomy, apart from it: they are not needed to decide, and so not loaded where speed matters. */
import type { BriefCase, RowCase, Taxonomy } from "../types/taxonomy.ts";

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
