/**
 * Which way is the better one: quality first, cost second. Boards give bands and no decimals; within a band the rank,
 * then how well the row is sourced. A better-ranked way keeps its place until another is more than five percent cheaper
 * over the first year, so that names do not change with every step of the volume.
 */
import { qualityOf } from "../prices/quality-band.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Way } from "./way.ts";

/** A way with its likely first year in US dollars; null is unknown. */
export interface Ranked<W extends Way = Way> {
  way: W;
  year_usd: number | null;
}

/** How much cheaper, as a share, a way must be to displace a better-ranked one. */
const STABLE = 0.05;

const NO_BAND = 6;
const NO_RANK = 1000;

/** The band of a way's model, 1 best; 6 where no board knows it. */
export const bandOf = ({ model }: Way, pricing: Pricing): number => qualityOf(model, pricing).band ?? NO_BAND;

export const isBanded = (way: Way, pricing: Pricing): boolean => bandOf(way, pricing) < NO_BAND;

/** Of open weights to tune: a licence without conditions goes before one with. */
const licenceRank = ({ model }: Way): number => {
  if (!model.open_weights) return 0;
  return model.licence?.commercial === "yes" ? 0 : 1;
};

const year = ({ year_usd }: Ranked): number => year_usd ?? Number.POSITIVE_INFINITY;

/** Order of preference before cost: band, rank, licence, sources, age, and the id at last. */
export function byPreference(pricing: Pricing): (a: Ranked, b: Ranked) => number {
  return (a, b) => {
    const [left, right] = [a.way.model, b.way.model];
    return (
      bandOf(a.way, pricing) - bandOf(b.way, pricing) ||
      (qualityOf(left, pricing).rank ?? NO_RANK) - (qualityOf(right, pricing).rank ?? NO_RANK) ||
      licenceRank(a.way) - licenceRank(b.way) ||
      Number(left.weak_source) - Number(right.weak_source) ||
      (right.released ?? "").localeCompare(left.released ?? "") ||
      year(a) - year(b) ||
      (a.way.key < b.way.key ? -1 : 1)
    );
  };
}

/** The best by quality: the first in preference, and among its equals in rank the cheapest. */
export function bestOf<W extends Way>(ranked: readonly Ranked<W>[], pricing: Pricing): Ranked<W> | null {
  const known = ranked.filter(({ way, year_usd }) => year_usd !== null && isBanded(way, pricing));
  const [first] = [...(known.length > 0 ? known : ranked)].sort(byPreference(pricing));
  if (!first) return null;
  const rank = qualityOf(first.way.model, pricing).rank;
  const equals = known.filter(({ way }) => rank !== null && qualityOf(way.model, pricing).rank === rank);
  return equals.reduce((best, each) => (year(each) < year(best) ? each : best), first);
}

/** The cheapest, unless a better-ranked one costs at most five percent more. */
export function thriftiest<W extends Way>(ranked: readonly Ranked<W>[], pricing: Pricing): Ranked<W> | null {
  const known = ranked.filter(({ year_usd }) => year_usd !== null);
  if (known.length === 0) return null;
  const least = Math.min(...known.map(year));
  const near = known.filter((each) => year(each) <= least * (1 + STABLE));
  return near.sort(byPreference(pricing))[0]!;
}

/** The cheapest in the band of the best and in the one below it; null where that is the best itself. */
export function bestValueOf<W extends Way>(
  ranked: readonly Ranked<W>[],
  best: Ranked<W>,
  pricing: Pricing,
): Ranked<W> | null {
  const limit = bandOf(best.way, pricing) + 1;
  const near = ranked.filter(({ way }) => isBanded(way, pricing) && bandOf(way, pricing) <= limit);
  const value = thriftiest(near, pricing);
  return value && value.way.model.id !== best.way.model.id && year(value) < year(best) ? value : null;
}

/** The cheapest without regard to rank. */
export function cheapestOf<W extends Way>(ranked: readonly Ranked<W>[]): Ranked<W> | null {
  const known = ranked.filter(({ year_usd }) => year_usd !== null);
  return known.reduce<Ranked<W> | null>((best, each) => (best === null || year(each) < year(best) ? each : best), null);
}
