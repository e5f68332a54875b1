/** Turns offsets into a text into places with line and column. */
import type { Place } from "../../core/types/diagnostic.ts";

/** A way to a value inside a document: keys of objects and 0-based indexes of lists. */
export type Path = readonly (string | number)[];

/**
 * Returns a function from offsets (UTF-16 code units; `end` exclusive) to a place. `firstLine` is the 1-based line
 * of the file on which `text` begins. Lines are counted on the first call only.
 */
export function placesIn(text: string, file: string, firstLine = 1): (start: number, end?: number) => Place {
  let starts: number[] | undefined;
  const position = (offset: number) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: firstLine + low, column: offset - starts[low]! + 1 };
  };
  return (start, end) => ({ file, ...position(start), ...(end === undefined ? {} : { end: position(end) }) });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
