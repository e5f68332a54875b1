/** A caution with its place among the others, the smaller, the earlier; and what judges whether one is due. */

import type { PricedOffers } from "../counsel/counsel-input.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Caution, Decision } from "../types/decision.ts";
import type { Concern, Engines } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { PricedWay } from "../ways/way-cost.ts";

export interface RankedCaution extends Caution {
  rank: number;
  /** Of one rank the law comes first; quality of the work where none is given. */
  concern?: Concern | undefined;
  /** The beginning of its text that says what to do, where what follows may be left out. */
  least?: string | undefined;
}

/** Cautions whose words hold figures of the work. All others are rows of the cautions table, and notices. */
export const MADE_CAUTIONS = [
  "baseline-goes",
  "batch-price",
  "by-hand",
  "checked-at-a-loss",
  "checked-pays-from",
  "classifier-language",
  "evaluation-size",
  "input-tokens-guessed",
  "labels-not-counted",
  "language-not-measured",
  "latency-not-known",
  "latency-unknown",
  "licence-conditions",
  "long-request",
  "many-labels",
  "one-machine",
  "proposal-costs-more",
  "proposal-not-allowed",
  "proposal-other-host",
  "proposal-quote-differs",
  "proposal-unknown",
  "proposal-withdrawn",
  "region-not-kept",
  "region-open",
  "region-without-host",
  "reseller",
  "retires-within-year",
  "retrieval-input",
  "seconds",
  "several-tasks",
  "single-list",
  "statement-not-read",
  "tools-needed",
  "used-cards",
  "weak-source",
] as const;
export type MadeCaution = (typeof MADE_CAUTIONS)[number];

export const caution = (rank: number, id: MadeCaution, text: string, concern?: Concern): RankedCaution => ({
  rank,
  id,
  text,
  concern,
});

/** What a caution about the ways is judged by. */
export interface Watched {
  brief: Brief;
  context: BriefContext;
  offers: PricedOffers;
  decision: Decision;
  /** The ways that the advice names. */
  named: PricedWay[];
  /** The one that it starts with; null where it names none. */
  first: PricedWay | null;
  engines: Engines;
  /** Other ways that the advice offers, a host beyond the budget among them. */
  alternatives: readonly ServedWay[];
}

export type WayCaution = (watched: Watched) => RankedCaution | null;
