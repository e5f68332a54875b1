/** A table for a terminal: as roomy as the screen allows, without its spare columns, or one block a row. */
import stringWidth from "string-width";
import { plainTable } from "../text/plain-table.ts";
import type { Screen } from "../text/screen.ts";
import { bareText, type Column, type TableBlock, type Text, type Tone } from "./document.ts";

type Inker = (text: Text, tone?: Tone) => string;

/** Which columns are shown, and which of their widths. */
interface Layout {
  shown: readonly number[];
  width: number;
}

/** From the fullest on: all columns at each of their widths, then without one spare column after the other. */
function layoutsOf(columns: readonly Column[]): Layout[] {
  const widths = Math.max(1, ...columns.map((column) => column.widths?.length ?? 1));
  const spares = [...new Set(columns.map(({ spare }) => spare ?? 0))].sort((a, b) => b - a);
  return spares.flatMap((least) => {
    const shown = columns.flatMap(({ spare }, i) => ((spare ?? 0) <= least ? [i] : []));
    return Array.from({ length: widths }, (_, width) => ({ shown, width }));
  });
}

/** Columns in which some row says something; the first always. */
function filled({ columns, rows }: TableBlock): TableBlock {
  const says = columns.map((_, i) => i === 0 || rows.some(({ cells }) => bareText(cells[i] ?? "") !== ""));
  return {
    block: "table",
    columns: columns.filter((_, i) => says[i]),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, i) => says[i]) })),
  };
}

function blockPerRow({ columns, rows }: TableBlock, screen: Screen, ink: Inker): string[] {
  return rows.flatMap(({ cells, tone }, i) => [
    ...(i > 0 ? [""] : []),
    screen.paragraph(ink(cells[0] ?? "", tone ?? "strong")),
    ...cells.slice(1).flatMap((cell, at) => {
      if (bareText(cell) === "") return [];
      const head = columns[at + 1]!.head;
      return screen.paragraph(`${head ? `${head}: ` : ""}${ink(cell)}`, 2, 2).split("\n");
    }),
  ]);
}

/** What left-out columns say, a line for each that must not be lost: `article says: GPT-4o AU$6.00 to AU$12`. */
function linesBelow({ columns, rows }: TableBlock, shown: readonly number[], screen: Screen, ink: Inker): string[] {
  return columns.flatMap(({ head, below }, i) => {
    if (!below || shown.includes(i)) return [];
    const said = rows.flatMap(({ cells }) => {
      const cell = cells[i] ?? "";
      return bareText(cell) === "" ? [] : [`${ink(cells[0] ?? "")} ${ink(cell)}`];
    });
    return screen.paragraph(`${screen.ink.dim(`${head}:`)} ${said.join("; ")}`, 0, 2).split("\n");
  });
}

/** Below so many columns of the screen a table is hard to read, whatever fits. */
const NARROW = 60;

export function tableLines(block: TableBlock, screen: Screen, ink: Inker): string[] {
  const table = filled(block);
  if (screen.columns >= NARROW) {
    for (const { shown, width } of layoutsOf(table.columns)) {
      const columns = shown.map((i) => {
        const { head, right, widths } = table.columns[i]!;
        const most = widths?.[Math.min(width, widths.length - 1)];
        const needs = Math.max(stringWidth(head), ...table.rows.map(({ cells }) => stringWidth(ink(cells[i] ?? ""))));
        return { head, right: right === true, ...(most === undefined ? {} : { width: Math.min(most, needs) + 1 }) };
      });
      const rows = table.rows.map(({ cells, tone }) => shown.map((i) => ink(cells[i] ?? "", tone)));
      const hasHead = columns.some(({ head }) => head !== "");
      const [head = "", ...body] = plainTable(columns, rows);
      const lines = hasHead ? [screen.ink.dim(head), ...body] : body;
      if (lines.every((line) => stringWidth(line) <= screen.columns)) {
        return [...lines, ...linesBelow(table, shown, screen, ink)];
      }
    }
  }
  return blockPerRow(table, screen, ink);
}
