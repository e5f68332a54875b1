/** A ranked list as CSV that no spreadsheet takes for a formula. */
import { plainText } from "../../core/text/plain-text.ts";
import type { Inventory, UnreadUseCase, UseCase } from "../../core/types/client-data.ts";

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

/** All rows: the ranked ones, then those that could not be read. */
export const inventoryCsv = ({ use_cases, unread }: Inventory): string =>
  [`${COLUMNS.join(",")}\n`, ...use_cases.map(useCaseLine), ...unread.map(unreadLine)].join("");
