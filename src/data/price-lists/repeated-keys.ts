/** Keys that a JSON text gives twice in one object, of which `JSON.parse` keeps the last without a word. */
import { parseJson } from "../documents/parse-json.ts";

export interface RepeatedKey {
  key: string;
  /** The text before the key is given again. */
  before: string;
}

/** All keys given twice; none in most texts, which is found out without reading the text a second time. */
export function repeatedKeys(text: string): RepeatedKey[] {
  const parsed = parseJson(text, "");
  if (parsed.ok) return [];
  const lines = text.split("\n");
  return parsed.diagnostics
    .filter(({ rule }) => rule === "duplicate-key")
    .map(({ args, place }) => ({
      key: String(args.key),
      before: [...lines.slice(0, place.line - 1), lines[place.line - 1]!.slice(0, place.column - 1)].join("\n"),
    }));
}
