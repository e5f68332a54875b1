/**
 * Which way is the better one: quality first, cost second. Boards give bands and no decimals; within a band the rank,
 * then how well the row is sourced. A better-ranked way keeps its place until another is more than five percent cheaper
 * over the first year, so that names do not change with every step of the volume.
 */

import { qualityOf } from "../prices/quality-band.ts";
import { rememberEach } from "../remember/remember.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { daysBetween, isDay } from "../text/days.ts";
import type { Model, Pricing } from "../types/pricing.ts";
import type { FittingId, Taxonomy } from "../types/taxonomy.ts";
import type { Way } from "./way.ts";

/** A way with its likely first year in US dollars; null is unknown. */
export interface Ranked<W extends Way = Way> {
  way: W;
  year_usd: number | null;
}

/** What ways are ranked by: prices and boards, and the lines of the fitting. */
interface RankedBy {
  pricing: Pricing;
  taxonomy: Taxonomy;
  /** What all of them cost alike in the first year, in US dollars, so that shares are taken of the rest; nothing if not given. */
  alike_usd?: number;
}

const reachOf = (year_usd: number, line: FittingId, taxonomy: Taxonomy, alike_usd = 0): number =>
  alike_usd + (year_usd - alike_usd) * (1 + fittingNumber(line, taxonomy) / 100);

/** The most that a way may cost in its first year to stand before one of this cost, whatever the boards say of either. */
export const withinReach = (year_usd: number, taxonomy: Taxonomy): number =>
  Math.max(reachOf(year_usd, "displaced-by", taxonomy), reachOf(year_usd, "displaced-by-unranked", taxonomy));

export const NO_BAND = 6;
const NO_RANK = 1000;
/** Days over which age is told apart, and the day that they start from. */
const AGES = 20_000;
const FIRST_DAY = "2015-01-01";

/** The standing of a model before any cost: the smaller, the better. */
interface Standing {
  band: number;
  rank: number;
  /** The board that gave the band; null where none knows the model. */
  board: string | null;
  /** What a client would ask about, whatever the quality: the licence, the host, the sources. */
  caveats: number;
  order: number;
}

/** Released on a day, in a month or a year, as days; 0 where it is not known. */
function ageOf(released: string | null): number {
  if (released === null) return 0;
  const day = `${released}-01-01`.slice(0, 10);
  return isDay(day) ? Math.max(0, Math.min(AGES - 1, daysBetween(FIRST_DAY, day))) : 0;
}

/** Models of a price list whose standing is kept: all of any list. */
const STANDINGS = 10_000;

/** True where the row of a model rests on one weak source, or its price on one list alone. */
const isDoubtful = ({ weak_source, single_list }: Model): boolean => weak_source || single_list;

/** Order of preference: band, rank, licence without conditions, a host that serves it itself, sources, age. */
const standingOf = rememberEach(STANDINGS, (pricing: Pricing, model: Model): Standing => {
  const quality = qualityOf(model, pricing);
  const [band, rank] = [quality.band ?? NO_BAND, Math.min(quality.rank ?? NO_RANK, NO_RANK)];
  const bound = model.open_weights && model.licence?.commercial !== "yes" ? 1 : 0;
  const caveats = bound * 4 + Number(model.reseller) * 2 + Number(isDoubtful(model));
  const order = ((band * (NO_RANK + 1) + rank) * 8 + caveats) * AGES + (AGES - ageOf(model.released));
  return { band, rank, board: quality.board?.id ?? null, caveats, order };
});

/** The band of a way's model, 1 best; 6 where no board knows it. */
export const bandOf = ({ model }: Pick<Way, "model">, pricing: Pricing): number => standingOf(pricing, model).band;

/** Whether the boards have a model better than another: in a better band, or clearly so within it. */
export function isBetter(model: Model, other: Model, pricing: Pricing): boolean {
  const [a, b] = [standingOf(pricing, model), standingOf(pricing, other)];
  return a.band !== b.band ? a.band < b.band : a.rank < b.rank;
}

const year = ({ year_usd }: Ranked): number => year_usd ?? Number.POSITIVE_INFINITY;

/** Order of preference, among equals the cheaper, and the id at last. */
function isBefore(a: Ranked, b: Ranked, pricing: Pricing): boolean {
  const [left, right] = [standingOf(pricing, a.way.model).order, standingOf(pricing, b.way.model).order];
  if (left !== right) return left < right;
  return year(a) !== year(b) ? year(a) < year(b) : a.way.key < b.way.key;
}

function first<W extends Way>(ranked: Iterable<Ranked<W>>, pricing: Pricing): Ranked<W> | null {
  let best: Ranked<W> | null = null;
  for (const each of ranked) if (best === null || isBefore(each, best, pricing)) best = each;
  return best;
}

