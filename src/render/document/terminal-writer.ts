/** A document as lines for a terminal of a given width. */

import type { ChalkInstance } from "chalk";
import stringWidth from "string-width";
import { remember } from "../../core/remember/remember.ts";
import { plainTable } from "../text/plain-table.ts";
import { makeScreen, type Page, type Screen, safe } from "../text/screen.ts";
import {
  type Block,
  bareText,
  type Canvas,
  type Column,
  type Document,
  type Field,
  GAP,
  type Section,
  sectionsOf,
  type TableBlock,
  type Text,
  type Tone,
} from "./document.ts";
import { fitted } from "./fitted.ts";

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

/** What the figure counts that a block begins with; a name says itself what it is. */
const countedHead = (column: Column | undefined): string => (column?.right && column.head ? ` ${column.head}` : "");

function blockPerRow({ columns, rows }: TableBlock, screen: Screen, ink: Inker): string[] {
  return rows.flatMap(({ cells, tone }, i) => [
    ...(i > 0 ? [""] : []),
    screen.paragraph(`${ink(cells[0] ?? "", tone ?? "strong")}${countedHead(columns[0])}`),
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

/** Columns that the longest line takes at least: those of the last column count only where its text cannot wrap. */
function leastWidth(columns: readonly { right: boolean; width?: number; needs: number }[]): number {
  const { right, width, needs } = columns.at(-1)!;
  const last = width === undefined || right || width > needs ? (width ?? needs + 1) - 1 : 0;
  return columns.slice(0, -1).reduce((sum, each) => sum + (each.width ?? each.needs + 1) + 1, last);
}

/** A table as roomy as the screen allows, without its spare columns, or one block a row. */
function tableLines(block: TableBlock, screen: Screen, ink: Inker): string[] {
  const table = filled(block);
  if (screen.columns >= NARROW) {
    const needed = table.columns.map(({ head }, i) =>
      Math.max(stringWidth(head), ...table.rows.map(({ cells }) => stringWidth(ink(cells[i] ?? "")))),
    );
    for (const { shown, width } of layoutsOf(table.columns)) {
      const columns = shown.map((i) => {
        const { head, right, widths } = table.columns[i]!;
        const most = widths?.[Math.min(width, widths.length - 1)];
        const needs = needed[i]!;
        return {
          head,
          right: right === true,
          needs,
          ...(most === undefined ? {} : { width: Math.min(most, needs) + 1 }),
        };
      });
      // Laying out a table takes longer than all else on a page.
      if (leastWidth(columns) > screen.columns) continue;
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

const INKS = ["cyan", "yellow", "magenta"] as const;

/** What replaces characters of our own where the terminal has no others than ASCII. */
const IN_ASCII: Record<string, string> = { "…": "...", "·": "-", "–": "-", "’": "'", "×": "x", "✓": "*", "›": ">" };
const NOT_ASCII = new RegExp(`[${Object.keys(IN_ASCII).join("")}]`, "g");

const asciiText = (text: string): string => text.replace(NOT_ASCII, (each) => IN_ASCII[each]!);

function inked(text: string, tone: Tone | undefined, ink: ChalkInstance): string {
  switch (tone) {
    case "strong":
      return ink.bold(text);
    case "good":
      return ink.bold.green(text);
    case "warn":
      return ink.yellow(text);
    case "dim":
      return ink.dim(text);
    case "id":
      return ink.dim(`[${text}]`);
    default:
      return text;
  }
}

/** How text is put on this page. */
function textInker({ ink }: Screen, page: Page): (text: Text, tone?: Tone) => string {
  const plain = (text: string): string => (page.ascii ? asciiText(safe(text)) : safe(text));
  return (text, tone) =>
    typeof text === "string"
      ? inked(plain(text), tone, ink)
      : text.map((span) => inked(plain(span.text), span.tone ?? tone, ink)).join("");
}

/** Labels in a column of their own, or above the text where the screen is narrow. */
function fieldLines(
  { fields, width: least = 0 }: { fields: readonly Field[]; width?: number },
  screen: Screen,
  inker: ReturnType<typeof textInker>,
): string[] {
  const width = Math.max(least, ...fields.map(({ label }) => stringWidth(label))) + 2;
  return fields.flatMap(({ label, text }) => {
    const head = screen.ink.dim(inker(label));
    const above = label === "" ? [] : [head];
    if (screen.columns < 60) return [...above, ...screen.paragraph(inker(text), 2).split("\n")];
    const lines = screen.paragraph(inker(text), width).split("\n");
    return [`${head}${lines[0]!.slice(stringWidth(label))}`, ...lines.slice(1)];
  });
}

function blockLines(block: Block, screen: Screen, page: Page): string[] {
  const inker = textInker(screen, page);
  switch (block.block) {
    case "gap":
      return [""];
    case "paragraph":
      return screen.paragraph(inker(block.text), block.indent ?? 0, block.hang ?? 0).split("\n");
    case "list":
      return block.items.flatMap((item) => screen.paragraph(`- ${inker(item)}`, 0, 2).split("\n"));
    case "fields":
      return fieldLines(block, screen, inker);
    case "table":
      return tableLines(block, screen, inker);
    case "figure": {
      if (page.plain) return block.instead.flatMap((each) => blockLines(each, screen, page));
      const paint: Canvas["paint"] = (series, text) => screen.ink[INKS[series % INKS.length]!](text);
      return [...block.draw({ columns: screen.columns, ascii: page.ascii === true, paint })];
    }
  }
}

/** Without gaps at the ends or side by side. */
function tidy(lines: readonly string[]): string[] {
  const kept = lines.map((line) => line.trimEnd()).filter((line, i, all) => line !== "" || (all[i - 1] ?? "") !== "");
  while (kept[0] === "") kept.shift();
  while (kept.at(-1) === "") kept.pop();
  return kept;
}

/** The last line of a first page, by what had no room on it. */
export type Foot = (out: readonly Block[]) => Block;

/** The first page below its title, on so many lines as are wanted where what may drop allows that. */
function firstLines(
  blocks: readonly Block[],
  titled: number,
  { limit: lines, foot }: Wanted,
  screen: Screen,
  page: Page,
): string[] {
  const linesOfBlock = remember((block: Block) => blockLines(block, screen, page));
  const linesOf = (shown: readonly Block[]) => tidy(shown.flatMap(linesOfBlock));
  if (lines === undefined) return linesOf(blocks);
  const limit = lines - titled;
  if (!foot) return linesOf(fitted(blocks, limit, linesOf).page);
  const footed = (last: Block) => fitted([...blocks, { ...GAP, drop: "gap above the foot" }, last], limit, linesOf);
  const { page: shown, out } = footed(foot([]));
  return linesOf(out.length === 0 ? shown : footed(foot(out)).page);
}

function titleLines({ title }: Document, screen: Screen, page: Page): string[] {
  if (title === null) return [];
  return screen.paragraph(textInker(screen, page)(title, "strong")).split("\n");
}

const sectionLines = ({ title, blocks }: Section, screen: Screen, page: Page): string[] => [
  "",
  ...screen.paragraph(textInker(screen, page)(title, "strong")).split("\n"),
  ...blocks.flatMap((block) => blockLines(block, screen, page)),
];

/** What of a document is shown. */
interface Wanted {
  /** The first page, and how many lines it may take with its title. */
  first: boolean;
  limit?: number;
  foot?: Foot;
  /** Ids of sections, or all of them. */
  sections: "all" | readonly string[];
}

/** The document as text that ends in a newline. */
export function terminalText(document: Document, page: Page, wanted: Wanted): string {
  const screen = makeScreen(page);
  const title = titleLines(document, screen, page);
  const first = wanted.first ? firstLines(document.first, title.length, wanted, screen, page) : [];
  const shown = document.sections.filter(({ id }) => wanted.sections === "all" || wanted.sections.includes(id));
  const lines = [...title, ...first, ...shown.flatMap((each) => sectionLines(each, screen, page))];
  return `${tidy(lines).join("\n")}\n`;
}

/** The first page and its foot on `most` lines, or on the lines of the screen; with `details`, the sections it names. */
export function terminalPage(
  document: Document,
  page: Page,
  { details, foot, most }: { details: string | undefined; foot: Foot; most: number },
): string {
  if (details === undefined) {
    const limit = Math.min(most, page.rows ?? most);
    return terminalText(document, page, { first: true, limit, foot, sections: [] });
  }
  const sections = sectionsOf(details);
  return terminalText(document, page, { first: sections === "all", sections });
}
