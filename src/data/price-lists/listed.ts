/** What the readers of price lists share: decimals, periods and the frame of a listed model. */

import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { isDay } from "../../core/text/days.ts";
import { decimalText, scaled } from "../../core/text/decimal.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import { quote } from "../../core/text/plain-text.ts";
import type { ListedModel, LongContext, PricePeriod } from "../../core/types/pricing.ts";

/** A price as US dollars per million tokens; undefined for what is not a number. */
function perMillion(value: unknown, unit: "per token" | "per million"): number | undefined {
  if (typeof value !== "number" && typeof value !== "string") return undefined;
  const exact = scaled(value, unit === "per token" ? 12 : 6);
  return exact === undefined ? undefined : Number(decimalText(exact, 6));
}

/** The most that a row of the price list takes, US dollars per million tokens. */
const MOST = 100_000;

/** Null for a missing price, and a problem for one that is no number or beyond any price. */
export function priceOf(value: unknown, unit: "per token" | "per million", name: string, problems: string[]) {
  if (value === undefined || value === null) return null;
  const price = perMillion(value, unit);
  if (price === undefined) problems.push(`${name} is not a number`);
  else if (price > MOST) problems.push(`${name} ${quote(String(value))} is beyond any price`);
  else return price;
  return null;
}

/** A list or an object is something, whatever it holds; `Number` of one may throw. */
const isNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  typeof value === "boolean" ||
  (typeof value !== "object" && Number(value) === 0);

/** A problem for each field that is a price and is neither read nor `known` to change no price of text. */
export function unreadPrices(fields: Fields, known: RegExp, problems: string[], saysPrice = /^/): void {
  for (const [name, value] of Object.entries(fields)) {
    if (isNothing(value) || known.test(name) || !saysPrice.test(name)) continue;
    problems.push(`${name} is not read here and may change the price`);
  }
}

/** A problem for a price of thinking that is not that of the output, as a row holds one for both. */
export function thinkingPrice(value: unknown, name: string, output: unknown, problems: string[]): void {
  if (isNothing(value)) return;
  const price = perMillion(value, "per token");
  if (price !== undefined && price === perMillion(output, "per token")) return;
  problems.push(`${name} differs from the price of output, of which a row holds one`);
}

export type TextRates = Pick<PricePeriod, "input" | "cached_input" | "output" | "cache_write">;

/** A price of writing to the cache is named only where the list has one. */
export const longRates = (over_input_tokens: number, { cache_write, ...rates }: TextRates): LongContext => ({
  over_input_tokens,
  ...rates,
  ...(cache_write === null ? {} : { cache_write }),
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

/** Puts a model among the others; either of two with one id may be the one that holds. */
export function putListed(models: Map<string, ListedModel>, model: ListedModel): void {
  if (models.has(model.id)) model.problems.push("given twice in the list");
  models.set(model.id, model);
}

/** A model whose entry is no object: it is in the list, and nothing of it can be read. */
export const unreadable = (id: string): ListedModel => ({
  ...bareModel(id),
  periods: [BARE_PERIOD],
  problems: ["is no object"],
});

/** The object under a name; empty where there is none, with a problem where something else stands there. */
export function objectIn(row: Fields, name: string, problems: string[]): Fields {
  const value = row[name];
  if (isFields(value)) return value;
  if (value !== undefined && value !== null) problems.push(`${name} is no object`);
  return {};
}

/** The list under a name, in the same way. */
export function listIn(row: Fields, name: string, problems: string[]): unknown[] {
  const value = row[name];
  if (Array.isArray(value)) return value;
  if (value !== undefined && value !== null) problems.push(`${name} is no list`);
  return [];
}

export const countOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isInteger(value) && value > 0 ? value : null;

/** Null for a missing day, and a problem for what is none. */
export function dateOf(value: unknown, name: string, problems: string[]): string | null {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string" && isDay(value)) return value;
  problems.push(`${name} ${quote(value)} is no day`);
  return null;
}
