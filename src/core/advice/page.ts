/**
 * The sentences of the first page: what the decision is, why, what to watch, and what a limit of the brief makes the
 * first thing to say.
 */

import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { staysPrompted } from "../counsel/counsel-lines.ts";
import { exchanged, inCurrency, rateOf } from "../prices/fx.ts";
import { remember } from "../remember/remember.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { amountText, roughAmount, roughCount } from "../text/amount.ts";
import { capitalised } from "../text/sentence.ts";
import type { AdvicePage, Beside, Counsel } from "../types/advice.ts";
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Engines, Row, Taxonomy } from "../types/taxonomy.ts";
import { wayWords } from "../ways/way.ts";
import type { PricedField } from "./priced-offers.ts";

/** The currency of the page, and the rates by which a budget is put into it. */
interface PageMoney {
  rate: FxRate;
  rates: readonly FxRate[];
}

/** The budget as the brief has it, and in the currency of the page where that is another. */
function budgetText({ amount, currency }: StatedAmount, { rate, rates }: PageMoney): string {
  const stated = amountText(amount, currency!).replace(/\.00$/, "");
  const from = rateOf(rates, currency!);
  if (!from || currency === rate.currency) return stated;
  return `${stated} (${roughAmount(exchanged(amount, from, rate), rate.currency)})`;
}

