/** Pipelines: a brief with steps, each decided as a brief of its own, and ways to split a large task that has none. */

import { numberOf } from "../prices/defaults.ts";
import { decide } from "../tables/decide.ts";
import { shortenToWords } from "../text/plain-text.ts";
import { type Brief, SENSITIVITY, type StepBrief, type Usage } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import { briefError, isStop } from "../types/errors.ts";
import type { Default } from "../types/pricing.ts";
import type { Reading } from "../types/reading.ts";
import type { Split, Taxonomy } from "../types/taxonomy.ts";

/** A step as a brief of its own. */
interface PipelineStep {
  /** Place in the brief's `steps`, from 0. */
  index: number;
  name: string;
  /** Share of the brief's requests that reach the step; above 1 where it counts more of its own. */
  share: number;
  /** What the step says, and what it inherits; its volume is the brief's times its share. */
  brief: Brief;
}

export interface StepDecision extends PipelineStep {
  decision: Decision;
}

/** The keys of an object that a step leaves out, from the brief. */
function inherited<T extends object>(own: T | undefined, from: T | undefined): T | undefined {
  return own && from ? { ...from, ...own } : (own ?? from);
}

/** Requests a month that reach a step: its own, else its share of those that enter; undefined while neither is known. */
function volumeOf({ share = 1, usage }: StepBrief, entering: number | undefined): number | undefined {
  return usage?.requests_per_month ?? (entering === undefined ? undefined : entering * share);
}

/** Share of the requests that enter: of a step that counts its own, by those of the brief where it says them. */
function shareOf({ share = 1, usage }: StepBrief, entering: number | undefined): number {
  const own = usage?.requests_per_month;
  return own !== undefined && entering ? own / entering : share;
}

/** Limits of the whole are no limits of a part, so a step has its own or none. */
function stepBrief(step: StepBrief, brief: Brief): Brief {
  const { steps: _steps, proposal: _proposal, limits: _limits, task, kind, ...rest } = brief;
  const { name: _name, share: _share, usage: ownUsage, ...own } = step;
  // A statement says what a kind is, so that a step that has one of them takes neither from the brief.
  const isOther = own.task !== undefined || own.kind !== undefined;
  const usage = inherited(ownUsage, brief.usage);
  const volume = volumeOf(step, brief.usage?.requests_per_month);
  return {
    ...rest,
    ...(isOther ? {} : { ...(task === undefined ? {} : { task }), ...(kind === undefined ? {} : { kind }) }),
    ...own,
    // Data that may not leave stays, whatever one of the steps says.
    ...(rest.sensitivity === "local-only" && { sensitivity: rest.sensitivity }),
    ...(usage && { usage: { ...usage, ...(volume === undefined ? {} : { requests_per_month: volume }) } }),
  };
}

/** A step without a name is called by what it does, cut to this length. */
const NAME = 40;

/** The steps of a brief as briefs, in their order. A step inherits every answer that it leaves out. */
export function stepsOf(brief: Brief): PipelineStep[] {
  return (brief.steps ?? []).map((step, index) => ({
    index,
    name: step.name ?? (step.task === undefined ? `Step ${index + 1}` : shortenToWords(step.task, NAME)),
    share: shareOf(step, brief.usage?.requests_per_month),
    brief: stepBrief(step, brief),
  }));
}

/**
 * Decides about each step; a step that cannot be decided is a data error. `readings` holds, for each step, what its
 * statement was understood to say; null where the step or the brief gives a kind.
 */
export function decideSteps(
  brief: Brief,
  taxonomy: Taxonomy,
  readings: readonly (Reading | null)[] = [],
): StepDecision[] {
  return stepsOf(brief).map((step) => {
    try {
      return { ...step, decision: decide(step.brief, taxonomy, readings[step.index] ?? null) };
    } catch (error) {
      throw isStop(error) ? briefError("steps", `steps[${step.index}].${error.message}`) : error;
    }
  });
}

/** The step that asks most of a model; null where there is none. */
export const hardestOf = (steps: readonly StepDecision[]): StepDecision | null =>
  steps.reduce<StepDecision | null>(
    (most, step) => ((step.decision.tier ?? 0) > (most?.decision.tier ?? 0) ? step : most),
    null,
  );

