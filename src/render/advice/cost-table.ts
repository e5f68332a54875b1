/** Candidates side by side: a table where there is room, one block a model where there is not. */
import stringWidth from "string-width";
import { amountText } from "../../core/text/amount-text.ts";
import type { CostRow } from "../../core/types/advice.ts";
import type { AmountRange } from "../../core/types/cost.ts";
import { type PlainColumn, plainTable } from "../text/plain-table.ts";
import { besideRangeText, costText, likelyText, rangeText, timesText } from "../text/range-text.ts";
import { makeScreen, type Page, safe } from "../text/screen.ts";
import { allowedText, placeText } from "./place.ts";

/** Notes of all rows as numbered footnotes, each text once, and the numbers of each row. */
function footnotes(rows: readonly CostRow[]): { texts: string[]; of: Map<CostRow, string> } {
  const texts: string[] = [];
  const of = new Map<CostRow, string>();
  for (const row of rows) {
    const numbers = row.notes.map(({ text }) => {
      if (!texts.includes(text)) texts.push(text);
      return texts.indexOf(text) + 1;
    });
    of.set(row, numbers.join(","));
  }
  return { texts, of };
}

function narrow(rows: readonly CostRow[], page: Page): string {
  const screen = makeScreen(page);
  return rows
    .map((row) => {
      const name = `${row.role === "recommended" ? ">" : " "} ${safe(row.name)}`;
      const lines = [
        row.role === "recommended" ? screen.ink.bold.green(name) : name,
        screen.paragraph(placeText(row), 4),
        screen.paragraph(
          `${costText(row.per_1k)} per 1,000${row.monthly ? `, ${likelyText(row.monthly)} a month` : ""}`,
          4,
          2,
        ),
      ];
      if (row.times_recommended !== null && row.role !== "recommended") {
        lines.push(screen.paragraph(`${timesText(row.times_recommended)} the recommended`, 4));
      }
      if (row.allowed !== true) lines.push(screen.paragraph(allowedText(row), 4));
      for (const { text } of row.notes) lines.push(screen.paragraph(safe(text), 4, 2));
      return lines.join("\n");
    })
    .join("\n\n");
}

interface Column extends PlainColumn {
  cell(row: CostRow): string;
}

/** How much of a row to show: widths of the columns that wrap, and the columns that can be spared. */
interface Layout {
  model: number;
  where: number;
  notes?: number;
  range: boolean;
  article: boolean;
  times: boolean;
}

/** From the fullest on; the first that fits the page is taken. */
const LAYOUTS: readonly Layout[] = [
  { model: 30, where: 26, range: true, article: true, times: true },
  { model: 24, where: 20, range: true, article: true, times: true },
  { model: 30, where: 26, range: true, article: false, times: true },
  { model: 24, where: 20, range: true, article: false, times: true },
  { model: 24, where: 20, range: false, article: false, times: true },
  { model: 20, where: 18, range: false, article: false, times: true },
  { model: 20, where: 16, notes: 13, range: false, article: false, times: false },
];

/** Where there is no likely figure the range stands for it, in its own column if that is shown. */
const eachText = (per_1k: AmountRange, { range }: Layout): string =>
  range ? besideRangeText(per_1k) : costText(per_1k);

/** The columns of a layout that have something to show. */
function columnsFor(rows: readonly CostRow[], layout: Layout, notes: ReadonlyMap<CostRow, string>): Column[] {
  const some = (has: (row: CostRow) => boolean): boolean => rows.some(has);
  const all: (Column & { shown: boolean })[] = [
    { head: "", shown: true, cell: ({ role }) => (role === "recommended" ? ">" : "") },
    { head: "model", shown: true, width: layout.model, cell: ({ name }) => safe(name) },
    { head: "where", shown: true, width: layout.where, cell: placeText },
    { head: "per 1,000", shown: true, right: true, cell: ({ per_1k }) => eachText(per_1k, layout) },
    { head: "range", shown: layout.range, right: true, cell: ({ per_1k }) => rangeText(per_1k) },
    {
      head: "a month",
      shown: some(({ monthly }) => monthly !== null),
      right: true,
      cell: ({ monthly }) => likelyText(monthly),
    },
    {
      head: "times",
      shown: layout.times && some(({ times_recommended }) => times_recommended !== null),
      right: true,
      cell: ({ role, times_recommended }) => (role === "recommended" ? "" : timesText(times_recommended)),
    },
    {
      head: "article says",
      shown: layout.article && some(({ article_range }) => article_range !== null),
      right: true,
      cell: ({ article_range: said }) =>
        said ? `${amountText(said.low, said.currency)} to ${amountText(said.high, said.currency)}` : "",
    },
    {
      head: "notes",
      shown: true,
      ...(layout.notes === undefined ? {} : { width: layout.notes }),
      cell: (row) => [allowedText(row), notes.get(row)].filter(Boolean).join(" "),
    },
  ];
  return all.filter(({ shown }) => shown);
}

/** Null when no layout fits the page. */
function wide(rows: readonly CostRow[], page: Page): string | null {
  const screen = makeScreen(page);
  const notes = footnotes(rows);
  const linesIn = (layout: Layout): string[] => {
    const columns = columnsFor(rows, layout, notes.of);
    const cells = rows.map((row) => {
      const plain = row.allowed !== false ? (text: string) => text : screen.ink.dim;
      const ink = row.role === "recommended" ? screen.ink.bold.green : plain;
      return columns.map(({ cell }) => ink(cell(row)));
    });
    return plainTable(columns, cells).map((line) => ` ${line}`);
  };
  for (const layout of LAYOUTS) {
    const [head = "", ...body] = linesIn(layout);
    if ([head, ...body].some((line) => stringWidth(line) > screen.columns)) continue;
    const foot = notes.texts.map((text, i) => screen.ink.dim(screen.paragraph(`${i + 1}  ${safe(text)}`, 2, 3)));
    return [screen.ink.dim(head), ...body, ...(foot.length > 0 ? ["", ...foot] : [])].join("\n");
  }
  return null;
}

/** The rows of a cost comparison as text, without a final newline. */
export function costTable(rows: readonly CostRow[], page: Page): string {
  const table = page.columns < 76 ? null : wide(rows, page);
  return table ?? narrow(rows, page);
}
