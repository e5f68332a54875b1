/**
 * What a way costs: one book for hosted models and for machines. The first year is what is paid once and twelve months,
 * with people's time on both sides, so that ways can be put beside each other.
 */

import { labellingHours, trainTokens } from "../hosting/fine-tuning-cost.ts";
import { HOURS_PER_MONTH } from "../hosting/hosting-scenario.ts";
import { hostingCost } from "../hosting/self-hosting.ts";
import { countedMonths, defaultUsd, numberOf } from "../prices/defaults.ts";
import { type Amounts, atEachEnd, sum, times, toPico, UNKNOWN } from "../prices/money.ts";
import { remember } from "../remember/remember.ts";
import { divideHalfEven } from "../text/decimal.ts";
import type { Pico } from "../types/cost.ts";
import type { DefaultId, Model, Pricing, TunedOffering } from "../types/pricing.ts";
import type { ApiOffer, BriefContext, HostedTuning, TokenCost, YearLine } from "./brief-context.ts";
import type { ApiWay, MachineWay, Way } from "./way.ts";

export interface WayCost {
  /** The bill over the requests: tokens and fees of a host, machines and power, without people's time. */
  per_request: Amounts;
  /** What is paid to others in a month, and people's time in a month. */
  bill: Amounts;
  staff: Amounts;
  monthly: Amounts;
  once: Amounts;
  first_year: Amounts;
  /** What is paid in a month however few requests come; null for a hosted model. */
  fixed: Amounts | null;
  /** Machines that carry the volume; null for a hosted model. */
  machines: number | null;
}

/** An amount of hours at a rate; null while the rate is unknown. */
const hoursCost = (hours: number, usdPerHour: number | null): Pico | null =>
  usdPerHour === null ? null : toPico(hours * usdPerHour);

/** What work costs that every way asks for, by the defaults. US picodollars. */
export interface Labour {
  upkeep: Pico | null;
  evaluation: Pico | null;
  migration: Pico | null;
  /** Hours and runs of retraining in a month. */
  retraining: Pico | null;
  runs_per_month: number;
  /** An hour of labelling, in US dollars. */
  labelling_usd: number | null;
}

export const labourOf = remember((pricing: Pricing): Labour => {
  const rate = defaultUsd("ops-rate", pricing);
  const value = (id: DefaultId) => numberOf(pricing.defaults, id);
  const rounds = value("retraining-per-year") / 12;
  return {
    upkeep: hoursCost(value("upkeep-hours"), rate),
    evaluation: hoursCost(value("evaluation-hours"), rate),
    migration: hoursCost(value("migration-hours"), rate),
    retraining: hoursCost(rounds * value("retraining-hours"), rate),
    runs_per_month: rounds,
    labelling_usd: defaultUsd("labelling-rate", pricing),
  };
});

/** What paying per use asks of staff, by the defaults: its upkeep each month, and the evaluation once. */
export function paidLabour(pricing: Pricing): { upkeep?: Pico; once?: Pico } {
  const { upkeep, evaluation } = labourOf(pricing);
  return { ...(upkeep === null ? {} : { upkeep }), ...(evaluation === null ? {} : { once: evaluation }) };
}

/** What people's time for the examples and the runs until one is good enough cost where a host tunes. */
function trainingOnce(run: Pico | null, examples: number, pricing: Pricing): Amounts {
  const { labelling_usd: rate } = labourOf(pricing);
  const hours = labellingHours(examples, pricing);
  const runs = BigInt(numberOf(pricing.defaults, "experiments-per-release"));
  return atEachEnd((end) => sum([hoursCost(hours[end], rate), end === "low" ? run : times(run, runs)]));
}

/**
 * What a host asks in a month for keeping tuned weights and for the deployment, in US dollars. Null while a fee is
 * unknown, also where an hourly fee stops with the work: its hours then follow from the requests.
 */
function standingFees(offering: TunedOffering | null): number | null {
  if (!offering) return 0;
  const { storage_per_month: storage, hourly_fee: hourly, scale_to_zero: sleeps } = offering;
  if (storage === null || hourly === null) return null;
  if (hourly > 0 && sleeps) return null;
  return storage + hourly * HOURS_PER_MONTH;
}

export function hostedTuning({ offering }: ApiWay, examples: number, tokens: number, pricing: Pricing): HostedTuning {
  const listed = offering?.train_per_million_tokens ?? null;
  const run = listed === null ? null : toPico((trainTokens(examples, tokens, pricing.defaults) / 1e6) * listed);
  const fees = toPico(standingFees(offering));
  const { runs_per_month } = labourOf(pricing);
  const again = run === null ? null : toPico((Number(run) / 1e12) * runs_per_month);
  return { once: trainingOnce(run, examples, pricing), monthly: sum([fees, again]) };
}

