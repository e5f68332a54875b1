/** The sentences of the first page: what the decision is, why, and what to watch. */

import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { isByHand } from "../counsel/by-hand.ts";
import { staysPrompted } from "../counsel/counsel-lines.ts";
import { remember } from "../remember/remember.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worded } from "../tables/sentences.ts";
import { rowsOf, rowsTesting } from "../tables/table-rows.ts";
import { roughCount } from "../text/amount.ts";
import { filledPhrase } from "../text/phrase.ts";
import { uncapitalised } from "../text/sentence.ts";
import type { AdvicePage, Beside } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import { CONCERNS, type Decision } from "../types/decision.ts";
import type { CautionId, Row, Taxonomy } from "../types/taxonomy.ts";
import { type FitsBy, fitsAlone, fitWords, inPlaceOf } from "./fits.ts";
import type { PreparedBrief } from "./prepared-brief.ts";

const MOST_WATCHED = 3;
/** Of them, those that stand on every page: with more, a full page would lose what to do first. */
const MOST_KEPT = 2;
const MOST_WHY = 2;

/** Of what overturns the advice or must be settled before anybody signs. */
const FIRST_RANK = 1;

/** Place of a caution whose row gives none. */
const USUAL_RANK = 4;

const ranksOf = remember(
  (taxonomy: Taxonomy) => new Map(rowsOf("cautions", taxonomy).map(({ id, rank }) => [id, rank ?? USUAL_RANK])),
);

/** Of one rank: the law, then the language, then what loses money, then how well the work is done. */
const weightOf = ({ concern = "quality" }: RankedCaution): number => CONCERNS.indexOf(concern);

/** All cautions, those that matter most first. */
export function cautionsInOrder(
  decision: Decision,
  more: readonly RankedCaution[],
  taxonomy: Taxonomy,
): RankedCaution[] {
  const ranks = ranksOf(taxonomy);
  const table = decision.cautions.map(
    (caution): RankedCaution => ({ ...caution, rank: ranks.get(caution.id) ?? USUAL_RANK }),
  );
  const all = [...more, ...table];
  return all
    .map((each, index) => ({ each, index }))
    .sort((a, b) => a.each.rank - b.each.rank || weightOf(a.each) - weightOf(b.each) || a.index - b.index)
    .map(({ each }) => each);
}

/** Cautions that a line beside the bills says with more. */
const SAID_BESIDE: Readonly<Partial<Record<Beside["id"], readonly CautionId[]>>> = {
  quote: ["proposal-quote-differs"],
  tokens: ["input-tokens-guessed"],
  time: ["seconds", "latency-unknown"],
};

/** The tier that the answers contradict a sure reading with; null where they do not. A sure reading asks nothing else. */
function contradicting({ reading }: Decision, { trust }: Taxonomy): number | null {
  const { confidence, besides } = reading;
  if (!besides?.question || confidence === null || confidence < trust) return null;
  return besides.question.outcomes[1]?.tier ?? null;
}

function verdictOf(
  brief: Brief,
  decision: Decision,
  fits: string,
  { taxonomy, leads, starts, settled_steps }: Besides,
): string {
  const { tier, task_tier, possible_tiers, approach, fine_tuning, rag } = decision;
  const name = (of: number) => taxonomy.tiers.find((each) => each.tier === of)?.name.toLowerCase() ?? "";
  if (tier === null) {
    if (settled_steps !== null) return `Work in ${settled_steps} steps, each judged by itself.`;
    const tiers = possible_tiers.map((each) => `tier ${each}`).join(" or ");
    if (decision.facts.language_task === false) return worded("verdict-no-model", {}, taxonomy);
    return tiers === "" ? worded("verdict-open", {}, taxonomy) : worded("verdict-open-among", { tiers }, taxonomy);
  }
  const other = contradicting(decision, taxonomy);
  const both =
    tier === other
      ? worded("verdict-by-answers", { followed: `${other}`, other: `${task_tier}` }, taxonomy)
      : worded("verdict-by-statement", { followed: `${task_tier}`, other: `${other}` }, taxonomy);
  if (other !== null && fits === "") return worded("verdict-contradicted", { tiers: uncapitalised(both) }, taxonomy);
  // A statement that can be read in two ways leaves the other tier possible.
  const alone = possible_tiers.length > 1 ? "verdict-tier-probably" : "verdict-tier";
  const named = other === null ? worded(alone, { tier: `${tier}`, name: name(tier) }, taxonomy) : both;
  if (leads !== null) return `${named} ${leads}`;
  if (fits === "") return `${named} ${worded("verdict-kind-open", {}, taxonomy)}`;
  const examples = brief.examples ?? fine_tuning.examples.have;
  const isCounted = approach === "local-fine-tuned" && examples != null;
  const counted = isCounted ? fits.replace("your examples", `your ${roughCount(examples)} examples`) : fits;
  const put = { retrieval: () => (rag ? ", with retrieval" : ""), starts: () => (starts === "" ? "" : `: ${starts}`) };
  return `${named} ${filledPhrase(counted, put)}`;
}

