/**
 * A list of use cases, row by row, CSV with any separator or a sheet of a workbook: each row as a brief, with what the
 * list says besides.
 */
import type { Listed } from "../../core/types/client-data.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { dataError } from "../../core/types/errors.ts";
import { type BriefEntry, briefEntry } from "../brief/check-brief.ts";
import { type FindPlace, textError } from "../documents/parsed.ts";
import { type CellKind, type MappedColumn, mapColumns, type Wanted } from "./column-map.ts";

/** A row of a list as a brief, with what the list says besides. */
export interface InventoryEntry {
  listed: Listed;
  brief: BriefEntry;
}

/** Where a cell of the row stands. */
type CellPlace = (column: number) => { line: number; column: number };

/** What people write into a cell that they have nothing for. */
const NOTHING = /^(?:|-+|–|—|\?|n\/?a|tbd|tbc|not (?:known|applicable|available))$/i;

const FLAGS: Readonly<Record<string, boolean>> = {
  yes: true,
  y: true,
  true: true,
  no: false,
  n: false,
  false: false,
};

/** `1,000` and `12 500.5`. */
const THOUSANDS = /^\d{1,3}(?:([,'’ \u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
/** `1.000` is one to some and a thousand to others, so neither is taken for granted. */
const MAY_BE_THOUSANDS = /^[1-9]\d{0,2}\.\d{3}$/;

/** The value of a cell; text that is not of its kind stays as it is, for the check to say so. */
function cellValue(text: string, kind: CellKind): unknown {
  switch (kind) {
    case "number": {
      const bare = THOUSANDS.test(text) ? text.replace(/[^\d.]/g, "") : text;
      return /^-?\d+(?:\.\d+)?(?:e\d+)?$/i.test(bare) ? Number(bare) : text;
    }
    case "flag":
      return FLAGS[text.toLowerCase()] ?? text;
    case "list":
      return text.split(/[,;|]/).flatMap((part) => part.trim() || []);
    default:
      return text;
  }
}

/** Texts of several cells as one: each a sentence of its own. */
const joined = (texts: readonly string[]): string =>
  texts.map((text, at) => (at < texts.length - 1 && !/[.!?:]$/.test(text) ? `${text}.` : text)).join(" ");

const textIn = (cell: string | undefined): string => {
  const text = (cell ?? "").replace(/\s+/g, " ").trim();
  return NOTHING.test(text) ? "" : text;
};

/** `yes, names`, `No`; null for anything else. */
function saysYes(text: string): boolean | null {
  const word = /^[a-z]+/i.exec(text)?.[0].toLowerCase();
  return word === undefined ? null : (FLAGS[word] ?? null);
}

/** `repetition` may be `0.92` in a sheet that shows 92 %. */
const percentOf = (text: string): unknown => (/^\d+(?:\.\d+)?$/.test(text) ? Number(text) : text);

/** Why a number may mean two things, such as `1.500`; null where it means one. */
function doubtOf(key: string, kind: MappedColumn["kind"], text: string): string | null {
  if (kind !== "number" || !MAY_BE_THOUSANDS.test(text)) return null;
  return `${key}: "${text}" is ${Number(text)} to some and ${text.replace(".", "")} to others; write the one that is meant`;
}

/** The brief of a row; undefined for a row without anything in it. */
function inventoryEntry(
  cells: readonly string[],
  columns: readonly MappedColumn[],
  file: string,
  placeOf: CellPlace,
): InventoryEntry | undefined {
  if (cells.every((cell) => cell.trim() === "")) return undefined;
  const brief: Record<string, unknown> = {};
  const usage: Record<string, unknown> = {};
  const doubtful: Diagnostic[] = [];
  const listed: Listed = { line: placeOf(0).line, name: null, personal_data: null };
  for (const { key, kind, at } of columns) {
    const text = joined(at.map((place) => textIn(cells[place])).filter((each) => each !== ""));
    if (text === "") continue;
    const doubt = doubtOf(key, kind, text);
    if (doubt !== null) doubtful.push(textError("invalid-brief", doubt, { file, ...placeOf(at[0]!) }));
    else if (key === "name") listed.name = text;
    else if (key === "personal_data") listed.personal_data = saysYes(text);
    else if (key.startsWith("usage.")) usage[key.slice("usage.".length)] = cellValue(text, kind);
    else brief[key] = key === "repetition" ? percentOf(text) : cellValue(text, kind);
  }
  if (Object.keys(usage).length > 0) brief.usage = usage;
  const place: FindPlace = (path) => {
    const key = path.filter((step) => typeof step === "string").join(".");
    const column = columns.find((each) => each.key === key) ?? columns.find((each) => each.key === "task");
    return { file, ...placeOf(column?.at[0] ?? 0) };
  };
  if (brief.task === undefined) {
    const task = columns.find(({ key }) => key === "task")!;
    doubtful.push(textError("invalid-brief", "task: the cell is empty", { file, ...placeOf(task.at[0]!) }));
  }
  if (doubtful.length > 0) return { listed, brief: { ok: false, line: listed.line, diagnostics: doubtful } };
  return { listed, brief: briefEntry(brief, place) };
}

export interface ReadInventory {
  columns: { key: string; columns: string[] }[];
  /** Heads of the columns that count for nothing. */
  passed_over: string[];
  entries: AsyncIterable<InventoryEntry>;
}

/** A row that is no row, such as one with a column too many. */
const faulty = (file: string, line: number, fault: string): InventoryEntry => ({
  listed: { line, name: null, personal_data: null },
  brief: { ok: false, line, diagnostics: [textError("csv-row", fault, { file, line, column: 1 })] },
});

function named(
  mapped: readonly MappedColumn[],
  heads: readonly string[],
): Pick<ReadInventory, "columns" | "passed_over"> {
  const read = mapped.flatMap(({ at }) => at);
  return {
    columns: mapped.map(({ key, at }) => ({ key, columns: at.map((place) => heads[place]!) })),
    passed_over: heads.filter((_, place) => !read.includes(place)),
  };
}

function columnsIn(heads: readonly string[], wanted: Wanted, file: string, line: number): MappedColumn[] {
  const mapped = mapColumns(heads, wanted);
  if (!mapped.ok) throw dataError(`${file}:${line}:1: ${mapped.message}`);
  return mapped.value;
}

/** Reads the head line at once, and rows as they are asked for. What is wrong with the file or its head is a data error. */
export async function readCsvInventory(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  wanted: Wanted,
): Promise<ReadInventory> {
  const { cellPlace, csvTable } = await import("../documents/csv-rows.ts");
  const refuse = (message: string, line: number): never => {
    throw dataError(`${file}:${line}:1: ${message}`);
  };
  const table = await csvTable(chunks, file, refuse, { withSource: true });
  const mapped = columnsIn(table.columns, wanted, file, 1);
  async function* entries(): AsyncGenerator<InventoryEntry> {
    for await (const each of table.rows) {
      if ("fault" in each) {
        yield faulty(file, each.line, each.fault);
        continue;
      }
      const place = (cell: number) => cellPlace(each.source, table.separator, cell, each.line);
      const entry = inventoryEntry(each.cells, mapped, file, place);
      if (entry) yield entry;
    }
  }
  return { ...named(mapped, table.columns), entries: entries() };
}

/** A workbook; places are row and column of the sheet. The head is the first row in which anything stands. */
export async function readXlsxInventory(
  bytes: Uint8Array,
  file: string,
  wanted: Wanted,
  sheet: string | undefined,
): Promise<ReadInventory> {
  const { xlsxRows } = await import("./xlsx-rows.ts");
  const read = await xlsxRows(bytes, sheet);
  if (!read.ok) throw dataError(`${file}: ${read.message}`);
  const first = read.value.findIndex((row) => row.some((cell) => cell.trim() !== ""));
  if (first < 0) throw dataError(`${file}: nothing in the sheet, expected a head line and rows`);
  const heads = read.value[first]!.map((head, at) => head.trim() || `column ${at + 1}`);
  const mapped = columnsIn(heads, wanted, file, first + 1);
  async function* entries(): AsyncGenerator<InventoryEntry> {
    for (const [at, cells] of read.ok ? read.value.entries() : []) {
      if (at <= first) continue;
      const entry = inventoryEntry(cells, mapped, file, (cell) => ({ line: at + 1, column: cell + 1 }));
      if (entry) yield entry;
    }
  }
  return { ...named(mapped, heads), entries: entries() };
}
