/** A caution with its place among the others, the smaller, the earlier; and what judges whether one is due. */

import type { PricedOffers } from "../counsel/counsel-scene.ts";
import type { Brief } from "../types/brief.ts";
import type { Caution, Decision } from "../types/decision.ts";
import type { Engines } from "../types/taxonomy.ts";
import type { PricedWay } from "../ways/priced-way.ts";
import type { Scene } from "../ways/scene.ts";

export interface RankedCaution extends Caution {
  rank: number;
}

export const caution = (rank: number, id: string, text: string): RankedCaution => ({ rank, id, text });

/** What a caution about the ways is judged by. */
export interface Watched {
  brief: Brief;
  scene: Scene;
  offers: PricedOffers;
  decision: Decision;
  /** The ways that the advice names. */
  named: PricedWay[];
  /** The one that it starts with; null where it names none. */
  first: PricedWay | null;
  engines: Engines;
}

export type Judge = (watched: Watched) => RankedCaution | null;
