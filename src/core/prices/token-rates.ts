/**
 * What a token may cost at a host, from the least to the most, in whole picodollars. A rate that a list does not give
 * is bounded by those that it does give: cached input never costs more than fresh input, a batch never more than the
 * plain price. Only where nothing bounds it is a rate unknown.
 */
import { remember, rememberEach } from "../remember/remember.ts";
import { divideHalfEven, scaled } from "../text/decimal.ts";
import type { Range } from "../types/cost.ts";
import type { Default, LongContext, PricePeriod } from "../types/pricing.ts";
import { numberOf } from "./defaults.ts";
import { exactly } from "./money.ts";

/** Picodollars for each of the four kinds of tokens, low to high in order; null is unknown. */
export interface TokenRates {
  input: Range<bigint> | null;
  cached: Range<bigint> | null;
  write: Range<bigint> | null;
  output: Range<bigint> | null;
}

/** The plain rates of a list, as it gives them. */
interface Step {
  input: bigint | null;
  cached: bigint | null;
  write: bigint | null;
  /** Writing to a cache of an hour. */
  write1h: bigint | null;
  output: bigint | null;
}

/** What a host may ask that does not say, as factors on what it asks for the same without. */
export interface UnsaidRates {
  cached_least: number;
  batch_least: number;
  write_most: number;
  /** For keeping inference in a region. */
  residency_most: number;
}

/** The same by the defaults of a price list: the ends of what its hosts ask that do say. */
export const unsaidRates = remember(
  (defaults: readonly Default[]): UnsaidRates => ({
    cached_least: numberOf(defaults, "cached-input-least"),
    batch_least: numberOf(defaults, "batch-share-least"),
    write_most: numberOf(defaults, "cache-write-most"),
    residency_most: numberOf(defaults, "residency-uplift-most"),
  }),
);

const MILLION = 1_000_000n;
const millionths = (factor: number): bigint => scaled(factor, 6) ?? 0n;
const times = (value: bigint, factor: number): bigint => (value * millionths(factor)) / MILLION;

/** US dollars per million tokens is 10^6 picodollars per token. */
const rate = (perMillion: number | null | undefined): bigint | null =>
  perMillion == null ? null : (scaled(perMillion, 6) ?? null);

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** `value` x `over` / `under`; the value itself where that is no fraction. */
const inProportion = (value: bigint, over: bigint | null, under: bigint | null): bigint =>
  over === null || under === null || under === 0n ? value : divideHalfEven(value * over, under);

/** The step of long context that an input of this size is billed at; null for the plain price. */
export function longStep(long: LongContext | undefined, inputTokens: number): LongContext | null {
  if (!long) return null;
  const { over_input_tokens: over, at_or_over_input_tokens: from } = long;
  const isOver = over === undefined ? from !== undefined && inputTokens >= from : inputTokens > over;
  return isOver ? (longStep(long.longer, inputTokens) ?? long) : null;
}

function plainStep(period: PricePeriod, long: LongContext | null): Step {
  const base: Step = {
    input: rate(period.input),
    cached: rate(period.cached_input),
    write: rate(period.cache_write),
    write1h: rate(period.cache_write_1h),
    output: rate(period.output),
  };
  if (!long) return base;
  const input = rate(long.input);
  const scaledBy = (value: bigint | null) =>
    value === null || input === null ? null : inProportion(value, input, base.input);
  return {
    input,
    cached: rate(long.cached_input),
    write: rate(long.cache_write) ?? scaledBy(base.write),
    write1h: scaledBy(base.write1h),
    output: rate(long.output),
  };
}

/** The step at peak hours: what the list gives for them, and the rest in the same proportion. */
function peakStep(step: Step, period: PricePeriod): Step {
  const { peak } = period;
  if (!peak) return step;
  const dearer = (value: bigint | null, at: number | null, plain: number | null) =>
    value === null ? null : inProportion(value, rate(at), rate(plain));
  return {
    input: dearer(step.input, peak.input, period.input),
    cached: dearer(step.cached, peak.cached_input, period.cached_input),
    write: dearer(step.write, peak.input, period.input),
    write1h: dearer(step.write1h, peak.input, period.input),
    output: dearer(step.output, peak.output, period.output),
  };
}

/** A rate that no list gives, between two bounds that follow from fresh input, which is likely. */
function bounded(
  fresh: bigint | null,
  lowOf: (fresh: bigint) => bigint,
  highOf: (fresh: bigint) => bigint,
): Range<bigint> | null {
  return fresh === null ? null : { low: lowOf(fresh), likely: fresh, high: highOf(fresh) };
}

