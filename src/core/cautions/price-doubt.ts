/** A price that one source alone supports: a small bill may rest on it, a large one is confirmed before it is signed. */
import { inCurrency, rateOf } from "../prices/fx.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { roughAmount } from "../text/spoken.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";
import { hostName, plainName } from "../ways/way.ts";
import { caution, type RankedCaution } from "./ranked-caution.ts";

/** Of weights tuned at a host, the price is that of the offering. */
const isWeak = ({ way }: PricedWay): boolean =>
  way.model.weak_source || (way.kind === "api" && way.offering?.weak_source === true);

const isDoubtful = (priced: PricedWay): boolean => isWeak(priced) || priced.way.model.single_list;

function isLarge({ cost }: PricedWay, { pricing, taxonomy }: Scene): boolean {
  const aud = rateOf(pricing.fx, "AUD");
  const bill = aud ? inCurrency(cost.bill.likely, aud) : null;
  return bill !== null && bill >= fittingNumber("price-confirmed-from", taxonomy);
}

/** The caution on the first of these ways whose price is in doubt, those with a large bill before all others. */
export function priceDoubt(ways: readonly PricedWay[], scene: Scene): RankedCaution | null {
  const doubtful = ways.filter(isDoubtful);
  const large = doubtful.find((each) => isLarge(each, scene));
  const found = large ?? doubtful[0];
  if (!found) return null;
  const { way, cost } = found;
  const isWeakest = isWeak(found);
  const id = isWeakest ? "weak-source" : "single-list";
  const rests = `The price of ${plainName(way.name)} ${isWeakest ? "rests on one weak source" : "stands in one price list only"}`;
  if (!large) return caution(isWeakest ? 7 : 9, id, `${rests}; check it before you sign.`);
  const { setting } = scene;
  const bill =
    setting.requests_per_month === null
      ? "a bill"
      : `${roughAmount(inCurrency(cost.bill.likely, setting.rate), setting.rate.currency)} a month`;
  const confirms =
    way.host === null ? "Have it confirmed" : `Have ${hostName(way.host).replace(/ API$/, "")} confirm it`;
  return caution(1, id, `${rests}. ${confirms} in writing before ${bill} rests on it.`);
}
