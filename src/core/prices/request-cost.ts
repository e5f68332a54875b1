/**
 * What one request costs at a provider's list price, exactly, in US dollars. One request is priced and then
 * multiplied: a long-context price is a matter of one request's input and not of the sum of many.
 */

import { remember, rememberEach } from "../remember/remember.ts";
import { divideHalfEven, scaled } from "../text/decimal.ts";
import type { IsoDate } from "../types/brief.ts";
import type { CostNote, Pico, Range } from "../types/cost.ts";
import type { Model, PricePeriod } from "../types/pricing.ts";
import { costNotes } from "./cost-notes.ts";
import { type Amounts, exactly } from "./money.ts";
import { priceOn } from "./price-on.ts";
import { isKept, type TokenProfile, thinkingOf } from "./token-profile.ts";
import { type TokenRates, tokenRates } from "./token-rates.ts";

/**
 * `low` is off-peak, with the least that unknown rates and thinking may come to; `likely` the list price arithmetic, and
 * the figure to quote; `high` at peak hours, with the most that unknown rates, thinking and the model's own tokenizer may
 * come to.
 */
export interface RequestCost extends Amounts {
  /** The price that was used; null when none is known on the day. */
  period: PricePeriod | null;
  notes: CostNote[];
}

type Bound = keyof Amounts;

/** Tokens and shares are exact to this many decimals. */
const PLACES = 6;
const ONE = 1_000_000n;

const exact = (value: number): bigint => (value === 0 ? 0n : (scaled(value, PLACES) ?? 0n));

/** The tokens of a request by what is paid for them, exactly: one profile is priced for all models. */
const countsOf = remember((profile: TokenProfile) => {
  const input = exact(profile.input_tokens);
  const cached = exact(profile.cached_share);
  const write = exact(profile.cache_write_share);
  return {
    input: input * (ONE - cached - write),
    cached: input * cached,
    write: input * write,
    output: exact(profile.output_tokens),
  };
});

/** Nothing costs nothing, whatever its rate; something at an unknown rate is unknown. */
const part = (amount: bigint, range: Range<bigint> | null, bound: Bound): bigint | null =>
  amount === 0n ? 0n : range === null ? null : amount * range[bound];

/** The whole at one end of the rates, with all token counts times `factor`, in millionths. */
function total(
  profile: TokenProfile,
  thinking: number,
  rates: TokenRates,
  bound: Bound,
  factor: bigint,
): bigint | null {
  const counts = countsOf(profile);
  const parts = [
    part(counts.input, rates.input, bound),
    part(counts.cached, rates.cached, bound),
    part(counts.write, rates.write, bound),
    part((counts.output + exact(thinking)) * ONE, rates.output, bound),
  ];
  let sum = 0n;
  for (const each of parts) {
    if (each === null) return null;
    sum += each;
  }
  return divideHalfEven(sum * factor, ONE * ONE * ONE);
}

/** Factors on the price for inference that stays in a region, at the low and the high end. */
export function upliftOf(model: Model, profile: TokenProfile): { low: number; high: number } {
  const { residency_uplift, regions } = model;
  if (!isKept(model, profile)) return { low: 1, high: 1 };
  if (residency_uplift !== null) return { low: residency_uplift, high: residency_uplift };
  // Where only a region is sold, its price is in the list already.
  return { low: 1, high: regions?.includes("global") ? profile.unsaid.residency_most : 1 };
}

/**
 * Admitted models are ranked by the likely cost; the ends and the notes are worked out for the few that are shown. A class,
 * since an object with getters of its own is dear to make.
 */
class PricedRequest implements RequestCost {
  readonly period: PricePeriod | null;
  private readonly model: Model;
  private readonly profile: TokenProfile;
  private usual: Pico | null | undefined;
  private ends: Pick<RequestCost, "low" | "high"> | undefined;
  private told: CostNote[] | undefined;

  constructor(model: Model, profile: TokenProfile, asOf: IsoDate) {
    this.period = priceOn(model, asOf);
    this.model = model;
    this.profile = profile;
    this.usual = undefined;
    this.ends = undefined;
    this.told = undefined;
  }

  private atEnds(): Pick<RequestCost, "low" | "high"> {
    const { model, profile, period } = this;
    this.ends ??= period ? endsOf(model, profile, period) : exactly(null);
    return this.ends;
  }

  get likely(): Pico | null {
    if (this.usual === undefined) this.usual = this.period && likelyOf(this.model, this.profile, this.period);
    return this.usual;
  }

  get low(): Pico | null {
    return this.atEnds().low;
  }

  get high(): Pico | null {
    return this.atEnds().high;
  }

  get notes(): CostNote[] {
    this.told ??= costNotes(this.model, this.period, this.profile);
    return this.told;
  }
}

/** With what a host asks for the request itself, and for keeping it in a region. */
function withFees(amount: bigint | null, { per_request }: PricePeriod, uplift: number): Pico | null {
  // Most prices ask for neither.
  if (!per_request && uplift === 1) return amount;
  const perRequest = scaled(per_request ?? 0, 12) ?? 0n;
  return amount === null ? null : divideHalfEven((amount + perRequest) * exact(uplift), ONE);
}

export const plainRates = ({ batch, input_tokens, unsaid }: TokenProfile, period: PricePeriod): TokenRates =>
  tokenRates(period, { batch, inputTokens: input_tokens, atPeak: false, unsaid });

function likelyOf(model: Model, profile: TokenProfile, period: PricePeriod): Pico | null {
  const amount = total(profile, thinkingOf(model, profile).likely, plainRates(profile, period), "likely", ONE);
  return withFees(amount, period, upliftOf(model, profile).low);
}

function endsOf(model: Model, profile: TokenProfile, period: PricePeriod): Pick<RequestCost, "low" | "high"> {
  const { batch, input_tokens, unsaid } = profile;
  const thinking = thinkingOf(model, profile);
  const uplift = upliftOf(model, profile);
  const factor = Math.max(1, model.tokenizer_factor ?? 1);
  const dearest = tokenRates(period, { batch, inputTokens: input_tokens * factor, atPeak: true, unsaid });
  const least = total(profile, thinking.low, plainRates(profile, period), "low", ONE);
  const most = total(profile, thinking.high, dearest, "high", exact(factor));
  return { low: withFees(least, period, uplift.low), high: withFees(most, period, uplift.high) };
}

/** Days whose costs are kept for a profile: today, and those of the year on which a price changes. */
const DAYS = 64;
const costsOn = rememberEach(DAYS, (_profile: TokenProfile, _day: IsoDate) => new Map<Model, RequestCost>());

/**
 * The cost of one request on a day, in picodollars. Null is unknown: no price on that day, or none of input or output.
 * The result is shared; do not change it.
 */
export function requestCost(model: Model, profile: TokenProfile, asOf: IsoDate): RequestCost {
  const known = costsOn(profile, asOf);
  let cost = known.get(model);
  if (!cost) {
    cost = new PricedRequest(model, profile, asOf);
    known.set(model, cost);
  }
  return cost;
}

/** Whether the cost of a request is known, which mostly shows before it is worked out. */
export function isPriced(model: Model, profile: TokenProfile, asOf: IsoDate): boolean {
  const cost = requestCost(model, profile, asOf);
  if (!cost.period) return false;
  const { input, output } = plainRates(profile, cost.period);
  // What else is paid for is bounded by the rate of the input.
  return (input !== null && output !== null) || cost.likely !== null;
}
