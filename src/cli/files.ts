/** Reading files, with every failure in one line. */
import fs from "node:fs";
import path from "node:path";
import type { DirectoryEntry, FileKind } from "../commands/host/host.ts";
import { usageError } from "../core/types/errors.ts";
import { codeOf, fileError, shownPath } from "./file-error.ts";
import { chunksOf } from "./standard-streams.ts";

const MiB = 1024 * 1024;
const FILE_LIMIT = 64 * MiB;
/** Most documents are shorter. */
const SHORT = MiB / 16;

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
  const what = status.isDirectory()
    ? "it is a folder, a file was expected"
    : "it is not a regular file; to read a pipe, send it to stdin and give -";
  throw usageError(`cannot read "${shownPath(file)}": ${what}`);
}

const scratch = Buffer.allocUnsafe(SHORT);

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

function kindFrom(status: Pick<fs.Stats, "isFile" | "isDirectory" | "isSymbolicLink">): FileKind {
  if (status.isFile()) return "file";
  if (status.isDirectory()) return "directory";
  return status.isSymbolicLink() ? "link" : "other";
}

/**
 * What stands at a path, without following links. Undefined for nothing, and for what cannot be looked at: to read it
 * will say why.
 */
export function kindOf(file: string): FileKind | undefined {
  try {
    const status = fs.lstatSync(file, { throwIfNoEntry: false });
    return status && kindFrom(status);
  } catch {
    return undefined;
  }
}

/** The same place without links on the way; of a path that is not there, its folders that are. */
export function realPath(file: string): string {
  const missing: string[] = [];
  for (let at = path.resolve(file); ; at = path.dirname(at)) {
    try {
      return path.join(fs.realpathSync(at), ...missing);
    } catch {
      if (path.dirname(at) === at) return path.resolve(file);
      missing.unshift(path.basename(at));
    }
  }
}

/** What a folder holds, sorted by name. */
export function list(folder: string): DirectoryEntry[] {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindFrom(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileError("cannot list", folder, error);
  }
}
