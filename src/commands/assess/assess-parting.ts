/** The last words of `assess`: the brief, and the command line that goes on from it or gives the same advice again. */

import { plainText } from "../../core/text/plain-text.ts";
import type { Brief } from "../../core/types/brief.ts";
import { briefLine, briefText } from "../../data/brief/brief-text.ts";
import { flagsText, settingsText, shellWord } from "./assess-options.ts";

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
