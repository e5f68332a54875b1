/** What reading a document gives: a plain value that knows where its parts stand, or what is wrong with the text. */

import { quote } from "../../core/text/plain-text.ts";
import { positionAt } from "../../core/text/text-lines.ts";
import type { Diagnostic, SourceLocation } from "../../core/types/diagnostic.ts";

/** A way to a value inside a document: keys of objects and 0-based indexes of lists. */
export type Path = readonly (string | number)[];

/**
 * Returns a function from offsets (UTF-16 code units; `end` exclusive) to a place. `firstLine` is the 1-based line
 * of the file on which `text` begins. Lines are counted on the first call only.
 */
export function placesIn(text: string, file: string, firstLine = 1): (start: number, end?: number) => SourceLocation {
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

/** A file by its path, with forward slashes, and its text. */
export interface TextFile {
  path: string;
  text: string;
}

/** Finds the value at `path`, or its key. Where there is no such value: the nearest part around it that exists. */
export type FindPlace = (path: Path, on?: "key" | "value") => SourceLocation;

export type Parsed = { ok: true; value: unknown; place: FindPlace } | { ok: false; diagnostics: Diagnostic[] };

/** Documents nested deeper than this are refused: no honest one is, and readers run out of stack or time. */
export const MAX_DEPTH = 32;

/** Of one document no more faults than this are told; the rest shows when these are mended. */
export const MOST_FAULTS = 50;

/** An error about the text of a document. */
export function textError(
  rule: string,
  message: string,
  place: SourceLocation,
  args: Diagnostic["args"] = {},
  related: Diagnostic["related"] = [],
): Diagnostic {
  return { rule, severity: "error", message, args, place, related };
}

export function tooDeep(place: SourceLocation): Diagnostic {
  return textError("too-deep", `more than ${MAX_DEPTH} levels of nesting; take levels out`, place, { max: MAX_DEPTH });
}

export function duplicateKey(key: string, place: SourceLocation, first: SourceLocation): Diagnostic {
  const message = `key ${quote(key)} is given twice, first on line ${first.line}; remove one of them`;
  return textError("duplicate-key", message, place, { key }, [{ place: first, message: "first given here" }]);
}

export function numberTooLarge(source: string, place: SourceLocation): Diagnostic {
  return textError("number-range", `${quote(source)} is not a finite number; write one that is`, place, { source });
}
