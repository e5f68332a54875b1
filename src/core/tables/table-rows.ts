/** The rows of a table as they are written, for those who look up what a row says beside its conditions. */
import type { Row, Taxonomy } from "../types/taxonomy.ts";

/** None where an agency's own tables leave the table out. */
export const rowsOf = (table: string, { tables }: Taxonomy): readonly Row[] =>
  tables.find(({ id }) => id === table)?.rows ?? [];
