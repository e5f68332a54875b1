/** Briefs as NDJSON, one per line: read from chunks of bytes in flat memory. A bad line does not stop the others. */

import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { foreignFormat, joined } from "../documents/decode-text.ts";
import { parseJson } from "../documents/parse-json.ts";
import { type FindPlace, textError } from "../documents/parsed.ts";
import type { BriefEntry } from "./check-brief.ts";

/** 1 MiB; longer lines are skipped and reported. */
const LONGEST_LINE = 1024 * 1024;
const NEWLINE = 0x0a;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Takes bytes as they come and gives the briefs of all lines that are complete by then, blank lines left out. */
export interface LineReader {
  push(bytes: Uint8Array): BriefEntry[];
  /** The last line, when nothing ends it. */
  end(): BriefEntry[];
}

/** Makes an entry of the value of one line. */
type ReadEntry = (value: unknown, place: FindPlace) => BriefEntry;

/** `file` is the name for messages. Bytes that turn out to be another encoding give one entry, and the rest nothing. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one state machine, whose parts share what was read so far
export function lineReader(file: string, readEntry: ReadEntry): LineReader {
  let line = 1;
  let state: "start" | "reading" | "within a long line" | "refused" = "start";
  /** Bytes of a line that is not complete. */
  let kept: Uint8Array[] = [];
  let keptLength = 0;

  return { push, end: () => readLines(takeKept(new Uint8Array())) };

  function push(bytes: Uint8Array): BriefEntry[] {
    if (state === "start" && bytes.length > 0) {
      const foreign = foreignFormat(bytes, file);
      state = foreign ? "refused" : "reading";
      if (foreign) return [refused(foreign)];
    }
    if (state === "refused") return [];
    let start = 0;
    if (state === "within a long line") {
      start = bytes.indexOf(NEWLINE) + 1;
      if (start === 0) return [];
      state = "reading";
      line++;
    }
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    const entries = end > start ? readLines(takeKept(bytes.subarray(start, end))) : [];
    return keep(bytes.subarray(Math.max(start, end)), entries);
  }

  /** Keeps the beginning of a line for later. */
  function keep(bytes: Uint8Array, entries: BriefEntry[]): BriefEntry[] {
    if (keptLength + bytes.length > LONGEST_LINE) {
      takeKept(new Uint8Array());
      state = "within a long line";
      entries.push(refused(tooLong()));
    } else if (bytes.length > 0) {
      // A copy, because the giver may use its buffer again.
      kept.push(new Uint8Array(bytes));
      keptLength += bytes.length;
    }
    return entries;
  }

  /** What was kept, followed by `bytes`. */
  function takeKept(bytes: Uint8Array): Uint8Array {
    const all = joined([...kept, bytes]);
    kept = [];
    keptLength = 0;
    return all;
  }

  function readLines(bytes: Uint8Array): BriefEntry[] {
    let text: string;
    try {
      text = utf8.decode(bytes);
    } catch {
      return readLinesWithWrongBytes(bytes);
    }
    const entries: BriefEntry[] = [];
    for (let start = 0; start < text.length; line++) {
      const newline = text.indexOf("\n", start);
      const end = newline < 0 ? text.length : newline;
      const entry = readLine(text.slice(start, end));
      if (entry) entries.push(entry);
      start = end + 1;
    }
    return entries;
  }

  /** Takes the lines one by one, to find those that are not UTF-8. */
  function readLinesWithWrongBytes(bytes: Uint8Array): BriefEntry[] {
    const length = bytes.indexOf(NEWLINE) + 1 || bytes.length;
    if (length === bytes.length) {
      const message = "a byte that is not UTF-8, expected UTF-8 text; save the file as UTF-8";
      const entry = refused(textError("text-encoding", message, { file, line, column: 1 }));
      line++;
      return [entry];
    }
    const entries: BriefEntry[] = [];
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(NEWLINE, start) + 1 || bytes.length;
      entries.push(...readLines(bytes.subarray(start, end)));
      start = end;
    }
    return entries;
  }

  function readLine(text: string): BriefEntry | undefined {
    if (text.trim() === "") return undefined;
    if (text.length > LONGEST_LINE) return refused(tooLong());
    const parsed = parseJson(text, file, { line });
    return parsed.ok ? readEntry(parsed.value, parsed.place) : { ok: false, line, diagnostics: parsed.diagnostics };
  }

  function refused(diagnostic: Diagnostic): BriefEntry {
    return { ok: false, line, diagnostics: [diagnostic] };
  }

  function tooLong(): Diagnostic {
    const message = "a line of more than 1 MiB, expected one brief; shorten it, or give the brief as a file of its own";
    return textError("too-large", message, { file, line, column: 1 }, { max: LONGEST_LINE });
  }
}

/** The briefs of an NDJSON stream in their order, as many at a time as a chunk completes. */
export async function* streamBriefs(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<BriefEntry[]> {
  const { briefEntry } = await import("./check-brief.ts");
  const reader = lineReader(file, briefEntry);
  let isEmpty = true;
  for await (const chunk of chunks) {
    const entries = reader.push(chunk);
    if (entries.length === 0) continue;
    isEmpty = false;
    yield entries;
  }
  const entries = reader.end();
  if (entries.length > 0) yield entries;
  else if (isEmpty) {
    const nothing = textError("invalid-brief", "nothing in it, expected a brief a line", { file, line: 1, column: 1 });
    yield [{ ok: false, line: 1, diagnostics: [nothing] }];
  }
}
