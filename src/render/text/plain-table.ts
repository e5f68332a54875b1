/** Columns without borders, for a terminal. */
import Table from "cli-table3";
import { shorten } from "../../core/text/plain-text.ts";

/** Of one cell; wrapping takes time by the square. */
const LONGEST = 2000;

export interface PlainColumn {
  head: string;
  right?: boolean;
  /** Columns of the terminal; longer text wraps. Null for as wide as the text. */
  width?: number;
}

const BORDERLESS = Object.fromEntries(
  ["top", "bottom", "left", "right", "mid"]
    .flatMap((side) => [side, `${side}-left`, `${side}-right`, `${side}-mid`])
    .map((name) => [name, ""]),
);

/** Head and rows as lines, without trailing spaces. */
export function plainTable(columns: readonly PlainColumn[], rows: readonly (readonly string[])[]): string[] {
  const table = new Table({
    head: columns.map(({ head }) => head),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 1 },
    colAligns: columns.map(({ right }) => (right ? "right" : "left")),
    colWidths: columns.map(({ width }) => width ?? null),
    wordWrap: true,
    chars: { ...BORDERLESS, middle: " " },
    // An ASCII sign: any other is measured for each cell, which is slow.
    truncate: "~",
  });
  for (const row of rows) table.push(row.map((cell) => shorten(cell, LONGEST)));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}
