import { quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import type { BriefChange, BriefValue } from "../../data/brief/edit-brief.ts";
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

/** Writes the file when anything changed. What is no brief, or would be none, is a data error. */
export async function writeBrief(named: string, values: readonly BriefValue[], host: Host): Promise<WrittenBrief> {
  const { editBrief, newBrief } = await import("../../data/brief/edit-brief.ts");
  const file = host.resolve(named);
  const shown = host.relative(file);
  const read = () => decodeText(host.readFile(file), shown);
  const before = host.kindOf(file) === undefined ? undefined : read();
  if (before?.ok === false) refuse(before.diagnostics);
  const result = before ? editBrief(before.text, shown, values) : newBrief(values, shown);
  if (!result.ok) refuse(result.diagnostics);
  if (!before) host.writeFile(file, result.text, "create");
  else if (result.changes.length > 0) {
    host.writeFile(file, result.text, "replace", () => {
      const now = read();
      if (now.ok && now.text === before.text) return;
      throw usageError(`cannot write ${quote(shown)}: it has changed since it was read; run the command again`);
    });
  }
  return { file: shown, created: !before, changes: result.changes, brief: result.brief };
}
