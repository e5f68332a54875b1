/** Pipelines, splits and the worth of answers as lines of text, for every format that people read. */

import { spokenAmount, spokenPercent, spokenRange, spokenTimes } from "../../core/text/spoken.ts";
import type { Worth } from "../../core/types/advice.ts";
import type { AmountRange } from "../../core/types/cost.ts";
import type { PipelineAdvice, SplitAdvice, StepAdvice } from "../../core/types/pipeline-advice.ts";

/** `AU$3.42 per 1,000, AU$21 a month` */
function costText({ per_1k, monthly }: { per_1k: AmountRange | null; monthly: AmountRange | null }): string {
  return `${spokenRange(per_1k)} per 1,000${monthly ? `, ${spokenRange(monthly)} a month` : ""}`;
}

function stepLine(step: StepAdvice): string {
  const reached = step.share === 1 ? "every request" : `${spokenPercent(step.share)} of requests`;
  const tier = step.tier === null ? "" : `, tier ${step.tier}`;
  return `${step.name} (${reached}${tier}): ${step.way ?? "no model yet"}, ${costText(step)}`;
}

/** What the steps save or cost more, in words; nothing when it cannot be said. */
function savingText(saves: number | null): string {
  if (saves === null) return "";
  if (saves > 0) return ` The steps save ${spokenPercent(saves)}.`;
  return saves === 0 ? " The steps cost the same." : ` The steps cost ${spokenTimes(1 - saves)}.`;
}

/** Each step, then the sum against the same work in one call. */
export function pipelineLines(pipeline: PipelineAdvice): string[] {
  const { whole } = pipeline;
  const against = whole.model_name === null ? "" : ` In one call to ${whole.model_name}: ${costText(whole)}.`;
  return [
    ...pipeline.steps.map(stepLine),
    `All steps: ${costText(pipeline)}.${against}${savingText(pipeline.saves)}`,
    ...(pipeline.monthly ? pipeline.counted_once : []),
  ];
}

/** One line for each way to split the work. */
export function splitLines(splits: readonly SplitAdvice[]): string[] {
  return splits.map((split) => {
    const steps = split.steps.map(
      ({ name, model_name }) => `${name.toLowerCase()} with ${model_name ?? "no model yet"}`,
    );
    return `${split.name}: ${steps.join(", ")}. ${costText(split)}, against ${costText(split.whole)} in one call.${savingText(split.saves)}`;
  });
}

/** What baseline and stakes come to. */
export function worthLines({ says, per_answer, cost_per_accepted }: Worth): string[] {
  const money = ({ amount, currency }: { amount: number; currency?: string }) =>
    currency === undefined ? String(amount) : spokenAmount(amount, currency);
  return [
    ...says,
    ...(per_answer ? [`At today's score an answer is worth ${money(per_answer)} on average.`] : []),
    ...(cost_per_accepted ? [`A right answer costs ${money(cost_per_accepted)}, request and review together.`] : []),
  ];
}
