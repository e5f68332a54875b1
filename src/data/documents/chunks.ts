/** Bytes that come in pieces: joined, watched for what is no text, and as lines. */
import { dataError } from "../../core/types/errors.ts";
import { foreignFormat } from "./decode-text.ts";

/** Pieces as one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!;
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** All of a stream, copied, because the giver may use its buffer again. */
export async function allBytes(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(new Uint8Array(chunk));
  return joined(parts);
}

/** The same pieces, which may be text: another encoding or format shows in the first. What it gives away is thrown as a data error. */
export async function* textChunks(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const foreign = isFirst ? foreignFormat(chunk, file) : undefined;
    if (foreign) throw dataError(`${file}:${foreign.place.line}: ${foreign.message}`);
    isFirst = false;
    yield chunk;
  }
}

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

/**
 * All lines, in flat memory, without the byte order mark and the line ends. One that is not UTF-8 or far too long does not
 * stop the others.
 */
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
