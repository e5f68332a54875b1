/** The offers of a field with their costs, and the volume from which the client's own premises cost least. */
import { inCurrency, rateOf } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { numberOf } from "../prices/token-profile.ts";
import { rankedOffers } from "../ways/api-ways.ts";
import { cheapestAtHome, type Field, type KeepsBudget, offersAt } from "../ways/offers.ts";
import { type PricedWay, priceWay } from "../ways/priced-way.ts";
import { cheapestOf, type Ranked } from "../ways/ranking.ts";
import type { PricedOffers } from "./counsel.ts";

/** Volumes to look at where the brief gives none. */
export function volumesOf(field: Field, requests: number | null): number[] {
  if (requests !== null) return [requests];
  const { defaults } = field.scene.pricing;
  return ["volume-small", "volume-middle", "volume-large"].map((id) => numberOf(defaults, id));
}

/** Whether the bill of a way keeps the budget of the brief; every way does where there is none. */
export function budgetOf(field: Field, volume: number, isOpen: boolean): { keeps: KeepsBudget; set: boolean } {
  const { brief, setting, pricing } = field.scene;
  const budget = brief.limits?.budget_per_month;
  const from = budget?.currency ? rateOf(pricing.fx, budget.currency) : undefined;
  if (!budget || !from || isOpen) return { keeps: () => true, set: false };
  const most = (budget.amount / from.per_usd) * setting.rate.per_usd;
  const offers = [...field.own, ...field.prompted, ...field.large];
  const bills = new Map<string, number | null>();
  const bill = ({ way }: Ranked): number | null => {
    if (!bills.has(way.key)) {
      const { cost } = priceWay(way, volume, offers, field.scene);
      bills.set(way.key, inCurrency(cost.bill.likely, setting.rate));
    }
    return bills.get(way.key)!;
  };
  return { keeps: (ranked) => (bill(ranked) ?? Number.POSITIVE_INFINITY) <= most, set: true };
}

export interface PricedField extends PricedOffers {
  /** Why the client's own machine cannot serve; null where it can, or none is named. */
  refused: string | null;
  /** False where a budget is set and no adequate way keeps it. */
  budget_kept: boolean;
}

/** Prices what a field offers at a volume. */
export function pricedAt(field: Field, volume: number, isOpen: boolean): PricedField {
  const { keeps, set } = budgetOf(field, volume, isOpen);
  const found = offersAt(field, volume, keeps);
  const price = (ranked: Ranked | null): PricedWay | null =>
    ranked && priceWay(ranked.way, volume, found.offers, field.scene);
  const { dearest } = found;
  return {
    volume,
    fit: price(found.fit),
    beyond: price(found.beyond),
    cheap: price(found.cheap),
    hosted: price(found.hosted),
    home: price(found.home),
    leased: price(found.leased),
    value: price(found.value),
    least: price(cheapestOf(found.admitted)),
    dearest: dearest && times(dearest.tokens.request.likely, BigInt(volume)),
    excluded: found.excluded,
    refused: found.refused,
    budget_kept: !set || found.admitted.some(keeps),
  };
}

/** Volumes between which the crossing is looked for, and how often the span is halved. */
const LADDER = [1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6, 1e7, 3e7, 1e8];
const HALVINGS = 12;

const remembered = new WeakMap<Field, { volume: number | null }>();

/**
 * The least volume at which a machine on the client's premises costs least of all admitted ways over the first year;
 * null where none within four machines does, or where no other place is admitted.
 */
export function homeVolume(field: Field): number | null {
  let known = remembered.get(field);
  if (!known) {
    known = { volume: findHomeVolume(field) };
    remembered.set(field, known);
  }
  return known.volume;
}

function findHomeVolume(field: Field): number | null {
  if (field.models.length === 0 || field.tier >= 3 || field.scene.needs.sensitivity === "local-only") return null;
  const middle = numberOf(field.scene.pricing.defaults, "volume-middle");
  const usual = cheapestAtHome(field, middle, Number.POSITIVE_INFINITY)?.way.model;
  if (!usual) return null;
  const pays = (volume: number): boolean => {
    const others = cheapestOf(rankedOffers([...field.own, ...field.prompted], volume))?.year_usd;
    return cheapestAtHome(field, volume, others ?? Number.POSITIVE_INFINITY, [usual]) !== null;
  };
  const index = LADDER.findIndex(pays);
  if (index < 0) return null;
  if (index === 0) return LADDER[0]!;
  let [low, high] = [LADDER[index - 1]!, LADDER[index]!];
  for (let step = 0; step < HALVINGS; step++) {
    const middle = Math.round((low + high) / 2);
    if (pays(middle)) high = middle;
    else low = middle;
  }
  return Number(high.toPrecision(3));
}
