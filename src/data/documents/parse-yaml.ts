/**
 * YAML text to a plain value, behind a fence. The `yaml` package alone aborts or hangs on small hostile files, so
 * what it is given here is first cut down to plain maps, lists and scalars of little depth.
 */
import { Composer, CST, type Document, isMap, isScalar, isSeq, Lexer, Parser, type Range } from "yaml";
import type { $ZodType } from "zod/v4/core";
import { plainText, quote, shorten } from "../../core/text/plain-text.ts";
import type { Span } from "../../core/types/check.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";
import { parseJson } from "./parse-json.ts";
import {
  duplicateKey,
  type FindPlace,
  MAX_DEPTH,
  MOST_FAULTS,
  numberTooLarge,
  type Parsed,
  type Path,
  placesIn,
  type TextFile,
  textError,
  tooDeep,
} from "./parsed.ts";
import { checkSchema, schemaDiagnostics } from "./schema-issues.ts";

/** 1 MiB. Tables, price lists and front matter are far smaller; batches of briefs are better given as NDJSON. */
const MAX_LENGTH = 1024 * 1024;
/** So many words, marks and blanks: twenty times those of our largest table, and about a second of work. */
const MAX_PARTS = 200_000;

const REFUSED: Record<string, (source: string) => string> = {
  alias: (source) => `aliases such as ${quote(source)} are not supported; repeat the value, or put the text in quotes`,
  anchor: (source) => `anchors such as ${quote(source)} are not supported; repeat the value, or put the text in quotes`,
  tag: (source) => `tags such as ${quote(source)} are not supported; remove it, or put the text in quotes`,
  "directive-line": (source) => `directives such as ${quote(source)} are not supported; remove the line`,
  "explicit-key-ind": () => 'keys marked with "?" are not supported; write "key: value"',
};

/** What is wrong and what mends it, for the errors that people make; the others come in the words of `yaml`. */
const SYNTAX: Record<string, { says?: string; remedy: string }> = {
  BAD_INDENT: { remedy: "indent the entries of a map or list alike" },
  BAD_SCALAR_START: { remedy: "put the text in quotes" },
  BLOCK_AS_IMPLICIT_KEY: {
    says: "a second key in the same entry",
    remedy: 'put text that holds ": " in quotes, or fix the indentation',
  },
  MISSING_CHAR: { remedy: "add what is missing" },
  MULTILINE_IMPLICIT_KEY: { says: "a line that is neither an entry nor text", remedy: 'write "key: value"' },
  NON_STRING_KEY: { says: "a list or map where a key belongs", remedy: "write a word, or put the text in quotes" },
  TAB_AS_INDENT: { says: "a tab as indentation", remedy: "indent with spaces" },
};

/** The words of `yaml` may quote all that is left of a text. */
const LONGEST_REASON = 120;

type PlaceAt = (start: number, end?: number) => SourceLocation;

/** Reads the text into tokens, and stops at the first thing outside the fence. */
function fencedTokens(text: string, placeAt: PlaceAt): CST.Token[] | Diagnostic {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let offset = 0;
  let parts = 0;
  let plain = false;
  for (const source of new Lexer().lex(text)) {
    // After this mark comes the text of a scalar, which is never anything else.
    const type = plain ? "scalar" : CST.tokenType(source);
    plain = source === CST.SCALAR;
    const size = source === CST.DOCUMENT || source === CST.SCALAR || source === CST.FLOW_END ? 0 : source.length;
    const refusal = REFUSED[type ?? ""];
    if (refusal) {
      return textError("yaml-feature", refusal(source), placeAt(offset, offset + size), { feature: String(type) });
    }
    for (const token of parser.next(source)) tokens.push(token);
    // On the stack are the document and the collections around the current place, this one last.
    if (parser.stack.length > MAX_DEPTH + 1 && CST.isCollection(parser.stack.at(-1))) return tooDeep(placeAt(offset));
    if (++parts > MAX_PARTS) {
      return textError("too-large", `more than ${MAX_PARTS} parts; split the file`, placeAt(offset), {
        max: MAX_PARTS,
      });
    }
    offset += size;
  }
  for (const token of parser.end()) tokens.push(token);
  const second = tokens.filter((token) => token.type === "document")[1];
  if (second) {
    const message = 'more than one YAML document; split the file at "---", or write one list';
    return textError("yaml-feature", message, placeAt(second.offset), { feature: "documents" });
  }
  return tokens;
}

const rangeOf = (node: unknown) => (node as { range?: Range | null } | null)?.range ?? undefined;

