/** Makes text from files harmless on a terminal and short enough for a message, and looks at all text that goes out. */

// Controls (C0, DEL, C1), format characters (bidi, zero-width, soft hyphen, tags, byte order mark), lone surrogates,
// line and paragraph separators, and letters that show as nothing.
const HARMFUL = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]`;
// Patterns of it are made where they are asked for: reading classes of Unicode takes long, and most text is plain ASCII.
const harmful = (): RegExp => new RegExp(HARMFUL, "gu");
const harmfulButNewline = (): RegExp => new RegExp(`(?!\\n)${HARMFUL}`, "gu");

/** Code units as `\\u001b`: also a JSON reader takes that for the character itself. */
export const escaped = (character: string): string =>
  Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`,
  ).join("");

const SHORT_ESCAPES: Record<string, string> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function visible(character: string): string {
  const short = SHORT_ESCAPES[character];
  if (short !== undefined) return short;
  const hex = character.codePointAt(0)!.toString(16);
  return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, "0")}`;
}

/**
 * Replaces every character that could steer a terminal or hide from the eye by a visible escape such as `\u001b`.
 * With `newlines: "keep"`, line feeds stay as they are. All other text comes back unchanged.
 */
export function plainText(text: string, options: { newlines?: "keep" | "escape" } = {}): string {
  if (!/[^ -~]/.test(text)) return text;
  return text.replace(options.newlines === "keep" ? harmfulButNewline() : harmful(), visible);
}

/** Cuts text to at most `length` characters (code points), the last of them `…` when anything was cut. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  // No character takes more than two code units, so this much is always enough to count in.
  const characters = Array.from(text.slice(0, 2 * length + 2));
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}…`;
}

/** The same for a name that people read: it ends with a whole word, unless less than half would be left. */
export function shortenToWords(text: string, length: number): string {
  const cut = shorten(text, length);
  if (cut === text) return text;
  const kept = cut.slice(0, -1);
  const words = /\s/.test(text[kept.length]!) ? kept : kept.replace(/\S*$/, "");
  const whole = words.replace(/[\s,;:.(-]+$/, "");
  return whole.length < kept.length / 2 ? cut : `${whole}…`;
}

/** No message is longer, whatever was given. */
const LONGEST_MESSAGE = 600;

/** A message as one short line that steers nothing. */
export const messageLine = (text: string): string => plainText(shorten(text, LONGEST_MESSAGE));

/** A value as a message shows it: text in double quotes, harmless and at most 60 characters; lists and objects by kind. */
export function quote(value: unknown): string {
  if (typeof value === "string") return `"${plainText(shorten(value, 60))}"`;
  if (Array.isArray(value)) return value.length > 0 ? "a list" : "an empty list";
  if (typeof value === "object" && value !== null)
    return Object.keys(value).length > 0 ? "an object" : "an empty object";
  return String(value);
}

export interface Allowed {
  /** Colours and the line that counts up: for a terminal, and where colours were asked for. */
  styles: boolean;
  /** Lines that begin with `::` are meant: the annotations of `check --format github`. */
  commands: boolean;
}

const NOTHING_HIDDEN = /^[\n -~]*$/;
const HIDDEN = `(?![\\n\\t])${HARMFUL}`;
const hidden = (): RegExp => new RegExp(HIDDEN, "gu");
// The first group is what styles may hold: colours anywhere, and a return to the start of the line that counts up.
const styleOrHidden = (): RegExp =>
  new RegExp(`(^\\r(?:\\u001b\\[K)?|^\\u001b\\[K|\\u001b\\[[0-9;]*m)|${HIDDEN}`, "gu");

/** GitHub looks for `::` behind blanks, and for `##[` anywhere in a line; others for `##vso[` and `##teamcity[`. */
const COLONS_FIRST = /^([^\S\n]*):(?=:)/gm;
const BRACKETS = /##([A-Za-z]*)\[/g;

/**
 * The door that all text passes on its way to a terminal or a log. Whatever a renderer let through, here every character
 * that could steer the reader's side becomes a visible escape, and no line is a command to a CI system. All escapes are such
 * as JSON reads back, so that a JSON document stays the same data. Text without anything to mend comes back as it is, and
 * quickly.
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