/** Why: the rows that decided the tier, the approach and retrieval; where something else comes first, the tier alone. */
function whyOf(decision: Decision, by: FitsBy): string[] {
  const { reasons, rag } = decision;
  const isOther = inPlaceOf(decision, by) !== undefined;
  const told = ["tier", ...(isOther ? [] : ["approach"]), ...(rag && !isByHand(by.counsel) ? ["rag"] : [])];
  return told
    .flatMap((table) => reasons.find((reason) => reason.table === table)?.because ?? [])
    .slice(0, MOST_WHY + (rag ? 1 : 0));
}

/** Cautions that hold where a small model is tuned, and for nothing else. */
const ofTuning = remember((taxonomy: Taxonomy): string[] => {
  const isOfTuning = ({ when: { approach } }: Row) =>
    approach?.test === "in" && approach.values.join() === "local-fine-tuned";
  return rowsOf("cautions", taxonomy)
    .filter(isOfTuning)
    .map(({ id }) => id);
});

/** What else stands on the page beside what fits. */
interface Besides extends FitsBy {
  beside: readonly Beside[];
  what_if: string[];
  /** Why the model of another reading of the statement comes first; null where it does not. */
  leads: string | null;
  /** How many steps the work has, where each of them is settled; null otherwise. */
  settled_steps: number | null;
}

/** Cautions that the counsel, the verdict or a line beside the bills says first. */
function saidOf(
  { served_by, taxonomy, row, beside, settled_steps }: Besides,
  { tier, local_required }: Decision,
): ReadonlySet<string | undefined> {
  const isKept = row !== null && staysPrompted(row);
  return new Set([
    served_by.tabular?.id,
    served_by.speech?.id,
    // Beside a machine of one's own the line on speech says where its model stands, too.
    ...(local_required && beside.some(({ id }) => id === "speech") ? [served_by.transcript?.id] : []),
    // Nobody needs the words for the whole to be clearer.
    ...(tier === null && settled_steps !== null ? rowsTesting(taxonomy, "cautions.task_specific") : []),
    // The verdict says that no language model serves.
    ...rowsTesting(taxonomy, "cautions.language_task"),
    ...(row?.says ?? []),
    ...beside.flatMap(({ id }) => SAID_BESIDE[id] ?? []),
    ...Object.values(served_by).flatMap(({ leaves_out }) => leaves_out ?? []),
    ...(isKept ? [...ofTuning(taxonomy), "evaluation-size", served_by.classifier?.id] : []),
  ]);
}

export function pageOf(
  { brief, decision }: PreparedBrief,
  cautions: readonly RankedCaution[],
  page: Besides,
): AdvicePage {
  const fits = fitWords(decision, page);
  const { taxonomy } = page;
  const told = {
    verdict: verdictOf(brief, decision, fits, page),
    fits: fitsAlone(fits),
    // Where nothing fits yet, or another reading leads, what speaks for the first is no reason.
    why:
      page.leads !== null || (fits === "" && contradicting(decision, taxonomy) !== null) ? [] : whyOf(decision, page),
  };
  // What a person does by hand takes no model, and nothing that goes with one.
  if (isByHand(page.counsel)) return { ...told, watch: [], must_watch: [], what_if: [] };
  const watched = fittingNumber("watched-below", taxonomy);
  const said = saidOf(page, decision);
  const watch = cautions
    .filter(({ id }) => !said.has(id))
    .filter(({ rank }, index) => index === 0 || rank < watched)
    .slice(0, MOST_WATCHED);
  const stays = fittingNumber("stays-below", taxonomy);
  const must = watch.filter(({ concern, rank }) => rank === FIRST_RANK || (concern === "law" && rank < stays));
  return {
    ...told,
    watch: watch.map(({ text }) => text),
    must_watch: must.slice(0, MOST_KEPT).map(({ text, least }) => least ?? text),
    what_if: page.what_if,
  };
}
