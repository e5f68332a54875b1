/** A ranked list of use cases: for people what each group comes to and its rows, and as CSV. */
import { spokenCount, spokenRange } from "../../core/text/amount.ts";
import { plainText, shorten, shortenToWords } from "../../core/text/plain-text.ts";
import type { Call, Inventory, UnreadUseCase, UseCase } from "../../core/types/client-data.ts";
import { type Block, type Column, type Document, list, paragraph, type Section } from "../document/document.ts";

const TITLES: Record<Call, string> = {
  first: "Worth a call first",
  ask: "Ask this first",
  later: "Can wait: these take a large model",
  none: "No task for a language model",
};
const CALLS: readonly Call[] = ["first", "ask", "later", "none"];

/** What the last column of a group says. */
const LAST: Record<Call, { head: string; of(each: UseCase): string }> = {
  first: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  ask: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  later: { head: "to ask", of: ({ asks }) => asks[0]?.asks ?? "" },
  none: { head: "what serves instead", of: ({ instead, why }) => instead ?? why },
};

const LONGEST_NAME = 70;
const LONGEST_SAID = 160;

const nameOf = ({ name, task, line }: UseCase): string => shortenToWords(name ?? task ?? `line ${line}`, LONGEST_NAME);

function tableOf(call: Call, useCases: readonly UseCase[]): Block {
  const { head, of } = LAST[call];
  const columns: Column[] = [
    { head: "", right: true },
    { head: "use case", widths: [40, 30, 24] },
    { head: "tier", spare: 2 },
    { head: "start with", widths: [28, 22], spare: 3 },
    { head: "a month", right: true, spare: 1 },
    { head, widths: [60, 44, 34] },
  ];
  const rows = useCases.map((each) => ({
    cells: [
      String(each.rank),
      nameOf(each),
      each.tiers.join(", "),
      call === "none" ? "" : (each.start_with ?? ""),
      each.monthly ? spokenRange(each.monthly) : "",
      shorten(of(each), LONGEST_SAID),
    ],
  }));
  return { block: "table", columns, rows };
}

const titleOf = (call: Call, count: number): string => `${TITLES[call]} (${spokenCount(count)})`;

function groupOf(call: Call, { use_cases }: Inventory, most: number): Section[] {
  const all = use_cases.filter((each) => each.call === call);
  if (all.length === 0) return [];
  const left = all.length - most;
  const why = [...new Set(all.map((each) => each.why))];
  return [
    {
      id: call,
      title: titleOf(call, all.length),
      blocks: [
        ...(why.length === 1 ? [paragraph([{ text: why[0]!, tone: "dim" }])] : []),
        tableOf(call, all.slice(0, most)),
        ...(left > 0
          ? [paragraph([{ text: `and ${spokenCount(left)} more; all of them: --format csv`, tone: "dim" }])]
          : []),
      ],
    },
  ];
}

/** Faults that are listed where not all are. */
const MOST_UNREAD = 5;

function unreadSection({ unread, file }: Inventory, most: number): Section[] {
  if (unread.length === 0) return [];
  const shown = unread.slice(0, Math.min(most, Math.max(MOST_UNREAD, most / 2)));
  const items = shown.map(({ line, column, why }) => `${plainText(file)}:${line}:${column}: ${why}`);
  const left = unread.length - shown.length;
  return [
    {
      id: "unread",
      title: `Not read (${spokenCount(unread.length)})`,
      blocks: [list(left > 0 ? [...items, `and ${spokenCount(left)} more`] : items)],
    },
  ];
}

/** Columns that are named at most where they count for nothing. */
const MOST_PASSED_OVER = 12;

function passedOverText(heads: readonly string[]): string {
  if (heads.length === 0) return "";
  const shown = heads.slice(0, MOST_PASSED_OVER).map((each) => `"${each}"`);
  const more = heads.length > MOST_PASSED_OVER ? [`${heads.length - MOST_PASSED_OVER} more`] : [];
  return ` Not read: ${[...shown, ...more].join(", ")}; to read one: --map KEY=COLUMN.`;
}