/** Answers about the work as a whole that the brief leaves to its steps, as the most demanding of them has them. */
export function answeredBySteps(brief: Brief, steps: readonly StepDecision[]): Brief {
  if (steps.some(({ decision }) => decision.tier === null)) return brief;
  const { repetition, examples, correctness } = hardestOf(steps)?.brief ?? {};
  return {
    ...brief,
    ...(brief.repetition === undefined && repetition !== undefined ? { repetition } : {}),
    ...(brief.examples === undefined && examples !== undefined ? { examples } : {}),
    ...(brief.correctness === undefined && correctness !== undefined ? { correctness } : {}),
  };
}

/**
 * The brief with the strictest place that it or one of its steps asks for, since one call reads what every step reads.
 * Regions that differ are named together: no host states such a region, so that none serves all of the work. While a step
 * is open, any cloud is not taken as agreed for all.
 */
export function withStrictestPlace(brief: Brief): Brief {
  const steps = stepsOf(brief);
  if (steps.length === 0) return brief;
  const all = [brief, ...steps.map((step) => step.brief)];
  const strictest = SENSITIVITY.findLast((each) => all.some(({ sensitivity }) => sensitivity === each));
  const isAgreed = strictest !== "cloud-ok" || steps.every((step) => step.brief.sensitivity !== undefined);
  const bound = all.filter(({ sensitivity }) => sensitivity !== undefined && sensitivity !== "cloud-ok");
  const regions = [...new Set(bound.flatMap(({ region }) => region ?? []))];
  const { sensitivity: _, ...rest } = brief;
  return {
    ...rest,
    ...(strictest !== undefined && isAgreed ? { sensitivity: strictest } : {}),
    ...(regions.length > 0 ? { region: regions.join(" and ") } : {}),
  };
}

/** Tokens of a request. */
export type StepTokens = Required<Pick<Usage, "input_tokens" | "output_tokens">>;
type Tokens = keyof StepTokens;

/** Tokens of each step that a request which enters takes on average: those of the step by its share. */
const tokensOf = (steps: readonly PipelineStep[], key: Tokens, defaults: readonly Default[]): number[] => {
  const usual = numberOf(defaults, key === "input_tokens" ? "input-tokens" : "output-tokens");
  return steps.map(({ share, brief: { usage } }) => share * (usage?.[key] ?? usual));
};

/** Tokens that a request takes in all of these steps. What several read alike is counted for each. */
export function tokensTogether(steps: readonly PipelineStep[], defaults: readonly Default[]): StepTokens {
  const total = (key: Tokens) => Math.round(tokensOf(steps, key, defaults).reduce((sum, each) => sum + each, 0));
  return { input_tokens: total("input_tokens"), output_tokens: total("output_tokens") };
}

/**
 * The brief with the tokens that a request takes in one call. Where it says them of its steps alone, one call takes at
 * the most what they take together; and whatever it says at the top, no less than the largest of them.
 */
export function withStepTokens(brief: Brief, steps: readonly PipelineStep[], defaults: readonly Default[]): Brief {
  const inOneCall = (key: Tokens): Partial<Usage> => {
    const stated = brief.usage?.[key];
    if (stated !== undefined) return { [key]: Math.max(stated, ...tokensOf(steps, key, defaults).map(Math.round)) };
    if (steps.every((step) => step.brief.usage?.[key] === undefined)) return {};
    return { [key]: tokensTogether(steps, defaults)[key] };
  };
  const usage = { ...inOneCall("input_tokens"), ...inOneCall("output_tokens") };
  return Object.keys(usage).length === 0 ? brief : { ...brief, usage: { ...brief.usage, ...usage } };
}

/** A way to split the work, as a brief that can be decided and priced like any other. */
interface SuggestedSplit {
  split: Split;
  brief: Brief;
}

function splitBrief(split: Split, brief: Brief): Brief {
  const steps = split.steps.map(
    ({ name, kind, share, output_tokens }): StepBrief => ({
      name,
      share,
      ...(kind === undefined ? {} : { kind }),
      ...(output_tokens === undefined ? {} : { usage: { output_tokens } }),
    }),
  );
  return { ...brief, steps };
}

/**
 * Ways to split the work, where the tables name a pipeline as an alternative: for a large task of high volume that has
 * no steps yet. Shares are those of splits.yaml, so that what they save is an estimate.
 */
export function suggestSplits(brief: Brief, decision: Decision, taxonomy: Taxonomy): SuggestedSplit[] {
  if (!decision.alternatives.some(({ approach }) => approach === "pipeline")) return [];
  return taxonomy.splits.map((split) => ({ split, brief: splitBrief(split, brief) }));
}
