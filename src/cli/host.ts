/** The world as it is: files, streams, clock and environment behind the `Host` that commands are given. */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { FileKind, Host, Output } from "../commands/host.ts";
import { dataError, usageError } from "../core/errors.ts";
import { plainText } from "../core/plain-text.ts";

const MiB = 1024 * 1024;
const FILE_LIMIT = 64 * MiB;
const FIRST_CHUNK = MiB / 16;
const CHUNK = MiB;

/** Thrown when the reader of our output has gone; the run then ends quietly. */
export class ClosedOutput extends Error {
  constructor() {
    super("the reader of the output has gone");
    this.name = "ClosedOutput";
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException)?.code ?? "";

const WORDS: Record<string, string> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of the path is not a folder",
  EACCES: "it may not be read or written",
  EPERM: "it may not be read or written",
  EISDIR: "it is a folder, a file was expected",
  ENOSPC: "there is no space left",
  EROFS: "the file system is read-only",
  EEXIST: "it exists already and is not written over",
  EMFILE: "too many files are open",
  ELOOP: "its links lead in a circle",
  ENAMETOOLONG: "the name is too long",
};

/** A path as people gave it: from the working folder where it lies below it. */
const shownPath = (file: string): string => {
  const below = path.relative(process.cwd(), file);
  return plainText(below === "" || below.startsWith("..") ? file : below);
};

function fileError(what: string, file: string, error: unknown): Error {
  const code = codeOf(error);
  return usageError(`${what} "${shownPath(file)}": ${WORDS[code] ?? (code || "it failed")}`);
}

/** Waits without spinning until a slow reader or writer on the other side is ready. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

function writeAll(fd: number, data: Uint8Array, name: string): void {
  let at = 0;
  while (at < data.length) {
    try {
      at += fs.writeSync(fd, data, at, data.length - at);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EAGAIN") pause();
      else if (code === "EPIPE") throw new ClosedOutput();
      else throw fileError("cannot write", name, error);
    }
  }
}

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
function* chunksOf(fd: number): Generator<Uint8Array> {
  let size = FIRST_CHUNK;
  for (;;) {
    const buffer = Buffer.allocUnsafe(size);
    const length = readSome(fd, buffer);
    if (length === 0) return;
    if (length === size) size = CHUNK;
    yield buffer.subarray(0, length);
  }
}

const NULL_DEVICE = process.platform === "win32" ? "\\\\.\\nul" : "/dev/null";

/**
 * Only a character device other than the null device can be a terminal; asking the file system first saves loading the
 * terminal module.
 */
function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const status = fs.fstatSync(fd);
    if (!status.isCharacterDevice() || status.rdev === fs.statSync(NULL_DEVICE).rdev) return false;
  } catch {
    return false;
  }
  return [() => process.stdin, () => process.stdout, () => process.stderr][fd]!().isTTY === true;
}

function colorLevel(isTTY: boolean, argv: readonly string[], env: NodeJS.ProcessEnv): Output["colors"] {
  const able = env.COLORTERM === "truecolor" || env.COLORTERM === "24bit" ? 3 : env.TERM?.includes("256") ? 2 : 1;
  if (argv.includes("--no-color")) return 0;
  if (argv.includes("--color")) return able;
  if (env.NO_COLOR) return 0;
  if (env.FORCE_COLOR) return env.FORCE_COLOR === "0" || env.FORCE_COLOR === "false" ? 0 : able;
  return isTTY && env.TERM !== "dumb" ? able : 0;
}

function output(fd: 1 | 2, argv: readonly string[]): Output {
  const name = fd === 1 ? "stdout" : "stderr";
  let terminal: boolean | undefined;
  const isTTY = () => (terminal ??= isTerminal(fd));
  return {
    get isTTY() {
      return isTTY();
    },
    get columns() {
      // Touching the stream loads the terminal module, so only a terminal is asked.
      const stream = () => (fd === 1 ? process.stdout : process.stderr);
      return (isTTY() ? stream().columns : Number(process.env.COLUMNS)) || 80;
    },
    get colors() {
      return colorLevel(isTTY(), argv, process.env);
    },
    write: (text) => writeAll(fd, typeof text === "string" ? Buffer.from(text) : text, name),
  };
}

function kindOf(status: Pick<fs.Stats, "isFile" | "isDirectory" | "isSymbolicLink">): FileKind {
  if (status.isFile()) return "file";
  if (status.isDirectory()) return "directory";
  return status.isSymbolicLink() ? "link" : "other";
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

function readFile(file: string, limit = FILE_LIMIT): Uint8Array {
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

function readStdin(limit = FILE_LIMIT): Uint8Array {
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

function writeFile(file: string, text: string, mode: "replace" | "create" = "replace"): void {
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

/** The real host. `argv` is weighed for --color and --no-color. */
export function realHost(argv: readonly string[], version: string): Host {
  const cwd = process.cwd();
  return {
    stdout: output(1, argv),
    stderr: output(2, argv),
    get stdinIsTTY() {
      return isTerminal(0);
    },
    env: process.env,
    version,
    cwd,
    today: () => new Date().toISOString().slice(0, 10),
    readStdin,
    async *stdinChunks() {
      yield* chunksOf(0);
    },
    readFile,
    async *fileChunks(file) {
      const fd = open(file);
      try {
        regularSize(fd, file);
        yield* chunksOf(fd);
      } finally {
        fs.closeSync(fd);
      }
    },
    kindOf(file) {
      const status = fs.lstatSync(file, { throwIfNoEntry: false });
      return status && kindOf(status);
    },
    list(folder) {
      try {
        const entries = fs.readdirSync(folder, { withFileTypes: true });
        return entries
          .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      } catch (error) {
        throw fileError("cannot list", folder, error);
      }
    },
    writeFile,
    makeFolder(folder) {
      try {
        fs.mkdirSync(folder, { recursive: true });
      } catch (error) {
        throw fileError("cannot make", folder, error);
      }
    },
    resolve: (...parts) => path.resolve(cwd, ...parts),
    relative: (file) => path.relative(cwd, file).split(path.sep).join("/") || ".",
    async run(program, args) {
      const { runProgram } = await import("./run-program.ts");
      return runProgram(program, args, cwd);
    },
    async download(url, options) {
      const { download } = await import("./download.ts");
      return download(url, options);
    },
    terminal: () => ({ input: process.stdin, output: process.stderr }),
    taxonomy: async () => (await import("../data/taxonomy.json", { with: { type: "json" } })).default as never,
    pricing: async () => (await import("../data/pricing.json", { with: { type: "json" } })).default as never,
    reader: async () => (await import("../data/reader.json", { with: { type: "json" } })).default as never,
    async readingThread(kinds) {
      if (os.availableParallelism() < 2) return undefined;
      const { startReadingThread } = await import("./reading-thread.ts");
      try {
        return startReadingThread(kinds);
      } catch {
        // Node may be run so that no thread may be started; then statements are read in place.
        return undefined;
      }
    },
  };
}
