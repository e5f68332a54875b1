/** The lines of a stream of bytes, in flat memory, whatever the pieces that it comes in. */
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { dataError } from "../../core/types/errors.ts";
import { foreignFormat, joined } from "./decode-text.ts";

const NEWLINE = 0x0a;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Why a line could not be read, and what is said of it in a file of records. */
export const LINE_FAULTS = {
  "too long": "a line of more than 16 MiB; split the record",
  "not UTF-8": "a byte that is not UTF-8; save the file as UTF-8",
} as const;

/** A line without its end and a byte order mark, or why it could not be read. Lines count from 1. */
export type ByteLine = { line: number } & ({ text: string } | { fault: keyof typeof LINE_FAULTS });

/** The pieces of what may be text. Another encoding or format shows in the first: `refuse` is told, and nothing follows. */
export async function* textChunks(
  chunks: AsyncIterable<Uint8Array>,
  file: string,
  refuse: (foreign: Diagnostic) => void = ({ place, message }) => {
    throw dataError(`${file}:${place.line}: ${message}`);
  },
): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    if (chunk.length === 0) continue;
    const foreign = isFirst ? foreignFormat(chunk, file) : undefined;
    if (foreign) return refuse(foreign);
    isFirst = false;
    yield chunk;
  }
}

/** Bytes are decoded at once, and line by line only to find those that are not UTF-8. */
function linesIn(bytes: Uint8Array, first: number, longest: number): ByteLine[] {
  try {
    const texts = utf8.decode(bytes).split("\n");
    return texts.map((text, at) =>
      text.length > longest ? { line: first + at, fault: "too long" } : { line: first + at, text },
    );
  } catch {
    if (!bytes.includes(NEWLINE)) return [{ line: first, fault: "not UTF-8" }];
    const found: ByteLine[] = [];
    for (let start = 0; start <= bytes.length; ) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline;
      found.push(...linesIn(bytes.subarray(start, end), first + found.length, longest));
      start = end + 1;
    }
    return found;
  }
}

/** As many lines at a time as a piece completes. One that is wrong, or longer than `longest` bytes, does not stop the others. */
export async function* byteLines(
  chunks: AsyncIterable<Uint8Array>,
  longest = 16 * 1024 * 1024,
): AsyncGenerator<ByteLine[]> {
  let line = 1;
  let kept: Uint8Array[] = [];
  let keptLength = 0;
  let isWithinLong = false;
  for await (const chunk of chunks) {
    let start = 0;
    if (isWithinLong) {
      start = chunk.indexOf(NEWLINE) + 1;
      if (start === 0) continue;
      isWithinLong = false;
      line++;
    }
    let found: ByteLine[] = [];
    const end = chunk.lastIndexOf(NEWLINE);
    if (end >= start) {
      found = linesIn(joined([...kept, chunk.subarray(start, end)]), line, longest);
      line += found.length;
      kept = [];
      keptLength = 0;
      start = end + 1;
    }
    keptLength += chunk.length - start;
    if (keptLength > longest) {
      found.push({ line, fault: "too long" });
      isWithinLong = true;
      kept = [];
      keptLength = 0;
    } else if (start < chunk.length) {
      // A copy, because the giver may use its buffer again.
      kept.push(new Uint8Array(chunk.subarray(start)));
    }
    if (found.length > 0) yield found;
  }
  if (keptLength > 0) yield linesIn(joined(kept), line, longest);
}
