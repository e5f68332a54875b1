/** What the readers of price lists share: decimals, periods and the frame of a listed model. */
import { decimalText, scaled } from "../../core/prices/money.ts";
import type { ListedModel } from "../../core/types/price-list.ts";
import type { PricePeriod } from "../../core/types/pricing.ts";

export type Json = Record<string, unknown>;

export const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A price as US dollars per million tokens; undefined for what is not a number. */
export function perMillion(value: unknown, unit: "per token" | "per million"): number | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const exact = scaled(value, unit === "per token" ? 12 : 6);
  return exact === undefined ? undefined : Number(decimalText(exact, 6));
}

/** Null for a missing price, and a problem for one that is no number. */
export function priceOf(value: unknown, unit: "per token" | "per million", name: string, problems: string[]) {
  if (value === undefined || value === null) return null;
  const price = perMillion(value, unit);
  if (price === undefined) problems.push(`${name} is not a number`);
  return price ?? null;
}

export const barePeriod = (): PricePeriod => ({
  from: null,
  until: null,
  input: null,
  cached_input: null,
  output: null,
  cache_write: null,
  cache_write_1h: null,
  batch_input: null,
  batch_output: null,
  batch_cached_input: null,
});

export const bareModel = (id: string): ListedModel => ({
  id,
  periods: [],
  retires: null,
  deprecated: false,
  context_tokens: null,
  max_output_tokens: null,
  problems: [],
});

export const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;

export const dateOf = (value: unknown): string | null =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : null;
