/** Lines of a stream of bytes in flat memory. A line that is not UTF-8 or far too long does not stop the others. */
import { joined } from "./chunks.ts";

const NEWLINE = 0x0a;
/** 16 MiB; longer lines are skipped and reported. */
const LONGEST_LINE = 16 * 1024 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** A line of text, or why it could not be read. Lines count from 1. */
export type ByteLine = { line: number; text: string } | { line: number; fault: string };

function decoded(bytes: Uint8Array, line: number): ByteLine {
  if (bytes.length > LONGEST_LINE) return { line, fault: "a line of more than 16 MiB; split the record" };
  try {
    return { line, text: utf8.decode(bytes) };
  } catch {
    return { line, fault: "a byte that is not UTF-8; save the file as UTF-8" };
  }
}

/** All lines, without the byte order mark and the line ends. */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ByteLine[]> {
  let line = 1;
  let kept: Uint8Array[] = [];
  let keptLength = 0;
  for await (const chunk of chunks) {
    const found: ByteLine[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      const bytes = joined([...kept, chunk.subarray(start, end)]);
      kept = [];
      keptLength = 0;
      found.push(decoded(bytes, line++));
      start = end + 1;
    }
    if (start < chunk.length && keptLength <= LONGEST_LINE) {
      // A copy, because the giver may use its buffer again.
      kept.push(new Uint8Array(chunk.subarray(start)));
      keptLength += chunk.length - start;
    }
    if (found.length > 0) yield found;
  }
  if (keptLength > 0) yield [decoded(joined(kept), line)];
}
