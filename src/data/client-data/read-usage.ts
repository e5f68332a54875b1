/** Rows of an export of usage: CSV, JSON or JSON lines, recognised by its columns. */
import { type Fields, isFields } from "../../core/text/fields.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { UsageEntry } from "../../core/types/client-data.ts";
import { dataError } from "../../core/types/errors.ts";
import { csvTable } from "../documents/csv-rows.ts";
import { allBytes, byteLines, decodeText, textChunks } from "../documents/decode-text.ts";
import { parseJson } from "../documents/parse-json.ts";
import { SOURCES, type Source, sourceOf } from "./usage-sources.ts";

export interface UsageExport {
  source: Source;
  entries: AsyncIterable<UsageEntry | undefined>;
}

type Placed = { line: number } & ({ fields: Fields } | { fault: string });

function entryOf(placed: Placed, source: Source): UsageEntry | undefined {
  const { line } = placed;
  if ("fault" in placed) return { ok: false, line, why: placed.fault };
  const row = source.row(placed.fields);
  if (!row) return undefined;
  const figures = { requests: row.requests, input: row.input, cached: row.cached, output: row.output, time: row.at };
  const wrong = Object.entries(figures).find(([, value]) => Number.isNaN(value));
  if (wrong) return { ok: false, line, why: `${wrong[0]} is not a ${wrong[0] === "time" ? "time" : "whole number"}` };
  if (row.input === null && row.output === null) return { ok: false, line, why: "no tokens are given" };
  return { ok: true, row: { line, ...row } };
}

function unknownExport(file: string, columns: readonly string[]): never {
  const names = SOURCES.map(({ name }) => name);
  const found = columns.slice(0, 10).map(quote).join(", ");
  throw dataError(
    `${file}:1: not an export that is known, by its columns ${found}; expected one of ${names.join(", ")}`,
  );
}

/** A page of the usage API: buckets of time that hold results. */
function unfolded(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(unfolded);
  if (!isFields(value)) return [value];
  if (Array.isArray(value.data)) return value.data.flatMap(unfolded);
  if (!Array.isArray(value.results)) return [value];
  const { results, ...bucket } = value;
  return results.map((result) => (isFields(result) ? { ...bucket, ...result } : result));
}

async function* jsonRecords(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Placed> {
  const decoded = decodeText(await allBytes(chunks), file);
  const parsed = decoded.ok ? parseJson(decoded.text, file) : decoded;
  if (!parsed.ok) {
    const [first] = parsed.diagnostics;
    throw dataError(`${file}:${first?.place.line ?? 1}: ${first?.message ?? "not JSON"}`);
  }
  const { value, place } = parsed;
  for (const [at, each] of unfolded(value).entries()) {
    const line = Array.isArray(value) ? place([at]).line : 1;
    yield isFields(each) ? { line, fields: each } : { line, fault: `${quote(each)}, expected an object` };
  }
}

async function* lineRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Placed> {
  for await (const lines of byteLines(chunks)) {
    for (const each of lines) {
      if ("fault" in each) yield each;
      else if (each.text.trim() !== "") yield parsedLine(each.text, each.line);
    }
  }
}

function parsedLine(text: string, line: number): Placed {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isFields(value) ? { line, fields: value } : { line, fault: `${quote(value)}, expected an object` };
  } catch {
    return { line, fault: "not valid JSON" };
  }
}

/** The first record that is one tells the export; it is handed on with the others. */
async function recognised(records: AsyncGenerator<Placed>, file: string): Promise<UsageExport> {
  const before: Placed[] = [];
  for (let next = await records.next(); !next.done; next = await records.next()) {
    before.push(next.value);
    if (!("fields" in next.value)) continue;
    const columns = Object.keys(next.value.fields);
    const source = sourceOf(columns) ?? unknownExport(file, columns);
    async function* entries() {
      for (const each of before) yield entryOf(each, source);
      for await (const each of records) yield entryOf(each, source);
    }
    return { source, entries: entries() };
  }
  throw dataError(`${file}: no record in it, expected an export`);
}

async function fromCsv(chunks: AsyncIterable<Uint8Array>, file: string): Promise<UsageExport> {
  const { columns, rows } = await csvTable(chunks, file, (message, line) => {
    throw dataError(`${file}:${line}: ${message}`);
  });
  const source = sourceOf(columns) ?? unknownExport(file, columns);
  async function* entries() {
    for await (const each of rows) {
      yield entryOf("fault" in each ? each : { line: each.line, fields: each.row }, source);
    }
  }
  return { source, entries: entries() };
}

/** Reads an export. `start` are its first characters. Undefined stands for a row that is no use of a model. */
export function readUsage(chunks: AsyncIterable<Uint8Array>, file: string, start: string): Promise<UsageExport> {
  const text = start.replace(/^\ufeff/, "").trimStart();
  if (/^\{.*\}\s*\n\s*\{/.test(text) || /\.(?:jsonl|ndjson)$/i.test(file))
    return recognised(lineRecords(textChunks(chunks, file)), file);
  if (text.startsWith("{") || text.startsWith("[")) return recognised(jsonRecords(chunks, file), file);
  return fromCsv(chunks, file);
}
