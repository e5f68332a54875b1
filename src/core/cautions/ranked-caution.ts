/** A caution with its place among the others, the smaller, the earlier; and what judges whether one is due. */

import type { PricedOffers } from "../counsel/counsel-input.ts";
import { remember } from "../remember/remember.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";
import type { ServedWay } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Caution, Decision } from "../types/decision.ts";
import type { CautionFigures, CautionId, CautionText, Concern, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { PricedWay } from "../ways/way-cost.ts";

export interface RankedCaution extends Caution {
  rank: number;
  /** Of one rank the law comes first; quality of the work where none is given. */
  concern?: Concern | undefined;
  /** The beginning of its text that says what to do, where what follows may be left out. */
  least?: string | undefined;
}

const entriesById = remember(
  ({ cautions }: Taxonomy) => new Map(cautions.map((entry): [string, CautionText] => [entry.id, entry])),
);

/** A caution in the words of the taxonomy; null where that has taken it out. */
export function caution<Id extends CautionId>(
  id: Id,
  figures: PhraseFigures<CautionFigures[Id]>,
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
