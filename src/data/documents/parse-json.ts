/**
 * JSON text to a plain value. `JSON.parse` does the reading; a strict reader with positions is called only where it
 * is needed: to say what is wrong, to find a key given twice, and to find where a value stands.
 */

import { quote } from "../../core/text/plain-text.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";
import {
  duplicateKey,
  MAX_DEPTH,
  MOST_FAULTS,
  numberTooLarge,
  type Parsed,
  type Path,
  placesIn,
  textError,
  tooDeep,
} from "./parsed.ts";

/** Where a value stands: offsets into the text, `end` exclusive. */
interface Node {
  start: number;
  end: number;
  /** Of an object: by key. */
  members?: Map<string, { start: number; end: number; value: Node }>;
  /** Of a list. */
  items?: Node[];
}

type PlaceAt = (start: number, end?: number) => SourceLocation;

/** Thrown by the strict reader to leave its recursion; never leaves this file. */
const STOPPED = Symbol("stopped");

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Made where it is asked for: reading its classes takes longer than reading most documents. */
const wordPattern = (): RegExp => /[\p{L}\p{N}_$+.-]+/uy;
const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const LITERALS = ["true", "false", "null"];

/** Reads RFC 8259 text. Gives the place of every value, or the first thing wrong, or every key given twice. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one reader, whose parts share the place they have come to
function readStrictly(text: string, placeAt: PlaceAt): Node | Diagnostic[] {
  let at = 0;
  let found: Diagnostic[] = [];

  try {
    skipSpace();
    const root = readValue(0);
    skipSpace();
    if (at < text.length)
      stop("text after the end of the JSON value", "remove it, or write one value per line as NDJSON");
    return found.length > 0 ? found : root;
  } catch (thrown) {
    if (thrown !== STOPPED) throw thrown;
    return found;
  }

  function stopWith(diagnostic: Diagnostic): never {
    found = [diagnostic];
    throw STOPPED;
  }

  function stop(says: string, remedy: string, start = at, end = Math.min(start + 1, text.length)): never {
    stopWith(textError("json-syntax", `not valid JSON: ${says}; ${remedy}`, placeAt(start, end)));
  }

  function match(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  }

  function skipSpace() {
    at += match(SPACE)!.length;
  }

  /** What stands at the current offset, for a message. */
  function here(): string {
    if (text[at] === '"') return "text in quotes";
    return at < text.length
      ? quote(match(wordPattern()) ?? String.fromCodePoint(text.codePointAt(at)!))
      : "the end of the text";
  }

  function readValue(depth: number): Node {
    const start = at;
    const first = text[at];
    if (first === "{" || first === "[") {
      if (depth === MAX_DEPTH) stopWith(tooDeep(placeAt(at)));
      return first === "{" ? readObject(depth) : readList(depth);
    }
    if (first === '"') {
      skipString();
      return { start, end: at };
    }
    const number = match(NUMBER);
    const word = match(wordPattern()) ?? "";
    if (number !== undefined && number.length >= word.length) {
      at += number.length;
      if (!Number.isFinite(Number(number))) found.push(numberTooLarge(number, placeAt(start, at)));
      return { start, end: at };
    }
    if (!LITERALS.includes(word)) stopAtValue(word);
    at += word.length;
    return { start, end: at };
  }

  function stopAtValue(word: string): never {
    const met = here();
    const wanted = `expected a value, got ${met}`;
    if (text[at] === "/" || text[at] === "#") stop("a comment", "remove it");
    if (text[at] === "'") stop("text in single quotes", "use double quotes");
    if (text[at] === "\ufeff") stop("a byte order mark", "save the text as UTF-8 without one");
    if (word === "") stop(wanted, "add what is missing");
    const end = at + word.length;
    if (/^[+.\d-]/.test(word)) stop(`${met} is not a JSON number`, "write it as in -12.5 or 1e3", at, end);
    const lower = word.toLowerCase();
    if (LITERALS.includes(lower)) stop(wanted, `write ${lower}`, at, end);
    if (/^(none|nil|nan|undefined|infinity)$/.test(lower)) stop(wanted, "write null for what is not known", at, end);
    stop(wanted, "put text in double quotes", at, end);
  }

  function readObject(depth: number): Node {
    const start = at++;
    const members: NonNullable<Node["members"]> = new Map();
    skipSpace();
    while (text[at] !== "}") {
      const keyStart = at;
      if (text[at] !== '"') stop(`expected a key in double quotes, got ${here()}`, 'write "key": value');
      skipString();
      const keyEnd = at;
      const key: string = JSON.parse(text.slice(keyStart, keyEnd));
      skipSpace();
      if (text[at] !== ":") stop(`expected ":" after the key ${quote(key)}, got ${here()}`, 'write "key": value');
      at++;
      skipSpace();
      const value = readValue(depth + 1);
      const first = members.get(key);
      if (first) found.push(duplicateKey(key, placeAt(keyStart, keyEnd), placeAt(first.start, first.end)));
      else members.set(key, { start: keyStart, end: keyEnd, value });
      skipComma("}");
    }
    at++;
    return { start, end: at, members };
  }

  function readList(depth: number): Node {
    const start = at++;
    const items: Node[] = [];
    skipSpace();
    while (text[at] !== "]") {
      items.push(readValue(depth + 1));
      skipComma("]");
    }
    at++;
    return { start, end: at, items };
  }

  /** After an entry: a comma with another entry behind it, or `close` ahead. */
  function skipComma(close: string) {
    skipSpace();
    if (text[at] === close) return;
    if (text[at] !== ",") stop(`expected "," or "${close}", got ${here()}`, "add what is missing");
    const comma = at++;
    skipSpace();
    if (text[at] === close) stop(`a comma before "${close}"`, "remove the comma", comma);
    if (at === text.length) stop("the text ends early", `add what is missing and "${close}"`);
  }

  function skipString() {
    const start = at++;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 0x22) {
        at++;
        return;
      }
      if (code === 0x5c) skipEscape();
      else if (code >= 0x20) at++;
      else if (code === 0x0a || code === 0x0d)
        stop("a line break inside text", 'close the quotes, or write it as "\\n"');
      else stop(`the control character ${here()} inside text`, "remove it, or write it as an escape");
    }
    stop("text without its closing quote", "close the quotes", start);
  }

  function skipEscape() {
    const sequence = match(ESCAPE);
    if (sequence) at += sequence.length;
    else stop(`no escape ${quote(text.slice(at, at + 2))} in JSON`, 'write "\\\\" for a backslash', at, at + 2);
  }
}

