/** The advice on work in several calls: each step decided and priced, and all of them beside the same work in one call. */

import { volumeOf } from "../prices/token-profile.ts";
import { asRead } from "../reading/as-read.ts";
import { speechCost } from "../speech/speech.ts";
import { type HeardStep, heardSteps, modelledSteps, type StepInput } from "../steps/heard-steps.ts";
import { answeredBySteps, decideSteps, hardestOf, stepsOf, suggestSplits, tokensTogether } from "../steps/pipeline.ts";
import { type OneCall, type PipelineCost, pipelineOf } from "../steps/steps.ts";
import { stepReviews, stepsBeside } from "../steps/steps-on-page.ts";
import { decide } from "../tables/decide.ts";
import { type Beside, startOf } from "../types/advice.ts";
import type { SplitAdvice } from "../types/advice-parts.ts";
import type { Brief, Usage } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { AdvisorSession } from "./advisor-session.ts";
import { waysOf } from "./chosen-candidates.ts";
import type { AdvisorSetting } from "./joined-advice.ts";
import { type PreparedBrief, prepareBrief, type Read, readingOf, withSpeech } from "./prepared-brief.ts";
import type { Priced } from "./priced.ts";

const withoutMachine = ({ hardware: _, ...brief }: Brief): Brief => brief;

/** How a step is judged. */
const pickAnswers = ({ correctness }: Brief): Brief => (correctness === undefined ? {} : { correctness });

interface Counted {
  /** As the brief has it; that of the work in one call may be more. */
  stated: Usage;
  brief: Brief;
  steps: readonly HeardStep[];
  inputs: readonly StepInput[];
  /** The work in one call. */
  known: Priced;
  /** Id of the model that it starts with; null where none is named. */
  call: string | null;
}

/** What stands beside steps and one call: time, what is not counted alike, and people who check a step. */
function besideSteps(cost: PipelineCost, { stated, brief, steps, inputs, known, call }: Counted): Beside[] {
  const { setting, pricing } = known.context;
  const compared = {
    stated,
    brief,
    one: setting.filled.profile,
    all: tokensTogether(modelledSteps(steps), pricing.defaults),
    cost,
    call,
    pricing,
    is_better: known.offers?.prompted_without_stakes != null && known.row?.then.start_with === "cheap",
  };
  const review = stepReviews(inputs, brief);
  return [...stepsBeside(compared), ...(review ? [review] : [])];
}

/** The steps of a brief, decided. */
export function stepsIn(
  brief: Brief,
  read: Read | undefined,
  { taxonomy, pricing }: Pick<AdvisorSetting, "taxonomy" | "pricing">,
): HeardStep[] {
  const readings = stepsOf(brief).map((step) => readingOf(step.brief, read));
  return heardSteps(brief, decideSteps(brief, taxonomy, readings), taxonomy, pricing.defaults);
}

function stepInput(
  { pricing }: AdvisorSession,
  { name, share, brief, decision, hearing, written }: HeardStep,
  isOneRun: boolean,
): StepInput {
  const kind = brief.kind ?? decision.reading.kind;
  const counting = { isOneRun, said: hearing, written };
  const priced = hearing?.is_all ? null : waysOf(pricing, brief, decision, counting);
  const isOwn = decision.local_required === true;
  const speech = hearing && speechCost(hearing, brief, isOwn, pricing.setting.pricing);
  return {
    name,
    share,
    kind,
    decision,
    priced,
    elsewhere: () => waysOf(pricing, withoutMachine(brief), decision, counting),
    speech,
    hears_alone: hearing?.is_all ?? false,
    volume: volumeOf(brief),
  };
}

/** The work of all steps, which takes a model that is up to the most demanding of them. */
function asWhole(
  { setting: { taxonomy, trace } }: AdvisorSession,
  brief: Brief,
  reading: Reading | null,
  steps: readonly HeardStep[],
): PreparedBrief {
  const modelled = modelledSteps(steps);
  const answered = answeredBySteps(brief, modelled);
  const asOne = prepareBrief(answered, reading, taxonomy, trace);
  const hardest = hardestOf(modelled);
  const kind = hardest && (hardest.brief.kind ?? hardest.decision.reading.kind);
  if (!kind || hardest.decision.tier! <= (asOne.decision.tier ?? 0)) return withSpeech(asOne, steps);
  const told = reading ? asRead(answered, reading, taxonomy) : answered;
  return withSpeech(prepareBrief({ ...told, ...pickAnswers(hardest.brief), kind }, null, taxonomy, trace), steps);
}

/** A brief with steps: its tier is that of the step that asks most, and what was read of its statement stays. */
export function prepareInSteps(
  session: AdvisorSession,
  brief: Brief,
  reading: Reading | null,
  steps: readonly HeardStep[],
): PreparedBrief {
  const whole = asWhole(session, brief, reading, steps);
  if (reading === null || whole.brief.kind === brief.kind) return whole;
  const { kind: _, ...asGiven } = whole.brief;
  const { reading: read, kind_source } = decide(brief, session.setting.taxonomy, reading);
  return { ...whole, brief: asGiven, decision: { ...whole.decision, reading: read, kind_source } };
}

/** What steps cost, and the same work in one call. */
export function pipelineFor(
  session: AdvisorSession,
  { steps: _, ...brief }: Brief,
  reading: Reading | null,
  steps: readonly HeardStep[],
  stated: Usage = brief.usage ?? {},
): { cost: PipelineCost; whole: OneCall; beside: Beside[] } {
  const { setting } = session;
  const asOne = asWhole(session, brief, reading, steps);
  const known = session.price(asOne);
  const whole = { ...known, approach: asOne.decision.approach };
  const isOpen = brief.usage?.requests_per_month === undefined;
  const { context } = known;
  const inputs = steps.map((step) => stepInput(session, step, context.pricing.is_one_run === true));
  const cost = pipelineOf(inputs, whole, isOpen, { ...setting, pricing: context.pricing });
  const beside = besideSteps(cost, { stated, brief, steps, inputs, known, call: startOf(whole)?.model ?? null });
  return { cost, whole, beside };
}

/** What it could save to divide the work of a brief that has no steps, the most first. */
export function splitsFor(
  session: AdvisorSession,
  { brief, decision }: Pick<PreparedBrief, "brief" | "decision">,
  reading: Reading | null,
  read: Read | undefined,
): SplitAdvice[] {
  const { taxonomy } = session.setting;
  return suggestSplits(brief, decision, taxonomy)
    .map(({ split: { id, name, about }, brief: divided }): SplitAdvice => {
      // A step without a kind does the task of the brief, as it was read.
      const known =
        divided.kind === undefined && decision.reading.kind ? { ...divided, kind: decision.reading.kind } : divided;
      const { cost } = pipelineFor(
        session,
        known,
        known.kind === undefined ? reading : null,
        stepsIn(known, read, session.setting),
      );
      // A split is told in a line; what to watch of its steps is for a brief that has them.
      const steps = cost.pipeline.steps.map((step) => ({ ...step, watch: [] }));
      return { id, name, about, ...cost.pipeline, steps };
    })
    .sort((a, b) => (b.saves ?? 0) - (a.saves ?? 0));
}
