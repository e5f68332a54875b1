/**
 * A quick reader for the plain part of YAML that nearly all front matter keeps to: nested block maps and lists, flow
 * maps and lists on one line, plain and quoted words on one line, comments. Anything else gives undefined, and the
 * caller turns to the real parser; a property test holds the two to the same values and places.
 */

/** Where a value and the key before it stand. Lines and columns are 1-based, ends exclusive. */
export interface YamlNode {
  line: number;
  column: number;
  end: number;
  keyLine: number;
  keyColumn: number;
  keyEnd: number;
  inside: Map<string | number, YamlNode> | undefined;
}

export interface PlainRead {
  value: unknown;
  inside: YamlNode["inside"];
}

interface State {
  lines: readonly string[];
  /** Line number of `lines[0]`. */
  first: number;
  at: number;
}

/** A value within one line: offset behind it, and what is inside. */
interface Item {
  value: unknown;
  end: number;
  inside: YamlNode["inside"];
}

/** Thrown and caught in this file only, to leave the quick path from any depth. */
const NOT_PLAIN = Symbol("not plain");
const MAX_DEPTH = 8;

const KEY = /[A-Za-z_][A-Za-z0-9_-]*:(?: +|$)/y;
const FLOW_KEY = /[A-Za-z_][A-Za-z0-9_-]*: +/y;
const FLOW_WORD = /(?:-?\d|[A-Za-z_])[A-Za-z0-9_.%/+-]*(?: +[A-Za-z0-9_.%/+][A-Za-z0-9_.%/+-]*)*/y;
const SPACES = / */y;
/** A plain word may not start with what YAML gives a meaning to; a minus is allowed before a digit. */
const PLAIN_START = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`~=<.+]|-\d)/;
const NUMBER_LIKE = /^-?\d/;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,12})?$/;
/** Numbers in notations that are rare enough to be left to the parser. */
const ODD_NUMBER = /^-?(?:0o[0-7]+|0x[0-9a-f]+|\d+(?:\.\d*)?(?:e[-+]?\d+)?)$/i;
/** No control, line separator, direction mark, lone surrogate or byte order mark. */
const PRINTABLE =
  /^[\x20-\x7e\u00a0-\u200a\u2010-\u2027\u202f-\u205f\u2070-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]*$/u;

const WORDS = new Map<string, unknown>(
  [
    ["null", null],
    ["true", true],
    ["false", false],
  ].flatMap(([word, value]) => {
    const text = String(word);
    return [
      [text, value],
      [text.toUpperCase(), value],
      [text[0]!.toUpperCase() + text.slice(1), value],
    ] as [string, unknown][];
  }),
);

function giveUp(): never {
  throw NOT_PLAIN;
}

function plainValue(word: string): unknown {
  if (NUMBER_LIKE.test(word)) {
    if (PLAIN_NUMBER.test(word)) return word.startsWith("-0") ? giveUp() : Number(word);
    return ODD_NUMBER.test(word) ? giveUp() : word;
  }
  return WORDS.has(word) ? WORDS.get(word) : word;
}

function indentOf(line: string): number {
  let n = 0;
  while (line.charCodeAt(n) === 32) n++;
  return n;
}

function matchEnd(pattern: RegExp, line: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(line) ? pattern.lastIndex : from;
}

/** The key of an entry at `from` and the offset of what follows, or undefined. */
function keyAt(pattern: RegExp, line: string, from: number): { key: string; next: number } | undefined {
  pattern.lastIndex = from;
  if (!pattern.test(line)) return undefined;
  const key = line.slice(from, line.indexOf(":", from));
  if (WORDS.has(key) || key === "__proto__") giveUp();
  return { key, next: pattern.lastIndex };
}

/** Moves to the next line that holds something; false at the end. */
function skipEmpty(state: State): boolean {
  for (; state.at < state.lines.length; state.at++) {
    const line = state.lines[state.at]!;
    const indent = indentOf(line);
    if (indent === line.length) continue;
    const code = line.charCodeAt(indent);
    if (code === 35) continue;
    if (code === 9) giveUp();
    return true;
  }
  return false;
}

function quotedWord(line: string, from: number): Item {
  const quote = line[from]!;
  const close = line.indexOf(quote, from + 1);
  if (close < 0 || (quote === "'" && line[close + 1] === "'")) giveUp();
  const value = line.slice(from + 1, close);
  if ((quote === '"' && value.includes("\\")) || !PRINTABLE.test(value)) giveUp();
  return { value, end: close + 1, inside: undefined };
}

function flowValue(state: State, line: string, from: number, depth: number): Item {
  if (depth > MAX_DEPTH) giveUp();
  const code = line.charCodeAt(from);
  if (code === 34 || code === 39) return quotedWord(line, from);
  if (code === 123) return flowMap(state, line, from, depth);
  if (code === 91) return flowList(state, line, from, depth);
  const end = matchEnd(FLOW_WORD, line, from);
  if (end === from) giveUp();
  return { value: plainValue(line.slice(from, end)), end, inside: undefined };
}

/** Steps over `, `, or gives the offset behind the closing bracket. */
function flowNext(line: string, from: number, close: string): { at: number; done: boolean } {
  const at = matchEnd(SPACES, line, from);
  if (line[at] === close) return { at: at + 1, done: true };
  if (line[at] !== ",") giveUp();
  return { at: matchEnd(SPACES, line, at + 1), done: false };
}

function flowMap(state: State, line: string, from: number, depth: number): Item {
  const value: Record<string, unknown> = {};
  const inside: NonNullable<YamlNode["inside"]> = new Map();
  let at = matchEnd(SPACES, line, from + 1);
  if (line[at] === "}") return { value, end: at + 1, inside };
  for (;;) {
    const found = keyAt(FLOW_KEY, line, at) ?? giveUp();
    if (inside.has(found.key)) giveUp();
    const item = flowValue(state, line, found.next, depth + 1);
    value[found.key] = item.value;
    inside.set(found.key, spotOf(state, at, found.key.length, found.next, item));
    const next = flowNext(line, item.end, "}");
    if (next.done) return { value, end: next.at, inside };
    at = next.at;
  }
}

function flowList(state: State, line: string, from: number, depth: number): Item {
  const value: unknown[] = [];
  const inside: NonNullable<YamlNode["inside"]> = new Map();
  let at = matchEnd(SPACES, line, from + 1);
  if (line[at] === "]") return { value, end: at + 1, inside };
  for (;;) {
    const item = flowValue(state, line, at, depth + 1);
    inside.set(value.length, spotOf(state, at, item.end - at, at, item));
    value.push(item.value);
    const next = flowNext(line, item.end, "]");
    if (next.done) return { value, end: next.at, inside };
    at = next.at;
  }
}

/** A spot on the line being read; `key` and `from` are offsets into it. */
function spotOf(state: State, key: number, keyLength: number, from: number, item: Item): YamlNode {
  const line = state.first + state.at;
  return {
    line,
    column: from + 1,
    end: item.end + 1,
    keyLine: line,
    keyColumn: key + 1,
    keyEnd: key + keyLength + 1,
    inside: item.inside,
  };
}

/** The value on the rest of a line: quoted, flow or plain. A comment behind it is dropped. */
function inlineValue(state: State, line: string, from: number): Item {
  const code = line.charCodeAt(from);
  if (code === 34 || code === 39 || code === 123 || code === 91) {
    const item = flowValue(state, line, from, 0);
    // Spaces only: other blanks are none to YAML.
    if (!/^ *$|^ +#[^\t]*$/.test(line.slice(item.end))) giveUp();
    return item;
  }
  const comment = line.indexOf(" #", from);
  let end = comment < 0 ? line.length : comment;
  while (line.charCodeAt(end - 1) === 32) end--;
  const word = line.slice(from, end);
  if (!PLAIN_START.test(word) || word.includes(": ") || word.endsWith(":") || !PRINTABLE.test(word)) giveUp();
  return { value: plainValue(word), end, inside: undefined };
}

const isEmptyFrom = (line: string, from: number) => from >= line.length || line.charCodeAt(from) === 35;
const isDash = (line: string, at: number) => line.charCodeAt(at) === 45 && line.charCodeAt(at + 1) === 32;

function block(state: State, indent: number, depth: number): PlainRead {
  if (depth > MAX_DEPTH) giveUp();
  const line = state.lines[state.at]!;
  return isDash(line, indent) ? blockList(state, indent, depth) : blockMap(state, indent, depth);
}

/** What stands under a key whose own line says nothing: a deeper block, a list at the key's indent, or null. */
function blockUnder(state: State, indent: number, depth: number): PlainRead & { line: number; column: number } {
  state.at++;
  if (skipEmpty(state)) {
    const line = state.lines[state.at]!;
    const deeper = indentOf(line);
    const start = state.first + state.at;
    if (deeper > indent || (deeper === indent && isDash(line, indent))) {
      const { value, inside } = block(state, deeper, depth + 1);
      return { value, inside, line: start, column: deeper + 1 };
    }
  }
  return { value: null, inside: undefined, line: 0, column: 0 };
}

function blockMap(state: State, indent: number, depth: number): PlainRead {
  const value: Record<string, unknown> = {};
  const inside: NonNullable<YamlNode["inside"]> = new Map();
  // The first entry may stand behind the dash of a list item, so its indent is not looked at.
  for (let isFirst = true; skipEmpty(state); isFirst = false) {
    const line = state.lines[state.at]!;
    const own = isFirst ? indent : indentOf(line);
    if (own < indent) break;
    const found = own > indent ? undefined : keyAt(KEY, line, indent);
    if (found === undefined || inside.has(found.key)) giveUp();
    if (isEmptyFrom(line, found.next)) {
      const keyLine = state.first + state.at;
      const under = blockUnder(state, indent, depth);
      value[found.key] = under.value;
      const keyEnd = indent + found.key.length + 1;
      inside.set(found.key, {
        line: under.line || keyLine,
        column: under.column || keyEnd + 1,
        end: under.column || keyEnd + 1,
        keyLine,
        keyColumn: indent + 1,
        keyEnd,
        inside: under.inside,
      });
    } else {
      const item = inlineValue(state, line, found.next);
      value[found.key] = item.value;
      inside.set(found.key, spotOf(state, indent, found.key.length, found.next, item));
      state.at++;
    }
  }
  return { value, inside };
}

function blockList(state: State, indent: number, depth: number): PlainRead {
  const value: unknown[] = [];
  const inside: NonNullable<YamlNode["inside"]> = new Map();
  while (skipEmpty(state)) {
    const line = state.lines[state.at]!;
    if (indentOf(line) > indent) giveUp();
    if (indentOf(line) < indent || !isDash(line, indent)) break;
    const from = matchEnd(SPACES, line, indent + 1);
    if (isEmptyFrom(line, from)) giveUp();
    const spot = spotOf(state, from, 0, from, { value: null, end: from, inside: undefined });
    if (keyAt(KEY, line, from) !== undefined) {
      const map = blockMap(state, from, depth + 1);
      spot.inside = map.inside;
      inside.set(value.length, spot);
      value.push(map.value);
    } else {
      const item = inlineValue(state, line, from);
      inside.set(value.length, spotOf(state, from, item.end - from, from, item));
      value.push(item.value);
      state.at++;
    }
  }
  return { value, inside };
}

/**
 * Reads lines of plain YAML; `first` is the line number of the first of them. Undefined when they hold anything
 * that this reader leaves to the parser, right or wrong.
 */
export function readPlainYaml(lines: readonly string[], first: number): PlainRead | undefined {
  const state: State = { lines, first, at: 0 };
  try {
    if (!skipEmpty(state)) return { value: null, inside: undefined };
    const read = block(state, indentOf(lines[state.at]!), 0);
    return skipEmpty(state) ? undefined : read;
  } catch (error) {
    if (error === NOT_PLAIN) return undefined;
    throw error;
  }
}

/** The spot at a path; where there is none the nearest one above it, and `whole` is false. */
export function spotAt(
  read: PlainRead,
  path: readonly (string | number)[],
): { spot: YamlNode | undefined; whole: boolean } {
  let spot: YamlNode | undefined;
  let inside = read.inside;
  for (const step of path) {
    const next = inside?.get(step);
    if (next === undefined) return { spot, whole: false };
    spot = next;
    inside = next.inside;
  }
  return { spot, whole: true };
}
