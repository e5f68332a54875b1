/** Where the brief is kept: checked before the first question, so that no answer is lost to a bad file name. */

import { quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { briefText } from "../../data/brief/brief-text.ts";
import type { Host } from "../host/host.ts";

/** True, or in one sentence why a new brief cannot be saved there. */
export function canSave(file: string, host: Host): true | string {
  const path = host.resolve(file);
  const kind = host.kindOf(path);
  if (kind === "directory") return `${quote(file)} is a folder; expected the name of a file`;
  if (kind) return `${quote(file)} exists already; name another file`;
  const folder = host.kindOf(host.resolve(path, ".."));
  // A link may well lead to a folder; the writing will tell.
  return folder === "directory" || folder === "link" || `there is no folder for ${quote(file)}; make it first`;
}

/** Refuses a `--save` that would fail, or write over a file that is not the brief started from. */
export function checkSaving({ save, from }: Readonly<Record<string, unknown>>, host: Host): void {
  if (typeof save !== "string") return;
  if (typeof from === "string" && host.resolve(from) === host.resolve(save) && !/\.mdx?$|\.markdown$/i.test(save))
    return;
  const can = canSave(save, host);
  if (can !== true) throw usageError(`--save: ${can}${can.includes("exists") ? ", or start from it with --from" : ""}`);
}

/** Writes the brief, as JSON when the file's name says so, else as YAML. */
export function saveBrief(file: string, brief: Brief, unknown: readonly string[], host: Host): void {
  host.writeFile(host.resolve(file), briefText(brief, /\.json$/i.test(file) ? "json" : "yaml", unknown));
}
