/** Bytes that come in pieces. */
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
