/**
 * Ways that a host serves per token: its models as they are, and weights tuned there, with what a request costs on a day and
 * on the average of the year that follows. What no volume changes is kept.
 */

import { hostName, modelsById } from "../prices/find-named.ts";
import { type Amounts, atEachEnd } from "../prices/money.ts";
import { isPriced, type RequestCost, requestCost } from "../prices/request-cost.ts";
import { type TokenProfile, thinkingOf } from "../prices/token-profile.ts";
import { addDays, daysBetween } from "../text/days.ts";
import { divideHalfEven, scaled } from "../text/decimal.ts";
import type { Excluded } from "../types/advice.ts";
import type { IsoDate } from "../types/brief.ts";
import type { CostNote, Pico, Range } from "../types/cost.ts";
import type { Model, PricePeriod, Pricing, SizeClass, TunedOffering } from "../types/pricing.ts";
import { exclusionsOf, isMoved, lifeOf } from "./admission.ts";
import type { ApiOffer, BriefContext, HostedTuning, TokenCost, YearLine } from "./brief-context.ts";
import type { Needs } from "./needs.ts";
import type { Ranked } from "./ranking.ts";
import { type ApiWay, plainName } from "./way.ts";
import { hostedTuning, yearLine } from "./way-cost.ts";

/** Where the data are processed; the region of the brief where the host states it. */
function regionOf(regions: string[] | null, { region, sensitivity }: Needs): string | null {
  const stated = (regions ?? []).filter((each) => each !== "global");
  if (region !== null && stated.includes(region)) return region;
  if (sensitivity === "restricted-cloud") return stated[0] ?? null;
  return regions?.includes("global") || stated.length !== 1 ? null : stated[0]!;
}

/** A model at its host, or on a machine where nobody hosts it. The offer is shared by all briefs that ask the same; do not change it. */
export function modelOffer(model: Model, context: BriefContext): ApiOffer {
  let offer = context.offered.get(model);
  if (!offer) {
    offer = makeOffer(model, context);
    context.offered.set(model, offer);
  }
  return offer;
}

/** A model as it is: what a request costs is worked out for those that are admitted, and ranked. */
class ModelOffer implements ApiOffer {
  readonly way: ApiWay;
  readonly tokens: TokenCost;
  readonly tuning = null;
  readonly retires: boolean;
  readonly excluded: readonly Excluded[];
  private readonly pricing: Pricing;
  private ranked: YearLine | null | undefined;

  constructor(
    way: ApiWay,
    tokens: TokenCost,
    excluded: readonly Excluded[],
    { setting, pricing }: Pick<BriefContext, "setting" | "pricing">,
  ) {
    this.way = way;
    this.tokens = tokens;
    this.retires = isMoved(way.model, setting.as_of);
    this.excluded = excluded;
    this.pricing = pricing;
    this.ranked = undefined;
  }

  get line(): YearLine | null {
    if (this.ranked === undefined)
      this.ranked = yearLine(this.way.model, this.tokens, this.retires, null, this.pricing);
    return this.ranked;
  }
}

const wayAt = (model: Model, region: string | null, { hosts }: Pricing): ApiWay => {
  const isHosted = model.kind !== "self-hosted";
  return {
    kind: "api",
    key: model.id,
    model,
    name: plainName(model),
    deployment: model.kind,
    place: isHosted ? "api" : "own",
    region,
    host: isHosted ? model.provider : null,
    host_name: isHosted ? hostName(hosts, model.provider) : null,
    tuned: false,
    offering: null,
  };
};

function makeOffer(model: Model, context: BriefContext): ApiOffer {
  const { needs, setting, pricing } = context;
  const { as_of, filled } = setting;
  const way = wayAt(model, regionOf(model.regions, needs), pricing);
  const measured = {
    seconds: null,
    machines: null,
    price_known: isPriced(model, filled.profile, as_of),
    thinking: thinkingOf(model, filled.profile).likely,
  };
  const tokens = modelTokenCost(model, filled.profile, as_of);
  return new ModelOffer(way, tokens, exclusionsOf(way, measured, context), context);
}

/** A model at its host as the price list has it, by its name there, whatever a brief would ask of it. */
export function listedOffer(model: Model, counted: Pick<BriefContext, "setting" | "pricing">): ApiOffer {
  const { filled, as_of } = counted.setting;
  const way = { ...wayAt(model, null, counted.pricing), name: model.name };
  return new ModelOffer(way, modelTokenCost(model, filled.profile, as_of), [], counted);
}