/** Of no request nothing is known that is paid by the month. */
const overRequests = (bill: Amounts, requests: bigint): Amounts =>
  atEachEnd((end) => (bill[end] === null || requests === 0n ? null : divideHalfEven(bill[end], requests)));

/** The cost of a way that a host serves per token, at a number of requests a month. */
export function apiCost(
  tokens: Pick<TokenCost, "request" | "year">,
  volume: number,
  retires: boolean,
  tuning: HostedTuning | null,
  pricing: Pricing,
): WayCost {
  const labour = labourOf(pricing);
  const requests = BigInt(volume);
  const extra = tuning ? tuning.monthly : 0n;
  const months = BigInt(countedMonths(pricing));
  const bill = atEachEnd((end) => sum([times(tokens.request[end], requests), extra]));
  // One run is paid at the prices of its day, whatever changes within a year.
  const each = pricing.is_one_run ? tokens.request : tokens.year;
  const yearBill = atEachEnd((end) => sum([times(each[end], requests), extra]));
  const staffLikely = tuning ? sum([labour.upkeep, labour.retraining]) : labour.upkeep;
  const staff = atEachEnd(() => staffLikely);
  const migration = retires ? labour.migration : 0n;
  const once = atEachEnd((end) => sum([labour.evaluation, migration, tuning ? tuning.once[end] : 0n]));
  return {
    per_request: extra === 0n ? tokens.request : overRequests(bill, requests),
    bill,
    staff,
    monthly: atEachEnd((end) => sum([bill[end], staff[end]])),
    once,
    first_year: atEachEnd((end) => sum([once[end], times(sum([yearBill[end], staff[end]]), months)])),
    fixed: null,
    machines: null,
  };
}

/** The cost of a way on machines, at a number of requests a month; all unknown where it cannot serve. */
export function machineCost({ plan }: MachineWay, volume: number, pricing: Pricing): WayCost {
  const cost = hostingCost(plan, volume);
  if (!cost) {
    const unknown = { per_request: UNKNOWN, bill: UNKNOWN, staff: UNKNOWN, monthly: UNKNOWN };
    return { ...unknown, once: UNKNOWN, first_year: UNKNOWN, fixed: null, machines: null };
  }
  const months = BigInt(countedMonths(pricing));
  const staff = atEachEnd((end) => {
    const [all, bare] = [cost.monthly[end], cost.monthly_without_labour[end]];
    return all === null || bare === null ? null : all - bare;
  });
  return {
    per_request: cost.per_request ?? UNKNOWN,
    bill: cost.monthly_without_labour,
    staff,
    monthly: cost.monthly,
    once: cost.one_off,
    first_year: atEachEnd((end) => sum([cost.one_off[end], times(cost.monthly[end], months)])),
    fixed: cost.fixed,
    machines: cost.machines.likely,
  };
}

/** A model that counts more tokens for a text is ranked by what it counts. Null is unknown. */
export function yearLine(
  { tokenizer_factor }: Pick<Model, "tokenizer_factor">,
  tokens: Pick<TokenCost, "request" | "year">,
  retires: boolean,
  tuning: HostedTuning | null,
  pricing: Pricing,
): YearLine | null {
  const labour = labourOf(pricing);
  const months = countedMonths(pricing);
  const perRequest = (pricing.is_one_run ? tokens.request : tokens.year).likely;
  const staff = tuning ? sum([labour.upkeep, labour.retraining]) : labour.upkeep;
  const once = sum([labour.evaluation, retires ? labour.migration : 0n, tuning ? tuning.once.likely : 0n]);
  const monthly = sum([staff, tuning ? tuning.monthly : 0n]);
  if (perRequest === null || once === null || monthly === null) return null;
  return {
    fixed: (Number(once) + months * Number(monthly)) / 1e12,
    per_request: ((tokenizer_factor ?? 1) * months * Number(perRequest)) / 1e12,
  };
}

/** What staff cost in the first year of any model that a host serves as it is, in US dollars; 0 while a rate is unknown. */
export const staffYear = remember((pricing: Pricing): number => {
  const { upkeep = 0n, once = 0n } = paidLabour(pricing);
  return (countedMonths(pricing) * Number(upkeep) + Number(once)) / 1e12;
});

/** A way with what it costs at a volume. */
export interface PricedWay {
  way: Way;
  cost: WayCost;
  /** What a hosted way rests on; null for machines. */
  offer: ApiOffer | null;
}

/** Prices a way at a whole number of requests a month. */
export function priceWay(
  way: Way,
  volume: number,
  offers: readonly ApiOffer[],
  { pricing }: Pick<BriefContext, "pricing">,
): PricedWay {
  if (way.kind === "machine") return { way, cost: machineCost(way, volume, pricing), offer: null };
  const offer = offers.find((each) => each.way.key === way.key)!;
  return { way, cost: apiCost(offer.tokens, volume, offer.retires, offer.tuning, pricing), offer };
}
