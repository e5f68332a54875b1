/** Finds the briefs in a text: one JSON or YAML document, a list of briefs in either, NDJSON, or a scoping doc. */

import type { Diagnostic } from "../../core/types/diagnostic.ts";
import fitsBrief from "../compiled/validate-brief.generated.js";
import { type ByteLine, byteLines, type LINE_FAULTS, textChunks } from "../documents/byte-lines.ts";
import { parseJson } from "../documents/parse-json.ts";
import { type FindPlace, type Parsed, textError } from "../documents/parsed.ts";
import type { BriefEntry } from "./check-brief.ts";

export interface BriefDocuments {
  /** How the briefs were given, so that the answer can be given alike. */
  form: "one" | "list" | "lines";
  /** One for each brief, in their order, good or bad. */
  entries: BriefEntry[];
}

/** So many lines are looked at to tell NDJSON with a bad line from a JSON document that is broken. */
const LINES_LOOKED_AT = 20;

/**
 * True when the text begins with a line that is a JSON object by itself and goes on after it. The beginning of a
 * stream is enough to know.
 */
export function beginsWithLines(text: string): boolean {
  const [first, rest] = /^\s*(\{.*\})[ \t\r]*\n\s*\S/.exec(text) ?? [];
  return rest !== undefined && first !== undefined && isObjectLine(rest);
}

function isObjectLine(line: string): boolean {
  if (!line.startsWith("{")) return false;
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** True when a text that is no JSON document, or too large to be read as one, has a document among its first lines. */
export function holdsLines(text: string): boolean {
  const lines = text.split("\n", LINES_LOOKED_AT + 1).map((line) => line.trim());
  return lines.filter((line) => line !== "").length > 1 && lines.some(isObjectLine);
}

function kindOf(file: string, text: string): "json" | "yaml" | "lines" | "markdown" {
  if (/\.(?:md|mdx|markdown)$/i.test(file)) return "markdown";
  if (/\.(?:ndjson|jsonl)$/i.test(file)) return "lines";
  if (/\.ya?ml$/i.test(file)) return "yaml";
  return /\.json$/i.test(file) || /^\s*[{[]/.test(text) ? "json" : "yaml";
}

async function linesOf(text: string, file: string): Promise<BriefDocuments> {
  async function* once() {
    yield new TextEncoder().encode(text);
  }
  let entries: BriefEntry[] = [];
  for await (const some of streamBriefs(once(), file)) entries = entries.concat(some);
  return { form: "lines", entries };
}

/** What zod is needed for is loaded only for a brief that does not fit as it is. */
async function entryOf(value: unknown, place: FindPlace): Promise<BriefEntry> {
  if (fitsBrief(value)) return { ok: true, brief: value, place };
  const { briefEntry } = await import("./check-brief.ts");
  return briefEntry(value, place);
}

async function documentsOf(parsed: Parsed): Promise<BriefDocuments> {
  if (!parsed.ok) {
    const { diagnostics } = parsed;
    return { form: "one", entries: [{ ok: false, line: diagnostics[0]?.place.line ?? 1, diagnostics }] };
  }
  const { value, place } = parsed;
  if (!Array.isArray(value)) return { form: "one", entries: [await entryOf(value, place)] };
  if (value.length === 0) {
    const empty = textError("invalid-brief", "an empty list, expected briefs; add one", place([]));
    return { form: "list", entries: [{ ok: false, line: empty.place.line, diagnostics: [empty] }] };
  }
  const within =
    (index: number): FindPlace =>
    (path, on) =>
      place([index, ...path], on);
  return { form: "list", entries: await Promise.all(value.map((item, index) => entryOf(item, within(index)))) };
}

/** The briefs in a Markdown document, in its front matter and blocks; what is wrong with others makes one entry. */
async function markdownOf(text: string, file: string): Promise<BriefDocuments> {
  const { readScopingDoc } = await import("../scoping/read-scoping-doc.ts");
  const { briefs, problems, found } = readScopingDoc(text, file, "markdown");
  const entries: BriefEntry[] = briefs.map(({ brief, at }) => ({ ok: true, brief, place: at }));
  if (found === 0) {
    const says = 'no brief in this document; write one under "model_advisor:" in its front matter';
    problems.push(textError("invalid-brief", says, { file, line: 1, column: 1 }));
  }
  const [first] = problems;
  if (first) entries.push({ ok: false, line: first.place.line, diagnostics: problems });
  return { form: entries.length > 1 ? "list" : "one", entries };
}

/**
 * Reads all briefs of a text that `decodeText` gave. The name of the file tells what it is; where it does not (stdin,
 * another ending), the text does. YAML is loaded only for YAML.
 */
export async function readBriefs(text: string, file: string): Promise<BriefDocuments> {
  const kind = kindOf(file, text);
  if (kind === "lines") return linesOf(text, file);
  if (kind === "markdown") return markdownOf(text, file);
  if (kind === "yaml") {
    const { parseYaml } = await import("../documents/parse-yaml.ts");
    return documentsOf(parseYaml(text, file));
  }
  const parsed = parseJson(text, file);
  return !parsed.ok && holdsLines(text) ? linesOf(text, file) : documentsOf(parsed);
}

/** 1 MiB; longer lines are skipped and reported. */
const LONGEST_LINE = 1024 * 1024;

const FAULTS: Record<keyof typeof LINE_FAULTS, [rule: string, message: string]> = {
  "too long": [
    "too-large",
    "a line of more than 1 MiB, expected one brief; shorten it, or give the brief as a file of its own",
  ],
  "not UTF-8": ["text-encoding", "a byte that is not UTF-8, expected UTF-8 text; save the file as UTF-8"],
};

const refused = (line: number, diagnostic: Diagnostic): BriefEntry => ({ ok: false, line, diagnostics: [diagnostic] });

/**
 * The briefs of a stream in their order, as many at a time as a chunk completes. Bytes that turn out to be another encoding
 * give one entry, and the rest nothing.
 */
export async function* streamBriefs(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<BriefEntry[]> {
  const { briefEntry } = await import("./check-brief.ts");

  function entryOf(each: ByteLine): BriefEntry[] {
    const { line } = each;
    if ("fault" in each) {
      const [rule, message] = FAULTS[each.fault];
      return [refused(line, textError(rule, message, { file, line, column: 1 }))];
    }
    if (each.text.trim() === "") return [];
    const parsed = parseJson(each.text, file, { line });
    return [parsed.ok ? briefEntry(parsed.value, parsed.place) : { ok: false, line, diagnostics: parsed.diagnostics }];
  }

  let isEmpty = true;
  const foreign: BriefEntry[] = [];
  const text = textChunks(chunks, file, (found) => foreign.push(refused(1, found)));
  for await (const lines of byteLines(text, LONGEST_LINE)) {
    const entries = lines.flatMap(entryOf);
    if (entries.length === 0) continue;
    isEmpty = false;
    yield entries;
  }
  if (foreign.length > 0) yield foreign;
  else if (isEmpty) {
    const nothing = textError("invalid-brief", "nothing in it, expected a brief a line", { file, line: 1, column: 1 });
    yield [refused(1, nothing)];
  }
}
