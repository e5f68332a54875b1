/** Examples of a file: JSONL, a JSON list, or CSV. */
import { quote } from "../../core/text/plain-text.ts";
import { dataError } from "../../core/types/errors.ts";
import type { ExampleEntry } from "../../core/types/examples.ts";
import { byteLines, LINE_FAULTS, textChunks } from "../documents/byte-lines.ts";
import { allBytes, decodeText } from "../documents/decode-text.ts";
import { parseJson } from "../documents/parse-json.ts";
import { type ExampleKeys, exampleEntry, pairIn } from "./example-values.ts";

export type ExampleForm = "lines" | "list" | "csv";

/** What the file is, by its name and its first bytes. */
export function formOf(file: string, start: string): ExampleForm {
  if (/\.(?:csv|tsv|tab)$/i.test(file)) return "csv";
  if (/\.(?:jsonl|ndjson)$/i.test(file)) return "lines";
  const text = start.replace(/^\ufeff/, "").trimStart();
  if (text.startsWith("[")) return "list";
  if (text.startsWith("{")) return /\.json$/i.test(file) && !/^\{.*\}\s*\n\s*\{/.test(text) ? "list" : "lines";
  return "csv";
}

async function* fromLines(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  keys: ExampleKeys,
): AsyncGenerator<ExampleEntry[]> {
  for await (const lines of byteLines(textChunks(chunks, file))) {
    const entries: ExampleEntry[] = [];
    for (const each of lines) {
      if ("fault" in each) entries.push({ ok: false, line: each.line, why: LINE_FAULTS[each.fault] });
      else if (each.text.trim() !== "") entries.push(lineEntry(each.text, each.line, file, keys));
    }
    yield entries;
  }
}

function lineEntry(text: string, line: number, file: string, keys: ExampleKeys): ExampleEntry {
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    // The strict reader says what is wrong and where.
    const parsed = parseJson(text, file, { line });
    const why = parsed.ok
      ? "not valid JSON"
      : `column ${parsed.diagnostics[0]!.place.column}: ${parsed.diagnostics[0]!.message}`;
    return { ok: false, line, why };
  }
  try {
    return exampleEntry(value, line, keys);
  } catch (error) {
    // Values that are put into text again are walked through, and may be nested deeper than there is room for.
    if (!(error instanceof RangeError)) throw error;
    return { ok: false, line, why: "too many levels of nesting; take levels out" };
  }
}

async function* fromList(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  keys: ExampleKeys,
): AsyncGenerator<ExampleEntry[]> {
  const decoded = decodeText(await allBytes(chunks), file);
  const parsed = decoded.ok ? parseJson(decoded.text, file) : decoded;
  if (!parsed.ok) {
    const [{ place, message } = { place: { line: 1, column: 1 }, message: "not JSON" }] = parsed.diagnostics;
    throw dataError(`${file}:${place.line}:${place.column}: ${message}`);
  }
  const items = Array.isArray(parsed.value) ? parsed.value : [parsed.value];
  yield items.map((item, at) => exampleEntry(item, parsed.place(Array.isArray(parsed.value) ? [at] : []).line, keys));
}

/** Rows that are handed on together. */
const TOGETHER = 500;

async function* fromCsv(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  keys: ExampleKeys,
): AsyncGenerator<ExampleEntry[]> {
  const { csvTable } = await import("../documents/csv-rows.ts");
  const { columns, rows } = await csvTable(chunks, file, (message, line) => {
    throw dataError(`${file}:${line}: ${message}`);
  });
  const head = Object.fromEntries(columns.map((name) => [name, ""]));
  const pair = pairIn(head, keys);
  const unknown = [pair?.input, pair?.output].find((name) => name !== undefined && !(name in head));
  if (!pair || unknown !== undefined) {
    const known = columns.slice(0, 12).map(quote).join(", ");
    const what = unknown === undefined ? "no known pair of input and answer" : `no column ${quote(unknown)}`;
    throw dataError(`${file}:1: ${what} among the columns ${known}; name them with --input and --output`);
  }
  const twice = [pair.input, pair.output].find((name) => columns.indexOf(name) !== columns.lastIndexOf(name));
  if (twice !== undefined) {
    throw dataError(`${file}:1: there are two columns ${quote(twice)}; give one of them another name`);
  }
  let entries: ExampleEntry[] = [];
  for await (const each of rows) {
    entries.push(
      "fault" in each ? { ok: false, line: each.line, why: each.fault } : exampleEntry(each.row, each.line, pair),
    );
    if (entries.length >= TOGETHER) {
      yield entries;
      entries = [];
    }
  }
  yield entries;
}

/** All records of a file in their order, many at a time, each an example or why it is none. */
export function readExamples(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  form: ExampleForm,
  keys: ExampleKeys = {},
): AsyncGenerator<ExampleEntry[]> {
  if (form === "csv") return fromCsv(chunks, file, keys);
  return form === "list" ? fromList(chunks, file, keys) : fromLines(chunks, file, keys);
}
