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
