/**
 * A brief as the text of a YAML or JSON file: written anew, or edited so that comments and the order of keys stay as
 * the person wrote them.
 */
import { isMap, isScalar, parseDocument, stringify, type YAMLMap } from "yaml";
import { answerPath } from "../../core/interview/answer.ts";
import { isFields } from "../../core/text/fields.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { BriefChange, BriefValue } from "../../core/types/client-data.ts";
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { parseJson } from "../documents/parse-json.ts";
import { parseYaml } from "../documents/parse-yaml.ts";
import { textError } from "../documents/parsed.ts";
import { schemaDiagnostics } from "../documents/schema-issues.ts";
import { ANSWERS } from "./brief-values.ts";
import { checkBrief } from "./check-brief.ts";

/** Keys in the order in which people answer them; others follow in the order they have. */
const ORDER: readonly (keyof Brief)[] = [
  "client",
  "project",
  ...ANSWERS,
  "input",
  "tools",
  "languages",
  "region",
  "reviewed",
  "usage",
  "limits",
  "hardware",
  "baseline",
  "stakes",
  "proposal",
  "steps",
];

/** The brief with its keys in order, and `unknown` for what was answered with "don't know" and stands at the top. */
function laidOut(brief: Brief, unknown: readonly string[]): Record<string, unknown> {
  const said: Record<string, unknown> = { ...brief };
  for (const id of unknown) if (answerPath(id).length === 1) said[id] ??= "unknown";
  const keys = [...ORDER, ...Object.keys(said)].filter((key) => said[key] !== undefined);
  return Object.fromEntries([...new Set(keys)].map((key) => [key, said[key]]));
}

/** One line of JSON. */
export const briefLine = (brief: Brief): string => JSON.stringify(laidOut(brief, []));

/**
 * Text of a file that `assess --from` and `classify` read. `unknown` lists questions answered with "don't know", so
 * that they are not asked again.
 */
export function briefText(brief: Brief, format: "yaml" | "json", unknown: readonly string[] = []): string {
  const value = laidOut(brief, unknown);
  return format === "json" ? `${JSON.stringify(value, null, 2)}\n` : stringify(value, { lineWidth: 0 });
}

type EditedBrief = { ok: true; text: string; changes: BriefChange[] } | { ok: false; diagnostics: Diagnostic[] };

const valueAt = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((inside, key) => (isFields(inside) ? inside[key] : undefined), value);

/** A copy with the value at the path. */
function withValue(value: unknown, [key, ...rest]: readonly string[], put: unknown): unknown {
  if (key === undefined) return put;
  const before = isFields(value) ? value : {};
  return { ...before, [key]: withValue(before[key], rest, put) };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const changesOf = (before: unknown, values: readonly BriefValue[]): BriefChange[] =>
  values
    .map(({ path, value }) => ({ key: path.join("."), from: valueAt(before, path) ?? null, to: value }))
    .filter(({ from, to }) => !isSame(from, to));

/** The text of a new brief that says just this. */
export function newBrief(values: readonly BriefValue[], file: string): EditedBrief {
  const made = values.reduce<unknown>((brief, { path, value }) => withValue(brief, path, value), {});
  const checked = checkBrief(made);
  if (!checked.ok) {
    const place = { file, line: 1, column: 1 };
    return { ok: false, diagnostics: schemaDiagnostics(checked.issues, () => place, "invalid-brief") };
  }
  const text = briefText(checked.brief, /\.json$/i.test(file) ? "json" : "yaml");
  return { ok: true, text, changes: changesOf({}, values) };
}

/** The text of a brief in JSON or YAML with the values in it. What is no single brief, or would be none then, is refused. */
export function editBrief(text: string, file: string, values: readonly BriefValue[]): EditedBrief {
  const refuse = (message: string): EditedBrief => ({
    ok: false,
    diagnostics: [textError("invalid-brief", message, { file, line: 1, column: 1 })],
  });
  if (/\.(?:md|mdx|markdown|ndjson|jsonl)$/i.test(file)) {
    return refuse("only a brief that is a file of its own is written to; give a .yaml or .json file");
  }
  const isJson = /\.json$/i.test(file) || text.trimStart().startsWith("{");
  const parsed = isJson ? parseJson(text, file) : parseYaml(text, file);
  if (!parsed.ok) return parsed;
  if (!isFields(parsed.value)) return refuse("a list, expected one brief; give each brief a file of its own");
  const made = values.reduce<unknown>((brief, { path, value }) => withValue(brief, path, value), parsed.value);
  const checked = checkBrief(made);
  if (!checked.ok) return { ok: false, diagnostics: schemaDiagnostics(checked.issues, parsed.place, "invalid-brief") };
  const changes = changesOf(parsed.value, values);
  const written = isJson ? `${JSON.stringify(made, null, 2)}\n` : yamlWith(text, parsed.value, made, values);
  return { ok: true, text: changes.length > 0 ? written : text, changes };
}

/** Edits each place by itself; where that would not say what is meant, the whole is laid out anew with its comments. */
function yamlWith(text: string, before: unknown, made: unknown, values: readonly BriefValue[]): string {
  const wanted = values.filter(({ path, value }) => !isSame(valueAt(before, path) ?? null, value));
  const edited = wanted.reduce<string | undefined>(
    (inside, { path, value }) => (inside === undefined ? undefined : yamlEdited(inside, path, value)),
    text,
  );
  if (edited !== undefined) {
    const parsed = parseYaml(edited, "");
    if (parsed.ok && isSame(parsed.value, made)) return edited;
  }
  return laidOutAnew(text, wanted);
}

function laidOutAnew(text: string, wanted: readonly BriefValue[]): string {
  const document = parseDocument(text);
  for (const { path, value } of wanted) {
    // A key above that is empty or holds no map gives way.
    const above = path.slice(0, -1);
    if (above.length > 0 && !isMap(document.getIn(above, true))) document.setIn(above, document.createNode({}));
    document.setIn(path, document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

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
function yamlEdited(text: string, path: Path, value: unknown): string | undefined {
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
