/** LiteLLM's model_prices_and_context_window.json: US dollars per token, thresholds in the names of fields. */
import { BARE_PERIOD } from "../../core/prices/price-on.ts";
import { type Fields, isFields } from "../../core/text/fields.ts";
import type { ListedModel, LongContext, PricePeriod, ReadPriceList } from "../../core/types/pricing.ts";
import {
  bareModel,
  countOf,
  dateOf,
  listIn,
  longRates,
  priceOf,
  type TextRates,
  thinkingPrice,
  unreadable,
  unreadPrices,
} from "./listed.ts";

/** Entries that are no models: a specification with text where numbers belong, and rules for unlisted names. */
const NOT_MODELS = new Set(["sample_spec", "fallback_generalizations"]);

const FIELDS = {
  input: "input_cost_per_token",
  cached_input: "cache_read_input_token_cost",
  cache_write: "cache_creation_input_token_cost",
  cache_write_1h: "cache_creation_input_token_cost_above_1hr",
  output: "output_cost_per_token",
} as const;

const THINKING = "output_cost_per_reasoning_token";
/** What some providers call the price of cached input. */
const CACHE_HIT = "input_cost_per_token_cache_hit";

/** `_above_1hr` is how long a cache is kept and no threshold. */
const ABOVE = new RegExp(`^(?:${Object.values(FIELDS).join("|")})_above_(\\d+)k_tokens$`);

/** Fields that are read, or that price no text: other services, other media, other units, limits and abilities. */
const KNOWN = new RegExp(
  [
    `^(?:${Object.values(FIELDS).join("|")})(?:_batches|_above_\\d+k_tokens)?$`,
    "_priority$|_flex$|_above_1hr_above_\\d+k_tokens$",
    "audio|image|video|pixel|character|query|second|page|session|calls|credit|original_pricing|gb_per_day|dbu",
    "^(?:max|prompt_cache_min|tool_use_system_prompt|computer_use)_.*tokens$|^supports_|^tiered_pricing$",
    "^output_cost_per_reasoning_token|^input_cost_per_token_cache_hit$",
  ].join("|"),
);

/** A field beyond those that looks like a price. */
const SAYS_PRICE = /cost|price|pricing|mtok|token|discount|override|reasoning/i;

function thresholds(row: Fields): number[] {
  const found = new Set<number>();
  for (const field of Object.keys(row)) {
    const size = ABOVE.exec(field)?.[1];
    if (size !== undefined) found.add(Number(size) * 1000);
  }
  return [...found];
}

const ratesOf = (price: (field: string) => number | null): TextRates => ({
  cache_write: price(FIELDS.cache_write),
  input: price(FIELDS.input),
  cached_input: price(FIELDS.cached_input),
  output: price(FIELDS.output),
});

function longContext(row: Fields, size: number, problems: string[]): LongContext {
  const price = (field: string) => {
    const name = `${field}_above_${size / 1000}k_tokens`;
    return priceOf(row[name] ?? row[field], "per token", name, problems);
  };
  return longRates(size, ratesOf(price));
}

/** `tiered_pricing` instead of prices: ranges of input tokens, each with its own. */
function tiered(row: Fields, tiers: unknown[], problems: string[]): PricePeriod {
  const rates = (tier: unknown) => {
    const fields = isFields(tier) ? tier : {};
    thinkingPrice(fields[THINKING], THINKING, fields[FIELDS.output], problems);
    unreadPrices(fields, KNOWN, problems, SAYS_PRICE);
    return ratesOf((field) => priceOf(fields[field], "per token", field, problems));
  };
  const startOf = (tier: unknown): number | null => {
    const start = isFields(tier) && Array.isArray(tier.range) ? tier.range[0] : null;
    return start === 0 ? 0 : countOf(start);
  };
  if (tiers.length > 2) problems.push(`${tiers.length} price ranges, of which a row holds two`);
  if (startOf(tiers[0]) !== 0) problems.push("a first price range that does not start at 0");
  const period: PricePeriod = { ...BARE_PERIOD, ...rates(tiers[0]) };
  if (tiers.length > 1) {
    const start = startOf(tiers[1]);
    if (start) period.long_context = longRates(start, rates(tiers[1]));
    else problems.push("a price range without its start");
  }
  if (row[FIELDS.input] !== undefined) problems.push("a plain price beside its price ranges");
  return period;
}

function plain(row: Fields, problems: string[]): PricePeriod {
  const period: PricePeriod = { ...BARE_PERIOD };
  for (const [name, field] of Object.entries(FIELDS)) {
    period[name as keyof typeof FIELDS] = priceOf(row[field], "per token", field, problems);
  }
  for (const name of ["input", "output", "cached_input"] as const) {
    const field = `${FIELDS[name]}_batches`;
    period[`batch_${name}`] = priceOf(row[field], "per token", field, problems);
  }
  thinkingPrice(row[THINKING], THINKING, row[FIELDS.output], problems);
  const hit = priceOf(row[CACHE_HIT], "per token", CACHE_HIT, problems);
  if (hit !== null && hit !== period.cached_input) problems.push(`${CACHE_HIT} differs from ${FIELDS.cached_input}`);
  const sizes = thresholds(row);
  if (sizes.length > 1)
    problems.push(`long-context prices from ${sizes.join(" and ")} tokens, of which a row holds one`);
  if (sizes[0] !== undefined) period.long_context = longContext(row, sizes[0], problems);
  return period;
}

function listed(id: string, row: Fields): ListedModel {
  const model = bareModel(id);
  const tiers = listIn(row, "tiered_pricing", model.problems);
  model.periods = [tiers.length > 0 ? tiered(row, tiers, model.problems) : plain(row, model.problems)];
  unreadPrices(row, KNOWN, model.problems, SAYS_PRICE);
  model.retires = dateOf(row.deprecation_date, "deprecation_date", model.problems);
  model.deprecated = model.retires !== null;
  model.context_tokens = countOf(row.max_input_tokens);
  model.max_output_tokens = countOf(row.max_output_tokens);
  return model;
}

/** Reads the list from parsed JSON. */
export function readLitellm(value: unknown): ReadPriceList {
  const isRow = (row: unknown): row is Fields => isFields(row) && ("litellm_provider" in row || FIELDS.input in row);
  if (!isFields(value) || !Object.values(value).some(isRow)) {
    return { ok: false, message: "expected an object of models with litellm_provider and input_cost_per_token" };
  }
  const models = new Map<string, ListedModel>();
  for (const [id, row] of Object.entries(value)) {
    if (NOT_MODELS.has(id)) continue;
    models.set(id, isFields(row) ? listed(id, row) : unreadable(id));
  }
  return { ok: true, list: { kind: "litellm", partial: false, models, frozen: null } };
}
