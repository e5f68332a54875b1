/** The sentences of the first page: what the decision is, why, what to watch, and what would change it. */

import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { roughCount } from "../text/spoken.ts";
import type { AdvicePage, Counsel } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Engines, Taxonomy } from "../types/taxonomy.ts";

const MOST_WATCHED = 3;
const MOST_WHY = 2;
const MOST_IF = 2;

/** Cautions that the counsel says already, or that every page would carry. */
const LATER = new Set([
  "baseline-unknown",
  "stakes-unknown",
  "hold-out",
  "no-examples-to-measure",
  "target-met-already",
  "facts-by-retrieval",
  "evaluation-size",
  "documents-too-long",
]);

/** Cautions on what a mistake costs, which no way of counting examples comes before. */
const SOONER = new Set(["accuracy-short", "review-every-answer"]);

/** Rank of a caution of the table among those that experts give. */
const rankOf = (id: string): number => (LATER.has(id) ? 9 : SOONER.has(id) ? 2 : 4);

/** All cautions, those that matter most first. */
export function inOrder(decision: Decision, more: readonly RankedCaution[]): RankedCaution[] {
  const table = decision.cautions.map((caution): RankedCaution => ({ ...caution, rank: rankOf(caution.id) }));
  const all = [...more, ...table];
  return all
    .map((each, index) => ({ each, index }))
    .sort((a, b) => a.each.rank - b.each.rank || a.index - b.index)
    .map(({ each }) => each);
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the counsel starts with a prompt although a small model can be tuned: then nothing is said to fit best. */
const isPromptFirst = (counsel: Counsel | null): boolean =>
  counsel?.start_with != null && counsel.start_with.name !== counsel.fit?.name;

function fitWords(brief: Brief, decision: Decision, taxonomy: Taxonomy, counsel: Counsel | null): string {
  const { approach, fine_tuning, rag } = decision;
  const phrases = taxonomy.facts.find(({ id }) => id === "approach")?.phrases ?? {};
  const phrase = approach === null ? null : (phrases[approach] ?? approach);
  if (phrase === null) return "";
  const examples = brief.examples ?? fine_tuning.examples.have;
  const counted =
    approach === "local-fine-tuned" && examples !== null && examples !== undefined
      ? phrase.replace("your examples", `your ${roughCount(examples)} examples`)
      : phrase;
  const retrieval = rag ? ", with retrieval" : "";
  return approach === "local-fine-tuned" && isPromptFirst(counsel)
    ? `A prompt comes first${retrieval}; ${counted} may follow.`
    : `${sentence(counted)} fits best${retrieval}.`;
}

interface Known {
  taxonomy: Taxonomy;
  engines: Engines;
  counsel: Counsel | null;
}

function verdictOf(brief: Brief, decision: Decision, { taxonomy, engines, counsel }: Known): string {
  const { tier, possible_tiers } = decision;
  const name = (of: number) => taxonomy.tiers.find((each) => each.tier === of)?.name.toLowerCase() ?? "";
  if (tier === null) {
    const tiers = possible_tiers.map((each) => `tier ${each}`).join(" or ");
    return tiers === "" ? "Not settled yet." : `Not settled yet: ${tiers}, depending on what is not answered.`;
  }
  // A statement that can be read in two ways leaves the other tier possible.
  const named = `${possible_tiers.length > 1 ? "Probably tier" : "Tier"} ${tier}, ${name(tier)}.`;
  if (engines.tabular) return `${named} Another kind of model than a language model fits best.`;
  if (engines.speech) return `${named} A speech recognition model comes first.`;
  const fits = fitWords(brief, decision, taxonomy, counsel);
  return `${named}${fits ? ` ${fits}` : " Which kind of model fits depends on what is not answered."}`;
}

/** Why: the rows that decided the tier, the approach and retrieval. */
function whyOf({ reasons, rag }: Decision): string[] {
  const told = ["tier", "approach", ...(rag ? ["rag"] : [])];
  return told
    .flatMap((table) => reasons.find((reason) => reason.table === table)?.because ?? [])
    .slice(0, MOST_WHY + (rag ? 1 : 0));
}

export function pageOf(brief: Brief, decision: Decision, cautions: readonly RankedCaution[], known: Known): AdvicePage {
  const { engines } = known;
  // The counsel says it first.
  const said = new Set([engines.tabular?.id, engines.speech?.id]);
  return {
    verdict: verdictOf(brief, decision, known),
    why: whyOf(decision),
    watch: cautions
      .filter(({ id }) => !said.has(id))
      .slice(0, MOST_WATCHED)
      .map(({ text }) => text),
    // A tier that moves and leaves the model as it is changes nothing for a client.
    what_if: decision.would_change
      .filter(({ gives }) => gives.approach !== decision.approach)
      .slice(0, MOST_IF)
      .map(({ words }) => words),
  };
}
