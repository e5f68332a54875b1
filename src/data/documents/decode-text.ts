/** Bytes of a file to text, UTF-8 only, with a plain word about everything else. */
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { textError } from "./parsed.ts";

type Decoded = { ok: true; text: string } | { ok: false; diagnostics: Diagnostic[] };

/** First bytes of files that people take for text. */
const KNOWN_FORMATS: [name: string, bytes: number[]][] = [
  ["a PDF file", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a ZIP archive, as .docx and .xlsx files are", [0x50, 0x4b, 0x03, 0x04]],
  ["an old Office file", [0xd0, 0xcf, 0x11, 0xe0]],
  ["a gzip archive", [0x1f, 0x8b]],
  ["a PNG image", [0x89, 0x50, 0x4e, 0x47]],
];

// Reports errors instead of putting U+FFFD, and drops a leading byte order mark.
const utf8 = new TextDecoder("utf-8", { fatal: true });

const startsWith = (bytes: Uint8Array, start: number[]) => start.every((byte, index) => bytes[index] === byte);

/** The UTF-16 or UTF-32 encoding the bytes seem to be in: by their mark, or by zeros in every second byte. */
function wideEncoding(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff])) return "UTF-32";
  if (startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff])) return "UTF-16";
  if (!bytes.includes(0)) return undefined;
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 1024);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const [even, odd] = zeros as [number, number];
  return Math.max(even, odd) > looked * 0.3 && Math.min(even, odd) < looked * 0.05 ? "UTF-16" : undefined;
}

/** Place of the first byte that is not UTF-8, counted from line 1. */
function firstWrongByte(bytes: Uint8Array): { line: number; column: number } {
  for (let line = 1, start = 0; ; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    try {
      utf8.decode(bytes.subarray(start, end));
    } catch {
      return { line, column: new TextDecoder().decode(bytes.subarray(start, end)).indexOf("\ufffd") + 1 };
    }
    if (newline < 0) return { line, column: 1 };
    start = newline + 1;
  }
}

const encodingError = (message: string, file: string, at = { line: 1, column: 1 }) =>
  textError("text-encoding", message, { file, ...at });

/** What the bytes are when they are in another encoding or format, as far as their beginning tells. */
export function foreignFormat(bytes: Uint8Array, file: string): Diagnostic | undefined {
  const wide = wideEncoding(bytes);
  if (wide) {
    const remedy = "save it as UTF-8 (in PowerShell: Out-File -Encoding utf8)";
    return encodingError(`the text is in ${wide}, expected UTF-8; ${remedy}`, file);
  }
  const format = KNOWN_FORMATS.find(([, start]) => startsWith(bytes, start));
  return format && encodingError(`this is ${format[0]}, expected text; save its text as UTF-8`, file);
}

/**
 * Decodes UTF-8, without its byte order mark. Refused, each in its own words: nothing but white space, UTF-16 and
 * UTF-32, well-known binary files, bytes of value 0, and bytes that are not UTF-8.
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const refuse = (diagnostic: Diagnostic): Decoded => ({ ok: false, diagnostics: [diagnostic] });
  const foreign = foreignFormat(bytes, file);
  if (foreign) return refuse(foreign);
  const zero = bytes.indexOf(0);
  if (zero >= 0) {
    return refuse(encodingError(`byte ${zero + 1} is 0, expected UTF-8 text; if it is text, remove that byte`, file));
  }
  try {
    const text = utf8.decode(bytes);
    if (/\S/.test(text)) return { ok: true, text };
    const message = "nothing in it, expected text; fill it in, or leave the file out";
    return refuse(textError("empty-file", message, { file, line: 1, column: 1 }));
  } catch {
    const message = "a byte that is not UTF-8, expected UTF-8 text; save the file as UTF-8";
    return refuse(encodingError(message, file, firstWrongByte(bytes)));
  }
}

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
