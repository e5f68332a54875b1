/** Steps and splits on the page of an advice: what they cost beside one call and beside a budget, and who checks them. */

import { besideLine, budgetLine } from "../counsel/beside-lines.ts";
import type { StepsBeside } from "../counsel/counsel-input.ts";
import { leadsInSteps } from "../counsel/counsel-lines.ts";
import { type ReviewedWork, reviewBeside } from "../counsel/review.ts";
import { totalWords } from "../prices/defaults.ts";
import { modelsById } from "../prices/find-named.ts";
import { amountIn, budgetText, type PageMoney } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { reviewedBy } from "../tables/stakes.ts";
import { countText, inSeconds, spokenAmount, spokenTimes } from "../text/amount.ts";
import { type Advice, type Beside, type Recommendation, type ServedWay, startOf } from "../types/advice.ts";
import type { PipelineAdvice, SplitAdvice } from "../types/advice-parts.ts";
import type { Brief, StatedAmount, Usage } from "../types/brief.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Row, Taxonomy } from "../types/taxonomy.ts";
import { checkOf } from "../ways/people.ts";
import { bandOf } from "../ways/ranking.ts";
import { isHeardAlone, type StepInput } from "./heard-steps.ts";
import type { StepTokens } from "./pipeline.ts";
import type { OneCall, PipelineCost } from "./steps.ts";

/** Steps beside one call; null while either has no cost. */
export function besideOf(
  { costs_more, steps_year, whole_year, seconds, searches }: PipelineCost,
  call: OneCall,
  { limits }: Brief,
): StepsBeside | null {
  if (costs_more === null || steps_year === null || whole_year === null) return null;
  return {
    cost_more: costs_more,
    searches,
    steps_year,
    seconds,
    too_long: seconds !== null && limits?.latency_s !== undefined && seconds > limits.latency_s,
    whole_year,
    whole_name: startOf(call)?.name ?? "",
    whole: servedBy(call),
  };
}

/** What serves the one call, without what is told of a recommendation besides. */
function servedBy(call: OneCall): ServedWay | null {
  const start = startOf(call);
  if (!start) return null;
  const { why: _why, gives_up: _gives_up, ...served }: ServedWay & Partial<Recommendation> = start;
  return served;
}

/** What the steps of a brief put on its page. */
export interface StepsOnPage {
  pipeline: PipelineAdvice;
  /** What is said first. */
  headlines: string[];
  /** What stands before the lines beside the bills, and after them. */
  before: Beside[];
  after: Beside[];
}

/** What the counsel of a brief in steps came to: the row that holds, and the months that count. */
interface Counselled {
  row: Row | null;
  usage: Pick<Advice["usage"], "counted_months">;
}

/** `beside`: what stands beside steps and one call alike. */
export function stepsOnPage(
  { cost, beside }: { cost: PipelineCost; beside: readonly Beside[] },
  { row, usage }: Counselled,
  { limits }: Brief,
  money: PageMoney,
): StepsOnPage {
  const { pipeline, machines, whole_machines } = cost;
  const startsWhole = row?.then.start_with === "whole";
  const bought = startsWhole ? whole_machines : machines;
  const leads = row !== null && leadsInSteps(row);
  const budget = leads ? budgetOf(pipeline, limits?.budget_per_month, money) : null;
  // A counsel that starts with the one call says itself that the steps cost more, with both amounts.
  const dearer = startsWhole ? null : dearerText(cost, usage.counted_months);
  return {
    pipeline,
    headlines: [budget?.over ?? null, dearer].filter((said) => said !== null),
    before: [...(bought ? [bought] : []), ...beside],
    after: budget?.line ? [budget.line] : [],
  };
}

/** That the steps cost more than one call; null where they do not. */
function dearerText({ pipeline: { saves, whole }, costs_more }: PipelineCost, months: number): string | null {
  if (!costs_more || saves === null || whole.model_name === null) return null;
  return `At this volume the steps cost ${spokenTimes(1 - saves)} as one call to ${whole.model_name}, ${totalWords(months)}.`;
}

/** Whether each step is settled, so that nobody needs the words for the whole to be clearer. */
export const areSettled = ({ steps }: PipelineAdvice): boolean =>
  steps.every((step) => step.tier !== null || isHeardAlone(step));

/** What the best split saves, in a counsel on a large bill; the counsel itself where that is not much. */
export function withSplitSaved(
  counsel: Advice["counsel"],
  [best]: readonly SplitAdvice[],
  row: Row | null,
  taxonomy: Taxonomy,
): Advice["counsel"] {
  const least = fittingNumber("split-saves", taxonomy) / 100;
  if (!counsel || row?.then.beside !== "split" || !best?.saves || best.saves <= least) return counsel;
  const percent = Math.round(best.saves * 100);
  return { ...counsel, text: `${counsel.text} Splitting (${best.name.toLowerCase()}) could save about ${percent}%.` };
}

