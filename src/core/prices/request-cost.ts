/**
 * What one request costs at a provider's list price, exactly, in US dollars. One request is priced and then
 * multiplied: a long-context price is a matter of one request's input and not of the sum of many.
 */

import type { IsoDate } from "../types/brief.ts";
import type { CostNote, CostTrace, Pico } from "../types/cost.ts";
import type { LongContext, Model, PricePeriod } from "../types/pricing.ts";
import { divideHalfEven, scaled } from "./money.ts";
import { priceOn } from "./price-on.ts";
import type { Origin, TokenProfile } from "./token-profile.ts";

export interface RequestCost {
  /** Off-peak, with tokens as the brief counts them. */
  low: Pico | null;
  /** The list price arithmetic, and the figure to quote. */
  likely: Pico | null;
  /** At peak hours, and with the tokens that the model's own tokenizer may count. */
  high: Pico | null;
  /** The price that was used; null when none is known on the day. */
  period: PricePeriod | null;
  notes: CostNote[];
}

/** Picodollars per token. */
interface TokenRates {
  input: bigint | null;
  cached: bigint | null;
  write: bigint | null;
  output: bigint | null;
}

interface ParsedPeriod {
  base: TokenRates;
  batch: TokenRates;
  long: TokenRates | null;
  peak: TokenRates | null;
  perRequest: bigint;
}

/** Tokens and shares are exact to this many decimals. */
const PLACES = 6;
const ONE = 1_000_000n;

/** US dollars per million tokens is 10^6 picodollars per token. */
const rate = (perMillion: number | null | undefined): bigint | null =>
  perMillion === null || perMillion === undefined ? null : (scaled(perMillion, 6) ?? null);

const parsed = new WeakMap<PricePeriod, ParsedPeriod>();

/** Rates in BigInt, worked out once per period. */
function parsePeriod(period: PricePeriod): ParsedPeriod {
  const known = parsed.get(period);
  if (known) return known;
  const { long_context: long, peak } = period;
  const batchInput = rate(period.batch_input);
  const made: ParsedPeriod = {
    base: {
      input: rate(period.input),
      cached: rate(period.cached_input),
      write: rate(period.cache_write),
      output: rate(period.output),
    },
    // No list gives batch prices of a cache: all input counts as fresh.
    batch: { input: batchInput, cached: batchInput, write: batchInput, output: rate(period.batch_output) },
    long: long
      ? {
          input: rate(long.input),
          cached: rate(long.cached_input),
          write: rate(long.cache_write),
          output: rate(long.output),
        }
      : null,
    peak: peak
      ? { input: rate(peak.input), cached: rate(peak.cached_input), write: null, output: rate(peak.output) }
      : null,
    perRequest: scaled(period.per_request ?? 0, 12) ?? 0n,
  };
  parsed.set(period, made);
  return made;
}

/** True when a request with this input is billed at the long-context price as a whole. */
export function isLong(long: LongContext | undefined, inputTokens: number): boolean {
  if (!long) return false;
  if (long.over_input_tokens !== undefined) return inputTokens > long.over_input_tokens;
  return long.at_or_over_input_tokens !== undefined && inputTokens >= long.at_or_over_input_tokens;
}

/** Tokens of a profile in millionths of a token, times shares in millionths. */
interface Amounts {
  fresh: bigint;
  cached: bigint;
  write: bigint;
  output: bigint;
}

function amountsOf(profile: TokenProfile, reasoning: number): Amounts {
  const exact = (value: number) => scaled(value, PLACES) ?? 0n;
  const input = exact(profile.input_tokens);
  const cached = exact(profile.cached_share);
  const write = exact(profile.cache_write_share);
  return {
    fresh: input * (ONE - cached - write),
    cached: input * cached,
    write: input * write,
    output: (exact(profile.output_tokens) + exact(reasoning)) * ONE,
  };
}

/** Nothing costs nothing, whatever its rate; something at an unknown rate is unknown. */
const part = (amount: bigint, perToken: bigint | null): bigint | null =>
  amount === 0n ? 0n : perToken === null ? null : amount * perToken;

