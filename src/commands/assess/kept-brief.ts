/** Where the brief is kept, seen to before the first question, and the last words of `assess`: how to go on from it. */

import { plainText, quote } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { briefLine, briefText } from "../../data/brief/brief-text.ts";
import type { Host } from "../host/host.ts";
import { flagsText, settingsText, shellWord } from "./assess-options.ts";

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

type Values = Readonly<Record<string, unknown>>;

const indented = (text: string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `  ${plainText(line)}`)
    .join("\n");

/** After Ctrl-C: the answers so far, and how to go on. `kept` is the file that they are kept in, if any. */
export function resumeText(brief: Brief, unknown: readonly string[], options: Values, kept: string | null): string {
  if (Object.keys(brief).length === 0 && unknown.length === 0) return "\nStopped. Nothing was answered yet.\n";
  const settings = settingsText(options);
  if (kept !== null) {
    const file = shellWord(kept);
    return `\nStopped. Your answers are kept in ${plainText(kept)}. Go on with:\n  model-advisor assess --from ${file} --save ${file}${settings}\n`;
  }
  const flags = flagsText(brief, unknown);
  const way =
    flags === null || plainText(flags) !== flags
      ? `Save these lines as brief.yaml, then go on with:\n  model-advisor assess --from brief.yaml${settings}\n`
      : `Go on with:\n  model-advisor assess${flags}${settings}\n`;
  return `\nStopped; nothing was saved. Your answers so far:\n\n${indented(briefText(brief, "yaml", unknown))}\n\n${way}`;
}

/** After the advice: where the brief is, and the command that gives the same advice again. */
export function farewell(brief: Brief, unknown: readonly string[], options: Values, kept: string | null): string {
  const settings = settingsText(options);
  if (kept !== null) {
    return `\nThe brief is in ${plainText(kept)}. Again: model-advisor classify ${shellWord(kept)}${settings}\n`;
  }
  if (Object.keys(brief).length === 0) return "";
  const flags = flagsText(brief, unknown);
  const command =
    flags === null || plainText(flags) !== flags
      ? `printf '%s' ${shellWord(briefLine(brief))} | model-advisor classify${settings}`
      : `model-advisor assess${flags}${settings} --no-input`;
  return `\nAgain: ${plainText(command)}\n`;
}
