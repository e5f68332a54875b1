/** What a person must know beside the cost of a request. */
import { amountText, countText, spokenPercent } from "../text/amount.ts";
import type { CostNote } from "../types/cost.ts";
import type { Model, PricePeriod } from "../types/pricing.ts";
import { isKept, type TokenProfile, thinkingOf } from "./token-profile.ts";
import { longStep } from "./token-rates.ts";

function cacheNotes(period: PricePeriod, { cached_share, cache_write_share, batch, unsaid }: TokenProfile): CostNote[] {
  if (cached_share === 0 && cache_write_share === 0) return [];
  const notes: CostNote[] = [];
  if (batch) {
    const text =
      period.batch_cached_input === null
        ? "the host does not say what cached input costs in a batch; the range starts at the discount of both together and ends at fresh input"
        : "the discounts for batch and cache add up at this host; the range ends where nothing is found in the cache";
    notes.push({ id: "cache-in-batch", text });
  } else if (cached_share > 0 && period.cached_input === null) {
    const text = "the price of cached input is not known; it counts as fresh input, which it cannot exceed";
    notes.push({ id: "cached-price-unknown", text });
  }
  if (cache_write_share > 0 && period.cache_write === null) {
    const text = `the price of writing to the cache is not known; it counts as fresh input, up to ${unsaid.write_most} times that`;
    notes.push({ id: "cache-write-price-unknown", text });
  } else if (cache_write_share > 0 && period.cache_write_1h !== null) {
    notes.push({ id: "cache-for-an-hour", text: "the range ends at the price of a cache that is kept for an hour" });
  } else if (cache_write_share === 0 && period.cache_write !== null) {
    const text = `filling the cache costs ${amountText(period.cache_write, "USD")} per million tokens and is not counted`;
    notes.push({ id: "cache-write-not-counted", text });
  }
  return notes;
}

function longNotes({ long_context }: PricePeriod, { input_tokens }: TokenProfile): CostNote[] {
  const long = longStep(long_context, input_tokens);
  if (!long) return [];
  const from = long.over_input_tokens === undefined ? "from" : "over";
  const limit = long.over_input_tokens ?? long.at_or_over_input_tokens;
  return [
    { id: "long-context-price", text: `the whole request costs more ${from} ${countText(limit ?? 0)} input tokens` },
  ];
}

function thinkingNotes(model: Model, profile: TokenProfile): CostNote[] {
  const { reasoning } = model;
  if (reasoning === "none" && profile.reasoning_tokens > 0) {
    return [{ id: "does-not-reason", text: "does not reason; reasoning tokens are not counted" }];
  }
  if (profile.reasoning_tokens > 0) return [];
  const { low, likely, high } = thinkingOf(model, profile);
  if (reasoning === "always") {
    const basis = model.thinking_tokens ? "as measured of it" : "as is usual for such tasks";
    const text = `always thinks before it answers, which bills as output: ${countText(likely)} tokens are counted, ${countText(low)} to ${countText(high)} in the range, ${basis}`;
    return [{ id: "thinking-counted", text }];
  }
  if (reasoning !== null || high === 0) return [];
  const text = `whether it thinks before it answers is not known; the range ends at ${countText(high)} tokens of it`;
  return [{ id: "thinking-unknown", text }];
}

function residencyNotes(model: Model, profile: TokenProfile): CostNote[] {
  if (!isKept(model, profile)) return [];
  const { regions, residency_uplift: uplift } = model;
  if (uplift !== null && uplift > 1) {
    return [{ id: "residency-uplift", text: `costs ${uplift} times the list price where inference stays in a region` }];
  }
  if (uplift !== null || !regions?.includes("global")) return [];
  const more = spokenPercent(profile.unsaid.residency_most - 1);
  const text = `what it costs more to keep inference in a region is not known; the range ends at ${more} more`;
  return [{ id: "residency-uplift-unknown", text }];
}

/** Whether a request in a batch was counted with the price of a batch, by the notes on it. */
export const hasBatchPrice = (notes: readonly { id: string }[]): boolean =>
  notes.every(({ id }) => id !== "batch-price-unknown");

/** The notes on a request at the price that holds; `period` is null when none does. */
export function costNotes(model: Model, period: PricePeriod | null, profile: TokenProfile): CostNote[] {
  if (!period) {
    if (model.kind === "self-hosted") return [];
    return [{ id: "price-unknown", text: "no price is known for this day" }];
  }
  const notes = [
    ...longNotes(period, profile),
    ...cacheNotes(period, profile),
    ...thinkingNotes(model, profile),
    ...residencyNotes(model, profile),
  ];
  if (profile.batch && (period.batch_input === null || period.batch_output === null)) {
    const least = spokenPercent(profile.unsaid.batch_least);
    const text = `no batch price is known; the normal price is counted, and ${least} of it at the low end`;
    notes.unshift({ id: "batch-price-unknown", text });
  }
  if (period.peak) {
    const { utc, days } = period.peak;
    const text = `costs more at peak hours, ${utc.join(" and ")} UTC, ${days}; the range ends at the peak price`;
    notes.push({ id: "peak-hours", text });
  }
  if (model.tokenizer_factor !== null && model.tokenizer_factor > 1) {
    const text = `may use up to ${model.tokenizer_factor} times as many tokens as other models; the high end of the range allows for it`;
    notes.push({ id: "tokenizer", text });
  }
  const tokens = profile.input_tokens + profile.output_tokens + thinkingOf(model, profile).likely;
  if (model.context_tokens !== null && tokens > model.context_tokens) {
    notes.push({
      id: "over-context",
      text: `${countText(tokens)} tokens do not fit its context of ${countText(model.context_tokens)}`,
    });
  }
  if (model.weak_source) {
    notes.push({
      id: "weak-source",
      text: "its entry rests on one weak source; confirm the price before you quote it",
    });
  }
  return notes;
}
