/** Turns offsets into a text into places with line and column. */
import { positionAt } from "../../core/text/text-lines.ts";
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
    const { line, column } = positionAt(starts, offset);
    return { line: firstLine + line - 1, column };
  };
  return (start, end) => ({ file, ...position(start), ...(end === undefined ? {} : { end: position(end) }) });
}

/** Lines end at LF alone here: a parser of YAML or JSON counts them so. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
