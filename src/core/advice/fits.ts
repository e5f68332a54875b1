/** What fits, in words: the kind of model, what comes before it, and where retrieval belongs. */

import { servedBy } from "../cautions/notices.ts";
import { worded } from "../tables/sentences.ts";
import { filledPhrase } from "../text/phrase.ts";
import { capitalised, uncapitalised } from "../text/sentence.ts";
import type { Advice, Counsel } from "../types/advice.ts";
import type { Decision } from "../types/decision.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Row, ServedBy, Taxonomy } from "../types/taxonomy.ts";
import { isLarge } from "../ways/needs.ts";
import type { PreparedBrief } from "./prepared-brief.ts";
import type { Weighed } from "./priced.ts";
import type { AdviceSetting } from "./pricing-session.ts";

/** What the words rest on, beside the decision. */
export interface FitsBy {
  taxonomy: Taxonomy;
  served_by: ServedBy;
  counsel: Counsel | null;
  /** The row of the counsel table that holds. */
  row: Row | null;
  /** The way to start with and its cost; "" where none is named. */
  starts: string;
  /** Why a small task starts with a frontier model, where it does. */
  starts_larger: Larger | null;
  /** Whether the model that the counsel starts with is of the frontier; null where it names none. */
  starts_at_frontier: boolean | null;
}

/** Its price is noise, what turns on the answers pays for it, or the model that was measured misses and none below it will do. */
type Larger = "noise" | "stakes" | "missed";

function startsAtFrontier(weighed: Weighed | null, { models }: Pricing): boolean | null {
  const id = weighed?.counsel?.start_with?.model;
  return id === undefined ? null : models.find((each) => each.id === id)?.size_class === "frontier";
}

function startsLarger(weighed: Weighed | null, { tier }: Decision, atFrontier: boolean | null): Larger | null {
  if (!atFrontier || isLarge(tier ?? 4)) return null;
  if (weighed?.offers?.today) return "missed";
  return weighed?.offers?.prompted_without_stakes ? "stakes" : "noise";
}

/** `weighed` is null while the decision is open. */
export function fitsBy({ decision, held }: PreparedBrief, weighed: Weighed | null, setting: AdviceSetting): FitsBy {
  const starts_at_frontier = startsAtFrontier(weighed, setting.pricing);
  return {
    taxonomy: setting.taxonomy,
    served_by: servedBy(held),
    counsel: weighed?.counsel ?? null,
    row: weighed?.row ?? null,
    starts: weighed?.starts ?? "",
    starts_larger: startsLarger(weighed, decision, starts_at_frontier),
    starts_at_frontier,
  };
}

/** A speech model comes first; of work in steps also what follows it. */
function speechWords({ row, taxonomy }: FitsBy): string {
  return row?.verdict && [row.then.start_with, row.then.beside].includes("whole")
    ? worded("fits-after-speech", { next: uncapitalised(row.verdict) }, taxonomy)
    : worded("fits-speech", {}, taxonomy);
}

/** Places that stay in the words: for retrieval, and for the way to start with and its cost. */
const PLACES = { retrieval: "{retrieval}", starts: "{starts}" };

/** The verdict of the counsel's row, which replaces the kind of model that fits; undefined where it has none. */
export const inPlaceOf = ({ approach }: Decision, { row }: FitsBy): string | undefined =>
  approach === "pipeline" ? undefined : row?.verdict;

/** Which kind of model fits, with {retrieval} and {starts} still to be filled; "" while that is open. */
export function fitWords(decision: Decision, by: FitsBy): string {
  const { tier, approach, local_required } = decision;
  const { served_by, row, taxonomy } = by;
  if (tier === null) return "";
  if (served_by.tabular) return worded("fits-no-language-model", {}, taxonomy);
  if (served_by.speech) return speechWords(by);
  const phrases = taxonomy.facts.find(({ id }) => id === "approach")?.phrases ?? {};
  const phrase = approach === null ? null : (phrases[approach] ?? approach);
  if (phrase === null) return "";
  const other = inPlaceOf(decision, by);
  if (other !== undefined) return other;
  if (row?.then.start_with === "whole") {
    const isOpen = local_required || by.starts_at_frontier === false;
    const one = phrases[isOpen ? "local-large" : "cloud-frontier"] ?? "a large model";
    return worded("fits-one-call", { model: one, kind: phrase, ...PLACES }, taxonomy);
  }
  const figures = { kind: capitalised(phrase), ...PLACES };
  if (approach === "local-base" && by.starts_larger) return worded(`fits-below-${by.starts_larger}`, figures, taxonomy);
  if (approach === "cloud-frontier" && by.starts_at_frontier === false)
    return worded("fits-beyond-limits", figures, taxonomy);
  // Where a prompt comes first, the page does not say that a tuned model fits best.
  const isLater = approach === "local-fine-tuned" && row?.then.start_with === "cheap";
  return worded(isLater ? "fits-after-prompt" : "fits-best", figures, taxonomy);
}

/** The words without retrieval and without a way and its cost, as `AdvicePage.fits` has them. */
export const fitsAlone = (fits: string): string => filledPhrase(fits, { retrieval: () => "", starts: () => "" });

/** A preview of an advice in a line: without costs, cautions and steps. */
export type Outlook = Pick<
  Advice,
  "status" | "tier" | "task_tier" | "approach" | "counsel" | "volumes" | "next_question" | "would_change"
> & { page: Pick<Advice["page"], "fits"> };

export function outlookOf(prepared: PreparedBrief, weighed: Weighed | null, setting: AdviceSetting): Outlook {
  const { status, tier, task_tier, approach, next_question, would_change } = prepared.decision;
  const fits = fitsAlone(fitWords(prepared.decision, fitsBy(prepared, weighed, setting)));
  const { counsel, volumes } = weighed ?? { counsel: null, volumes: [] };
  return { status, tier, task_tier, approach, counsel, volumes, next_question, would_change, page: { fits } };
}
