/** Puts measured values into a brief file, or begins one. */
import { plainText } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import type { BriefChange, BriefValue, EditedBrief } from "../../data/brief/edit-brief.ts";
import { decodeText } from "../../data/documents/decode-text.ts";
import type { Host } from "../host/host.ts";
import { refuse } from "../settings/data.ts";

export interface WrittenBrief {
  /** As it is shown. */
  file: string;
  created: boolean;
  changes: BriefChange[];
  brief: Brief;
}

async function edited(file: string, values: readonly BriefValue[], host: Host): Promise<EditedBrief> {
  const { editBrief, newBrief } = await import("../../data/brief/edit-brief.ts");
  const shown = host.relative(file);
  if (host.kindOf(file) === undefined) return newBrief(values, shown);
  const decoded = decodeText(host.readFile(file), shown);
  return decoded.ok ? editBrief(decoded.text, shown, values) : decoded;
}

/** Writes the file when anything changed. What is no brief, or would be none, is a data error. */
export async function writeBrief(named: string, values: readonly BriefValue[], host: Host): Promise<WrittenBrief> {
  const file = host.resolve(named);
  const created = host.kindOf(file) === undefined;
  const result = await edited(file, values, host);
  if (!result.ok) refuse(result.diagnostics);
  if (created || result.changes.length > 0) host.writeFile(file, result.text, created ? "create" : "replace");
  return { file: host.relative(file), created, changes: result.changes, brief: result.brief };
}

const shownValue = (value: unknown): string =>
  value === null ? "not given" : typeof value === "object" ? JSON.stringify(value) : String(value);

/** What was written, a line for each value. */
export function writtenLines({ file, created, changes }: Omit<WrittenBrief, "brief">): string[] {
  if (changes.length === 0) return [`${plainText(file)} says all of this already.`];
  const says = changes.map(({ key, from, to }) => {
    const before = created || from === null ? "" : ` (was ${shownValue(from)})`;
    return `  ${key}: ${plainText(shownValue(to))}${plainText(before)}`;
  });
  return [`${created ? "Wrote" : "Updated"} ${plainText(file)}:`, ...says];
}