/** Which columns were read as what, and which count for nothing. */
export function columnsText({ columns, passed_over }: Pick<Inventory, "columns" | "passed_over">): string {
  const read = columns.map(({ key, columns: from }) => `${key} from ${from.map((each) => `"${each}"`).join(" and ")}`);
  return `Read: ${read.join(", ")}.${passedOverText(passed_over)}`;
}

/** `most`: rows that are shown of each group. */
export function inventoryDocument(inventory: Inventory, most: number): Document {
  const { counts, file } = inventory;
  const ways = CALLS.filter((call) => counts[call] > 0).map(
    (call) => `${spokenCount(counts[call])} ${WORDS[call][counts[call] === 1 ? 0 : 1]}`,
  );
  const unread = counts.unread > 0 ? [`${spokenCount(counts.unread)} could not be read`] : [];
  return {
    title: `${spokenCount(counts.use_cases)} use ${counts.use_cases === 1 ? "case" : "cases"} in ${plainText(file)}`,
    first: [
      paragraph(`${[...ways, ...unread].join("; ")}.`),
      paragraph([{ text: columnsText(inventory), tone: "dim" }]),
    ],
    sections: [...CALLS.flatMap((call) => groupOf(call, inventory, most)), ...unreadSection(inventory, most)],
  };
}

const WORDS: Record<Call, readonly [one: string, many: string]> = {
  first: ["is worth a call first", "are worth a call first"],
  ask: ["needs one answer first", "need one answer first"],
  later: ["can wait", "can wait"],
  none: ["is no task for a language model", "are no task for a language model"],
};

const COLUMNS = [
  "rank",
  "call",
  "name",
  "task",
  "why",
  "ask",
  "instead",
  "tier",
  "kind",
  "start_with",
  "monthly",
  "currency",
  "requests_per_month",
  "personal_data",
  "line",
] as const;

type Cell = string | number | boolean | null;

/** What makes a cell a formula, also in the wide letters of East Asia. */
const FORMULA = /^[\s'"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/;
/** Where a program splits at semicolons instead, what stands behind one begins a cell, quotes or not. */
const FORMULA_INSIDE = /;(?=[\s'"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20])/g;

/**
 * One cell. Text is always quoted; text that a spreadsheet might run gets an apostrophe before it, and line breaks
 * become blanks, as a program that splits otherwise would begin a row there.
 */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const flat = plainText(value.replace(/\s+/g, " ").trim()).replace(FORMULA_INSIDE, ";'");
  return `"${(FORMULA.test(flat) ? `'${flat}` : flat).replaceAll('"', '""')}"`;
}

const line = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\n`;

const useCaseLine = (each: UseCase): string =>
  line([
    each.rank,
    each.call,
    each.name,
    each.task,
    each.why,
    each.asks[0]?.asks ?? null,
    each.instead,
    each.tiers.length > 1 ? each.tiers.join(" or ") : (each.tiers[0] ?? null),
    each.kind_name,
    each.start_with,
    each.monthly?.likely ?? null,
    each.monthly?.currency ?? null,
    each.requests_per_month,
    each.personal_data === null ? null : each.personal_data ? "yes" : "no",
    each.line,
  ]);

const unreadLine = (each: UnreadUseCase): string =>
  line(COLUMNS.map((column): Cell => ({ call: "unread", why: each.why, line: each.line })[column as "why"] ?? null));

/** All rows, the ranked ones, then those that could not be read, as CSV that no spreadsheet takes for a formula. */
export const inventoryCsv = ({ use_cases, unread }: Inventory): string =>
  [`${COLUMNS.join(",")}\n`, ...use_cases.map(useCaseLine), ...unread.map(unreadLine)].join("");
