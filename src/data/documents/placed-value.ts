/** Reads a piece of a document as YAML or JSON and knows where every part of it stands in the document. */
import type { SourceLocation } from "../../core/types/diagnostic.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { Parsed } from "./parsed.ts";
import { type PlainRead, readPlainYaml, spotAt } from "./plain-yaml.ts";

/** Lines of a document that hold one value. */
export interface Piece {
  file: string;
  lines: readonly string[];
  /** Line number in the document of `lines[0]`. */
  first: number;
  /** How many columns were cut off the front of each line; undefined for none. */
  cut?: readonly number[];
}

/** Splits at LF, CRLF and a lone CR. */
export function splitLines(text: string): string[] {
  return text.includes("\r") ? text.split(/\r\n|\n|\r/) : text.split("\n");
}

function plainPlaces(read: PlainRead, piece: Piece) {
  return (path: readonly (string | number)[], on: "key" | "value" = "value"): SourceLocation => {
    const { spot, whole } = spotAt(read, path);
    if (spot === undefined) return { file: piece.file, line: piece.first, column: 1 };
    const isKey = on === "key" || !whole;
    const line = isKey ? spot.keyLine : spot.line;
    return {
      file: piece.file,
      line,
      column: isKey ? spot.keyColumn : spot.column,
      end: { line, column: isKey ? spot.keyEnd : spot.end },
    };
  };
}

function shifted(place: SourceLocation, piece: Piece): SourceLocation {
  if (piece.cut === undefined) return place;
  const move = <P extends { line: number; column: number }>(position: P): P => ({
    ...position,
    column: position.column + (piece.cut?.[position.line - piece.first] ?? 0),
  });
  return place.end === undefined ? move(place) : { ...move(place), end: move(place.end) };
}

function withShift(parsed: Parsed, piece: Piece): Parsed {
  if (piece.cut === undefined) return parsed;
  if (parsed.ok) return { ...parsed, place: (path, on) => shifted(parsed.place(path, on), piece) };
  const diagnostics = parsed.diagnostics.map((found) => ({
    ...found,
    place: shifted(found.place, piece),
    related: found.related.map((other) => ({ ...other, place: shifted(other.place, piece) })),
  }));
  return { ok: false, diagnostics };
}

/** Reads YAML: quickly where it is plain, with the parser where it is not. */
export function readYamlPiece(piece: Piece): Parsed {
  const read = readPlainYaml(piece.lines, piece.first);
  const parsed: Parsed =
    read === undefined
      ? parseYaml(piece.lines.join("\n"), piece.file, { line: piece.first })
      : { ok: true, value: read.value, place: plainPlaces(read, piece) };
  return withShift(parsed, piece);
}

export function readJsonPiece(piece: Piece): Parsed {
  return withShift(parseJson(piece.lines.join("\n"), piece.file, { line: piece.first }), piece);
}
