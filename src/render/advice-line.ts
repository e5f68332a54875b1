/** The advice as one line of JSON. In a batch the same parts come again and again; each is put into text once. */
import type { Advice } from "../core/advice.ts";

const written = new WeakMap<object, string>();

function partText(part: unknown): string {
  if (typeof part !== "object" || part === null) return JSON.stringify(part);
  let text = written.get(part);
  if (text === undefined) {
    text = JSON.stringify(part);
    written.set(part, text);
  }
  return text;
}

/** The same text as `JSON.stringify(advice)`. */
export function adviceLine(advice: Advice): string {
  let line = "{";
  for (const key in advice) {
    const part = advice[key as keyof Advice];
    if (part !== undefined) line += `${line.length > 1 ? "," : ""}"${key}":${partText(part)}`;
  }
  return `${line}}`;
}
