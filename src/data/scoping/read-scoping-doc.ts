/** Text of a Markdown, YAML or JSON file to the briefs in it, each with the place of every answer. */

import { quote } from "../../core/text/plain-text.ts";
import { lineStarts, positionAt } from "../../core/text/text-lines.ts";
import type { BriefPath, PlacedBrief, ScopingDoc } from "../../core/types/check.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";
import { checkBrief, partlyRead } from "../brief/check-brief.ts";
import { yamlComments } from "../documents/parse-yaml.ts";
import { type FindPlace, MOST_FAULTS, type Parsed, textError } from "../documents/parsed.ts";
import { type Piece, readJsonPiece, readYamlPiece, splitLines } from "../documents/placed-value.ts";
import { schemaDiagnostics } from "../documents/schema-issues.ts";
import { type BriefBlock, bodyParts, type FrontMatter, findFrontMatter, meansUs } from "./markdown-parts.ts";

const FRONT_MATTER_KEY = "model_advisor";
/** Without it no comment can be an ignore. */
const IGNORE_MARK = "model-advisor-ignore";

/** What a file holds, by its name; undefined for names that are never read as one. */
export function docKind(file: string): ScopingDoc["kind"] | undefined {
  const ending = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase();
  if (ending === "md" || ending === "markdown" || ending === "mdx") return "markdown";
  if (ending === "yaml" || ending === "yml") return "yaml";
  return ending === "json" ? "json" : undefined;
}