/** The parts of an offer that follow from the examples that its weights are tuned on. */
function tunedParts(
  { way, tokens, retires }: Pick<ApiOffer, "way" | "tokens" | "retires">,
  examples: number,
  pricing: Pricing,
): { tuning: HostedTuning; line: YearLine | null } {
  const { input_tokens, output_tokens } = tokens.profile;
  const tuning = hostedTuning(way, examples, input_tokens + output_tokens, pricing);
  return { tuning, line: yearLine(way.model, tokens, retires, tuning, pricing) };
}

/** An offer of hosted tuning with other examples. What rules it out is the same with any number of them. */
export const onExamples = (offer: ApiOffer, examples: number, pricing: Pricing): ApiOffer => ({
  ...offer,
  ...tunedParts(offer, examples, pricing),
});

/** Weights tuned at a host, on no examples yet. */
function tunedOffer(offering: TunedOffering, model: Model, context: BriefContext): ApiOffer {
  const { needs, setting, pricing } = context;
  const { as_of, filled } = setting;
  const thinking = thinkingOf(model, filled.profile);
  const tokens = tunedTokenCost(offering, filled.tuned, thinking);
  const way: ApiWay = {
    kind: "api",
    key: offering.id,
    model,
    name: `${plainName(model)}, tuned`,
    deployment: "hosted-tuned",
    place: "api",
    region: regionOf(offering.regions, needs),
    host: offering.provider,
    host_name: hostName(pricing.hosts, offering.provider),
    tuned: true,
    offering,
  };
  const retires = isMoved(model, as_of);
  const { tuning, line } = tunedParts({ way, tokens, retires }, 0, pricing);
  const measured = {
    seconds: null,
    machines: null,
    price_known: [tokens.request.likely, tuning.once.likely, tuning.monthly].every((amount) => amount !== null),
    thinking: thinking.likely,
  };
  return {
    way,
    tokens,
    tuning,
    retires,
    line,
    excluded: exclusionsOf(way, measured, context),
  };
}

/** Models that hosts serve per token, of these sizes. Models made for other work (code) only where the work is such. */
export function hostedModels(sizes: readonly SizeClass[], code: boolean, context: BriefContext): Model[] {
  return context.pricing.models
    .filter(({ kind, size_class }) => kind !== "self-hosted" && sizes.includes(size_class))
    .filter(({ suits }) => suits.length === 0 || (code && suits.includes("code")))
    .filter((model) => !isPast(model, context));
}

/** Rows that only history needs: retired long ago, so that ruling them out says nothing. */
const isPast = (model: Model, { setting }: BriefContext): boolean => {
  const life = lifeOf(model, setting.as_of);
  return life === "retired" || life === "not-yet";
};

/** Offers of hosted tuning whose base is of these sizes, on no examples yet. */
export function tunedOffers(sizes: readonly SizeClass[], context: BriefContext): ApiOffer[] {
  const { tuned, models } = context.pricing;
  return tuned.flatMap((offering) => {
    const model = modelsById(models).get(offering.base ?? "");
    return model && sizes.includes(model.size_class) ? [tunedOffer(offering, model, context)] : [];
  });
}

export const isAdmitted = ({ excluded }: { excluded: readonly Excluded[] }): boolean => excluded.length === 0;

/** Offers with their first year at a volume. */
export const atVolume = (offers: readonly ApiOffer[], volume: number): Ranked<ApiWay>[] =>
  offers.map(({ way, line }) => ({ way, year_usd: line && line.fixed + line.per_request * volume }));

/** The admitted offers with their first year at a volume. */
export const rankedOffers = (offers: readonly ApiOffer[], volume: number): Ranked<ApiWay>[] =>
  atVolume(offers.filter(isAdmitted), volume);

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

/** A class, since an object with a getter of its own is dear to make. */
class ModelTokenCost implements TokenCost {
  readonly request: RequestCost;
  readonly profile: TokenProfile;
  private readonly model: Model;
  private readonly day: IsoDate;
  private mean: Amounts | undefined;

  constructor(model: Model, profile: TokenProfile, day: IsoDate) {
    this.request = requestCost(model, profile, day);
    this.profile = profile;
    this.model = model;
    this.day = day;
    this.mean = undefined;
  }

  get year(): Amounts {
    this.mean ??= yearCost(this.model, this.profile, this.day, this.request);
    return this.mean;
  }

  get period(): PricePeriod | null {
    return this.request.period;
  }

  notes(): CostNote[] {
    return this.request.notes;
  }
}

/** The cost of a request to a model that a host serves. */
const modelTokenCost = (model: Model, profile: TokenProfile, day: IsoDate): TokenCost =>
  new ModelTokenCost(model, profile, day);

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
