/** Candidates side by side, with once and first year, and the notes below. */

import { spokenAmount, spokenRange, spokenSpread, spokenTimes } from "../../core/text/amount.ts";
import { plainText as safe } from "../../core/text/plain-text.ts";
import type { CostRow } from "../../core/types/advice.ts";
import type { AmountRange } from "../../core/types/cost.ts";
import { type Block, type Column, list, type TableRow } from "../document/document.ts";

/** Said behind the host, where its weights are not the host's own. */
const HOSTED: Record<CostRow["deployment"], string> = {
  "self-hosted": "",
  "hosted-open": ", open weights",
  "hosted-tuned": ", your tuned weights",
  cloud: "",
};

/** Where the model runs: the machines for a local one, the provider for the others. */
export function placeText(row: CostRow): string {
  if (row.deployment !== "self-hosted") return `${safe(row.host_name ?? row.provider)}${HOSTED[row.deployment]}`;
  if (!row.hardware_name) return "your machine";
  const machine = safe(row.hardware_name);
  return row.machines !== null && row.machines > 1 ? `${row.machines} x ${machine}` : machine;
}

/** Whether question 5 lets the model be used; empty when it does. */
function allowedText({ allowed }: CostRow): string {
  if (allowed === null) return "if data may leave";
  return allowed ? "" : "not allowed";
}

interface CostColumn extends Column {
  cell(row: CostRow): string;
}

/** Notes of all rows, each text once, and the numbers of each row. */
function footnotes(rows: readonly CostRow[]): { texts: string[]; of(row: CostRow): string } {
  const texts: string[] = [];
  const numbers = new Map<CostRow, string>();
  for (const row of rows) {
    const each = row.notes.map(({ text }) => {
      if (!texts.includes(text)) texts.push(text);
      return texts.indexOf(text) + 1;
    });
    numbers.set(row, each.map((number) => `(${number})`).join(" "));
  }
  return { texts, of: (row) => numbers.get(row) ?? "" };
}

const amount = (range: AmountRange | null): string => (range ? spokenRange(range) : "");
/** Nothing is paid once for a model that is paid by use. */
const once = (range: AmountRange | null): string => (range?.likely === 0 ? "nothing" : amount(range));

/** What the multiples are of: the first year where there is a volume, else a request. */
const YEAR = "first year";
const COMPARED = `${YEAR}, compared`;
const comparedHead = (rows: readonly CostRow[]): string =>
  rows.some(({ first_year }) => first_year !== null) ? COMPARED : "per 1,000, compared";

const MONTH = "a month, with staff";

const COLUMNS: readonly CostColumn[] = [
  { head: "model", widths: [34, 26, 20], cell: ({ name }) => name },
  { head: "where", widths: [34, 26, 20, 16], cell: placeText },
  { head: "bill per 1,000", right: true, cell: ({ per_1k }) => spokenRange(per_1k) },
  { head: "between", right: true, spare: 5, widths: [30, 20], cell: ({ per_1k }) => spokenSpread(per_1k) },
  { head: MONTH, widths: [19, 12], right: true, cell: ({ monthly }) => amount(monthly) },
  { head: "once", right: true, spare: 1, cell: ({ one_off }) => once(one_off) },
  { head: YEAR, right: true, cell: ({ first_year }) => amount(first_year) },
  {
    head: COMPARED,
    widths: [24, 16, 14],
    spare: 3,
    cell: ({ role, times_recommended }) => (role === "recommended" ? "" : spokenTimes(times_recommended)),
  },
  {
    head: "article says",
    right: true,
    spare: 4,
    below: true,
    cell: ({ article_range: said }) => {
      if (!said) return "";
      const [low, high] = [spokenAmount(said.low, said.currency), spokenAmount(said.high, said.currency)];
      return low === high ? low : `${low} to ${high}`;
    },
  },
];

/** Bills alone, as the rows of hosts hold no staff time where no brief says what work there is. */
const BILL: CostColumn = {
  head: "a month, no staff time",
  widths: [22, 16, 14],
  right: true,
  cell: ({ monthly_without_labour: bill }) => amount(bill),
};

/** What of the costs is shown: all of a first year, all of work that is done once, or the bills alone. */
type Counted = "year" | "run" | "bills";

const RUN = "in all";

function columnsFor(rows: readonly CostRow[], counted: Counted): CostColumn[] {
  return COLUMNS.flatMap((column) => {
    const head = column.head === COMPARED ? comparedHead(rows) : column.head;
    if (counted === "run") return { ...column, head: head.replace(YEAR, RUN) };
    if (column.head === COMPARED) return { ...column, head };
    if (counted === "bills" && column.head === MONTH) return BILL;
    return counted === "bills" && column.head === "once" ? [] : column;
  });
}

/** The rows of a comparison, and their notes: all that they cost, or the bills alone. */
export function costBlocks(rows: readonly CostRow[], counted: Counted = "year"): Block[] {
  const notes = footnotes(rows);
  const columns: CostColumn[] = [
    ...columnsFor(rows, counted),
    { head: "notes", widths: [20, 13, 12], cell: (row) => [allowedText(row), notes.of(row)].filter(Boolean).join(" ") },
  ];
  const shown = rows.map(
    (row): TableRow => ({
      cells: columns.map(({ cell }) => cell(row)),
      ...(row.role === "recommended" ? { tone: "good" } : row.allowed === false ? { tone: "dim" } : {}),
    }),
  );
  return [
    { block: "table", columns, rows: shown },
    { block: "gap" },
    list(notes.texts.map((text, i) => `(${i + 1}) ${text}`)),
  ];
}
