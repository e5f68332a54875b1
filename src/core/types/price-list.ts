/** A public price list as an importer read it: prices in US dollars per million tokens, whatever the list's own unit. */
import type { IsoDate } from "./brief.ts";
import type { PricePeriod } from "./pricing.ts";

export const PRICE_LIST_KINDS = ["genai-prices", "litellm", "models.dev", "openrouter"] as const;
export type PriceListKind = (typeof PRICE_LIST_KINDS)[number];

export interface ListedModel {
  /** Its id in the list; the `aliases` of curated rows name it. */
  id: string;
  /** In order; one without dates where the list has none. A price that the list does not give is null. */
  periods: PricePeriod[];
  retires: IsoDate | null;
  deprecated: boolean;
  context_tokens: number | null;
  max_output_tokens: number | null;
  /** What the list says that a row cannot hold; such a price is not taken. */
  problems: string[];
}

export interface PriceList {
  kind: PriceListKind;
  /** True when the list says that it is one page of several: a model that it lacks may stand on another. */
  partial: boolean;
  models: Map<string, ListedModel>;
  /** A day that the list cannot be newer than, where it gives itself away. */
  frozen: IsoDate | null;
}

/** `place` is where a text ceases to be JSON. */
export type ReadPriceList =
  | { ok: true; list: PriceList }
  | { ok: false; message: string; place?: { line: number; column: number } };
