/** Hosts that nothing but the region of the data rules out: who asks them may need no machine. */

import { inCurrency, rateOf } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import { atVolume } from "../ways/api-ways.ts";
import type { ApiOffer } from "../ways/brief-context.ts";
import { isLarge } from "../ways/needs.ts";
import { bestOf, cheapestOf } from "../ways/ranking.ts";
import { type CounselInput, needsMachine, type PricedOffers } from "./counsel-input.ts";

/** Offers that no row rules out but those on the region. */
function barredByRegion({ candidates, context }: CounselInput): ApiOffer[] {
  const rows = rowsTesting(context.taxonomy, "admission.region_match");
  const offers = isLarge(candidates.tier) ? candidates.large : candidates.prompted;
  return offers.filter(({ excluded }) => excluded.length > 0 && excluded.every(({ row }) => rows.has(row)));
}

/** Whether a region that must be kept leaves nothing but machines that must be bought. */
function isLeftToMachines({ best_fit, prompted, hosted, leased, best_value }: PricedOffers, input: CounselInput) {
  const { sensitivity, region } = input.context.needs;
  if (sensitivity !== "restricted-cloud" || region === null) return false;
  const ways = [best_fit, prompted, hosted, leased, best_value].filter((each) => each !== null);
  return ways.length > 0 && ways.every((each) => each.way.place === "own" && needsMachine(each));
}

/** A month at hosts elsewhere, in the currency of the page. */
interface Elsewhere {
  bill: number;
  volume: number;
}

/**
 * What the hosts bill that would cost less in the first year than the machine to start with; null where none would, or
 * where a host is admitted. While the volume is unknown, at the smallest: nobody buys a machine for one that may not come.
 */
export function billElsewhere(input: CounselInput): Elsewhere | null {
  const { candidates, context } = input;
  const { pricing, setting } = context;
  const offers = input.everywhere[0] ?? input.offers;
  if (!isLeftToMachines(offers, input)) return null;
  const barred = barredByRegion(input);
  const ranked = atVolume(barred, offers.volume);
  const found = isLarge(candidates.tier) ? bestOf(ranked, pricing) : cheapestOf(ranked);
  const offer = barred.find(({ way }) => way.key === found?.way.key);
  const machine = isLarge(candidates.tier) ? offers.best_fit : (offers.prompted ?? offers.best_fit);
  const year = inCurrency(machine?.cost.first_year.likely ?? null, rateOf(pricing.fx, "USD"));
  if (!offer || found?.year_usd == null || year === null || found.year_usd >= year) return null;
  const bill = inCurrency(times(offer.tokens.request.likely, BigInt(offers.volume)), setting.rate);
  return bill === null ? null : { bill, volume: offers.volume };
}