/** Those whose rows are well sourced; all where none is. */
function attested<W extends Way>(ranked: readonly Ranked<W>[]): readonly Ranked<W>[] {
  const known = ranked.filter(({ way }) => !isDoubtful(way.model));
  return known.length > 0 ? known : ranked;
}

/** The best by quality: the first in preference, and among its equals in rank the cheapest of those that are well sourced. */
export function bestOf<W extends Way>(ranked: readonly Ranked<W>[], pricing: Pricing): Ranked<W> | null {
  const known = ranked.filter(({ way, year_usd }) => year_usd !== null && bandOf(way, pricing) < NO_BAND);
  const best = first(known.length > 0 ? known : ranked, pricing);
  if (!best) return null;
  const { rank } = standingOf(pricing, best.way.model);
  if (rank === NO_RANK) return best;
  const equals = attested(known.filter(({ way }) => standingOf(pricing, way.model).rank === rank));
  const least = cheapestOf(equals);
  return least
    ? first(
        equals.filter((each) => year(each) === year(least)),
        pricing,
      )
    : best;
}

/** Of models that no board puts beside each other, that with fewer caveats, and then the cheaper. */
function isRather(a: Ranked, b: Ranked, pricing: Pricing): boolean {
  const [left, right] = [standingOf(pricing, a.way.model).caveats, standingOf(pricing, b.way.model).caveats];
  return left !== right ? left < right : year(a) < year(b);
}

/**
 * The cheapest, unless a better-ranked one costs hardly more (fitting displaced-by). Better is what lies in a better band,
 * or stands before it on the same board: a rank counts the models of its own board, and says nothing across boards.
 */
export function thriftiest<W extends Way>(
  ranked: readonly Ranked<W>[],
  { pricing, taxonomy, alike_usd }: RankedBy,
): Ranked<W> | null {
  const least = cheapestOf(ranked);
  if (!least) return null;
  // Of a model that nobody knows, cents say nothing: a share is taken of all that it costs.
  const limit =
    bandOf(least.way, pricing) === NO_BAND
      ? reachOf(year(least), "displaced-by-unranked", taxonomy)
      : reachOf(year(least), "displaced-by", taxonomy, alike_usd);
  const reached = ranked.filter((each) => year(each) <= limit);
  const band = Math.min(...reached.map(({ way }) => bandOf(way, pricing)));
  const firsts = new Map<string | null, Ranked<W>>();
  for (const each of reached) {
    const { band: own, board } = standingOf(pricing, each.way.model);
    const before = firsts.get(board);
    if (own === band && (!before || isBefore(each, before, pricing))) firsts.set(board, each);
  }
  return [...firsts.values()].reduce((best, each) => (isRather(each, best, pricing) ? each : best));
}

/** The thriftiest of the best band in which a way costs at most so much more in its first year than the cheapest of all. */
export function thriftiestWithin<W extends Way>(
  ranked: readonly Ranked<W>[],
  more_usd: number,
  by: RankedBy,
): Ranked<W> | null {
  const least = cheapestOf(ranked);
  if (!least) return null;
  const reached = ranked.filter((each) => year(each) <= year(least) + more_usd);
  const band = Math.min(...reached.map(({ way }) => bandOf(way, by.pricing)));
  if (band === NO_BAND) return thriftiest(ranked, by);
  return thriftiest(
    reached.filter(({ way }) => bandOf(way, by.pricing) === band),
    by,
  );
}

/** Those whose model lies at most so many bands below the best; a model without a band is none of them. */
export function within<W extends Way>(
  ranked: readonly Ranked<W>[],
  best: Ranked,
  bands: number,
  { pricing }: RankedBy,
): Ranked<W>[] {
  const limit = Math.min(bandOf(best.way, pricing) + bands, NO_BAND - 1);
  return ranked.filter(({ way }) => bandOf(way, pricing) <= limit);
}

/** The cheapest in the band of the best and in those just below it; null where that is the best itself. */
export function bestValueOf<W extends Way>(
  ranked: readonly Ranked<W>[],
  best: Ranked<W>,
  by: RankedBy,
): Ranked<W> | null {
  const near = within(ranked, best, fittingNumber("value-bands-below", by.taxonomy), by);
  const value = thriftiest(near, by);
  return value && value.way.model.id !== best.way.model.id && year(value) < year(best) ? value : null;
}

/** The cheapest without regard to rank. */
export function cheapestOf<W extends Way>(ranked: readonly Ranked<W>[]): Ranked<W> | null {
  let best: Ranked<W> | null = null;
  for (const each of ranked) if (each.year_usd !== null && (best === null || year(each) < year(best))) best = each;
  return best;
}
