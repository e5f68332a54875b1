/** A caution with its place among the others, the smaller, the earlier; and what judges whether one is due. */

import type { PricedOffers } from "../counsel/counsel-input.ts";
import { remember } from "../remember/remember.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Caution, Decision } from "../types/decision.ts";
import type { CautionText, Concern, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { PricedWay } from "../ways/way-cost.ts";

export interface RankedCaution extends Caution {
  rank: number;
  /** Of one rank the law comes first; quality of the work where none is given. */
  concern?: Concern | undefined;
  /** The beginning of its text that says what to do, where what follows may be left out. */
  least?: string | undefined;
}

/**
 * The cautions that the program finds, and the figures that it has for each: what the words in braces of
 * taxonomy/cautions.yaml may be. All others are rows of the cautions table, and notices.
 */
export const CAUTION_WORDS = {
  "baseline-goes": ["model", "score", "goes"],
  "baseline-gone": ["model", "score", "date"],
  "baseline-unlisted": ["named", "score", "nearest"],
  "batch-price": ["priced", "unpriced"],
  "by-hand": ["answer", "counted_over", "minutes", "person"],
  "by-hand-of-any-length": [],
  "checked-at-a-loss": ["earns", "minutes", "check", "loses_at"],
  "checked-pays-from": ["check", "earns", "score", "loss", "pays_from"],
  "classifier-language": ["classifier", "languages"],
  "evaluation-size": ["answers"],
  "input-tokens-guessed": ["input", "output", "said", "minute", "page"],
  "input-tokens-guessed-of-documents": ["input", "output", "said", "minute", "page"],
  "input-tokens-guessed-of-media": ["input", "media"],
  "labels-not-counted": ["labels", "names", "text", "likeliest"],
  "language-not-measured": ["models", "are", "languages", "of_each"],
  "latency-not-known": ["ways"],
  "latency-unknown": ["limit", "written", "speed", "ways"],
  "licence-conditions": ["model", "licence", "conditions"],
  "long-request": ["tokens", "model", "context"],
  "long-request-near-context": ["tokens", "model", "context"],
  "many-labels": ["labels", "likeliest", "names"],
  "one-machine": ["second"],
  "one-machine-once-tuned": ["second"],
  "price-changes": ["model", "date", "now", "later", "share"],
  "proposal-costs-more": ["model", "asked", "start", "needed", "times", "trial"],
  "proposal-leaving": ["model", "date", "next", "barred"],
  "proposal-not-allowed": ["model", "barred"],
  "proposal-other-host": ["model", "barred", "host", "there", "start", "needed"],
  "proposal-quote-differs": ["counted", "model", "listed"],
  "proposal-quote-differs-from-batch": ["counted", "model", "listed"],
  "proposal-unknown": ["named", "nearest"],
  "proposal-withdrawn": ["model", "date", "next", "barred"],
  "region-not-kept": ["way", "host", "states", "region"],
  "region-open": ["regions"],
  "region-over-budget": ["way", "host", "region", "bill"],
  "region-without-host": ["region"],
  reseller: ["host"],
  "retires-beside-steps": ["model", "goes", "replacement", "counted"],
  "retires-within-year": ["model", "goes", "replacement", "counted"],
  "retrieval-input": ["counted", "stated"],
  seconds: ["alone", "way", "lengths"],
  "seconds-in-time": ["alone", "busy", "way", "lengths", "limit"],
  "seconds-too-near": ["alone", "busy", "way", "lengths", "limit", "faster", "faster_busy"],
  "several-tasks": ["tasks"],
  "several-tasks-alike": ["tasks"],
  "several-tasks-read-lower": ["tasks"],
  "single-list": ["weights", "way"],
  "single-list-of-large-bill": ["weights", "way", "host", "bill"],
  "statement-not-read": [],
  "tools-needed": [],
  "used-cards": ["machine"],
  "weak-source": ["weights", "way"],
  "weak-source-of-large-bill": ["weights", "way", "host", "bill"],
} as const satisfies Record<string, readonly string[]>;
export type CautionId = keyof typeof CAUTION_WORDS;

const entriesById = remember(
  ({ cautions }: Taxonomy) => new Map(cautions.map((entry): [string, CautionText] => [entry.id, entry])),
);

/** A caution in the words of the taxonomy; null where that has taken it out. */
export function caution<Id extends CautionId>(
  id: Id,
  figures: PhraseFigures<(typeof CAUTION_WORDS)[Id][number]>,
  taxonomy: Taxonomy,
): RankedCaution | null {
  const entries = entriesById(taxonomy);
  const entry = entries.get(id);
  const told = entry?.of === undefined ? entry : entries.get(entry.of);
  if (!entry || !told) return null;
  const { rank, says = told.says ?? "", adds, concern = told.concern } = entry;
  const least = filledPhrase(says, figures);
  if (adds === undefined) return { id: told.id, text: least, rank, concern };
  return { id: told.id, text: `${least} ${filledPhrase(adds, figures)}`, rank, concern, least };
}

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
  served_by: ServedBy;
  /** Other ways that the advice offers, a host beyond the budget among them. */
  alternatives: readonly ServedWay[];
}

export type WayCaution = (watched: Watched) => RankedCaution | null;
