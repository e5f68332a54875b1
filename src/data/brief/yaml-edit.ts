/** Puts one value into a text of YAML and leaves every other character of it as the person wrote it. */
import { isMap, isScalar, parseDocument, stringify, type YAMLMap } from "yaml";

type Path = readonly string[];

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || (typeof value !== "object" && value !== undefined);

const put = (text: string, start: number, end: number, put: string): string =>
  text.slice(0, start) + put + text.slice(end);

/** Behind the last entry of `{a: 1}`, on its line. */
function intoBraces(text: string, map: YAMLMap, entry: object): string | undefined {
  const end = map.range?.[1];
  if (end === undefined || map.items.length === 0) return undefined;
  const at = text.slice(0, end - 1).trimEnd().length;
  const flow = stringify(entry, { collectionStyle: "flow", lineWidth: 0 }).trim().slice(1, -1).trim();
  return put(text, at, at, `${text[at - 1] === "," ? "" : ","} ${flow}`);
}

/** What stands before an offset on its line, where that is nothing but blanks. */
function indentAt(text: string, at: number): string | undefined {
  const indent = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return indent.trim() === "" ? indent : undefined;
}

/** On lines of its own, behind the line that an offset stands on. */
function belowLine(text: string, at: number, indent: string, entry: object): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lineEnd = text.slice(at).search(/\r?\n|$/) + at;
  const lines = stringify(entry, { lineWidth: 0 }).trimEnd().split("\n");
  return put(text, lineEnd, lineEnd, lines.map((line) => `${newline}${indent}${line}`).join(""));
}

/** Behind the last entry of a map. */
function belowEntries(text: string, { range }: YAMLMap, entry: object): string | undefined {
  const indent = range ? indentAt(text, range[0]) : undefined;
  if (!range || indent === undefined) return undefined;
  return belowLine(text, text.slice(0, range[1]).trimEnd().length, indent, entry);
}

/** Below a key that holds nothing yet. */
function belowKey(text: string, map: YAMLMap, key: string, entry: object): string | undefined {
  const name = map.items.map((pair) => pair.key).find((each) => isScalar(each) && each.value === key);
  const range = isScalar(name) ? name.range : undefined;
  const indent = range && !map.flow ? indentAt(text, range[0]) : undefined;
  return range && indent !== undefined ? belowLine(text, range[1], `${indent}  `, entry) : undefined;
}

const entryOf = (path: Path, value: unknown): object =>
  path.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as object;

/**
 * The text with the value at the path; undefined where that is not a matter of one place, as where a map gives way to
 * a number. Whoever calls sees to it that the text then says what it should.
 */
export function yamlEdited(text: string, path: Path, value: unknown): string | undefined {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  if (isScalar(node)) {
    const [start, end] = node.range ?? [0, 0];
    if (!isPlain(value)) return undefined;
    const said = stringify(value).trimEnd();
    if (start < end) return put(text, start, end, said);
    const behindColon = text.slice(0, start).trimEnd().length;
    return put(text, behindColon, behindColon, ` ${said}`);
  }
  if (node !== undefined) return undefined;
  const partAt = (depth: number) => (depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true));
  let depth = path.length - 1;
  while (depth > 0 && !isMap(partAt(depth))) depth--;
  const map = partAt(depth);
  if (!isMap(map)) return undefined;
  const below = partAt(depth + 1);
  if (below !== undefined) return belowKey(text, map, path[depth]!, entryOf(path.slice(depth + 1), value));
  const entry = entryOf(path.slice(depth), value);
  return map.flow ? intoBraces(text, map, entry) : belowEntries(text, map, entry);
}
