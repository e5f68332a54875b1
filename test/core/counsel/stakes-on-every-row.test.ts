/** What is at stake is said by every row of the counsel table that may meet it: no row may leave the client's money out. */
import { expect, test } from "vitest";
import type { Row } from "../../../src/core/types/taxonomy.ts";
import { TAXONOMY } from "../../taxonomy/real-taxonomy.ts";

const { rows } = TAXONOMY.tables.find(({ id }) => id === "counsel")!;

/** Rows by which no model answers, of answers that people check, and that hold only where nobody says what an answer is worth. */
const isWithoutStakes = ({ when, then }: Row): boolean =>
  ["nothing", "people"].includes(String(then.start_with)) ||
  when.checked_at_a_loss !== undefined ||
  when.tuning_worth !== undefined;

const printed = ({ because, next, said_by_ways }: Row): string => (said_by_ways ? next! : because);

test.each(rows.filter((row) => !isWithoutStakes(row)).map((row) => [row.id, printed(row)]))(
  "%s says what answers come to, and from where on they pay",
  (_, text) => {
    expect(text).toMatch(/\{(balance|target_loss)\}/);
    expect(text).toMatch(/\{(floor|pays_from)\}/);
  },
);
