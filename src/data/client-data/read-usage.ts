/** Rows of an export of usage: CSV, JSON or JSON lines, recognised by its columns. */
import { type Fields, isFields } from "../../core/text/fields.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { UsageEntry } from "../../core/types/client-data.ts";
import { dataError } from "../../core/types/errors.ts";
import { byteLines, LINE_FAULTS, textChunks } from "../documents/byte-lines.ts";
import { csvTable } from "../documents/csv-rows.ts";
import { allBytes, decodeText } from "../documents/decode-text.ts";
import { parseJson } from "../documents/parse-json.ts";
import { SOURCES, type Source, type SourceRow, sourceOf } from "./usage-sources.ts";

export interface UsageExport {
  source: Source;
  entries: AsyncIterable<UsageEntry | undefined>;
}

type Placed = { line: number } & ({ fields: Fields } | { fault: string });

/** What keeps figures of a row from being counted; null where nothing does. */
function faultOf({ ends, ...row }: SourceRow): string | null {
  const { requests, input, cached, output, at } = row;
  const wrong = Object.entries({ requests, input, cached, output, time: at }).find(([, value]) => Number.isNaN(value));
  if (wrong) return `${wrong[0]} is not a ${wrong[0] === "time" ? "time" : "whole number"}`;
  if (input === null && output === null) return "no tokens are given";
  if (requests === 0 && (input ?? 0) + (output ?? 0) > 0) return "it has tokens and no request";
  if (input !== null && cached !== null && cached > input) {
    return `${cached} tokens from a cache are more than the ${input} of the whole input`;
  }
  return ends !== undefined && ends !== null && at !== null && ends < at ? "it ends before it starts" : null;
}

/** Makes entries of rows in their order. The same hour or day of use may stand in an export once. */
function entryMaker(source: Source): (placed: Placed) => UsageEntry | undefined {
  const seen = new Map<string, number>();
  return (placed) => {
    const { line } = placed;
    if ("fault" in placed) return { ok: false, line, why: placed.fault };
    const found = source.row(placed.fields);
    if (!found) return undefined;
    const why = faultOf(found);
    if (why !== null) return { ok: false, line, why };
    const { ends: _, ...row } = found;
    // Two requests may be alike in all that is logged of them; two sums of a day are one, counted twice.
    if (row.covers !== "request") {
      const whole = JSON.stringify(placed.fields);
      const first = seen.get(whole);
      if (first !== undefined) return { ok: false, line, why: `it says the same as line ${first}` };
      seen.set(whole, line);
    }
    return { ok: true, row: { line, ...row } };
  };
}

function unknownExport(file: string, columns: readonly string[]): never {
  const names = SOURCES.map(({ name }) => name);
  const found = columns.slice(0, 10).map(quote).join(", ");
  throw dataError(
    `${file}:1: not an export that is known, by its columns ${found}; expected one of ${names.join(", ")}`,
  );
}

interface Part {
  value: unknown;
  path: (string | number)[];
}

/** A page of the usage API: buckets of time that hold results. */
function unfolded(value: unknown, path: Part["path"] = []): Part[] {
  if (Array.isArray(value)) return value.flatMap((each, at) => unfolded(each, [...path, at]));
  if (!isFields(value)) return [{ value, path }];
  if (Array.isArray(value.data)) return unfolded(value.data, [...path, "data"]);
  if (!Array.isArray(value.results)) return [{ value, path }];
  const { results, ...bucket } = value;
  return results.map((result, at) => ({
    value: isFields(result) ? { ...bucket, ...result } : result,
    path: [...path, "results", at],
  }));
}

async function* jsonRecords(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Placed> {
  const decoded = decodeText(await allBytes(chunks), file);
  const parsed = decoded.ok ? parseJson(decoded.text, file) : decoded;
  if (!parsed.ok) {
    const [first] = parsed.diagnostics;
    throw dataError(`${file}:${first?.place.line ?? 1}: ${first?.message ?? "not JSON"}`);
  }
  const { value, place } = parsed;
  for (const { value: each, path } of unfolded(value)) {
    const { line } = place(path);
    yield isFields(each) ? { line, fields: each } : { line, fault: `${quote(each)}, expected an object` };
  }
}

async function* lineRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Placed> {
  for await (const lines of byteLines(chunks)) {
    for (const each of lines) {
      if ("fault" in each) yield { line: each.line, fault: LINE_FAULTS[each.fault] };
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
      const entryOf = entryMaker(source);
      for (const each of before) yield entryOf(each);
      for await (const each of records) yield entryOf(each);
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
    const entryOf = entryMaker(source);
    for await (const each of rows) {
      yield entryOf("fault" in each ? each : { line: each.line, fields: each.row });
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
