/** The rows of a sheet of an Excel workbook, as text. */
import { strFromU8, unzipSync } from "fflate";
import { readSheet } from "read-excel-file/universal";
import { quote } from "../../core/text/plain-text.ts";
import type { Result } from "./column-map.ts";

/** What a workbook may unpack to, in bytes, and the cells of a sheet up to its last one: more is no list that people keep. */
const LARGEST = 256 * 1024 * 1024;
const MOST_CELLS = 5_000_000;

const UNREADABLE = "not a workbook that can be read; save it anew as .xlsx, or as CSV";

/** `AB` is 28. */
const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** A cell far out makes a reader fill all the room before it: what one small archive asks for must be known first. */
function faultOf(bytes: Uint8Array): string | undefined {
  let size = 0;
  const sheets = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      size += originalSize;
      return size <= LARGEST && /^xl\/worksheets\/[^/]+\.xml$/.test(name);
    },
  });
  if (size > LARGEST) return "the workbook unpacks to more than 256 MiB; save the sheet as CSV";
  for (const sheet of Object.values(sheets)) {
    let rows = 0;
    let columns = 0;
    for (const [, letters, row] of strFromU8(sheet).matchAll(/\br="([A-Z]{1,3})(\d{1,7})"/g)) {
      rows = Math.max(rows, Number(row));
      columns = Math.max(columns, numberOf(letters!));
    }
    if (rows * columns > MOST_CELLS) {
      return `a sheet has cells in row ${rows} and column ${columns}; delete what stands far out, or save it as CSV`;
    }
  }
  return undefined;
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

/** Rows from the first of the sheet on, empty ones too. `sheet`: its name; the first sheet without it. */
export async function xlsxRows(bytes: Uint8Array, sheet: string | undefined): Promise<Result<string[][]>> {
  try {
    const fault = faultOf(bytes);
    if (fault !== undefined) return { ok: false, message: fault };
    const copy = new Uint8Array(bytes).buffer;
    const rows = await (sheet === undefined ? readSheet(copy) : readSheet(copy, sheet));
    return { ok: true, value: rows.map((row) => row.map(textOf)) };
  } catch (error) {
    const isMissing = sheet !== undefined && (error as { name?: string }).name === "SheetNotFoundError";
    return { ok: false, message: isMissing ? `there is no sheet ${quote(sheet)}` : UNREADABLE };
  }
}
