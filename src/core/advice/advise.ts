/** A brief gives the advice: decision, ways, costs, counsel, steps and splits, the same for the library and every command. */

import { enginesOf, heldFor, noticesFor } from "../cautions/notices.ts";
import type { RankedCaution } from "../cautions/ranked-caution.ts";
import { wayCautions } from "../cautions/way-cautions.ts";
import type { StepsBeside } from "../counsel/counsel-scene.ts";
import type { insightOf } from "../hosting/insight-of.ts";
import { exchanged, rateOf } from "../prices/fx.ts";
import { defaultOf } from "../prices/token-profile.ts";
import { asRead } from "../reading/as-read.ts";
import { decide } from "../tables/decide.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { worthOf } from "../tables/stakes.ts";
import { spokenTimes } from "../text/spoken.ts";
import type { Advice, Counsel, ServedWay } from "../types/advice.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import type { SplitAdvice } from "../types/pipeline-advice.ts";
import type { Reading } from "../types/reading.ts";
import type { Notice } from "../types/taxonomy.ts";
import { branchesOf } from "./branches.ts";
import { inOrder, pageOf } from "./page.ts";
import { decideSteps, type StepDecision, stepsOf, suggestSplits } from "./pipeline.ts";
import { type AdviceSetting, makePricer, type Priced } from "./priced.ts";
import { type PipelineCost, pipelineOf, type StepInput } from "./steps.ts";

export interface AdvisorSetting extends AdviceSetting {
  /** For each row that did not decide, also give the first condition that failed. */
  trace?: boolean;
  /** Also say what stands behind the recommended machine; it takes as long as several briefs, so only where it is shown. */
  insight?: typeof insightOf;
}

/** Reads the statement of a brief. */
export type Read = (brief: Brief) => Reading;

export interface AdviseChoices {
  /** Needed for briefs, and steps of briefs, without a kind. */
  read?: Read;
  /** Also say what splitting a large task could save, which takes as long as ten briefs. */
  splits?: boolean;
  /** Price what open answers could turn out to be. */
  branches?: boolean;
}

/** A brief with what was decided about it, and the notices that hold. */
interface Judged {
  brief: Brief;
  decision: Decision;
  held: readonly Notice[];
}

export type Advise = (brief: Brief, choices?: AdviseChoices) => Advice;

/** How many priced outcomes are remembered; then all are forgotten, to keep memory flat. */
const REMEMBERED = 200;

/** An hour of a reviewer is priced like one of labelling: both judge answers. Undefined without a rate for it. */
function reviewHour({ pricing, rate }: AdviceSetting): number | undefined {
  const { value, unit } = defaultOf(pricing.defaults, "labelling-rate");
  const from = rateOf(pricing.fx, unit.slice(0, 3));
  return from && exchanged(Number(value), from, rate);
}

/** What baseline and stakes come to, at the cost of the recommended model. */
function worthShown(brief: Brief, { costs }: Priced, setting: AdviceSetting): Pick<Advice, "worth"> {
  if (!brief.baseline && !brief.stakes) return {};
  const per_request = costs.find(({ role }) => role === "recommended")?.per_request.likely ?? null;
  const hour = reviewHour(setting);
  const currency = setting.rate.currency;
  const priced = per_request === null || hour === undefined ? null : { per_request, review_per_hour: hour, currency };
  const worth = worthOf(brief, priced);
  return worth ? { worth } : {};
}

/** What says the same of two briefs, so that their costs need to be worked out once. */
function outcomeKey(brief: Brief, decision: Decision): string {
  const { tier, approach, size_class, local_required, alternatives, facts, passages, fine_tuning } = decision;
  const { minimum } = fine_tuning.examples;
  const short = brief.examples !== undefined && minimum !== null && brief.examples < minimum;
  return JSON.stringify([
    tier,
    approach,
    size_class,
    local_required,
    passages,
    alternatives.map(({ row }) => row),
    facts.code,
    brief.usage,
    brief.limits,
    brief.hardware,
    brief.baseline,
    brief.stakes,
    brief.region,
    brief.input,
    brief.tools,
    brief.languages,
    brief.sensitivity,
    brief.proposal?.model,
    approach === "local-fine-tuned" || short ? [brief.examples, brief.correctness === "expert"] : null,
  ]);
}

