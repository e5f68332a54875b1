/** What a limit of the brief makes the first thing to say: a machine that cannot serve, or a budget. */
import { inCurrency } from "../prices/fx.ts";
import { amountIn, budgetText, type PageMoney } from "../prices/stated-amount.ts";
import { spokenAmount, spokenCount } from "../text/amount.ts";
import { listed } from "../text/sentence.ts";
import type { Branch, CounselLine } from "../types/advice.ts";
import type { Brief, StatedAmount } from "../types/brief.ts";
import type { FxRate } from "../types/pricing.ts";
import { wayWords } from "../ways/way.ts";
import type { PricedWay } from "../ways/way-cost.ts";
import { isBudgetKept, type PricedCandidates } from "./priced-offers.ts";

/** What leads within the budget, and what more money would buy: another model, or the same one elsewhere. */
function beyondWords({ best_fit, over_budget }: PricedCandidates, most: string, rate: FxRate): string {
  if (!best_fit || !over_budget) return "";
  const bill = spokenAmount(inCurrency(over_budget.cost.bill.likely, rate), rate.currency);
  if (best_fit.way.name === over_budget.way.name) {
    const words = (priced: typeof best_fit) => wayWords(priced.way, priced.cost.machines ?? 1);
    return `${words(best_fit)} is the best that keeps the budget of ${most} a month. With more money: ${words(over_budget)}, at ${bill} a month.`;
  }
  return `${best_fit.way.name} is the best that keeps the budget of ${most} a month. ${over_budget.way.name} is better, at ${bill} a month.`;
}

/** Which way keeps a budget that the prompt does not, where the prompt comes first for another reason. */
function promptBeyondWords({ best_fit, prompted }: PricedCandidates, most: string, rate: FxRate): string[] {
  if (!best_fit || !prompted) return [];
  const bill = ({ cost }: PricedWay) => spokenAmount(inCurrency(cost.bill.likely, rate), rate.currency);
  const words = wayWords(best_fit.way, best_fit.cost.machines ?? 1);
  return [
    `${words} keeps the budget of ${most} a month, at ${bill(best_fit)}; a prompt (${prompted.way.name}) costs ${bill(prompted)}.`,
  ];
}

/** How many of the requests a budget pays for with the prompted way that has the least bill, which a host bills by the request. */
function coveredWords(
  { best_fit, prompted, prompted_without_stakes, best_value }: PricedCandidates,
  left: number,
  requests: number,
  rate: FxRate,
): string {
  const billed = [best_fit, prompted, prompted_without_stakes, best_value].flatMap((priced) => {
    const bill = priced && inCurrency(priced.cost.bill.likely, rate);
    return priced?.way.kind === "api" && bill ? [{ name: priced.way.name, bill }] : [];
  });
  const [least] = billed.sort((a, b) => a.bill - b.bill);
  const covered = least ? Math.floor((left / least.bill) * requests) : 0;
  if (!least || covered < 1) return "";
  return ` It pays for ${spokenCount(roughFloor(covered))} of the ${spokenCount(requests)} requests with ${least.name}.`;
}

/** To two digits, and never more than there is. */
function roughFloor(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.floor(count / step) * step;
}

/** That no language model keeps a budget; with the small classifier that does, or how much of the work it pays for. */
function nothingWords(offers: PricedCandidates, limited: Limited, budget: StatedAmount, money: PageMoney): string {
  const { rate, rates } = money;
  const { requests, speech } = limited;
  const classifier = limited.classifier();
  const most = budgetText(budget, money);
  const [bill, amount] = [classifier && inCurrency(classifier.cost.bill.likely, rate), amountIn(budget, rate, rates)];
  if (!classifier || bill === null || amount === null || bill > amount) {
    const covered = amount === null ? "" : coveredWords(offers, amount - speech, requests, rate);
    const beside = speech > 0 ? ` beside ${spokenAmount(speech, rate.currency)} for transcription` : "";
    return `Nothing that does the work fits the budget of ${most} a month${beside}.${covered}`;
  }
  const words = wayWords(classifier.way, classifier.cost.machines ?? 1);
  return `No language model keeps the budget of ${most} a month. ${words} does, at ${spokenAmount(bill, rate.currency)}, and only picks labels.`;
}

