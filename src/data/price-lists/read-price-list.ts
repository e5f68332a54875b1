/** The text of a public price list to prices in one unit. */
import type { PriceListKind, ReadPriceList } from "../../core/types/price-list.ts";
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

/** No list that is published is nested half as deep; a deeper one is a mistake or an attack. */
const MAX_DEPTH = 32;

const isTooDeep = (value: unknown, depth = 0): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth === MAX_DEPTH || Object.values(value).some((part) => isTooDeep(part, depth + 1)));

/** Reads a list of the kind named. `message` says what was expected of one that is not of that kind. */
export function readPriceList(kind: PriceListKind, text: string): ReadPriceList {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: "not JSON; expected the list as it is published" };
  }
  if (isTooDeep(value))
    return { ok: false, message: `more than ${MAX_DEPTH} levels of nesting; give the list as it is published` };
  const read = READERS[kind](value);
  if (read.ok) return read;
  const other = (Object.keys(READERS) as PriceListKind[]).find((each) => each !== kind && READERS[each](value).ok);
  return other ? { ok: false, message: `${read.message}; this looks like ${other}: use --from ${other}` } : read;
}
