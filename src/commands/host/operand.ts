/**
 * The file that a command takes, or stdin for `-`: its name, its bytes in pieces, and its text. What is wrong with it
 * ends the command.
 */

import { messageLine, plainText } from "../../core/text/plain-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { dataError, usageError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { CommandHost } from "./host.ts";

/** Its name; none, or more than one, is a usage error. `what` completes "name one file of". */
export function oneOperand(operands: readonly string[], what: string): string {
  const [operand, ...more] = operands;
  if (operand === undefined) throw usageError(`no file given; name one file of ${what}, or - for stdin`);
  if (more.length > 0) throw usageError(`${operands.length} files given; name one file of ${what} at a time`);
  return operand;
}

/** What the operand stands for in messages. */
export const operandName = (operand: string, host: CommandHost): string =>
  operand === "-" ? "stdin" : host.relative(host.resolve(operand));

const STEP = 8 * 1024 * 1024;
const MiB = 1024 * 1024;

/** Pieces as they are read; how much is read is written over itself on stderr where that is a terminal. */
async function* chunksOf(operand: string, host: CommandHost): AsyncGenerator<Uint8Array> {
  const chunks = operand === "-" ? host.stdinChunks() : host.fileChunks(host.resolve(operand));
  let read = 0;
  let told = 0;
  for await (const chunk of chunks) {
    yield chunk;
    read += chunk.length;
    if (host.stderr.isTTY && read - told >= STEP) {
      told = read;
      await host.stderr.write(`\rread ${Math.round(read / MiB)} MiB`);
    }
  }
  if (told > 0) await host.stderr.write("\r\u001b[K");
}

/** So much of a file tells its form. */
const START = 4096;

/** The beginning as text, and all bytes; stdin that holds nothing begins with nothing. */
export async function chunksWithStart(
  operand: string,
  host: CommandHost,
): Promise<{ start: string; chunks: AsyncGenerator<Uint8Array> }> {
  const chunks = chunksOf(operand, host);
  const first = await chunks.next();
  async function* all(): AsyncGenerator<Uint8Array> {
    if (!first.done) yield first.value;
    yield* chunks;
  }
  return { start: first.done ? "" : new TextDecoder().decode(first.value.subarray(0, START)), chunks: all() };
}

/** One diagnostic as one line: `file:line:column: message [rule]`. */
export function diagnosticLine({ place, message, rule }: Diagnostic): string {
  return `${plainText(place.file)}:${place.line}:${place.column}: ${messageLine(message)} [${rule}]`;
}

/** Throws the findings about a file as one data error, a line each. */
export function refuse(diagnostics: readonly Diagnostic[]): never {
  throw dataError(...diagnostics.map(diagnosticLine));
}

/** The text of a file, or of stdin for `-`, of at most `limit` bytes, and the name it has in messages. */
export function readText(operand: string, host: CommandHost, limit?: number): { name: string; text: string } {
  const name = operandName(operand, host);
  const bytes = operand === "-" ? host.readStdin(limit) : host.readFile(host.resolve(operand), limit);
  const decoded = decodeText(bytes, name);
  return decoded.ok ? { name, text: decoded.text } : refuse(decoded.diagnostics);
}
