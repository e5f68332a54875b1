/** The sentences of the first page: what the decision is, why, what to watch, and what would change it. */

import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { remember } from "../remember/remember.ts";
import { roughCount } from "../text/spoken.ts";
import type { AdvicePage, Counsel } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { Engines, Taxonomy } from "../types/taxonomy.ts";

const MOST_WATCHED = 3;
const MOST_WHY = 2;
const MOST_IF = 2;

/** Place of a caution whose row gives none. */
const USUAL_RANK = 4;

/** From this rank on, a caution stands on the first page only where there is no other. */
const ASIDE = 7;

const ranksOf = remember(({ tables }: Taxonomy) => {
  const rows = tables.find(({ id }) => id === "cautions")?.rows ?? [];
  return new Map(rows.map(({ id, rank }) => [id, rank ?? USUAL_RANK]));
});

/** All cautions, those that matter most first. */
export function inOrder(decision: Decision, more: readonly RankedCaution[], taxonomy: Taxonomy): RankedCaution[] {
  const ranks = ranksOf(taxonomy);
  const table = decision.cautions.map(
    (caution): RankedCaution => ({ ...caution, rank: ranks.get(caution.id) ?? USUAL_RANK }),
  );
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
  const { approach, fine_tuning, rag, local_required } = decision;
  const phrases = taxonomy.facts.find(({ id }) => id === "approach")?.phrases ?? {};
  const phrase = approach === null ? null : (phrases[approach] ?? approach);
  if (phrase === null) return "";
  const examples = brief.examples ?? fine_tuning.examples.have;
  const counted =
    approach === "local-fine-tuned" && examples !== null && examples !== undefined
      ? phrase.replace("your examples", `your ${roughCount(examples)} examples`)
      : phrase;
  const retrieval = rag ? ", with retrieval" : "";
  if (counsel?.id === "one-call" && approach === "pipeline") {
    const one = phrases[local_required ? "local-large" : "cloud-frontier"] ?? "a large model";
    return `One call to ${one} comes first${retrieval}; ${counted} may follow.`;
  }
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
      .filter(({ rank }, index) => index === 0 || rank < ASIDE)
      .slice(0, MOST_WATCHED)
      .map(({ text }) => text),
    // A tier that moves and leaves the model as it is changes nothing for a client.
    what_if: decision.would_change
      .filter(({ gives }) => gives.approach !== decision.approach)
      .slice(0, MOST_IF)
      .map(({ words }) => words),
  };
}
