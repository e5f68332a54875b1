/** Places as the one-line text that compiled data keeps: `tables/tier.yaml:42:5`. */
import type { Place } from "../types/diagnostic.ts";
import type { SourcePlace } from "../types/taxonomy.ts";

export const sourcePlace = ({ file, line, column }: Place): SourcePlace => `${file}:${line}:${column}`;

/** The place that the text names. */
export function placeAt(source: SourcePlace): Place {
  const [, file, line, column] = /^(.*):(\d+):(\d+)$/.exec(source) ?? [];
  return { file: file ?? source, line: Number(line ?? 1), column: Number(column ?? 1) };
}
