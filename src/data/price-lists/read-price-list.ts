/** The text of a public price list to prices in one unit. */
import type { PriceList, PriceListKind, ReadPriceList } from "../../core/types/pricing.ts";
import { parseJson } from "../documents/parse-json.ts";
import { MAX_DEPTH } from "../documents/parsed.ts";
import { readGenaiPrices } from "./genai-prices.ts";
import { readLitellm } from "./litellm.ts";
import { readModelsDev } from "./models-dev.ts";
import { readOpenrouter } from "./openrouter.ts";

const READERS: Record<PriceListKind, (value: unknown) => ReadPriceList> = {
  "genai-prices": readGenaiPrices,
  litellm: readLitellm,
  "models.dev": readModelsDev,
  openrouter: readOpenrouter,
};

const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth === MAX_DEPTH || Object.values(value).some((part) => isTooDeep(part, depth + 1)));

interface RepeatedKey {
  key: string;
  /** The text before the key is given again. */
  before: string;
}

/** All keys given twice in one object, of which `JSON.parse` keeps the last without a word; none in most texts, which is found out without reading the text a second time. */
function repeatedKeys(text: string): RepeatedKey[] {
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

/** Marks models that the list gives twice, or of which it gives a field twice: either may be the one that holds. */
function markRepeated(list: PriceList, text: string): void {
  for (const { key, before } of repeatedKeys(text)) {
    const named = [...list.models.values()].filter(({ id }) => id === key || id.endsWith(`/${key}`));
    for (const model of named) model.problems.push("given twice in the list");
    if (named.length > 0) continue;
    let nearest: { problems: string[] } | undefined;
    let at = -1;
    for (const model of list.models.values()) {
      const name = list.kind === "litellm" ? model.id : model.id.slice(model.id.search(/[/:]/) + 1);
      const found = before.lastIndexOf(JSON.stringify(name));
      if (found > at) [nearest, at] = [model, found];
    }
    nearest?.problems.push(`${key} is given twice`);
  }
}

/** Reads a list of the kind named. `message` says what was expected of one that is not of that kind. */
export function readPriceList(kind: PriceListKind, text: string): ReadPriceList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const parsed = parseJson(text, "");
    const [fault] = parsed.ok ? [] : parsed.diagnostics;
    const { line, column } = fault?.place ?? { line: 1, column: 1 };
    return { ok: false, message: "not JSON from here on; give the list as it is published", place: { line, column } };
  }
  if (isTooDeep(value))
    return { ok: false, message: `more than ${MAX_DEPTH} levels of nesting; give the list as it is published` };
  const read = READERS[kind](value);
  if (read.ok) {
    markRepeated(read.list, text);
    return read;
  }
  const other = (Object.keys(READERS) as PriceListKind[]).find((each) => each !== kind && READERS[each](value).ok);
  return other ? { ok: false, message: `${read.message}; this looks like ${other}: use --from ${other}` } : read;
}
