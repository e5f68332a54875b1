/** Reading and writing files and standard input, with every failure in one line. */
import fs from "node:fs";
import path from "node:path";
import type { Entry, FileKind } from "../commands/host/host.ts";
import { dataError, usageError } from "../core/types/errors.ts";
import { codeOf, fileError, shownPath } from "./file-error.ts";
import { pause } from "./pause.ts";

const MiB = 1024 * 1024;
const FILE_LIMIT = 64 * MiB;
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

function open(file: string): number {
  try {
    // A FIFO would otherwise block until someone writes to it.
    return fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
  } catch (error) {
    throw fileError("cannot read", file, error);
  }
}

/** The size of an open file; anything but a regular file is refused. */
function regularSize(fd: number, file: string): number {
  const status = fs.fstatSync(fd);
  if (status.isFile()) return status.size;
  const what = status.isDirectory() ? "it is a folder" : "it is not a regular file";
  throw usageError(`cannot read "${shownPath(file)}": ${what}, a file was expected`);
}

const scratch = Buffer.allocUnsafe(FIRST_CHUNK);

/**
 * A file that is shorter than the scratch buffer and comes in one piece. Undefined for all others, and for what has no
 * position to read from, as pipes have none.
 */
function readShort(fd: number): Uint8Array | undefined {
  try {
    const size = fs.readSync(fd, scratch, 0, scratch.length, 0);
    if (size === 0 || size === scratch.length) return undefined;
    const isAll = fs.readSync(fd, scratch, size, 1, size) === 0;
    return isAll ? Buffer.from(scratch.subarray(0, size)) : undefined;
  } catch {
    return undefined;
  }
}

/** A whole regular file. */
export function readFile(file: string, limit = FILE_LIMIT): Uint8Array {
  const fd = open(file);
  try {
    const short = readShort(fd);
    if (short && short.length <= limit) return short;
    const size = regularSize(fd, file);
    if (size > limit) {
      throw usageError(
        `cannot read "${shownPath(file)}": it has ${Math.ceil(size / MiB)} MiB, at most ${Math.round((limit / MiB) * 10) / 10} MiB are read`,
      );
    }
    return fs.readFileSync(fd);
  } catch (error) {
    throw codeOf(error) ? fileError("cannot read", file, error) : error;
  } finally {
    fs.closeSync(fd);
  }
}

/** A regular file in pieces. */
export async function* fileChunks(file: string): AsyncGenerator<Uint8Array> {
  const fd = open(file);
  try {
    regularSize(fd, file);
    yield* chunksOf(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** All of standard input. */
export function readStdin(limit = FILE_LIMIT): Uint8Array {
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

/** Writes a temporary file beside it and renames. */
export function writeFile(file: string, text: string, mode: "replace" | "create" = "replace"): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  try {
    if (mode === "create" && fs.existsSync(file)) throw Object.assign(new Error(), { code: "EEXIST" });
    const special = fs.existsSync(file) && !fs.statSync(file).isFile();
    if (special && fs.statSync(file).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (special) return void fs.writeFileSync(file, text);
    const fd = fs.openSync(temporary, "w", fs.existsSync(file) ? fs.statSync(file).mode : 0o644);
    try {
      fs.writeFileSync(fd, text);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
    fs.renameSync(temporary, fs.existsSync(file) ? fs.realpathSync(file) : file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw fileError("cannot write", file, error);
  }
}

export function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw fileError("cannot make", folder, error);
  }
}

function kindFrom(status: Pick<fs.Stats, "isFile" | "isDirectory" | "isSymbolicLink">): FileKind {
  if (status.isFile()) return "file";
  if (status.isDirectory()) return "directory";
  return status.isSymbolicLink() ? "link" : "other";
}

/** What stands at a path, without following links; undefined for nothing. */
export function kindOf(file: string): FileKind | undefined {
  const status = fs.lstatSync(file, { throwIfNoEntry: false });
  return status && kindFrom(status);
}

/** What a folder holds, sorted by name. */
export function list(folder: string): Entry[] {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindFrom(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileError("cannot list", folder, error);
  }
}