/** An adviser on these tables and prices, for one day and currency. It remembers what many briefs share. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what briefs share is remembered here, for all of its parts
export function makeAdvisor(setting: AdvisorSetting, pricer = makePricer(setting)): Advise {
  const { taxonomy, pricing, as_of, rate, insight } = setting;
  const { price } = pricer;
  const tierNames = new Map(taxonomy.tiers.map(({ tier, name }) => [tier, name]));
  const kindNames = new Map(taxonomy.kinds.map(({ id, name }) => [id, name]));
  const remembered = new Map<string, Priced>();
  const data: Advice["data"] = {
    taxonomy: taxonomy.version,
    pricing: pricing.version,
    prices_as_of: pricing.as_of,
    as_of,
    fx: { currency: rate.currency, per_usd: rate.per_usd, date: rate.date, source: rate.source },
  };

  function readingOf(brief: Brief, read: Read | undefined): Reading | null {
    if (!mustRead(brief)) return null;
    if (!read) throw new Error("a statement was to be read without a reader");
    return read(brief);
  }

  function judged(brief: Brief, reading: Reading | null): Judged {
    const decision = decide(brief, taxonomy, reading, { trace: setting.trace === true });
    return { brief, decision, held: heldFor(brief, decision, taxonomy) };
  }

  function priced({ brief: written, decision, held }: Judged, steps: StepsBeside | null): Priced {
    const brief = asRead(written, decision.reading, {
      trust: taxonomy.trust,
      pictures: fittingNumber("pictures-from", taxonomy),
    });
    const engines = enginesOf(brief === written ? held : heldFor(brief, decision, taxonomy));
    // What bars a client stands in names and words, which are different on every line of a batch.
    if (steps !== null || taxonomy.bars.some(({ words }) => words.length > 0 && mayBar(brief, words))) {
      return price(brief, decision, steps, engines);
    }
    const key = `${Object.keys(engines).join()} ${outcomeKey(brief, decision)}`;
    let known = remembered.get(key);
    if (!known) {
      if (remembered.size >= REMEMBERED) remembered.clear();
      known = price(brief, decision, null, engines);
      remembered.set(key, known);
    }
    return known;
  }

  /** What an expert would point out, and what the ways bring with them. */
  const cautionsOf = ({ brief, decision, held }: Judged, { offers, scene, counsel }: Priced): RankedCaution[] => [
    ...noticesFor(brief, decision, held),
    ...(offers ? wayCautions(brief, scene, offers, decision, counsel?.start_with ?? null) : []),
  ];

  function put(judgement: Judged, known: Priced): Advice {
    const { brief, decision, held } = judgement;
    const { reading } = decision;
    const kind = brief.kind ?? reading.kind;
    const cautions = inOrder(decision, cautionsOf(judgement, known), taxonomy);
    return {
      schema_version: 1,
      status: decision.status,
      client: brief.client ?? null,
      project: brief.project ?? null,
      headlines: known.headlines,
      task: {
        description: brief.task ?? null,
        kind,
        kind_name: kind === null ? null : (kindNames.get(kind) ?? null),
        kind_source: decision.kind_source,
        confidence: reading.confidence,
        kind_confidence: reading.candidates[0]?.probability ?? null,
        candidates: reading.candidates,
        language_task: reading.besides?.language_task ?? null,
        parts: reading.besides?.parts ?? [],
        read: reading.besides?.attributes ?? null,
        question: reading.besides?.question ?? null,
        specific: reading.specific,
        missing: reading.missing,
        sharper: reading.sharper,
        note: reading.note,
        read_by: reading.read_by ?? null,
      },
      tier: decision.tier,
      tier_name: decision.tier === null ? null : (tierNames.get(decision.tier) ?? null),
      task_tier: decision.task_tier,
      possible_tiers: decision.possible_tiers,
      approach: decision.approach,
      possible_approaches: decision.possible_approaches,
      size_class: decision.size_class,
      rag: decision.rag,
      local_required: decision.local_required,
      fine_tuning: decision.fine_tuning,
      counsel: known.counsel,
      recommended: known.recommended,
      alternatives: known.alternatives,
      excluded: known.excluded,
      volumes: known.volumes,
      branches: [],
      page: pageOf(brief, decision, cautions, {
        taxonomy,
        engines: enginesOf(held),
        counsel: known.counsel,
      }),
      costs: known.costs,
      break_even: known.break_even,
      ...hostingOf(known),
      reasons: decision.reasons,
      ...(decision.misses ? { misses: decision.misses } : {}),
      would_change: decision.would_change,
      stays: decision.stays,
      cautions: cautions.map(({ rank: _, ...caution }) => caution),
      ...worthShown(brief, known, setting),
      next_question: decision.next_question,
      assumptions: known.assumptions,
      usage: known.usage,
      data,
    };
  }

  function hostingOf({ local, costs, setting: costing }: Priced): Pick<Advice, "hosting"> {
    if (!insight || local?.way.kind !== "machine") return {};
    const { model, machine, plan, tuned, name } = local.way;
    return { hosting: insight({ model, machine, plan, fine_tuned: tuned }, name, costs, pricing, costing) };
  }

  function stepInput({ name, share, brief, decision }: StepDecision): StepInput {
    const kind = brief.kind ?? decision.reading.kind;
    return { name, share, kind, decision, priced: pricer.ways(brief, decision) };
  }

  /** The pipeline of a brief with steps, and the same work in one call. */
  function pipelineFor(
    brief: Brief,
    reading: Reading | null,
    read: Read | undefined,
  ): { cost: PipelineCost; whole: Advice } {
    const { steps: _, ...without } = brief;
    const asOne = judged(without, reading);
    const whole = put(asOne, priced(asOne, null));
    const readings = stepsOf(brief).map((step) => readingOf(step.brief, read));
    const steps = decideSteps(brief, taxonomy, readings).map(stepInput);
    const isOpen = brief.usage?.requests_per_month === undefined;
    return { cost: pipelineOf(steps, whole, isOpen, setting), whole };
  }

  function splitsFor(brief: Brief, decision: Decision, reading: Reading | null, read: Read | undefined): SplitAdvice[] {
    return suggestSplits(brief, decision, taxonomy)
      .map(({ split: { id, name, about }, brief: divided }): SplitAdvice => {
        // A step without a kind does the task of the brief, as it was read.
        const known =
          divided.kind === undefined && decision.reading.kind ? { ...divided, kind: decision.reading.kind } : divided;
        const { cost } = pipelineFor(known, known.kind === undefined ? reading : null, read);
        // A split is told in a line; what to watch of its steps is for a brief that has them.
        const steps = cost.pipeline.steps.map((step) => ({ ...step, watch: [] }));
        return { id, name, about, ...cost.pipeline, steps };
      })
      .sort((a, b) => (b.saves ?? 0) - (a.saves ?? 0));
  }

  return function advise(brief, { read, splits = true, branches = true } = {}) {
    const reading = readingOf(brief, read);
    const judgement = judged(brief, reading);
    const { decision } = judgement;
    const hasSteps = (brief.steps?.length ?? 0) > 0;
    const pipeline = hasSteps ? pipelineFor(brief, reading, read) : null;
    const beside = pipeline ? besideOf(pipeline.cost, pipeline.whole) : null;
    const advice = put(judgement, priced(judgement, beside));
    if (pipeline) withPipeline(advice, pipeline.cost);
    else if (splits) withSplits(advice, splitsFor(brief, decision, reading, read));
    if (branches) {
      advice.branches = branchesOf(brief, advice, taxonomy, (other) =>
        advise(other, { ...(read ? { read } : {}), splits: false, branches: false }),
      );
      // Which reading is meant settles nothing where all come to the same.
      if (advice.next_question?.outcomes && advice.branches.length === 0) advice.next_question = null;
    }
    return advice;
  };
}

