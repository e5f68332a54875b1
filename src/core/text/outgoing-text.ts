/**
 * The door that all text passes on its way to a terminal or a log. Whatever a renderer let through, here every character
 * that could steer the reader's side becomes a visible escape, and no line is a command to a CI system.
 */
import { escaped } from "./plain-text.ts";

export interface Allowed {
  /** Colours and the line that counts up: for a terminal, and where colours were asked for. */
  styles: boolean;
  /** Lines that begin with `::` are meant: the annotations of `check --format github`. */
  commands: boolean;
}

const NOTHING_HIDDEN = /^[\n -~]*$/;
// Both are made where they are asked for: reading classes of Unicode takes long, and most text needs neither.
const hidden = (): RegExp => /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;
// The first group is what styles may hold: colours anywhere, and a return to the start of the line that counts up.
const styleOrHidden = (): RegExp =>
  new RegExp(`(^\\r(?:\\u001b\\[K)?|^\\u001b\\[K|\\u001b\\[[0-9;]*m)|${hidden().source}`, "gu");

/** GitHub looks for `::` behind blanks, and for `##[` anywhere in a line; others for `##vso[` and `##teamcity[`. */
const COLONS_FIRST = /^([^\S\n]*):(?=:)/gm;
const BRACKETS = /##([A-Za-z]*)\[/g;

/**
 * Text that may go out. All escapes are such as JSON reads back, so that a JSON document stays the same data.
 * Text without anything to mend comes back as it is, and quickly.
 */
export function outgoingText(text: string, { styles, commands }: Allowed): string {
  let out = text;
  if (!NOTHING_HIDDEN.test(out)) {
    out = styles
      ? out.replace(styleOrHidden(), (found, style: string | undefined) => style ?? escaped(found))
      : out.replace(hidden(), escaped);
  }
  if (!commands && out.includes("::")) out = out.replace(COLONS_FIRST, "$1\\u003a");
  return out.includes("##") ? out.replace(BRACKETS, "##$1\\u005b") : out;
}