const KEY_END = /"[ \t\n\r]*:/g;

/** How many keys a value has in all its objects. NaN when it is too deep or a number in it is not finite. */
function countKeys(value: unknown, depth: number): number {
  if (typeof value !== "object" || value === null) {
    return typeof value === "number" && !Number.isFinite(value) ? Number.NaN : 0;
  }
  if (depth === MAX_DEPTH) return Number.NaN;
  let keys = 0;
  if (Array.isArray(value)) for (const item of value) keys += countKeys(item, depth + 1);
  // What JSON.parse makes has no inherited keys.
  else for (const key in value) keys += 1 + countKeys((value as Record<string, unknown>)[key], depth + 1);
  return keys;
}

function count(text: string, wanted: string): number {
  let found = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) found++;
  return found;
}

/**
 * True when the strict reader would find nothing in this valid text. Every key in it has a colon after it, so when
 * there are no more of these than the value has keys, no key was given twice. Colons within text only cost time.
 */
function isFine(value: unknown, text: string): boolean {
  const keys = countKeys(value, 0);
  return count(text, ":") === keys || (text.match(KEY_END)?.length ?? 0) === keys;
}

function finder(root: Node, placeAt: PlaceAt) {
  return (path: Path, on: "key" | "value" = "value"): SourceLocation => {
    let key: { start: number; end: number } | undefined;
    let node = root;
    for (const step of path) {
      const member = node.members?.get(String(step));
      const next = member?.value ?? node.items?.[Number(step)];
      if (!next) return placeAt((key ?? node).start, (key ?? node).end);
      key = member;
      node = next;
    }
    const part = on === "key" && key ? key : node;
    return placeAt(part.start, part.end);
  };
}

/**
 * Reads one JSON value. Refused beside text that is not JSON: keys given twice, more than 32 levels, numbers too large
 * to hold. `line` is the 1-based line of the file on which `text` begins.
 */
export function parseJson(text: string, file: string, options: { line?: number } = {}): Parsed {
  const placeAt = placesIn(text, file, options.line);
  let value: unknown;
  let fine = false;
  try {
    value = JSON.parse(text);
    fine = isFine(value, text);
  } catch {
    // The strict reader below says what is wrong, in better words.
  }
  let root: Node | undefined;
  if (!fine) {
    const read = readStrictly(text, placeAt);
    if (Array.isArray(read)) return { ok: false, diagnostics: read.slice(0, MOST_FAULTS) };
    root = read;
  }
  return {
    ok: true,
    value,
    place: (path, on) => {
      root ??= readStrictly(text, placeAt) as Node;
      return finder(root, placeAt)(path, on);
    },
  };
}