/** What leads within the budget, and what more money would buy: another model, or the same one elsewhere. */
function beyondWords({ fit, beyond }: PricedField, most: string, rate: FxRate): string {
  if (!fit || !beyond) return "";
  const bill = roughAmount(inCurrency(beyond.cost.bill.likely, rate), rate.currency);
  if (fit.way.name === beyond.way.name) {
    const words = (priced: typeof fit) => wayWords(priced.way, priced.cost.machines ?? 1);
    return `${words(fit)} is the best that keeps the budget of ${most} a month. With more money: ${words(beyond)}, at ${bill} a month.`;
  }
  return `${fit.way.name} is the best that keeps the budget of ${most} a month. ${beyond.way.name} is better, at ${bill} a month.`;
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
export function limitHeadlines({ limits }: Brief, offers: PricedField, isOpen: boolean, money: PageMoney): string[] {
  const said: string[] = [];
  if (offers.refused !== null) said.push(`Your machine cannot serve this: ${offers.refused}`);
  const budget = limits?.budget_per_month;
  if (!budget?.currency) return said;
  const most = budgetText(budget, money);
  if (isOpen) said.push(`Say how many requests come in a month to see what fits the budget of ${most} a month.`);
  else if (!offers.budget_kept) said.push(`Nothing that does the work fits the budget of ${most} a month.`);
  else if (offers.beyond) said.push(beyondWords(offers, most, money.rate));
  return said;
}

const MOST_WATCHED = 3;
const MOST_WHY = 2;

/** Place of a caution whose row gives none. */
const USUAL_RANK = 4;

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

/** Whether the counsel starts with a prompt although a small model can be tuned: then nothing is said to fit best. */
const isPromptFirst = (counsel: Counsel | null): boolean =>
  counsel?.start_with != null && (counsel.start_with.name !== counsel.fit?.name || counsel.id === "prompt-and-collect");

/** What the words for what fits rest on, beside the decision. */
export interface FitsBy {
  taxonomy: Taxonomy;
  engines: Engines;
  counsel: Counsel | null;
  /** The row of the counsel table that holds. */
  row: Row | null;
  /** Why a small task starts with a frontier model, where it does. */
  starts_larger: "noise" | "stakes" | null;
}

interface Known extends FitsBy {
  what_if: string[];
  beside: readonly Beside[];
}

/** What the verdict says in place of the approach, where the counsel starts with something else. */
const insteadOf = ({ approach }: Decision, row: Row | null): string | undefined =>
  approach === "pipeline" ? undefined : row?.verdict;

const LARGER = {
  noise: "at your volume a larger one costs hardly more and comes first.",
  stakes: "a mistake costs so much that a larger one pays, which comes first.",
};

/** What fits, for any number of examples and with a place for retrieval; "" while that is open. */
function fitWords(decision: Decision, { taxonomy, engines, counsel, row, starts_larger }: FitsBy): string {
  const { tier, approach, local_required } = decision;
  if (tier === null) return "";
  if (engines.tabular) return "Another kind of model than a language model fits best.";
  if (engines.speech) return "A speech recognition model comes first.";
  const phrases = taxonomy.facts.find(({ id }) => id === "approach")?.phrases ?? {};
  const phrase = approach === null ? null : (phrases[approach] ?? approach);
  if (phrase === null) return "";
  const instead = insteadOf(decision, row);
  if (instead !== undefined) return instead;
  if (counsel?.id === "one-call" && approach === "pipeline") {
    const one = phrases[local_required ? "local-large" : "cloud-frontier"] ?? "a large model";
    return `One call to ${one} comes first{retrieval}; ${phrase} may follow.`;
  }
  if (approach === "local-base" && starts_larger) {
    return `${capitalised(phrase)} would do{retrieval}; ${LARGER[starts_larger]}`;
  }
  return approach === "local-fine-tuned" && isPromptFirst(counsel)
    ? `A prompt comes first{retrieval}; ${phrase} may follow.`
    : `${capitalised(phrase)} fits best{retrieval}.`;
}

/** What fits, as `AdvicePage.fits` has it. */
export const plainFits = (decision: Decision, known: FitsBy): string =>
  fitWords(decision, known).replace("{retrieval}", "");

/** Cautions that a line beside the bills says with more. */
const SAID_BESIDE: Readonly<Partial<Record<Beside["id"], readonly string[]>>> = {
  quote: ["proposal-quote-differs"],
  tokens: ["input-tokens-guessed"],
};

/** The tier that the answers contradict a sure reading with; null where they do not. A sure reading asks nothing else. */
function contradicting({ reading }: Decision, { trust }: Taxonomy): number | null {
  const { confidence, besides } = reading;
  if (!besides?.question || confidence === null || confidence < trust) return null;
  return besides.question.outcomes[1]?.tier ?? null;
}

function verdictOf(brief: Brief, decision: Decision, fits: string, { taxonomy }: Known): string {
  const { tier, possible_tiers, approach, fine_tuning, rag } = decision;
  const name = (of: number) => taxonomy.tiers.find((each) => each.tier === of)?.name.toLowerCase() ?? "";
  if (tier === null) {
    const tiers = possible_tiers.map((each) => `tier ${each}`).join(" or ");
    if (decision.facts.language_task === false) return "No language model.";
    return tiers === "" ? "Not settled yet." : `Not settled yet: ${tiers}, depending on what is not answered.`;
  }
  const other = contradicting(decision, taxonomy);
  const both = `tier ${tier} by the statement, tier ${other} by the other answers.`;
  if (other !== null && fits === "") return `Not settled: ${both}`;
  // A statement that can be read in two ways leaves the other tier possible.
  const alone = `${possible_tiers.length > 1 ? "Probably tier" : "Tier"} ${tier}, ${name(tier)}.`;
  const named = other === null ? alone : capitalised(both);
  if (fits === "") return `${named} Which kind of model fits depends on what is not answered.`;
  const examples = brief.examples ?? fine_tuning.examples.have;
  const isCounted = approach === "local-fine-tuned" && examples != null;
  const counted = isCounted ? fits.replace("your examples", `your ${roughCount(examples)} examples`) : fits;
  return `${named} ${counted.replace("{retrieval}", rag ? ", with retrieval" : "")}`;
}

/** Why: the rows that decided the tier, the approach and retrieval; where something else comes first, the tier alone. */
function whyOf(decision: Decision, { counsel, row }: FitsBy): string[] {
  const { reasons, rag } = decision;
  const isOther = insteadOf(decision, row) !== undefined;
  const told = ["tier", ...(isOther ? [] : ["approach"]), ...(rag && counsel?.id !== "by-hand" ? ["rag"] : [])];
  return told
    .flatMap((table) => reasons.find((reason) => reason.table === table)?.because ?? [])
    .slice(0, MOST_WHY + (rag ? 1 : 0));
}

/** Cautions that hold where a small model is tuned, and for nothing else. */
const ofTuning = remember(({ tables }: Taxonomy) => {
  const rows = tables.find(({ id }) => id === "cautions")?.rows ?? [];
  const isOfTuning = ({ when: { approach } }: Row) =>
    approach?.test === "in" && approach.values.join() === "local-fine-tuned";
  return new Set(rows.filter(isOfTuning).map(({ id }) => id));
});

export function pageOf(brief: Brief, decision: Decision, cautions: readonly RankedCaution[], known: Known): AdvicePage {
  const { engines, taxonomy, counsel, row, beside } = known;
  const fits = fitWords(decision, known);
  const verdict = verdictOf(brief, decision, fits, known);
  const plain = fits.replace("{retrieval}", "");
  // Where nothing fits yet, what the answers speak against is no reason.
  const why = fits === "" && contradicting(decision, taxonomy) !== null ? [] : whyOf(decision, known);
  // What a person does by hand takes no model, and nothing that goes with one.
  if (counsel?.id === "by-hand") return { verdict, fits: plain, why, watch: [], what_if: [] };
  const watched = fittingNumber("watched-below", taxonomy);
  // The counsel and what stands beside the bills say it first.
  const more = [...(row?.says ?? []), ...beside.flatMap(({ id }) => SAID_BESIDE[id] ?? [])];
  const said = new Set([engines.tabular?.id, engines.speech?.id, counsel?.id, "no-language-task", ...more]);
  if (counsel?.id === "classifier-first") said.add(engines.classifier?.id);
  // A transcript says what is heard, and rests on no other facts.
  if (engines.speech) said.add("facts-from-where");
  const isKept = row !== null && staysPrompted(row);
  if (isKept) for (const id of [...ofTuning(taxonomy), engines.classifier?.id]) said.add(id);
  return {
    verdict,
    fits: plain,
    why,
    watch: cautions
      .filter(({ id }) => !said.has(id))
      .filter(({ rank }, index) => index === 0 || rank < watched)
      .slice(0, MOST_WATCHED)
      .map(({ text }) => text),
    what_if: known.what_if,
  };
}