/** Bounds of a step without batch. */
function stepRates({ input, cached, write, write1h, output }: Step, unsaid: UnsaidRates): TokenRates {
  return {
    input: input === null ? null : exactly(input),
    cached:
      cached === null
        ? bounded(
            input,
            (fresh) => times(fresh, unsaid.cached_least),
            (fresh) => fresh,
          )
        : exactly(cached),
    write:
      write === null
        ? bounded(
            input,
            (fresh) => fresh,
            (fresh) => times(fresh, unsaid.write_most),
          )
        : { low: least(write, write1h ?? write), likely: write, high: most(write, write1h ?? write) },
    output: output === null ? null : exactly(output),
  };
}

/** A batch rate: as listed, or by the proportion that the list gives for plain requests, or all and less at the low end. */
function batchRate(
  listed: bigint | null,
  plain: bigint | null,
  ratio: [bigint | null, bigint | null],
  { batch_least }: UnsaidRates,
): Range<bigint> | null {
  if (listed !== null) return exactly(listed);
  if (plain === null) return null;
  const [over, under] = ratio;
  if (over === null || under === null) return { low: times(plain, batch_least), likely: plain, high: plain };
  const likely = inProportion(plain, over, under);
  return { low: likely, likely, high: most(likely, plain) };
}

/** Bounds in a batch. Cache prices stack with the discount where the host says so; a hit is never certain. */
function batchRates(period: PricePeriod, step: Step, long: LongContext | null, unsaid: UnsaidRates): TokenRates {
  const ratioOfInput: [bigint | null, bigint | null] = [rate(period.batch_input), rate(period.input)];
  const listed = long ? long : period;
  const input = batchRate(rate(listed.batch_input), step.input, ratioOfInput, unsaid);
  const ratioOfOutput: [bigint | null, bigint | null] = [rate(period.batch_output), rate(period.output)];
  const output = batchRate(rate(listed.batch_output), step.output, ratioOfOutput, unsaid);
  if (!input) return { input, cached: null, write: null, output };
  const stacks = period.batch_cached_input !== null;
  const inBatch = (plain: bigint): bigint =>
    rate(period.batch_input) === null
      ? divideHalfEven(plain * millionths(unsaid.batch_least), MILLION)
      : inProportion(plain, ...ratioOfInput);
  const stated = long ? null : rate(period.batch_cached_input);
  const fresh = input.high;
  const cachedLow =
    stated ?? (step.cached === null ? times(input.low, unsaid.cached_least) : least(inBatch(step.cached), fresh));
  const cached = {
    low: cachedLow,
    likely: stacks ? cachedLow : most(cachedLow, input.likely),
    high: most(cachedLow, fresh),
  };
  const plainWrite = step.write ?? step.input!;
  const dearest = most(
    plainWrite,
    step.write1h ?? (step.write === null ? times(plainWrite, unsaid.write_most) : plainWrite),
  );
  const writeLow = inBatch(plainWrite);
  const write = {
    low: writeLow,
    likely: stacks ? writeLow : most(writeLow, plainWrite),
    high: most(writeLow, dearest),
  };
  return { input, cached, write, output };
}

/** What is asked of a price list. */
export interface RateRequest {
  batch: boolean;
  inputTokens: number;
  /** At the hours when the host charges most. */
  atPeak: boolean;
  unsaid: UnsaidRates;
}

/** Plain, in a batch, and each at peak hours. */
const KINDS_OF_RATES = 4;

/** The rates of a price, or of its step for long requests; many requests are billed at the same ones. */
const ratesBy = remember((unsaid: UnsaidRates) =>
  rememberEach(
    KINDS_OF_RATES,
    (listed: PricePeriod | LongContext, _key: string, period: PricePeriod, batch: boolean, atPeak: boolean) => {
      const long = listed === period ? null : (listed as LongContext);
      const plain = plainStep(period, long);
      const step = atPeak ? peakStep(plain, period) : plain;
      return batch ? batchRates(period, step, long, unsaid) : stepRates(step, unsaid);
    },
  ),
);

/** The rates that a request is billed at. Shared; do not change them. */
export function tokenRates(period: PricePeriod, { batch, inputTokens, atPeak, unsaid }: RateRequest): TokenRates {
  const listed = longStep(period.long_context, inputTokens) ?? period;
  return ratesBy(unsaid)(listed, `${batch} ${atPeak}`, period, batch, atPeak);
}
