/** What one request costs where a host bills by the token: on a day, and on the average of the year that follows. */
import { type Amounts, atEachEnd, divideHalfEven, scaled } from "../prices/money.ts";
import { type RequestCost, requestCost } from "../prices/request-cost.ts";
import type { TokenProfile } from "../prices/token-profile.ts";
import { addDays, daysBetween } from "../text/days.ts";
import type { IsoDate } from "../types/brief.ts";
import type { CostNote, Pico, Range } from "../types/cost.ts";
import type { Model, PricePeriod, TunedOffering } from "../types/pricing.ts";

export interface TokenCost {
  /** Of one request on the day, in picodollars. */
  request: Amounts;
  /** The same, on the average of the twelve months from that day. */
  year: Amounts;
  /** The price that was used; null when none is known on the day. */
  period: PricePeriod | null;
  notes: () => CostNote[];
  /** What was counted, with thinking. */
  profile: TokenProfile;
}

const YEAR_DAYS = 365;

/** Days of the coming year on which a price begins. */
function changesWithin(model: Model, day: IsoDate, end: IsoDate): IsoDate[] {
  const changes = model.prices.flatMap(({ from }) => (from !== null && from > day && from < end ? [from] : []));
  return [...new Set(changes)].sort();
}

/** The mean of costs over the year, by the days that each holds; a day without a known price keeps the one before. */
function overYear(days: readonly IsoDate[], end: IsoDate, costOn: (day: IsoDate) => Pico | null): Pico | null {
  let total = 0n;
  let before: Pico | null = null;
  for (const [index, start] of days.entries()) {
    const cost: Pico | null = costOn(start) ?? before;
    if (cost === null) return null;
    total += cost * BigInt(daysBetween(start, days[index + 1] ?? end));
    before = cost;
  }
  return divideHalfEven(total, BigInt(YEAR_DAYS));
}

/** What a request costs on the average of the year: what it costs today, where no other price begins. */
function yearCost(model: Model, profile: TokenProfile, day: IsoDate, today: RequestCost): Amounts {
  if (!model.prices.some(({ from }) => from !== null && from > day)) return today;
  const end = addDays(day, YEAR_DAYS);
  const changes = changesWithin(model, day, end);
  if (changes.length === 0) return today;
  const days = [day, ...changes];
  const costs = new Map(days.map((on) => [on, requestCost(model, profile, on)]));
  return atEachEnd((bound) => overYear(days, end, (on) => costs.get(on)![bound]));
}

/** The cost of a request to a model that a host serves. */
export function modelTokenCost(model: Model, profile: TokenProfile, day: IsoDate): TokenCost {
  const request = requestCost(model, profile, day);
  return {
    request,
    year: yearCost(model, profile, day, request),
    period: request.period,
    notes: () => request.notes,
    profile,
  };
}

const perToken = (usdPerMillion: number): Pico => scaled(usdPerMillion, 6) ?? 0n;

/**
 * The cost of a request to weights that were tuned at a host. Null where no rate per token is known, also where the host
 * bills a GPU by the hour: what that comes to follows from how many requests it carries, which is not known.
 */
export function tunedTokenCost(
  { input, output }: TunedOffering,
  profile: TokenProfile,
  thinking: Range<number>,
): TokenCost {
  const at = (tokens: number): Pico | null => {
    if (input === null || output === null) return null;
    const written = Math.round(profile.output_tokens + tokens);
    return perToken(input) * BigInt(Math.round(profile.input_tokens)) + perToken(output) * BigInt(written);
  };
  const request = { low: at(thinking.low), likely: at(thinking.likely), high: at(thinking.high) };
  const notes: CostNote[] = profile.batch
    ? [{ id: "no-batch-price", text: "no batch price is listed for tuned weights, so the normal price counts" }]
    : [];
  return { request, year: request, period: null, notes: () => notes, profile };
}
