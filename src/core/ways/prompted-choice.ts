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
import { lifeOf } from "./admission.ts";
import { modelOffer } from "./api-ways.ts";
import type { ApiOffer, BriefContext } from "./brief-context.ts";
import { bandOf, bestOf, cheapestOf, isBetter, type Ranked, thriftiest, thriftiestWithin } from "./ranking.ts";
import { staffYear } from "./way-cost.ts";

/** The row of the maker, whoever serves the model. */
const makersRow = ({ base, id }: Model): string => base ?? id;

/** Rows that a name in a brief may mean; none where the price list does not know it. */
function meant(name: string, { models }: Pricing): readonly Model[] {
  const found = findModel(models, name);
  if (found.found === "none") return [];
  return found.found === "model" ? [found.model] : found.models;
}

/** Whether a model is the one that the score of the brief was measured on. */
export const isMeasured = (model: Model, { baseline }: Brief, pricing: Pricing): boolean =>
  baseline?.model !== undefined && meant(baseline.model, pricing).some((each) => makersRow(each) === makersRow(model));

/** Whether a model is another than the scored one, and may do better: where one of the frontier missed, no smaller one will. */
export const mayScoreMore = (model: Model, brief: Brief, pricing: Pricing): boolean => {
  if (isMeasured(model, brief, pricing)) return false;
  const scored = brief.baseline?.model === undefined ? [] : meant(brief.baseline.model, pricing);
  return model.size_class === "frontier" || !scored.some(({ size_class }) => size_class === "frontier");
};

/** Rows of the model that was measured, whatever it scores; none where the brief names none. */
function scoredModels({ brief, pricing }: BriefContext): Model[] {
  if (brief.baseline?.model === undefined) return [];
  return pricing.models.filter((model) => isMeasured(model, brief, pricing));
}

/** Those of one that already does the work well enough. */
const measuredModels = (context: BriefContext): Model[] =>
  targetMet(context.brief.baseline) === false ? [] : scoredModels(context);

/** The model that already does the work well enough, at every host that serves it. */
export const measuredOffers = (context: BriefContext): ApiOffer[] =>
  measuredModels(context)
    .filter(({ kind }) => kind !== "self-hosted")
    .map((model) => modelOffer(model, context));

/** The same model where its weights are open and it may run on machines. */
export const measuredOpen = (context: BriefContext): Model[] =>
  measuredModels(context).filter(
    (model) => model.kind === "self-hosted" && lifeOf(model, context.setting.as_of) !== "retired",
  );

/** What so many Australian dollars a month come to in a year, in US dollars. */
function yearly(line: string, { taxonomy, pricing }: BriefContext): number {
  const month = fittingAmount(line, taxonomy);
  return countedMonths(pricing) * amountIn(month, rateOf(pricing.fx, "USD"), pricing.fx)!;
}

/**
 * What a better model may cost more in its first year for what turns on the answers, in US dollars. Nothing where the
 * score does not say how many of them are wrong: the page then says that what mistakes cost is not counted.
 */
function worthOfStakes(volume: number, { brief, pricing, taxonomy }: BriefContext): number {
  if (brief.baseline && !shareOfRight(brief, taxonomy)) return 0;
  const each = turnsOn(brief, rateOf(pricing.fx, "USD"), pricing.fx) ?? 0;
  return countedMonths(pricing) * (fittingNumber("better-band-points", taxonomy) / 100) * volume * each;
}

/** Adequate ways, those of models larger than the work needs, and those of the model that was measured; all of hosts. */
interface PromptedWays {
  adequate: readonly Ranked[];
  large: readonly Ranked[];
  measured: readonly Ranked[];
}

/** The way to start with, where a better one may cost more for what turns on the answers; null where none has a known cost. */
function choiceWorth(
  { adequate, large, measured }: PromptedWays,
  stakes: number,
  context: BriefContext,
): Ranked | null {
  const { pricing, needs } = context;
  const by = { ...context, alike_usd: staffYear(pricing) };
  const least = cheapestOf(adequate)?.year_usd ?? Number.POSITIVE_INFINITY;
  const within = (ranked: readonly Ranked[], usd: number) =>
    ranked.filter(({ year_usd }) => year_usd !== null && year_usd <= least + usd);
  const more = Math.max(yearly("better-band", context), stakes);
  const known = thriftiest(within(measured, more), by);
  if (known) return known;
  const small = thriftiestWithin(adequate, more, by);
  const forLarge = Math.max(yearly(`larger-is-noise-tier-${needs.tier}`, context), stakes);
  return thriftiest(betterThan(small, within(large, forLarge), pricing), by) ?? small;
}

/** Ways of models in a better band. */
function betterThan(way: Ranked | null, ranked: readonly Ranked[], pricing: Pricing): Ranked[] {
  const band = way ? bandOf(way.way, pricing) : 0;
  return ranked.filter((each) => bandOf(each.way, pricing) < band);
}

/**
 * The best of models larger than the work needs, to try with the prompt that is there; null where it is the one to start
 * with or was measured already, or where the boards have one of these better.
 */
export function largerThan(start: Ranked | null, large: readonly Ranked[], context: BriefContext): Ranked | null {
  const { pricing } = context;
  const best = bestOf(large, pricing);
  if (!best) return null;
  const scored = scoredModels(context);
  const { model } = best.way;
  const passesOver = (tried: Model) => makersRow(tried) === makersRow(model) || isBetter(tried, model, pricing);
  return (start ? [start.way.model, ...scored] : scored).some(passesOver) ? null : best;
}

/** What a small task starts with, prompted, and what stands beside that for what turns on the answers. */
export interface PromptedChoice {
  way: Ranked | null;
  /** What it would start with if nothing turned on the answers; null where that is the way itself. */
  thrifty: Ranked | null;
  /** A better model that costs more than is noise, and that more right answers may pay for; null where there is none. */
  stronger: Ranked | null;
}

/** The prompted ways of a small task at a volume. */
export function promptedChoice(ways: PromptedWays, volume: number, context: BriefContext): PromptedChoice {
  const stakes = worthOfStakes(volume, context);
  const way = choiceWorth(ways, stakes, context);
  const plain = stakes > 0 ? choiceWorth(ways, 0, context) : way;
  const by = { ...context, alike_usd: staffYear(context.pricing) };
  return {
    way,
    thrifty: plain && way && plain.way.key !== way.way.key && plain.year_usd! < way.year_usd! ? plain : null,
    stronger: stakes > 0 ? thriftiest(betterThan(way, ways.large, context.pricing), by) : null,
  };
}