/** That the steps cost more than the budget, or that it covers them and no staff time; null where nothing is to be said. */
function budgetOf(
  { bill, monthly, whole }: PipelineAdvice,
  stated: StatedAmount | undefined,
  money: PageMoney,
): { over: string | null; line: Beside | null } | null {
  const { rate, rates } = money;
  const budget = amountIn(stated, rate, rates);
  if (!stated?.currency || budget === null || bill?.likely == null) return null;
  const line = budgetLine(budget, { bill, all: monthly?.likely ?? null, speech: 0 }, rate);
  if (bill.likely <= budget) return { over: null, line };
  const text = (amount: number) => spokenAmount(amount, rate.currency);
  const keeps =
    whole.model_name !== null && whole.bill?.likely != null && whole.bill.likely <= budget
      ? ` One call to ${whole.model_name} keeps it, at ${text(whole.bill.likely)}.`
      : "";
  const over = `All steps together cost ${text(bill.likely)} a month, more than the budget of ${budgetText(stated, money)}.${keeps}`;
  return { over, line };
}

/** How long the steps take one after the other, beside the limit of the brief for all of the work. */
function timeBeside(seconds: number | null, { limits, usage }: Brief): Beside | null {
  if (limits?.latency_s === undefined || usage?.batch) return null;
  const takes =
    seconds === null
      ? "The time of all steps together is not known"
      : `One after the other the steps take ${inSeconds(seconds)}`;
  return besideLine("time", `${takes}; the limit is ${inSeconds(limits.latency_s)}.`);
}

/** The tokens of one call and of all steps, where one call is counted with more than the brief states. */
function tokensBeside(stated: Usage, one: StepTokens, all: StepTokens): Beside | null {
  const { input_tokens: read = one.input_tokens, output_tokens: written = one.output_tokens } = stated;
  if (read >= one.input_tokens && written >= one.output_tokens) return null;
  const [call, steps] = [one, all].map((each) => [countText(each.input_tokens), countText(each.output_tokens)]);
  const text = `One call at ${call![0]} tokens in, ${call![1]} out; all steps at ${steps!.join(" and ")}.`;
  return besideLine("tokens", text);
}

/** What is compared: the brief as it is written, what its one call and its steps are counted with, and what they come to. */
interface Compared {
  stated: Usage;
  brief: Brief;
  one: StepTokens;
  all: StepTokens;
  cost: PipelineCost;
  /** The one call has a better model, for what turns on an answer. */
  is_better: boolean;
  /** Id of the model of the one call; null where none is named. */
  call: string | null;
  pricing: Pricing;
}

/** That one side has a better model for the hardest step than the other, so that the costs are not of like quality. */
function unlikeModels({ pipeline }: PipelineCost, call: string | null, pricing: Pricing): string | null {
  const models = modelsById(pricing.models);
  const standing = (id: string | null) => {
    const model = id === null ? undefined : models.get(id);
    return model ? { name: model.name, band: bandOf({ model }, pricing) } : null;
  };
  const hardest = Math.max(...pipeline.steps.map(({ tier }) => tier ?? 0));
  const asked = pipeline.steps.filter(({ tier }) => tier === hardest).map(({ model }) => standing(model));
  const [one, step] = [standing(call), asked.find((each) => each !== null)];
  if (!one || !step || one.band === step.band) return null;
  return one.band < step.band
    ? `Not of like quality: one call would have a better model (${one.name}) than the hardest step (${step.name}).`
    : `Not of like quality: the hardest step would have a better model (${step.name}) than one call (${one.name}).`;
}

/** What stands beside steps and one call: time, and what is not counted alike on both sides. */
export function stepsBeside({ stated, brief, one, all, cost, is_better, call, pricing }: Compared): Beside[] {
  const unlike =
    is_better && cost.thrifty
      ? "Mistakes pay for a better one in one call; steps have the cheapest."
      : unlikeModels(cost, call, pricing);
  const models = unlike === null ? null : besideLine("models", unlike);
  return [tokensBeside(stated, one, all), timeBeside(cost.seconds, brief), models].filter((said) => said !== null);
}

/** What checking takes in steps that say of it what the brief does not; what they inherit stands beside the whole. */
export function stepReviews(steps: readonly StepInput[], brief: Brief): Beside | null {
  const checked = steps.flatMap(({ name, priced }): ReviewedWork[] => {
    if (!priced) return [];
    const { context } = priced;
    const by = reviewedBy(context.brief);
    if (by === undefined || by === "none" || by === reviewedBy(brief)) return [];
    const check = checkOf(context);
    return check && check.minutes > 0 ? [{ of: name, check, context }] : [];
  });
  return reviewBeside(checked);
}