/** Duplicate keys and numbers that are not finite. The recursion is bounded by the fence. */
function findings(node: unknown, placeAt: PlaceAt, found: Diagnostic[]): void {
  const place = (of: unknown) => placeAt(rangeOf(of)?.[0] ?? 0, rangeOf(of)?.[1]);
  if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) {
    found.push(numberTooLarge(node.source ?? String(node.value), place(node)));
  } else if (isSeq(node)) {
    for (const item of node.items) findings(item, placeAt, found);
  } else if (isMap(node)) {
    const first = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      const earlier = first.get(name);
      if (earlier !== undefined) found.push(duplicateKey(name, place(key), place(earlier)));
      else first.set(name, key);
      findings(value, placeAt, found);
    }
  }
}

function finder(document: Document.Parsed, placeAt: PlaceAt) {
  return (path: Path, on: "key" | "value" = "value"): SourceLocation => {
    let key: unknown = null;
    let node: unknown = document.contents;
    for (const step of path) {
      const pair = isMap(node)
        ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
        : undefined;
      const item = isSeq(node) ? node.items[Number(step)] : undefined;
      if (!pair && item === undefined) return placeOfNode(key, node, "key");
      key = pair?.key ?? null;
      node = pair ? pair.value : item;
    }
    return placeOfNode(key, node, on);
  };

  function placeOfNode(key: unknown, node: unknown, on: "key" | "value"): SourceLocation {
    const range = (on === "key" ? rangeOf(key) : undefined) ?? rangeOf(node) ?? rangeOf(key) ?? [0, 0];
    return placeAt(range[0], range[1]);
  }
}

/**
 * Reads one YAML 1.2 document of maps with plain keys, lists, text, numbers, true, false and null. `line` is the
 * 1-based line of the file on which `text` begins, for front matter. Refused: more than 1 MiB or 32 levels, anchors,
 * aliases, tags, directives, several documents, explicit keys, duplicate keys, numbers that are not finite.
 */
export function parseYaml(text: string, file: string, options: { line?: number } = {}): Parsed {
  const placeAt = placesIn(text, file, options.line);
  const refuse = (...diagnostics: Diagnostic[]): Parsed => ({ ok: false, diagnostics });
  if (text.length > MAX_LENGTH) {
    const message = "more than 1 MiB of YAML; split the file, or give the data as JSON or NDJSON";
    return refuse(textError("too-large", message, placeAt(0), { max: MAX_LENGTH }));
  }
  const tokens = fencedTokens(text, placeAt);
  if (!Array.isArray(tokens)) return refuse(tokens);

  const composer = new Composer({ version: "1.2", stringKeys: true, uniqueKeys: false, logLevel: "silent" });
  const [document] = [...composer.compose(tokens, true, text.length)] as [Document.Parsed];
  const error = document.errors[0];
  if (error) {
    const known = SYNTAX[error.code];
    const says =
      known?.says ?? plainText(shorten(error.message, LONGEST_REASON)).replace(/^./, (first) => first.toLowerCase());
    const message = `not valid YAML: ${says}; ${known?.remedy ?? "fix the text here"}`;
    return refuse(textError("yaml-syntax", message, placeAt(error.pos[0], error.pos[1]), { code: error.code }));
  }
  const found: Diagnostic[] = [];
  findings(document.contents, placeAt, found);
  if (found.length > 0) return refuse(...found.slice(0, MOST_FAULTS));
  return { ok: true, value: document.toJS({ maxAliasCount: 0 }), place: finder(document, placeAt) };
}

/** Offsets of all comments; a `#` within a scalar begins none. Any text will do, also one that is no YAML. */
export function yamlComments(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const wasScalar = isScalar;
    isScalar = source === CST.SCALAR;
    if (isScalar || source === CST.DOCUMENT || source === CST.FLOW_END) continue;
    if (!wasScalar && source.startsWith("#")) found.push({ start: at, end: at + source.length });
    at += source.length;
  }
  return found;
}

export type ReadDocument<T> = { ok: true; value: T; place: FindPlace } | { ok: false; diagnostics: Diagnostic[] };

/** What does not fit is told under the name of `rule`. `empty` stands for a document without anything in it. */
export function readDocument<T>(
  schema: $ZodType<T>,
  { path, text }: TextFile,
  rule: string,
  empty: unknown = null,
): ReadDocument<T> {
  const parsed = /\.json$/i.test(path) ? parseJson(text, path) : parseYaml(text, path);
  if (!parsed.ok) return parsed;
  const checked = checkSchema(schema, parsed.value ?? empty);
  if (checked.ok) return { ok: true, value: checked.value, place: parsed.place };
  return { ok: false, diagnostics: schemaDiagnostics(checked.issues, parsed.place, rule) };
}
