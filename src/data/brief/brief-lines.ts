/** Briefs as NDJSON, one per line, in flat memory. A bad line does not stop the others. */
import type { Diagnostic } from "../../core/types/diagnostic.ts";
import { type ByteLine, byteLines, type LINE_FAULTS, textChunks } from "../documents/byte-lines.ts";
import { parseJson } from "../documents/parse-json.ts";
import { textError } from "../documents/parsed.ts";
import type { BriefEntry } from "./check-brief.ts";

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
