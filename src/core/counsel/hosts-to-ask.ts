/** Hosts that nothing but the region of the data rules out: who asks them may need no machine. */

import { inCurrency, rateOf } from "../prices/fx.ts";
import { times } from "../prices/money.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import { atVolume } from "../ways/api-ways.ts";
import type { ApiOffer, BriefContext } from "../ways/brief-context.ts";
import { isLarge } from "../ways/needs.ts";
import { promptedChoice } from "../ways/prompted-choice.ts";
import { bestOf } from "../ways/ranking.ts";
import { type CounselInput, needsMachine, type PricedOffers } from "./counsel-input.ts";

/** Those that no row rules out but those on the region. */
function barredByRegion(offers: readonly ApiOffer[], { taxonomy }: BriefContext): ApiOffer[] {
  const rows = rowsTesting(taxonomy, "admission.region_match");
  return offers.filter(({ excluded }) => excluded.length > 0 && excluded.every(({ row }) => rows.has(row)));
}

/** What the work would start with if the region were open; null where no host elsewhere may do it either. */
function startElsewhere(
  { candidates, context }: CounselInput,
  volume: number,
): { offer: ApiOffer; year_usd: number } | null {
  const [prompted, larger] = [candidates.prompted, candidates.large].map((each) => barredByRegion(each, context));
  const large = atVolume(larger!, volume);
  const found = isLarge(candidates.tier)
    ? bestOf(large, context.pricing)
    : promptedChoice({ adequate: atVolume(prompted!, volume), large, measured: [] }, null, volume, context).way;
  const offer = [...prompted!, ...larger!].find(({ way }) => way.key === found?.way.key);
  return offer && found?.year_usd != null ? { offer, year_usd: found.year_usd } : null;
}

/** Whether a region that must be kept leaves nothing but machines that must be bought. */
function isLeftToMachines({ best_fit, prompted, hosted, leased, best_value }: PricedOffers, input: CounselInput) {
  const { sensitivity, region } = input.context.needs;
  if (sensitivity !== "restricted-cloud" || region === null) return false;
  const ways = [best_fit, prompted, hosted, leased, best_value].filter((each) => each !== null);
  return ways.length > 0 && ways.every((each) => each.way.place === "own" && needsMachine(each));
}

/** A month of a model at a host elsewhere, in the currency of the page. */
interface Elsewhere {
  name: string;
  bill: number;
  volume: number;
}

/**
 * What a host bills for the start elsewhere that would cost less in the first year than the machine to start with; null where none would, or
 * where a host is admitted. While the volume is unknown, at the smallest: nobody buys a machine for one that may not come.
 */
export function billElsewhere(input: CounselInput): Elsewhere | null {
  const { candidates, context } = input;
  const { pricing, setting } = context;
  const offers = input.everywhere[0] ?? input.offers;
  if (!isLeftToMachines(offers, input)) return null;
  const found = startElsewhere(input, offers.volume);
  const machine = isLarge(candidates.tier) ? offers.best_fit : (offers.prompted ?? offers.best_fit);
  const year = inCurrency(machine?.cost.first_year.likely ?? null, rateOf(pricing.fx, "USD"));
  if (found === null || year === null || found.year_usd >= year) return null;
  const { offer } = found;
  const bill = inCurrency(times(offer.tokens.request.likely, BigInt(offers.volume)), setting.rate);
  return bill === null ? null : { name: offer.way.name, bill, volume: offers.volume };
}
