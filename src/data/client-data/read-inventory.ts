/** A list of use cases, row by row: CSV with any separator, or a sheet of a workbook. */
import { dataError } from "../../core/types/errors.ts";
import { textError } from "../documents/parsed.ts";
import { type MappedColumn, mapColumns, type Wanted } from "./column-map.ts";
import { type InventoryEntry, inventoryEntry } from "./inventory-row.ts";

export interface ReadInventory {
  columns: { key: string; columns: string[] }[];
  entries: AsyncIterable<InventoryEntry>;
}

/** A row that is no row, such as one with a column too many. */
const faulty = (file: string, line: number, fault: string): InventoryEntry => ({
  listed: { line, name: null, personal_data: null },
  brief: { ok: false, line, diagnostics: [textError("csv-row", fault, { file, line, column: 1 })] },
});

const named = (mapped: readonly MappedColumn[], heads: readonly string[]): ReadInventory["columns"] =>
  mapped.map(({ key, at }) => ({ key, columns: at.map((place) => heads[place]!) }));

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
  return { columns: named(mapped, table.columns), entries: entries() };
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
  return { columns: named(mapped, heads), entries: entries() };
}
