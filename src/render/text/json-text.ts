/** JSON that is the same data but steers no terminal. */

const HIDDEN = /[\u007f-\u009f]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Code units, so that a character outside the basic plane becomes its two escapes. */
const escaped = (character: string) =>
  Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`);

/** A value as indented JSON; controls, direction marks and lone surrogates in it are written as escapes. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(HIDDEN, (character) => escaped(character).join(""))}\n`;
}
