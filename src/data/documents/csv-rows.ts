/** Rows of CSV from a stream, by the names in the head line. Quoted line breaks, a byte order mark, any separator. */
import { type InfoRecord, parse } from "csv-parse";
import { foreignFormat } from "./decode-text.ts";

/**
 * A row by column, with its cells and the line on which it begins; or why it could not be read. `source` is its text
 * where that was asked for.
 */
export type CsvRow =
  | { line: number; row: Record<string, string>; cells: string[]; source: string }
  | { line: number; fault: string };

export interface CsvTable {
  separator: string;
  columns: string[];
  rows: AsyncIterable<CsvRow>;
}

const SEPARATORS = [",", ";", "\t", "|"];
/** A first line by which a spreadsheet is told the separator. */
const SAID_SEPARATOR = /^\ufeff?"?sep=([^\r\n"])"?\r?\n/i;
/** Bytes that are looked at for the separator. */
const LOOKED_AT = 64 * 1024;

/** Where the cell of that number begins in the text of a row that begins on `line`. Columns count UTF-16 code units. */
export function cellPlace(
  source: string,
  separator: string,
  cell: number,
  line: number,
): { line: number; column: number } {
  // The parser hands on the line break before the row with it.
  const begin = /^[\r\n\ufeff]*/.exec(source)![0].length;
  let quoted = false;
  let left = cell;
  let at = begin;
  let start = begin;
  let row = line;
  for (; left > 0 && at < source.length; at++) {
    const character = source[at]!;
    if (character === '"') quoted = !quoted;
    else if (character === "\n") {
      row++;
      start = at + 1;
    } else if (!quoted && character === separator) left--;
  }
  return { line: row, column: at - start + 1 };
}

/** The separator that the head line holds most of, outside quotes. */
function separatorOf(text: string): string {
  let quoted = false;
  const counts = new Map<string, number>();
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === "\n") break;
    else if (!quoted && SEPARATORS.includes(character)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ",";
}

/** The parser tells where a record that it skips ends; it begins behind the last one that was read. */
type Skipped = { fault: string };

type Parsed = { record: string[]; info: InfoRecord; raw?: string };

const FAULTS: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED:
    "a quoted text begins here and never ends, so nothing from here on could be read; close the quote",
};

const faultOf = (error: { code?: string; message: string }): string =>
  FAULTS[error.code ?? ""] ?? error.message.replace(/\s+/g, " ");

/** Reads the head line at once and the rows as they are asked for. Throws what `foreignFormat` finds. */
export async function csvTable(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  refuse: (message: string, line: number) => never,
  { withSource = false } = {},
): Promise<CsvTable> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done) return refuse("nothing in it, expected a head line and rows", 1);
  const foreign = foreignFormat(first.value, file);
  if (foreign) refuse(foreign.message, foreign.place.line);
  const start = new TextDecoder().decode(first.value.subarray(0, LOOKED_AT));
  const said = SAID_SEPARATOR.exec(start)?.[1];
  const separator = said ?? separatorOf(start);
  const skipped: Skipped[] = [];
  const parser = parse({
    bom: true,
    delimiter: separator,
    from_line: said === undefined ? 1 : 2,
    info: true,
    raw: withSource,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
  });
  parser.on("skip", (error: { code?: string; message: string; lines?: number }) => {
    skipped.push({ fault: faultOf(error) });
  });
  const bytes = { broken: false };
  pump(parser, first.value, iterator, bytes);
  const records = parser[Symbol.asyncIterator]() as AsyncIterator<Parsed>;
  const head = await records.next();
  if (head.done) return refuse("nothing in it, expected a head line and rows", 1);
  const columns = head.value.record.map((name, at) => name.trim() || `column ${at + 1}`);
  return { separator, columns, rows: rowsOf(records, columns, head.value, skipped, bytes) };
}

/** Writes the bytes into the parser as fast as it takes them, and notes when they are not UTF-8. */
async function pump(
  parser: ReturnType<typeof parse>,
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  state: { broken: boolean },
): Promise<void> {
  const utf8 = new TextDecoder("utf-8", { fatal: true });
  const look = (bytes: Uint8Array): void => {
    if (state.broken) return;
    try {
      utf8.decode(bytes, { stream: true });
    } catch {
      state.broken = true;
    }
  };
  const write = (bytes: Uint8Array): Promise<void> | undefined => {
    look(bytes);
    return parser.write(new Uint8Array(bytes))
      ? undefined
      : new Promise((resolve) => parser.once("drain", () => resolve()));
  };
  try {
    await write(first);
    for (let next = await rest.next(); !next.done; next = await rest.next()) await write(next.value);
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
  }
}

/** The parser counts a line break of two characters twice where it stands in quotes. */
const twiceCounted = (record: readonly string[]): number =>
  record.reduce((sum, cell) => sum + (cell.includes("\r\n") ? cell.split("\r\n").length - 1 : 0), 0);

async function* rowsOf(
  records: AsyncIterator<Parsed>,
  columns: readonly string[],
  head: Parsed,
  skipped: Skipped[],
  bytes: { broken: boolean },
): AsyncGenerator<CsvRow> {
  let counted = twiceCounted(head.record);
  let end = head.info.lines - counted;
  try {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      const { record, info, raw = "" } = next.value;
      const line = end + 1;
      counted += twiceCounted(record);
      end = info.lines - counted;
      if (record.length !== columns.length) {
        yield {
          line,
          fault: `${record.length} ${record.length === 1 ? "column" : "columns"}, the head line has ${columns.length}`,
        };
      } else if (bytes.broken && record.some((cell) => cell.includes("\ufffd"))) {
        yield { line, fault: "a byte that is not UTF-8, expected UTF-8 text; save the file as UTF-8" };
      } else {
        const row = Object.fromEntries(record.map((value, at) => [columns[at]!, value]));
        yield { line, row, cells: record, source: raw };
      }
    }
  } catch (error) {
    if (!("code" in (error as object))) throw error;
    yield { line: end + 1, fault: faultOf(error as { code?: string; message: string }) };
  }
  for (const { fault } of skipped) yield { line: end + 1, fault };
}