// The blanks are those within a line: over many empty lines they would be met again from each.
const AN_ANSWER = /^[ \t{[,-]*["']?(task|repetition|examples|correctness|sensitivity)["']?[ \t]*:/gm;
const ANSWERS = new Set(["task", "repetition", "examples", "correctness", "sensitivity"]);

const BRACED = /^\s*(?:[-[]\s*)*\{/;
/** Texts, braces, and words before a colon. */
const FLOW = /("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?<![\w-])[\w-]{1,20})(?=\s*:)|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[{}[\]]/g;
/** Far into a text no brief begins. */
const LONGEST_BRIEF = 200_000;

/** The answers that a text in braces gives in its first object itself, which may all stand on one line. */
function answersInBraces(text: string): string[] {
  if (!BRACED.test(text)) return [];
  const found: string[] = [];
  let depth = 0;
  const from = text.indexOf("{");
  for (const [token, key] of text.slice(from, from + LONGEST_BRIEF).matchAll(FLOW)) {
    if (token === "{" || token === "[") depth++;
    else if ((token === "}" || token === "]") && --depth === 0) break;
    else if (depth === 1 && key !== undefined) found.push(key.replaceAll(/["']/g, ""));
  }
  return found.filter((key) => ANSWERS.has(key));
}

/**
 * True for YAML or JSON that answers at least two of the five questions, one of them by a word that hardly any other
 * file uses. Files met on a walk are read as briefs only then.
 */
export function looksLikeBrief(text: string): boolean {
  const met = new Set<string>(answersInBraces(text));
  for (const found of text.matchAll(AN_ANSWER)) met.add(found[1]!);
  return met.size >= 2 && (met.has("repetition") || met.has("correctness") || met.has("sensitivity"));
}

const FENCE = /^[ \t>*+-]*(?:```|~~~)/m;

/** What a text holds whose name does not tell: Markdown, unless the whole of it is JSON or looks like a brief. */
function kindByText(text: string, file: string): ScopingDoc["kind"] {
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return "lines";
  if (isJsonText(text)) return "json";
  if (isJsonText(splitLines(text).find((line) => line.trim() !== "") ?? "")) return "lines";
  if (findFrontMatter(text, file)?.closed || FENCE.test(text) || !looksLikeBrief(text)) return "markdown";
  return /^\s*[{[]/.test(text) ? "json" : "yaml";
}

interface Source {
  parsed: Parsed;
  notation: "yaml" | "json";
  /** Where the brief, or the list of briefs, stands in the parsed value. */
  path: BriefPath;
  place: SourceLocation;
}

function hasPath(value: unknown, path: BriefPath): boolean {
  let part = value;
  for (const step of path) {
    if (typeof part !== "object" || part === null || !Object.hasOwn(part, step)) return false;
    part = (part as Record<string | number, unknown>)[step];
  }
  return true;
}

function addBrief(
  doc: ScopingDoc,
  value: unknown,
  find: FindPlace,
  place: SourceLocation,
  notation: PlacedBrief["notation"],
) {
  doc.found++;
  const checked = checkBrief(value);
  const rest = checked.ok ? { brief: checked.brief, unread: NONE } : partlyRead(value, checked.issues);
  if (!checked.ok) {
    const unknown = checked.issues.filter(({ on }) => on === "key");
    const wrong = checked.issues.filter(({ on }) => on === "value");
    const problems = [
      ...schemaDiagnostics(unknown, find, "unknown-key"),
      ...schemaDiagnostics(wrong, find, "invalid-brief"),
    ];
    doc.problems.push(...(rest ? problems : withRestUnchecked(problems)));
  }
  if (rest) doc.briefs.push({ ...rest, place, at: find, has: (path) => hasPath(value, path), notation });
}

const NONE: ReadonlySet<string> = new Set();

/** The last of the problems says that no rule was run. */
const withRestUnchecked = (problems: readonly Diagnostic[]): Diagnostic[] =>
  problems.map((each, at) =>
    at < problems.length - 1
      ? each
      : { ...each, message: `${each.message}; the rest of this brief is not checked yet` },
  );

/** Adds the brief, or each brief of a list, that `source` holds. */
function addSource(doc: ScopingDoc, source: Source): void {
  const { parsed, path, place, notation } = source;
  if (!parsed.ok) {
    doc.found++;
    const isRepeated = parsed.diagnostics.every(({ rule }) => rule === "duplicate-key");
    doc.problems.push(...(isRepeated ? withRestUnchecked(parsed.diagnostics) : parsed.diagnostics));
    return;
  }
  let value = parsed.value;
  for (const step of path) value = (value as Record<string, unknown>)[step];
  const under = (base: BriefPath): FindPlace => {
    return (inner, on) => parsed.place([...base, ...inner], on);
  };
  if (!Array.isArray(value)) {
    addBrief(doc, value, under(path), place, notation);
    return;
  }
  for (const [index, item] of value.entries()) {
    addBrief(doc, item, under([...path, index]), parsed.place([...path, index]), notation);
  }
}

const misspeltKey = (value: object): string | undefined => Object.keys(value).find(meansUs);

/** Deeper than this nobody looks for a key of front matter. */
const DEEPEST_KEY = 4;

/** Where the key stands below another. */
function nestedKey(value: unknown, depth = 1): string[] | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value) || depth > DEEPEST_KEY) return undefined;
  for (const [key, part] of Object.entries(value)) {
    if (depth > 1 && key === FRONT_MATTER_KEY) return [key];
    const below = nestedKey(part, depth + 1);
    if (below) return [key, ...below];
  }
  return undefined;
}

function addFrontMatter(doc: ScopingDoc, matter: FrontMatter): void {
  const { piece } = matter;
  const mentions = piece.lines.some((line) => line.includes(FRONT_MATTER_KEY));
  if (!matter.closed) {
    if (mentions) doc.problems.push(unclosed(doc.file));
    return;
  }
  const parsed = readYamlPiece(piece);
  if (!parsed.ok) {
    // Aliases and the like are fine in front matter that has no brief; text that is not YAML may hide one.
    const broken = parsed.diagnostics.filter((found) => mentions || found.rule === "yaml-syntax");
    if (mentions) doc.found++;
    doc.problems.push(...broken);
    return;
  }
  const { value } = parsed;
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  if (Object.hasOwn(value, FRONT_MATTER_KEY)) {
    const path = [FRONT_MATTER_KEY];
    addSource(doc, { parsed, notation: "yaml", path, place: parsed.place(path, "key") });
    return;
  }
  const misspelt = misspeltKey(value);
  const path = misspelt === undefined ? nestedKey(value) : [misspelt];
  if (path) doc.problems.push(unknownFrontMatterKey(path, parsed.place(path, "key")));
}

function unclosed(file: string): Diagnostic {
  const place: SourceLocation = { file, line: 1, column: 1, end: { line: 1, column: 4 } };
  return textError("yaml-syntax", 'front matter has no end; add a line "---" below it', place);
}

function unknownFrontMatterKey(path: readonly string[], place: SourceLocation): Diagnostic {
  const key = path.join(".");
  const where = path.length > 1 ? " at its top, below no other key" : "";
  const message = `front matter key ${quote(key)} is not read; write "${FRONT_MATTER_KEY}"${where}`;
  return textError("unknown-key", message, place, { key, meant: FRONT_MATTER_KEY });
}

const isJsonText = (text: string) => {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Where the lines of a document begin; undefined where no ignore is written, and no comment matters. */
type Starts = readonly number[] | undefined;

const startsFor = ({ text }: ScopingDoc): Starts => (text.includes(IGNORE_MARK) ? lineStarts(text) : undefined);

function addBlock(doc: ScopingDoc, block: BriefBlock, starts: Starts): void {
  const { piece, line, column } = block;
  const notation = block.notation ?? (isJsonText(piece.lines.join("\n")) ? "json" : "yaml");
  const parsed = notation === "json" ? readJsonPiece(piece) : readYamlPiece(piece);
  addSource(doc, { parsed, notation, path: [], place: { file: doc.file, line, column } });
  if (notation === "yaml") addComments(doc, piece, starts);
}

/** Comments in a piece of YAML. They are looked for only where an ignore is written. */
function addComments(doc: ScopingDoc, { lines, first, cut }: Piece, starts: Starts): void {
  if (!starts) return;
  const text = lines.join("\n");
  const own = lineStarts(text);
  for (const { start, end } of yamlComments(text)) {
    const { line, column } = positionAt(own, start);
    const at = starts[first + line - 2]! + column - 1 + (cut?.[line - 1] ?? 0);
    doc.comments.push({ start: at, end: at + end - start });
  }
}

function unreadBrief(
  { file }: ScopingDoc,
  { line, column }: { line: number; column: number },
  because: string,
): Diagnostic {
  const message = `what looks like a brief is not read: ${because}`;
  return textError("unread-brief", message, { file, line, column });
}

function readMarkdown(doc: ScopingDoc): void {
  const { text, file } = doc;
  const matter = findFrontMatter(text, file);
  if (matter) addFrontMatter(doc, matter);
  const starts = startsFor(doc);
  if (matter?.closed) addComments(doc, matter.piece, starts);
  const from = matter?.closed ? matter.end : 0;
  const body = bodyParts({ text, file, from, firstLine: matter?.closed ? matter.endLine : 1 }, doc.found > 0);
  for (const block of body.briefs) addBlock(doc, block, starts);
  // What stands below front matter without an end is told of already.
  const unread = matter?.closed === false ? [] : body.unread;
  if (unread.length > 0) {
    const own = lineStarts(text);
    for (const { at, because } of unread.slice(0, MOST_FAULTS)) {
      doc.problems.push(unreadBrief(doc, positionAt(own, at), because));
    }
  }
  doc.comments.push(...body.comments);
  doc.prose = body.prose;
}

function readLines(doc: ScopingDoc): void {
  for (const [index, line] of splitLines(doc.text).entries()) {
    if (line.trim() === "") continue;
    const first = index + 1;
    const parsed = readJsonPiece({ file: doc.file, lines: [line], first });
    addSource(doc, { parsed, notation: "json", path: [], place: { file: doc.file, line: first, column: 1 } });
  }
}

/** Reads a document: as its name says, else as `kind` says, else as its text looks. */
export function readScopingDoc(
  text: string,
  file: string,
  kind: ScopingDoc["kind"] = docKind(file) ?? kindByText(text, file),
): ScopingDoc {
  const doc: ScopingDoc = { file, text, kind, briefs: [], found: 0, problems: [], prose: [], comments: [] };
  if (kind === "markdown") readMarkdown(doc);
  else if (kind === "lines") readLines(doc);
  else readWhole(doc, kind);
  return doc;
}

/** A file that is a brief, or a list of briefs, from its first to its last line. */
function readWhole(doc: ScopingDoc, kind: "yaml" | "json"): void {
  const { text, file } = doc;
  const piece: Piece = { file, lines: splitLines(text), first: 1 };
  const parsed = kind === "json" ? readJsonPiece(piece) : readYamlPiece(piece);
  const place: SourceLocation = parsed.ok ? parsed.place([]) : { file, line: 1, column: 1 };
  addSource(doc, { parsed, notation: kind, path: [], place });
  if (kind === "yaml") addComments(doc, piece, startsFor(doc));
}
