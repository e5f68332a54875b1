/**
 * Which model a small task starts with, prompted. The thriftiest leads, at the client's own volume; what a better model
 * costs more is looked at beside an hour of staff time and beside what turns on the answers, and where it is nothing
 * beside them, the better band is taken.
 */

import { countedMonths } from "../prices/defaults.ts";
import { findModel } from "../prices/find-named.ts";
import { rateOf } from "../prices/fx.ts";
import { amountIn, turnsOn } from "../prices/stated-amount.ts";
import { fittingAmount, fittingNumber } from "../tables/fitting.ts";
import { shareOfRight, targetMet } from "../tables/stakes.ts";
import type { Brief } from "../types/brief.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { makersRow } from "../types/pricing.ts";
import type { FittingId } from "../types/taxonomy.ts";
import { lifeOf } from "./admission.ts";
import { modelOffer } from "./api-ways.ts";
import type { ApiOffer, BriefContext } from "./brief-context.ts";
import { reviewMonth } from "./people.ts";
import { bandOf, bestOf, cheapestOf, isBetter, type Ranked, thriftiest, thriftiestWithin } from "./ranking.ts";
import { staffYear } from "./way-cost.ts";

/** Rows that a name in a brief may mean; none where the price list does not know it. */
function meant(name: string, { models }: Pricing): readonly Model[] {
  const found = findModel(models, name);
  if (found.found === "none") return [];
  return found.found === "model" ? [found.model] : found.models;
}

/** Whether a model is the one that the score of the brief was measured on. */
export const isMeasured = (model: Model, { baseline }: Brief, pricing: Pricing): boolean =>
  baseline?.model !== undefined && meant(baseline.model, pricing).some((each) => makersRow(each) === makersRow(model));

/** Whether a model may do better than what was scored: the boards have it above that. Anything may where no model of the list was. */
export const mayScoreMore = (model: Model, { baseline }: Brief, pricing: Pricing): boolean =>
  baseline?.model === undefined || meant(baseline.model, pricing).every((each) => isBetter(model, each, pricing));

/** Rows of the model that was measured, whatever it scores; none where the brief names none. */
function scoredModels({ brief, pricing }: BriefContext): Model[] {
  if (brief.baseline?.model === undefined) return [];
  return pricing.models.filter((model) => isMeasured(model, brief, pricing));
}

/** Whether a model of the list was measured, and scores less than is needed. */
const isShort = (context: BriefContext): boolean =>
  targetMet(context.brief.baseline) === false && scoredModels(context).length > 0;

/** The model that was measured, at every host that serves it. */
export const measuredOffers = (context: BriefContext): ApiOffer[] =>
  scoredModels(context)
    .filter(({ kind }) => kind !== "self-hosted")
    .map((model) => modelOffer(model, context));

/** The same model where it does the work well enough, its weights are open and it may run on machines. */
export const measuredOpen = (context: BriefContext): Model[] =>
  isShort(context)
    ? []
    : scoredModels(context).filter(
        (model) => model.kind === "self-hosted" && lifeOf(model, context.setting.as_of) !== "retired",
      );

/** What so many Australian dollars a month come to in a year, in US dollars. */
function yearly(line: FittingId, { taxonomy, pricing }: BriefContext): number {
  const month = fittingAmount(line, taxonomy);
  return countedMonths(pricing) * amountIn(month, rateOf(pricing.fx, "USD"), pricing.fx)!;
}

/**
 * What a better model may cost more in its first year for what turns on the answers, in US dollars. Nothing where the
 * score does not say how many of them are wrong: the page then says that what answers lose today is not counted.
 */
export function worthOfStakes(volume: number, { brief, pricing, taxonomy }: BriefContext): number {
  if (brief.baseline && !shareOfRight(brief, taxonomy)) return 0;
  const each = turnsOn(brief, rateOf(pricing.fx, "USD"), pricing.fx) ?? 0;
  return countedMonths(pricing) * (fittingNumber("better-band-points", taxonomy) / 100) * volume * each;
}

/** The same for the people who check answers as planned, of whom a better model takes less time: in its first year, in US dollars. */
function worthOfReview(volume: number, context: BriefContext): number {
  const { pricing, setting, taxonomy } = context;
  // At a volume that is supposed nobody knows whether people check.
  if (setting.requests_per_month === null) return 0;
  const counted = { ...setting, rate: rateOf(pricing.fx, "USD"), requests_per_month: volume };
  const month = reviewMonth({ ...context, setting: counted })?.low ?? 0;
  return countedMonths(pricing) * (fittingNumber("better-band-review", taxonomy) / 100) * month;
}

/** Adequate ways, those of models larger than the work needs, and those of the model that was measured; all of hosts. */
interface PromptedWays {
  adequate: readonly Ranked[];
  large: readonly Ranked[];
  measured: readonly Ranked[];
}

/** What a better model may cost more in its first year, in US dollars: for what turns on the answers, and for who checks them. */
interface Worth {
  stakes: number;
  review: number;
}

