/** The rows of a table as they are written, for those who look up what a row says beside its conditions. */
import { rememberEach } from "../remember/remember.ts";
import type { Row, Taxonomy } from "../types/taxonomy.ts";

/** None where an agency's own tables leave the table out. */
export const rowsOf = (table: string, { tables }: Taxonomy): readonly Row[] =>
  tables.find(({ id }) => id === table)?.rows ?? [];

/** The row of an id that the program was given, such as that of a counsel. */
export const rowOf = (table: string, id: string | undefined, taxonomy: Taxonomy): Row | undefined =>
  rowsOf(table, taxonomy).find((row) => row.id === id);

/** Facts by which rows are asked for. */
const ASKED = 32;

/** Ids of the rows of a table that hold by a fact, so that code asks for what a row is about and never for its id. */
export const rowsTesting = rememberEach(ASKED, (taxonomy: Taxonomy, at: `${string}.${string}`): ReadonlySet<string> => {
  const [table, fact] = at.split(".") as [string, string];
  const testing = rowsOf(table, taxonomy).filter(({ when }) => fact in when);
  return new Set(testing.map(({ id }) => id));
});
