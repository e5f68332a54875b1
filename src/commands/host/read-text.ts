/** The text of a file. What is wrong with it ends the command, with a line for each finding. */
import { messageLine, plainText } from "../../core/text/plain-text.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { dataError } from "../../core/types/errors.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { Host } from "./host.ts";
import { nameOf } from "./operand.ts";

/** One diagnostic as one line: `file:line:column: message [rule]`. */
export function diagnosticLine({ place, message, rule }: Diagnostic): string {
  return `${plainText(place.file)}:${place.line}:${place.column}: ${messageLine(message)} [${rule}]`;
}

/** Throws the findings about a file as one data error, a line each. */
export function refuse(diagnostics: readonly Diagnostic[]): never {
  throw dataError(...diagnostics.map(diagnosticLine));
}

/** The text of a file, or of stdin for `-`, of at most `limit` bytes, and the name it has in messages. */
export function readText(operand: string, host: Host, limit?: number): { name: string; text: string } {
  const name = nameOf(operand, host);
  const bytes = operand === "-" ? host.readStdin(limit) : host.readFile(host.resolve(operand), limit);
  const decoded = decodeText(bytes, name);
  return decoded.ok ? { name, text: decoded.text } : refuse(decoded.diagnostics);
}
