/**
 * The advice as one line of JSON. In a batch some parts come again and again, the same objects each time; those are
 * put into text once. What comes only once is not kept, for keeping costs more than writing.
 */
import type { Advice } from "../../core/types/advice.ts";

/** So many parts are watched, and so many texts kept; then all are forgotten, so that memory stays flat. */
const MOST_WATCHED = 1024;
const MOST_KEPT = 512;

const watched = new Set<object>();
const written = new Map<object, string>();

function partText(part: unknown): string {
  if (typeof part !== "object" || part === null) return JSON.stringify(part);
  const known = written.get(part);
  if (known !== undefined) return known;
  const text = JSON.stringify(part);
  if (watched.has(part)) {
    if (written.size >= MOST_KEPT) written.clear();
    written.set(part, text);
  } else {
    if (watched.size >= MOST_WATCHED) watched.clear();
    watched.add(part);
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
