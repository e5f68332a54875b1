/** What a pipeline costs: the advice for each of its steps, their sum, and the same work done in one call. */

import { decide } from "../tables/decide.ts";
import type { Advice, CostRow } from "../types/advice.ts";
import type { Brief } from "../types/brief.ts";
import type { AmountRange } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { PipelineAdvice, SplitAdvice, StepAdvice, WholeAdvice } from "../types/pipeline-advice.ts";
import type { Reading } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { decideSteps, suggestSplits } from "./pipeline.ts";

type Advise = (brief: Brief, decision: Decision) => Advice;

/** Which row stands for a step or for the whole. */
type Pick = (advice: Advice) => CostRow | null;

const recommendedRow: Pick = ({ costs }) => costs.find(({ role }) => role === "recommended") ?? null;

/** By the month where the volume is known. */
const priceOf = ({ monthly, per_1k }: CostRow): number => (monthly ?? per_1k).likely ?? Number.POSITIVE_INFINITY;

/**
 * A simple step that is only suggested may as well be done by the cheapest of the models that are allowed and would
 * do. What needs a large model keeps it.
 */
const cheapestRow: Pick = (advice) => {
  const { costs, tier } = advice;
  if (tier === null || tier > 2) return recommendedRow(advice);
  const fit = costs.filter(({ role, allowed }) => allowed && role !== "comparator");
  return fit.sort((a, b) => priceOf(a) - priceOf(b))[0] ?? null;
};

/** Adds amounts, each times its weight. Null when one is missing; an end that one does not know is unknown. */
function sum(amounts: readonly (AmountRange | null)[], weights: readonly number[]): AmountRange | null {
  const [first] = amounts;
  if (!first || amounts.some((amount) => amount === null)) return null;
  const end = (which: "low" | "likely" | "high"): number | null => {
    let total = 0;
    for (const [index, amount] of amounts.entries()) {
      const value = amount![which];
      if (value === null) return null;
      total += value * weights[index]!;
    }
    // Sums of shown amounts carry the noise of binary fractions; no amount is known to twelve digits.
    return Number(total.toPrecision(12));
  };
  return { low: end("low"), likely: end("likely"), high: end("high"), currency: first.currency };
}

function wholeAdvice(brief: Brief, taxonomy: Taxonomy, reading: Reading | null, advise: Advise): WholeAdvice {
  const { steps: _, ...whole } = brief;
  const advice = advise(whole, decide(whole, taxonomy, reading));
  const row = recommendedRow(advice);
  return {
    approach: advice.approach,
    model: row?.model ?? null,
    model_name: row?.name ?? null,
    per_1k: row?.per_1k ?? null,
    monthly: row?.monthly ?? null,
  };
}

/** Per month where the volume is known, since fixed costs count then; per 1,000 requests otherwise. */
function saving(pipeline: Omit<PipelineAdvice, "saves">): number | null {
  const { whole, monthly, per_1k } = pipeline;
  const [mine, theirs] = monthly && whole.monthly ? [monthly, whole.monthly] : [per_1k, whole.per_1k];
  if (mine?.likely == null || !theirs?.likely) return null;
  return Number((1 - mine.likely / theirs.likely).toPrecision(3));
}

/**
 * Advice for each step of a brief, their sum, and the same work without steps. `readings` are those of the steps whose
 * statements were read, `reading` that of the brief. Steps that share a machine pay for it twice here, so that the
 * sum is on the safe side.
 */
export function advisePipeline(
  brief: Brief,
  taxonomy: Taxonomy,
  readings: readonly (Reading | null)[],
  reading: Reading | null,
  advise: Advise,
  pick: Pick = recommendedRow,
): PipelineAdvice {
  const decided = decideSteps(brief, taxonomy, readings);
  const steps = decided.map(({ name, share, brief: own, decision }): StepAdvice => {
    const row = pick(advise(own, decision));
    return {
      name,
      share,
      kind: own.kind ?? decision.reading.kind,
      tier: decision.tier,
      approach: decision.approach,
      size_class: decision.size_class,
      model: row?.model ?? null,
      model_name: row?.name ?? null,
      hardware: row?.hardware ?? null,
      per_1k: row?.per_1k ?? null,
      monthly: row?.monthly ?? null,
      cautions: decision.cautions.map(({ id }) => id),
    };
  });
  const pipeline = {
    steps,
    per_1k: sum(
      steps.map(({ per_1k }) => per_1k),
      steps.map(({ share }) => share),
    ),
    monthly: sum(
      steps.map(({ monthly }) => monthly),
      steps.map(() => 1),
    ),
    whole: wholeAdvice(brief, taxonomy, reading, advise),
  };
  return { ...pipeline, saves: saving(pipeline) };
}

/** What is first to say where the steps cost more than one call; undefined where they do not. */
export function dearerPipeline({ saves, whole }: PipelineAdvice): string | undefined {
  if (saves === null || saves >= 0 || whole.model_name === null) return undefined;
  const times = Number((1 - saves).toFixed(1));
  return `At this volume the steps cost ${times} times as much as one call to ${whole.model_name}. They pay by control over each step, by locality, or at a higher volume.`;
}

/** What splitting could save, for a large task of high volume without steps; cheapest first. Empty for other briefs. */
export function adviseSplits(
  brief: Brief,
  decision: Decision,
  taxonomy: Taxonomy,
  reading: Reading | null,
  advise: Advise,
): SplitAdvice[] {
  return suggestSplits(brief, decision, taxonomy)
    .map(({ split: { id, name, about }, brief: divided }) => {
      // A step without a kind does the task of the brief, as it was read.
      const readings = (divided.steps ?? []).map(({ kind, task }) =>
        kind === undefined && task === undefined ? reading : null,
      );
      return { id, name, about, ...advisePipeline(divided, taxonomy, readings, reading, advise, cheapestRow) };
    })
    .sort((a, b) => (b.saves ?? -1) - (a.saves ?? -1));
}
