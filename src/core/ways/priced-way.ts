/** A way with what it costs at a volume. */
import type { ApiOffer, Scene } from "./scene.ts";
import type { Way } from "./way.ts";
import { apiCost, machineCost, type WayCost } from "./way-cost.ts";

export interface PricedWay {
  way: Way;
  cost: WayCost;
  /** What a hosted way rests on; null for machines. */
  offer: ApiOffer | null;
}

/** Prices a way at a whole number of requests a month. */
export function priceWay(way: Way, volume: number, offers: readonly ApiOffer[], { pricing }: Scene): PricedWay {
  if (way.kind === "machine") return { way, cost: machineCost(way, volume, pricing), offer: null };
  const offer = offers.find((each) => each.way.key === way.key)!;
  return { way, cost: apiCost(offer.tokens, volume, offer.retires, offer.tuning, pricing), offer };
}
