/** What a limit of the brief makes the first thing to say: a machine that cannot serve, or a budget. */
import { inCurrency } from "../prices/fx.ts";
import { amountIn, budgetText, type PageMoney } from "../prices/stated-amount.ts";
import { worded } from "../tables/sentences.ts";
import { spokenAmount, spokenCount } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Branch, CounselLine } from "../types/advice.ts";
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { wayWords } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { isBudgetKept, type PricedCandidates } from "./priced-offers.ts";

/** The money and the words of a page. */
interface PageBy extends PageMoney {
  taxonomy: Taxonomy;
}

const billOf = ({ cost }: PricedWay, { rate }: PageMoney): string =>
  spokenAmount(inCurrency(cost.bill.likely, rate), rate.currency);

const wordsOf = ({ way, cost }: PricedWay): string => wayWords(way, cost.machines ?? 1);

/** What leads within the budget, and what more money would buy: another model, or the same one elsewhere. */
function beyondWords(best: PricedWay, over: PricedWay, budget: string, by: PageBy): string {
  const bill = billOf(over, by);
  return best.way.name === over.way.name
    ? worded("budget-kept-elsewhere", { way: wordsOf(best), other: wordsOf(over), budget, bill }, by.taxonomy)
    : worded("budget-kept-by-another", { way: best.way.name, other: over.way.name, budget, bill }, by.taxonomy);
}

/** Requests that a budget pays for with the prompted way of the least bill, which a host bills by the request. */
function coveredFigures(
  { best_fit, prompted, prompted_without_stakes, best_value }: PricedCandidates,
  left: number,
  requests: number,
  rate: FxRate,
): { covered: string; model: string } | null {
  const billed = [best_fit, prompted, prompted_without_stakes, best_value].flatMap((priced) => {
    const bill = priced && inCurrency(priced.cost.bill.likely, rate);
    return priced?.way.kind === "api" && bill ? [{ name: priced.way.name, bill }] : [];
  });
  const [least] = billed.sort((a, b) => a.bill - b.bill);
  const covered = least ? Math.floor((left / least.bill) * requests) : 0;
  return !least || covered < 1 ? null : { covered: spokenCount(roughFloor(covered)), model: least.name };
}

/** Rounded down to two digits. */
function roughFloor(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / step) * step;
}

/** That no language model keeps a budget; with the small classifier that does, or how much of the work it pays for. */
function nothingWords(offers: PricedCandidates, limited: Limited, budget: StatedAmount, by: PageBy): string {
  const { rate, rates, taxonomy } = by;
  const { requests, speech } = limited;
  const classifier = limited.classifier();
  const most = budgetText(budget, by);
  const [bill, amount] = [classifier && inCurrency(classifier.cost.bill.likely, rate), amountIn(budget, rate, rates)];
  if (classifier && bill !== null && amount !== null && bill <= amount) {
    const figures = { budget: most, way: wordsOf(classifier), bill: spokenAmount(bill, rate.currency) };
    return worded("budget-kept-by-classifier", figures, taxonomy);
  }
  const covered = amount === null ? null : coveredFigures(offers, amount - speech, requests, rate);
  const figures = {
    budget: most,
    speech: speech > 0 ? spokenAmount(speech, rate.currency) : null,
    covered: covered?.covered,
    model: covered?.model,
    requests: spokenCount(requests),
  };
  return worded("budget-kept-by-none", figures, taxonomy);
}

/** Transcription at its usual price takes the whole budget: that, and the total at the least list price. */
function speechWords(offers: PricedCandidates, atLeast: number, { brief, budget, speech }: Spoken, by: PageBy): string {
  const { rate, rates, taxonomy } = by;
  const most = amountIn(budget, rate, rates) ?? 0;
  const bills = [offers.best_fit, offers.prompted].flatMap(
    (each) => (each && inCurrency(each.cost.bill.likely, rate)) ?? [],
  );
  const all = bills.map((bill) => bill + atLeast).find((each) => each <= most);
  const text = (amount: number) => spokenAmount(amount, rate.currency);
  const id = brief.sensitivity === "restricted-cloud" ? "budget-taken-by-speech-in-region" : "budget-taken-by-speech";
  return worded(id, { speech: text(speech), budget: budgetText(budget, by), all: text(all ?? 0) }, taxonomy);
}

