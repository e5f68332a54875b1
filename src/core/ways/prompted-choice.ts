/**
 * Which model a small task starts with, prompted. The thriftiest leads, at the client's own volume; what a better model
 * costs more is looked at beside an hour of staff time and beside what turns on the answers, and where it is nothing
 * beside them, the better band is taken.
 */

import { findModel } from "../prices/find-named.ts";
import { rateOf, usdOf } from "../prices/fx.ts";
import { turnsOn } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { targetMet } from "../tables/stakes.ts";
import type { Brief } from "../types/brief.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import { modelOffer } from "./api-ways.ts";
import { bandOf, cheapestOf, type Ranked, thriftiest, thriftiestWithin } from "./ranking.ts";
import type { ApiOffer, Scene } from "./scene.ts";
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

/** The model that already does the work well enough, at every host that serves it. */
export function measuredOffers(scene: Scene): ApiOffer[] {
  const { brief, pricing } = scene;
  if (brief.baseline?.model === undefined || targetMet(brief.baseline) === false) return [];
  return pricing.models
    .filter((model) => model.kind !== "self-hosted" && isMeasured(model, brief, pricing))
    .map((model) => modelOffer(model, scene));
}

/** What a better model may cost more in its first year, in US dollars. */
function worthMore(volume: number, { brief, pricing, taxonomy }: Scene): number {
  const line = (id: string) => fittingNumber(id, taxonomy);
  const noise = usdOf(line("better-band"), "AUD", pricing.fx) ?? 0;
  const each = turnsOn(brief, rateOf(pricing.fx, "USD")!, pricing.fx) ?? 0;
  return 12 * Math.max(noise, (line("better-band-points") / 100) * volume * each);
}

/** Adequate ways, those of large models that may be noise, and those of the model that was measured; all of hosts. */
export interface PromptedWays {
  adequate: readonly Ranked[];
  large: readonly Ranked[];
  measured: readonly Ranked[];
}

/** The way to start with at a volume; null where none is known to cost anything. */
export function promptedChoice(ways: PromptedWays, volume: number, scene: Scene): Ranked | null {
  const { pricing, taxonomy } = scene;
  const { adequate, large, measured } = ways;
  const by = { ...scene, alike_usd: staffYear(pricing) };
  const more = worthMore(volume, scene);
  const least = cheapestOf(adequate)?.year_usd ?? Number.POSITIVE_INFINITY;
  const within = (ranked: readonly Ranked[], usd: number) =>
    ranked.filter(({ year_usd }) => year_usd !== null && year_usd <= least + usd);
  const known = thriftiest(within(measured, more), by);
  if (known) return known;
  const small = thriftiestWithin(adequate, more, by);
  const noise = 12 * (usdOf(fittingNumber("frontier-is-noise", taxonomy), "AUD", pricing.fx) ?? 0);
  const band = small ? bandOf(small.way, pricing) : 0;
  return (
    thriftiest(
      within(large, noise).filter(({ way }) => bandOf(way, pricing) < band),
      by,
    ) ?? small
  );
}
