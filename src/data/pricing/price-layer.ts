/** Writes imported prices as a file of its own, to be laid over the curated ones. */
import { stringify } from "yaml";
import type { ImportedRow } from "../../core/prices/price-diff.ts";
import type { IsoDate } from "../../core/types/brief.ts";
import type { Model } from "../../core/types/pricing.ts";

/** The first line of every such file: an import replaces no file that does not begin with it. */
export const LAYER_HEAD =
  "# Written by model-advisor pricing import. Use it with --pricing; it adds to or replaces the built-in prices.";

export const isLayer = (text: string): boolean => text.startsWith(LAYER_HEAD);

type LayerRow = Record<string, unknown>;

/** Where imported prices come from. `checked` is null for a list of unknown age: it vouches for no day. */
export interface LayerOrigin {
  source: string;
  checked: IsoDate | null;
}

/** The fields of a row that the import changes; the rest stays with the curated row. */
export function layerRow(row: ImportedRow, before: Model, origin: LayerOrigin): LayerRow {
  const isNew = (value: unknown, old: unknown) => value !== null && value !== old;
  return {
    id: row.id,
    ...(isNew(row.retires, before.retires)
      ? { retires: row.retires, retires_kind: before.retires_kind ?? "announced" }
      : {}),
    ...(isNew(row.context_tokens, before.context_tokens) ? { context_tokens: row.context_tokens } : {}),
    ...(isNew(row.max_output_tokens, before.max_output_tokens) ? { max_output_tokens: row.max_output_tokens } : {}),
    ...(row.prices === before.prices ? {} : { prices: row.prices }),
    source: origin.source,
    checked: origin.checked ?? before.checked,
  };
}

/** The whole file: earlier rows stay, and a row that comes again changes what it names. */
export function layerText(earlier: readonly LayerRow[], rows: readonly LayerRow[]): string {
  const merged = new Map(earlier.map((row) => [row.id, row]));
  for (const row of rows) merged.set(row.id, { ...merged.get(row.id), ...row });
  const models = [...merged.values()].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
  const about =
    "# Each row changes what it names of the built-in row with its id. Delete a row to go back to the built-in one.";
  return `${LAYER_HEAD}\n${about}\n${stringify({ models }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}
