/**
 * Standard input, output and error: where they come from and go, how wide and colourful they may be, and waiting for
 * slow readers and writers.
 */
import fs from "node:fs";
import type { Output } from "../commands/host/host.ts";
import { outgoingText } from "../core/text/plain-text.ts";
import { dataError } from "../core/types/errors.ts";
import { codeOf, fileError } from "./file-error.ts";

/** Waits without spinning until a slow reader or writer on the other side is ready. */
function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
}

/** Writes everything; false when the reader has gone. */
function writeAll(fd: number, data: Uint8Array, name: string): boolean {
  let at = 0;
  while (at < data.length) {
    try {
      at += fs.writeSync(fd, data, at, data.length - at);
    } catch (error) {
      const code = codeOf(error);
      if (code === "EAGAIN") pause();
      else if (code === "EPIPE") return false;
      else throw fileError("cannot write", name, error);
    }
  }
  return true;
}

const NULL_DEVICE = process.platform === "win32" ? "\\\\.\\nul" : "/dev/null";

/**
 * Only a character device other than the null device can be a terminal; asking the file system first saves loading the
 * terminal module.
 */
export function isTerminal(fd: 0 | 1 | 2): boolean {
  try {
    const status = fs.fstatSync(fd);
    if (!status.isCharacterDevice() || status.rdev === fs.statSync(NULL_DEVICE).rdev) return false;
  } catch {
    return false;
  }
  return [() => process.stdin, () => process.stdout, () => process.stderr][fd]!().isTTY === true;
}

/** What FORCE_COLOR may say; anything else is as good as nothing. */
const FORCED: Record<string, boolean> = { true: true, "1": true, "2": true, "3": true, false: false, "0": false };

/** Packages that look at FORCE_COLOR themselves, when they are loaded, fail on what it may not say. */
export function dropOddColor(env: NodeJS.ProcessEnv): void {
  if (env.FORCE_COLOR !== undefined && FORCED[env.FORCE_COLOR] === undefined) delete env.FORCE_COLOR;
}

function colorLevel(isTTY: boolean, argv: readonly string[], env: NodeJS.ProcessEnv): Output["colors"] {
  const able = env.COLORTERM === "truecolor" || env.COLORTERM === "24bit" ? 3 : env.TERM?.includes("256") ? 2 : 1;
  if (argv.includes("--no-color")) return 0;
  if (argv.includes("--color")) return able;
  if (env.NO_COLOR) return 0;
  const forced = FORCED[env.FORCE_COLOR ?? ""];
  if (forced !== undefined) return forced ? able : 0;
  return isTTY && env.TERM !== "dumb" ? able : 0;
}

/** The locale says which characters a terminal has; Windows has them all, and says nothing. */
function isAsciiOnly(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean {
  if (platform === "win32") return false;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG || "";
  return !/utf-?8/i.test(locale);
}

export function output(fd: 1 | 2, argv: readonly string[]): Output {
  const name = fd === 1 ? "stdout" : "stderr";
  let terminal: boolean | undefined;
  const isTTY = () => (terminal ??= isTerminal(fd));
  let level: Output["colors"] | undefined;
  const colors = () => (level ??= colorLevel(isTTY(), argv, process.env));
  let closed = false;
  return {
    get isTTY() {
      return isTTY();
    },
    get columns() {
      // Touching the stream loads the terminal module, so only a terminal is asked.
      const stream = () => (fd === 1 ? process.stdout : process.stderr);
      return (isTTY() ? stream().columns : Number(process.env.COLUMNS)) || 80;
    },
    get rows() {
      const stream = () => (fd === 1 ? process.stdout : process.stderr);
      return (isTTY() ? stream().rows : 0) || 24;
    },
    get ascii() {
      return isAsciiOnly(process.env, process.platform);
    },
    get plain() {
      return argv.includes("--plain");
    },
    get colors() {
      return colors();
    },
    get closed() {
      return closed;
    },
    write(text, { commands = false } = {}) {
      if (closed) return;
      const styles = isTTY() || colors() > 0;
      closed = !writeAll(fd, Buffer.from(outgoingText(text, { styles, commands })), name);
    },
  };
}

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
