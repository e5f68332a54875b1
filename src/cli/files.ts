/**
 * Reading and writing files, with every failure in one line. What is written is written whole or not at all, and nowhere
 * that the person did not name.
 */
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
export function fileKind(file: string): FileKind | undefined {
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
export function listFolder(folder: string): DirectoryEntry[] {
  try {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    return entries
      .map((entry) => ({ name: entry.name, kind: kindFrom(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileError("cannot list", folder, error);
  }
}

const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);

/**
 * Where to write, without links on the way. A pull request may bring links: what is named within the repository must lie
 * within it, and elsewhere the file itself must be no link. `top` is the top of the repository.
 */
function placeOf(file: string, top: string): string {
  const [named, whole] = [path.resolve(file), path.resolve(top)];
  const real = realPath(named);
  const isLink = fs.lstatSync(named, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const strays = isWithin(named, whole) ? !isWithin(real, realPath(whole)) : isLink;
  // A link to nothing has no real place but its own.
  if (strays || (isLink && real === named)) {
    throw usageError(`cannot write "${shownPath(file)}": a link on the way leads elsewhere; name the file itself`);
  }
  return real;
}

/** Devices and pipes, such as /dev/stdout and those of a shell's `>(...)`, are written to as they are. */
const isSpecial = (file: string): boolean => {
  if (file.startsWith("/dev/")) return true;
  const status = fs.statSync(file, { throwIfNoEntry: false });
  return status !== undefined && !status.isFile() && !status.isDirectory();
};

/** Writes the whole text to a file that must not be there yet; half a file does not stay. */
function create(file: string, text: string, mode: number): void {
  const fd = fs.openSync(file, "wx", mode);
  try {
    try {
      fs.writeFileSync(fd, text);
      fs.fsyncSync(fd);
    } finally {
      fs.closeSync(fd);
    }
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw error;
  }
}

/** A name that nobody can have guessed, and put a link at; what a killed run leaves behind says whose it is. */
const temporaryName = (): string =>
  `.model-advisor-${Buffer.from(crypto.getRandomValues(new Uint8Array(9))).toString("base64url")}.tmp`;

function replace(file: string, text: string, isStillGood: () => void): void {
  const before = fs.lstatSync(file, { throwIfNoEntry: false });
  if (before?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
  const temporary = path.join(path.dirname(file), temporaryName());
  create(temporary, text, before?.mode ?? 0o644);
  try {
    // Only now: until the text was on the disk an editor had time to save.
    isStillGood();
    fs.renameSync(temporary, file);
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes a temporary file beside it and renames, unless `isStillGood` throws; `append` adds to what is there. */
export function writeFile(
  file: string,
  text: string,
  top: string,
  mode: "replace" | "create" | "append" = "replace",
  isStillGood: () => void = () => {},
): void {
  try {
    if (mode !== "create" && isSpecial(file)) return void fs.writeFileSync(file, text);
    const place = placeOf(file, top);
    if (mode === "append") fs.appendFileSync(place, text);
    else if (mode === "create") create(place, text, 0o644);
    else replace(place, text, isStillGood);
  } catch (error) {
    throw (error as Error).name === "Stop" ? error : fileError("cannot write", file, error);
  }
}

/** One after the other from the top: `recursive` never returns where nothing can be made, as below /proc. */
function makeEach(folder: string): void {
  if (fs.existsSync(folder)) return;
  makeEach(path.dirname(folder));
  try {
    fs.mkdirSync(folder);
  } catch (error) {
    // Another run may have made it meanwhile.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}

/** Makes a folder and those above it. */
export function makeFolder(folder: string, top: string): void {
  try {
    makeEach(placeOf(folder, top));
  } catch (error) {
    throw (error as Error).name === "Stop" ? error : fileError("cannot make", folder, error);
  }
}