/** The whole, with all token counts times `factor`. */
function total(amounts: Amounts, rates: TokenRates | null, perRequest: bigint, factor: bigint): Pico | null {
  if (!rates) return null;
  const fresh = part(amounts.fresh, rates.input);
  const cached = part(amounts.cached, rates.cached);
  const write = part(amounts.write, rates.write);
  const output = part(amounts.output, rates.output);
  if (fresh === null || cached === null || write === null || output === null) return null;
  return divideHalfEven((fresh + cached + write + output) * factor, ONE * ONE * ONE) + perRequest;
}

/** The rates of a request: in batch, in long context, at peak or the plain ones. Null when none is listed. */
function ratesFor(period: PricePeriod, profile: TokenProfile, inputTokens: number, atPeak: boolean): TokenRates | null {
  const rates = parsePeriod(period);
  if (isLong(period.long_context, inputTokens)) return profile.batch || (atPeak && rates.peak) ? null : rates.long;
  if (profile.batch) return rates.batch;
  return atPeak && rates.peak ? rates.peak : rates.base;
}

/** Thinking tokens that this model would bill. */
const reasoningOf = (model: Model, profile: TokenProfile): number =>
  model.reasoning === "none" ? 0 : profile.reasoning_tokens;

function cacheNotes(period: PricePeriod, profile: TokenProfile): CostNote[] {
  if (profile.cached_share === 0 && profile.cache_write_share === 0) return [];
  if (profile.batch) {
    const text = "no list gives a batch price for cached input; all input is counted at the batch price";
    return [{ id: "cache-in-batch", text }];
  }
  if (profile.cached_share > 0 && period.cached_input === null) {
    return [{ id: "cached-price-unknown", text: "the price of cached input is not known, so the cost is not" }];
  }
  if (profile.cache_write_share > 0 && period.cache_write === null) {
    return [{ id: "cache-write-price-unknown", text: "the price of writing to the cache is not known" }];
  }
  if (profile.cache_write_share === 0 && period.cache_write !== null) {
    const text = `filling the cache costs US$${period.cache_write} per million tokens and is not counted`;
    return [{ id: "cache-write-not-counted", text }];
  }
  return [];
}

function longNotes(period: PricePeriod, profile: TokenProfile): CostNote[] {
  const long = period.long_context;
  if (!long || !isLong(long, profile.input_tokens)) return [];
  const from = long.over_input_tokens === undefined ? "from" : "over";
  const limit = long.over_input_tokens ?? long.at_or_over_input_tokens;
  return [{ id: "long-context-price", text: `the whole request is billed dearer ${from} ${limit} input tokens` }];
}

function reasoningNotes(model: Model, profile: TokenProfile): CostNote[] {
  if (model.reasoning === "none" && profile.reasoning_tokens > 0) {
    return [{ id: "does-not-reason", text: "does not reason; reasoning tokens are not counted" }];
  }
  // A model that may reason can be told not to; one that always does will bill for it.
  if (profile.reasoning_tokens === 0 && model.reasoning === "always") {
    const text = "always reasons before it answers; that bills as output and is counted as 0 tokens";
    return [{ id: "reasoning-not-counted", text }];
  }
  return [];
}

function notesOn(model: Model, period: PricePeriod | null, profile: TokenProfile): CostNote[] {
  if (!period) {
    if (model.kind === "self-hosted") return [];
    return [{ id: "price-unknown", text: "no price is known for this day" }];
  }
  const notes = [...longNotes(period, profile), ...cacheNotes(period, profile), ...reasoningNotes(model, profile)];
  if (profile.batch && (period.batch_input === null || period.batch_output === null)) {
    notes.unshift({ id: "batch-price-unknown", text: "no batch price is known" });
  }
  if (period.peak && !profile.batch) {
    const { utc, days } = period.peak;
    const text = `dearer at peak hours, ${utc.join(" and ")} UTC, ${days}; the range ends at the peak price`;
    notes.push({ id: "peak-hours", text });
  }
  if (model.tokenizer_factor !== null && model.tokenizer_factor > 1) {
    const text = `counts up to ${model.tokenizer_factor} times the tokens of other models; the range ends there`;
    notes.push({ id: "tokenizer", text });
  }
  const tokens = profile.input_tokens + profile.output_tokens + reasoningOf(model, profile);
  if (model.context_tokens !== null && tokens > model.context_tokens) {
    notes.push({ id: "over-context", text: `${tokens} tokens do not fit its context of ${model.context_tokens}` });
  }
  return notes;
}