/** The way to start with, where a better one may cost more for what turns on the answers; null where none has a known cost. */
function choiceWorth({ adequate, large, measured }: PromptedWays, worth: Worth, context: BriefContext): Ranked | null {
  const { pricing } = context;
  const least = cheapestOf(adequate)?.year_usd ?? Number.POSITIVE_INFINITY;
  const { more, forLarge } = worthMore(worth, context);
  const by = { ...context, alike_usd: staffYear(pricing) };
  const known = thriftiest(upTo(least + more, measured), by);
  if (known) return known;
  const small = thriftiestWithin(adequate, more, by);
  return thriftiest(betterThan(small, upTo(least + forLarge, large), pricing), by) ?? small;
}

/** Of work that a prompted model is chosen for here. */
type SmallTier = 1 | 2;

/** What a better model may cost more in its first year, in US dollars: one of the adequate classes, and a larger one. */
function worthMore({ stakes, review }: Worth, context: BriefContext): { more: number; forLarge: number } {
  const tier = context.needs.tier as SmallTier;
  const forLarge = yearly(`larger-is-noise-tier-${tier}`, context);
  return { more: Math.max(yearly("better-band", context), stakes, review), forLarge: Math.max(forLarge, stakes) };
}

/** Ways whose first year costs at most so many US dollars. */
export const upTo = (usd: number, ranked: readonly Ranked[]): Ranked[] =>
  ranked.filter(({ year_usd }) => year_usd !== null && year_usd <= usd);

/**
 * What to try in place of a model that was measured and misses, of models that the boards have above it; null where none
 * costs so little more than today that it is noise or what turns on the answers pays for it, and no adequate one costs
 * less than the tuned way. What is adequate was said before a score showed that more is needed.
 */
function nextChoice(
  { adequate, large }: PromptedWays,
  { today, tuned_usd }: { today: Ranked | null; tuned_usd: number | null },
  worth: Worth,
  context: BriefContext,
): Ranked | null {
  const by = { ...context, alike_usd: staffYear(context.pricing) };
  const { more } = worthMore(worth, context);
  const from = (today?.year_usd ?? cheapestOf(adequate)?.year_usd ?? 0) + more;
  const next = [...upTo(Math.max(from, tuned_usd ?? 0), adequate), ...upTo(from, large)];
  return thriftiestWithin(above(next, context), more, by);
}

/** Ways of models that the boards have above the one that was measured. */
const above = (ranked: readonly Ranked[], { brief, pricing }: BriefContext): Ranked[] =>
  ranked.filter(({ way }) => mayScoreMore(way.model, brief, pricing));

/** Ways of models in a better band. */
function betterThan(way: Ranked | null, ranked: readonly Ranked[], pricing: Pricing): Ranked[] {
  const band = way ? bandOf(way.way, pricing) : 0;
  return ranked.filter((each) => bandOf(each.way, pricing) < band);
}

/**
 * The best of models larger than the work needs, to try with the prompt that is there; null where it is the one to start
 * with, where the boards have that one better, or where they have none above one that was measured.
 */
export function largerThan(start: Ranked | null, large: readonly Ranked[], context: BriefContext): Ranked | null {
  const { pricing } = context;
  const best = bestOf(above(large, context), pricing);
  if (!best || !start) return best;
  const [{ model }, tried] = [best.way, start.way.model];
  return makersRow(tried) === makersRow(model) || isBetter(tried, model, pricing) ? null : best;
}

/** What a small task starts with, prompted, and what stands beside that for what turns on the answers. */
export interface PromptedChoice {
  way: Ranked | null;
  /** What it would start with if nothing turned on the answers; null where that is the way itself. */
  thrifty: Ranked | null;
  /** A better model that costs more than is noise, and that more right answers may pay for; null where there is none. */
  stronger: Ranked | null;
  /** The model that was measured and misses, which others are compared with; null where none of the list was, or none may be had. */
  today: Ranked | null;
  /** The best of models above that one, whatever it costs; null where there is none, or none was measured and misses. */
  above: Ranked | null;
}

/** The prompted ways of a small task at a volume; `tuned` is what would be tuned for it. */
export function promptedChoice(
  ways: PromptedWays,
  tuned: Ranked | null,
  volume: number,
  context: BriefContext,
): PromptedChoice {
  const { pricing } = context;
  const stakes = worthOfStakes(volume, context);
  const short = isShort(context);
  const by = { ...context, alike_usd: staffYear(pricing) };
  const today = short ? thriftiest(ways.measured, by) : null;
  const beside = { today, tuned_usd: tuned?.year_usd ?? null };
  const review = worthOfReview(volume, context);
  const choose = (worth: Worth): Ranked | null =>
    short
      ? (nextChoice(ways, beside, worth, context) ?? today ?? choiceWorth({ ...ways, measured: [] }, worth, context))
      : choiceWorth(ways, worth, context);
  const way = choose({ stakes, review });
  const plain = stakes > 0 ? choose({ stakes: 0, review: 0 }) : way;
  return {
    way,
    thrifty: plain && way && plain.way.key !== way.way.key && plain.year_usd! < way.year_usd! ? plain : null,
    stronger: stakes > 0 ? thriftiest(betterThan(way, ways.large, pricing), by) : null,
    today,
    above: short ? bestOf(above([...ways.adequate, ...ways.large], context), pricing) : null,
  };
}
