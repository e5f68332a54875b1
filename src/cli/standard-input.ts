/** What is read piece by piece: standard input, and the pieces of an open file. */
import fs from "node:fs";
import { dataError } from "../core/types/errors.ts";
import { codeOf } from "./file-error.ts";
import { pause } from "./pause.ts";

const MiB = 1024 * 1024;
const LIMIT = 64 * MiB;
const FIRST_CHUNK = MiB / 16;
const CHUNK = MiB;

/** Bytes read into `buffer`; 0 at the end. */
function readSome(fd: number, buffer: Uint8Array): number {
  for (;;) {
    try {
      return fs.readSync(fd, buffer, 0, buffer.length, null);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EOF") return 0;
      if (code !== "EAGAIN") throw error;
      pause();
    }
  }
}

/** What there is to read, in pieces that grow: most inputs are small, and a large buffer takes time to get. */
export function* chunksOf(fd: number): Generator<Uint8Array> {
  let size = FIRST_CHUNK;
  for (;;) {
    const buffer = Buffer.allocUnsafe(size);
    const length = readSome(fd, buffer);
    if (length === 0) return;
    if (length === size) size = CHUNK;
    yield buffer.subarray(0, length);
  }
}

/** All of standard input. */
export function readStdin(limit = LIMIT): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const part of chunksOf(0)) {
    size += part.length;
    if (size > limit) {
      throw dataError(
        `stdin is larger than the ${Math.round(limit / MiB)} MiB that are read at once; give it as NDJSON, one brief a line`,
      );
    }
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