const mayBar = ({ client, project, task }: Brief, words: readonly string[]): boolean => {
  const text = `${client ?? ""} ${project ?? ""} ${task ?? ""}`.toLowerCase();
  return words.some((word) => text.includes(word));
};

/** Steps beside one call; null while either has no cost. */
function besideOf({ costs_more, steps_year, whole_year }: PipelineCost, whole: Advice): StepsBeside | null {
  if (costs_more === null || steps_year === null || whole_year === null) return null;
  return {
    cost_more: costs_more,
    steps_year,
    whole_year,
    whole_name: whole.recommended?.name ?? "",
    whole: servedOf(whole),
  };
}

function servedOf({ recommended }: Advice): ServedWay | null {
  if (!recommended) return null;
  const { why: _why, gives_up: _gives_up, ...served } = recommended;
  return served;
}

/**
 * Puts the steps into the advice, and says first where they cost more than one call. Where each step is settled, nobody
 * needs the words for the whole to be clearer.
 */
function withPipeline(advice: Advice, { pipeline, costs_more }: PipelineCost): void {
  advice.pipeline = pipeline;
  if (advice.tier === null && pipeline.steps.every(({ tier }) => tier !== null)) {
    const vague = advice.cautions.find(({ id }) => id === "task-too-vague")?.text;
    const verdict = `Work in ${pipeline.steps.length} steps, each judged by itself.`;
    advice.page = { ...advice.page, verdict, watch: advice.page.watch.filter((text) => text !== vague) };
  }
  const { saves, whole } = pipeline;
  if (!costs_more || saves === null || whole.model_name === null) return;
  // This counsel says it, with both amounts.
  if (advice.counsel?.id === "one-call") return;
  const said = `At this volume the steps cost ${spokenTimes(1 - saves)} as one call to ${whole.model_name}, over the first year.`;
  advice.headlines = [said, ...advice.headlines];
}

/** Puts splits into the advice, and what the best one saves into a counsel on a large bill. */
function withSplits(advice: Advice, splits: SplitAdvice[]): void {
  if (splits.length === 0) return;
  advice.splits = splits;
  const [best] = splits;
  if (advice.counsel?.id !== "large-bill" || !best?.saves || best.saves <= 0.05) return;
  const percent = Math.round(best.saves * 100);
  const counsel: Counsel = {
    ...advice.counsel,
    text: `${advice.counsel.text} Splitting (${best.name.toLowerCase()}) could save about ${percent}%.`,
  };
  advice.counsel = counsel;
}
