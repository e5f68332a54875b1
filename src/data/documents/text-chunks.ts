/** Bytes of a stream that may be text: another encoding or format is refused by its beginning. */
import { dataError } from "../../core/types/errors.ts";
import { foreignFormat } from "./decode-text.ts";

/** The same chunks. What the first one gives away is thrown as a data error. */
export async function* textChunks(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const foreign = isFirst ? foreignFormat(chunk, file) : undefined;
    if (foreign) throw dataError(`${file}:${foreign.place.line}: ${foreign.message}`);
    isFirst = false;
    yield chunk;
  }
}