/** That transcription at its usual price takes the budget, and what all comes to at the least list price. */
function speechWords(
  offers: PricedCandidates,
  atLeast: number,
  { brief, budget, speech }: Spoken,
  money: PageMoney,
): string {
  const { rate, rates } = money;
  const most = amountIn(budget, rate, rates) ?? 0;
  const bills = [offers.best_fit, offers.prompted].flatMap(
    (each) => (each && inCurrency(each.cost.bill.likely, rate)) ?? [],
  );
  const all = bills.map((bill) => bill + atLeast).find((each) => each <= most);
  const text = (amount: number) => spokenAmount(amount, rate.currency);
  const where = brief.sensitivity === "restricted-cloud" ? ", which may not be for your region" : "";
  return `With transcription at ${text(speech)} nothing fits the budget of ${budgetText(budget, money)} a month. At the least list price${where}, all of it costs ${text(all ?? 0)}.`;
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
  /** The steps of the brief come first, and no way of the work in one call is held against the budget. */
  in_steps: boolean;
  /** Null where answers are no labels. Asked only where no language model keeps the budget. */
  classifier(): PricedWay | null;
  /** Requests a month. */
  requests: number;
  /** Ways of the counsel after the one to start with, where its words do not hold the budget against them. */
  later: readonly Pick<CounselLine, "way" | "bill">[];
  /** What transcription takes of the budget each month, in the currency of the page. */
  speech: number;
}

const askForVolume = (most: string): string =>
  `Say how many requests come in a month to see what fits the budget of ${most} a month.`;

/** Which of these ways, told with their bills, are over a budget; nothing where all keep it. */
function overBudget(
  told: readonly (Pick<CounselLine, "way" | "bill"> | undefined)[],
  budget: StatedAmount,
  { rate, rates }: PageMoney,
  at = "",
): string[] {
  const amount = amountIn(budget, rate, rates);
  const over = told.flatMap((line) =>
    amount !== null && line?.bill?.likely != null && line.bill.likely > amount ? [line.way] : [],
  );
  const most = budgetText(budget, { rate, rates });
  return over.length === 0 ? [] : [`Over the budget of ${most} a month${at}: ${listed([...new Set(over)])}.`];
}

/** What a budget makes the first thing to say while an answer is open: to give the volume, and which starts are over it. */
export function openHeadlines(
  { limits }: Brief,
  branches: readonly Pick<Branch, "lines" | "at_volume">[],
  money: PageMoney,
): string[] {
  const budget = limits?.budget_per_month;
  if (!budget?.currency || branches.length === 0) return [];
  const volume = branches.find(({ at_volume }) => at_volume !== null)?.at_volume ?? null;
  const at = volume === null ? "" : ` at ${spokenCount(volume)} requests`;
  const over = overBudget(
    branches.flatMap(({ lines }) => lines),
    budget,
    money,
    at,
  );
  return volume === null ? over : [...over, askForVolume(budgetText(budget, money))];
}

/** What is first to say: a machine that cannot serve, a budget that nothing keeps, or what more money would buy. */
export function limitHeadlines(brief: Brief, offers: PricedCandidates, limited: Limited, money: PageMoney): string[] {
  const { limits, steps } = brief;
  const { isOpen, startsPrompted, in_steps, speech } = limited;
  const said: string[] = [];
  const subject = steps?.length ? "In one call your machine" : "Your machine";
  if (offers.refused !== null) said.push(`${subject} cannot serve this: ${offers.refused}`);
  const budget = limits?.budget_per_month;
  if (!budget?.currency || in_steps) return said;
  const most = budgetText(budget, money);
  if (isOpen) said.push(askForVolume(most));
  else if (offers.speech_at_least !== null)
    said.push(speechWords(offers, offers.speech_at_least, { brief, budget, speech }, money));
  else if (!isBudgetKept(offers)) said.push(nothingWords(offers, limited, budget, money));
  else if (offers.over_budget) said.push(beyondWords(offers, most, money.rate));
  else if (startsPrompted && offers.keeps?.prompted === false)
    said.push(...promptBeyondWords(offers, most, money.rate));
  else said.push(...overBudget(limited.later, budget, money));
  return said;
}