function priceRequest(model: Model, profile: TokenProfile, asOf: IsoDate): RequestCost {
  const period = priceOn(model, asOf);
  const notes = notesOn(model, period, profile);
  if (!period) return { low: null, likely: null, high: null, period, notes };
  const amounts = amountsOf(profile, reasoningOf(model, profile));
  const { perRequest } = parsePeriod(period);
  const low = total(amounts, ratesFor(period, profile, profile.input_tokens, false), perRequest, ONE);
  const factor = Math.max(1, model.tokenizer_factor ?? 1);
  const dearest = ratesFor(period, profile, profile.input_tokens * factor, true);
  const high = total(amounts, dearest, perRequest, scaled(factor, PLACES) ?? ONE);
  return { low, likely: low, high, period, notes };
}

/** Costs by model and by profile and day: in a batch of briefs the same ones come again and again. */
const remembered = new WeakMap<Model, Map<string, RequestCost>>();
const REMEMBER = 256;

/**
 * The cost of one request on a day, in picodollars. Null is unknown: no price on that day, no batch price, no price
 * of cached input that the profile uses. The result is shared; do not change it.
 */
export function requestCost(model: Model, profile: TokenProfile, asOf: IsoDate): RequestCost {
  const { input_tokens, output_tokens, reasoning_tokens, cached_share, cache_write_share, batch } = profile;
  const key = `${asOf} ${input_tokens} ${output_tokens} ${reasoning_tokens} ${cached_share} ${cache_write_share} ${batch}`;
  let costs = remembered.get(model);
  if (!costs) {
    costs = new Map();
    remembered.set(model, costs);
  }
  let cost = costs.get(key);
  if (!cost) {
    if (costs.size >= REMEMBER) costs.clear();
    cost = priceRequest(model, profile, asOf);
    costs.set(key, cost);
  }
  return cost;
}

type Input = CostTrace["inputs"][number];

/** How a request's cost was made: formula, and every number in it with its unit, source and date. */
export function requestCostTrace(
  model: Model,
  profile: TokenProfile,
  asOf: IsoDate,
  origins?: Partial<Record<keyof TokenProfile, Origin>>,
): CostTrace {
  const period = priceOn(model, asOf);
  const tokens = (name: string, field: Exclude<keyof TokenProfile, "batch">, unit: string): Input => {
    const origin = origins?.[field] ?? { source: "the brief", date: null };
    return { name, value: profile[field], unit, source: origin.source, date: origin.date };
  };
  const price = (name: string, value: number | null | undefined, unit = "USD per million tokens"): Input => {
    return { name, value: value ?? null, unit, source: model.source, date: model.checked };
  };
  const long = period?.long_context && isLong(period.long_context, profile.input_tokens) ? period.long_context : null;
  const used = long ?? period;
  const inputs: Input[] = [
    tokens("input", "input_tokens", "tokens"),
    tokens("output", "output_tokens", "tokens"),
    tokens("reasoning", "reasoning_tokens", "tokens"),
  ];
  let formula = "(input x input price + (output + reasoning) x output price) / 1,000,000";
  if (profile.batch) {
    const listed = long ? null : period;
    inputs.push(price("input price", listed?.batch_input), price("output price", listed?.batch_output));
  } else {
    inputs.push(price("input price", used?.input), price("output price", used?.output));
    if (profile.cached_share > 0 || profile.cache_write_share > 0) {
      formula =
        "(input x (cached share x cached price + written share x write price + the rest x input price)" +
        " + (output + reasoning) x output price) / 1,000,000";
      inputs.push(
        tokens("cached share", "cached_share", "share of input"),
        price("cached price", used?.cached_input),
        tokens("written share", "cache_write_share", "share of input"),
        price("write price", used?.cache_write),
      );
    }
  }
  if (period?.per_request) {
    formula += " + price per request";
    inputs.push(price("price per request", period.per_request, "USD per request"));
  }
  if (model.reasoning === "none") formula = formula.replace("(output + reasoning)", "output");
  if (model.tokenizer_factor !== null && model.tokenizer_factor > 1) {
    inputs.push(price("tokenizer factor of the high end", model.tokenizer_factor, "times all tokens"));
  }
  if (model.discount) {
    const { percent, source } = model.discount;
    inputs.push({ name: "discount in the prices", value: percent, unit: "percent off", source, date: null });
  }
  return { formula, inputs };
}
