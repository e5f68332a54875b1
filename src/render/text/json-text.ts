/** JSON that is the same data but steers no terminal. */
import { escaped } from "../../core/text/plain-text.ts";

const PLAIN = /^[\n -~]*$/;
/** Made where it is asked for: reading its classes takes long, and most JSON is plain. */
const hidden = (): RegExp => /[\u007f-\u009f]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** JSON text with controls, direction marks and lone surrogates in it written as escapes. */
export const plainJson = (json: string): string => (PLAIN.test(json) ? json : json.replace(hidden(), escaped));

/** A value as indented JSON. */
export const jsonText = (value: unknown): string => `${plainJson(JSON.stringify(value, null, 2))}\n`;

/** Values as JSON, a line for each. */
export const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${plainJson(JSON.stringify(value))}\n`).join("");
