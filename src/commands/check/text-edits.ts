/** Applies edits to a text, and shows two texts as a unified diff. */

import { lineStarts } from "../../core/text/text-lines.ts";
import type { Edit } from "../../core/types/diagnostic.ts";

interface Range {
  start: number;
  end: number;
  text: string;
}

function rangesOf(text: string, edits: readonly Edit[]): Range[] {
  const starts = lineStarts(text);
  const offset = ({ line, column }: { line: number; column: number }) => (starts[line - 1] ?? text.length) + column - 1;
  return edits
    .map(({ place, text: put }) => ({ start: offset(place), end: offset(place.end ?? place), text: put }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The text with all edits made; the second of two that overlap is left out. New lines end as the text's own do. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  let done = "";
  let at = 0;
  for (const { start, end, text: put } of rangesOf(text, edits)) {
    if (start < at) continue;
    done += text.slice(at, start) + put.replaceAll("\n", newline);
    at = end;
  }
  return done + text.slice(at);
}

const CONTEXT = 2;

/** Common lines of two short lists, by the longest common subsequence: kept, taken out, put in. */
function lineChanges(before: readonly string[], after: readonly string[]): string[] {
  const longest = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      longest[i]![j] =
        before[i] === after[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
    }
  }
  const lines: string[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push(` ${before[i++]}`);
      j++;
    } else if (i < before.length && (j >= after.length || longest[i + 1]![j]! >= longest[i]![j + 1]!)) {
      lines.push(`-${before[i++]}`);
    } else {
      lines.push(`+${after[j++]}`);
    }
  }
  return lines;
}

/** A unified diff with one hunk from the first changed line to the last; empty when nothing changed. */
export function unifiedDiff(file: string, before: string, after: string): string {
  if (before === after) return "";
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const from = Math.max(0, head - CONTEXT);
  const keep = Math.max(0, tail - CONTEXT);
  const [oldPart, nowPart] = [old.slice(from, old.length - keep), now.slice(from, now.length - keep)];
  const hunk = `@@ -${from + 1},${oldPart.length} +${from + 1},${nowPart.length} @@`;
  return [`--- a/${file}`, `+++ b/${file}`, hunk, ...lineChanges(oldPart, nowPart), ""].join("\n");
}