/** Transcription beside a budget; what it costs in the currency of the page. */
interface Spoken {
  brief: Brief;
  budget: StatedAmount;
  speech: number;
}

/** What the counsel on the ways rests on. */
interface Limited {
  /** True while the volume is unknown. */
  isOpen: boolean;
  startsPrompted: boolean;
  /** The steps of the brief lead, so the budget is not compared with one call. */
  in_steps: boolean;
  /** Null where answers are no labels. Asked only where no language model keeps the budget. */
  classifier(): PricedWay | null;
  /** Requests a month. */
  requests: number;
  /** Ways after the one to start with, where the counsel's own words say nothing of the budget. */
  later: readonly Pick<CounselLine, "way" | "bill">[];
  /** What transcription takes of the budget each month, in the currency of the page. */
  speech: number;
}

const askForVolume = (budget: StatedAmount, by: PageBy): string =>
  worded("budget-without-volume", { budget: budgetText(budget, by) }, by.taxonomy);

/** A headline that names the ways over budget; none where all keep it. */
function overBudget(
  told: readonly (Pick<CounselLine, "way" | "bill"> | undefined)[],
  budget: StatedAmount,
  by: PageBy,
  volume: number | null = null,
): string[] {
  const amount = amountIn(budget, by.rate, by.rates);
  const over = told.flatMap((line) =>
    amount !== null && line?.bill?.likely != null && line.bill.likely > amount ? [line.way] : [],
  );
  if (over.length === 0) return [];
  const figures = {
    budget: budgetText(budget, by),
    requests: volume === null ? null : spokenCount(volume),
    ways: listed([...new Set(over)]),
  };
  return [worded("budget-passed", figures, by.taxonomy)];
}

/** What a budget makes the first thing to say while an answer is open: to give the volume, and which starts are over it. */
export function openHeadlines(
  { limits }: Brief,
  branches: readonly Pick<Branch, "lines" | "at_volume">[],
  by: PageBy,
): string[] {
  const budget = limits?.budget_per_month;
  if (!budget?.currency || branches.length === 0) return [];
  const volume = branches.find(({ at_volume }) => at_volume !== null)?.at_volume ?? null;
  const lines = branches.flatMap((branch) => branch.lines);
  const over = overBudget(lines, budget, by, volume);
  return volume === null ? over : [...over, askForVolume(budget, by)];
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
export function limitHeadlines(brief: Brief, offers: PricedCandidates, limited: Limited, by: PageBy): string[] {
  const { limits, steps } = brief;
  const { best_fit, over_budget, prompted, refused } = offers;
  const said: string[] = [];
  const unserved = steps?.length ? "machine-cannot-serve-in-one-call" : "machine-cannot-serve";
  if (refused !== null) said.push(worded(unserved, { why: refused }, by.taxonomy));
  const budget = limits?.budget_per_month;
  if (!budget?.currency || limited.in_steps) return said;
  const most = budgetText(budget, by);
  if (limited.isOpen) said.push(askForVolume(budget, by));
  else if (offers.speech_at_least !== null)
    said.push(speechWords(offers, offers.speech_at_least, { brief, budget, speech: limited.speech }, by));
  else if (!isBudgetKept(offers)) said.push(nothingWords(offers, limited, budget, by));
  else if (over_budget) {
    if (best_fit) said.push(beyondWords(best_fit, over_budget, most, by));
  } else if (limited.startsPrompted && offers.keeps?.prompted === false) {
    const bills = best_fit && prompted && { bill: billOf(best_fit, by), other_bill: billOf(prompted, by) };
    const named = best_fit && prompted && { way: wordsOf(best_fit), other: prompted.way.name };
    if (bills && named)
      said.push(worded("budget-not-kept-by-prompt", { ...named, ...bills, budget: most }, by.taxonomy));
  } else said.push(...overBudget(limited.later, budget, by));
  return said;
}
