/**
 * Places in a text that may end its lines in LF, CRLF or a lone CR: offset, line and column, and the one-line form
 * `tables/tier.yaml:42:5` that compiled data keeps.
 */

import type { SourceLocation, SourcePlace } from "../types/diagnostic.ts";

/** Offset of the first character of each line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10) starts.push(i + 1);
    else if (code === 13 && text.charCodeAt(i + 1) !== 10) starts.push(i + 1);
  }
  return starts;
}

/** 1-based line and column of an offset. */
export function positionAt(starts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** A line's text without its end; empty for a line that does not exist. */
export function lineText(text: string, starts: readonly number[], line: number): string {
  const start = starts[line - 1];
  if (start === undefined) return "";
  let end = starts[line] ?? text.length;
  while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
  return text.slice(start, end);
}

/** Places as the one-line text that compiled data keeps: `tables/tier.yaml:42:5`. */
export const sourcePlace = ({ file, line, column }: SourceLocation): SourcePlace => `${file}:${line}:${column}`;

/** The place that the text names. */
export function placeAt(source: SourcePlace): SourceLocation {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(source) ?? [];
  return { file: file ?? source, line: Number(line ?? 1), column: Number(column ?? 1) };
}
