/**
 * Steps and splits put into an advice: what they cost beside one call and beside a budget, who checks them, and what that
 * changes on its first page.
 */

import { besideLine, budgetLine } from "../counsel/beside-lines.ts";
import type { StepsBeside } from "../counsel/counsel-input.ts";
import { checkOf, type ReviewedWork, reviewBeside } from "../counsel/review.ts";
import { totalWords } from "../prices/defaults.ts";
import { modelsById } from "../prices/find-named.ts";
import { amountIn, budgetText, type PageMoney } from "../prices/stated-amount.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { reviewedBy } from "../tables/stakes.ts";
import { rowsTesting } from "../tables/table-rows.ts";
import { countText, inSeconds, spokenAmount, spokenTimes } from "../text/amount.ts";
import { type Advice, type Beside, type Recommendation, type ServedWay, startOf } from "../types/advice.ts";
import type { PipelineAdvice, SplitAdvice } from "../types/advice-parts.ts";
import type { Brief, Usage } from "../types/brief.ts";
import type { Pricing } from "../types/pricing.ts";
import type { Row, Taxonomy } from "../types/taxonomy.ts";
import { bandOf } from "../ways/ranking.ts";
import { isHeardAlone, type StepInput } from "./heard-steps.ts";
import type { StepTokens } from "./pipeline.ts";
import type { PipelineCost } from "./steps.ts";

/** Steps beside one call; null while either has no cost. */
export function besideOf(
  { costs_more, steps_year, whole_year, seconds, searches }: PipelineCost,
  whole: Advice,
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
    whole_name: startOf(whole)?.name ?? "",
    whole: servedOf(whole),
  };
}

/** The one call, without what is told of a recommendation besides. */
function servedOf(whole: Advice): ServedWay | null {
  const call = startOf(whole);
  if (!call) return null;
  const { why: _why, gives_up: _gives_up, ...served }: ServedWay & Partial<Recommendation> = call;
  return served;
}

/**
 * Puts the steps into the advice, and says first where they cost more than one call. Where each step is settled, nobody
 * needs the words for the whole to be clearer.
 */
export function withPipeline(
  advice: Advice,
  {
    cost: { pipeline, costs_more, machines, whole_machines },
    beside,
  }: { cost: PipelineCost; beside: readonly Beside[] },
  row: Row | null,
  taxonomy: Taxonomy,
): void {
  advice.pipeline = pipeline;
  const bought = row?.then.start_with === "whole" ? whole_machines : machines;
  advice.beside = [bought, ...beside, ...advice.beside].filter((said) => said !== null);
  if (advice.tier === null && pipeline.steps.every((step) => step.tier !== null || isHeardAlone(step))) {
    const isOfWords = rowsTesting(taxonomy, "cautions.task_specific");
    const vague = advice.cautions.filter(({ id }) => isOfWords.has(id)).map(({ text }) => text);
    const verdict = `Work in ${pipeline.steps.length} steps, each judged by itself.`;
    advice.page = { ...advice.page, verdict, watch: advice.page.watch.filter((text) => !vague.includes(text)) };
  }
  const { saves, whole } = pipeline;
  if (!costs_more || saves === null || whole.model_name === null) return;
  // A counsel that starts with the one call says it, with both amounts.
  if (row?.then.start_with === "whole") return;
  const said = `At this volume the steps cost ${spokenTimes(1 - saves)} as one call to ${whole.model_name}, ${totalWords(advice.usage.counted_months)}.`;
  advice.headlines = [said, ...advice.headlines];
}

/** Puts splits into the advice, and what the best one saves into a counsel on a large bill. */
export function withSplits(advice: Advice, splits: SplitAdvice[], row: Row | null, taxonomy: Taxonomy): void {
  if (splits.length === 0) return;
  advice.splits = splits;
  const [best] = splits;
  const least = fittingNumber("split-saves", taxonomy) / 100;
  if (!advice.counsel || row?.then.beside !== "split" || !best?.saves || best.saves <= least) return;
  const percent = Math.round(best.saves * 100);
  const said = `Splitting (${best.name.toLowerCase()}) could save about ${percent}%.`;
  advice.counsel = { ...advice.counsel, text: `${advice.counsel.text} ${said}` };
}

/** Says first that the steps cost more than the budget, and beside them that it covers no staff time. */
export function withStepBudget(advice: Advice, pipeline: PipelineAdvice, { limits }: Brief, money: PageMoney): void {
  const { rate, rates } = money;
  const stated = limits?.budget_per_month;
  const budget = amountIn(stated, rate, rates);
  const bill = pipeline.bill?.likely ?? null;
  if (!stated?.currency || budget === null || bill === null) return;
  const line = budgetLine(budget, { bill: pipeline.bill, all: pipeline.monthly?.likely ?? null, speech: 0 }, rate);
  if (line) advice.beside = [...advice.beside, line];
  if (bill <= budget) return;
  const { model_name, bill: one } = pipeline.whole;
  const text = (amount: number) => spokenAmount(amount, rate.currency);
  const keeps =
    model_name !== null && one?.likely != null && one.likely <= budget
      ? ` One call to ${model_name} keeps it, at ${text(one.likely)}.`
      : "";
  const said = `All steps together cost ${text(bill)} a month, more than the budget of ${budgetText(stated, money)}.${keeps}`;
  advice.headlines = [said, ...advice.headlines];
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
