/** A brief gives the advice: decision, ways, costs, counsel, steps and splits, the same for the library and every command. */

import { enginesOf, heldFor } from "../cautions/notices.ts";
import { leadsInSteps } from "../counsel/counsel-lines.ts";
import type { StepsBeside } from "../counsel/counsel-scene.ts";
import { neededExamples } from "../counsel/counsel-words.ts";
import { volumeOf } from "../prices/cost-setting.ts";
import { countedMonths } from "../prices/counted-months.ts";
import { unexchanged } from "../prices/stated-amount.ts";
import { asRead } from "../reading/as-read.ts";
import { speechCost } from "../speech/speech.ts";
import { type HeardStep, heardSteps, modelledSteps, speechIn } from "../steps/heard-steps.ts";
import {
  answeredBySteps,
  decideSteps,
  hardestOf,
  stepsOf,
  suggestSplits,
  withStepTokens,
  withStrictestPlace,
} from "../steps/pipeline.ts";
import type { StepInput } from "../steps/step-input.ts";
import { type PipelineCost, pipelineOf } from "../steps/steps.ts";
import { besideOf, stepReviews, withPipeline, withSplits, withStepBudget } from "../steps/told-steps.ts";
import { decide } from "../tables/decide.ts";
import { fittingNumber } from "../tables/fitting.ts";
import { usualLengths } from "../tables/usual-lengths.ts";
import type { Advice, Beside } from "../types/advice.ts";
import { type Brief, mustRead } from "../types/brief.ts";
import type { Decision } from "../types/decision.ts";
import { briefError } from "../types/errors.ts";
import type { SplitAdvice } from "../types/pipeline-advice.ts";
import type { Reading } from "../types/reading.ts";
import { unknownRegion } from "../ways/known-region.ts";
import { labelsOf } from "../ways/needs.ts";
import { branchesOf } from "./branches.ts";
import { changesOf } from "./changes.ts";
import { type JoinSetting, joinAdvice, type Others } from "./joined-advice.ts";
import type { Judged } from "./judged.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import { type Asked, makePricer, type Priced, type Weighed } from "./priced.ts";
import { saferReading } from "./safer-reading.ts";

export interface AdvisorSetting extends JoinSetting {
  /** For each row that did not decide, also give the first condition that failed. */
  trace?: boolean;
}

/** Reads the statement of a brief. */
export type Read = (brief: Brief) => Reading;

export interface AdviseChoices {
  /** Needed where `needsReader` holds. */
  read?: Read | undefined;
  /** Also say what other answers would change and what splitting a large task could save: as long as ten briefs. */
  closely?: boolean;
  /** Price what open answers could turn out to be. */
  branches?: boolean;
}

/** What a brief cannot have, such as an unknown kind, is a data error. */
export type Advise = (brief: Brief, choices?: AdviseChoices) => Advice;

/** True when a statement must be read: that of the brief, or that of one of its steps. */
export const needsReader = (brief: Brief): boolean =>
  mustRead(brief) || stepsOf(brief).some((step) => mustRead(step.brief));

/** How many priced outcomes are remembered; then all are forgotten, to keep memory flat. */
const REMEMBERED = 200;

/** What says the same of two briefs, so that their costs need to be worked out once. */
function outcomeKey(brief: Brief, decision: Decision, { taxonomy, pricing }: AdvisorSetting): string {
  const { tier, approach, size_class, local_required, alternatives, facts, fine_tuning } = decision;
  const { minimum } = fine_tuning.examples;
  const short = brief.examples !== undefined && minimum !== null && brief.examples < minimum;
  return JSON.stringify([
    tier,
    approach,
    size_class,
    local_required,
    alternatives.map(({ row }) => row),
    facts.code,
    brief.usage,
    brief.limits,
    brief.hardware,
    brief.baseline,
    brief.stakes,
    brief.reviewed,
    brief.region,
    brief.input,
    brief.tools,
    brief.languages,
    brief.sensitivity,
    brief.proposal?.model,
    approach === "local-fine-tuned" || short ? [brief.examples, brief.correctness === "expert"] : null,
    short ? neededExamples(decision) : null,
    // What people judge: against examples, of which more than these change nothing, or by a program.
    Math.min(brief.examples ?? 0, fittingNumber("measure-most", taxonomy)),
    brief.correctness === "exact",
    labelsOf(brief, decision),
    usualLengths(brief, decision, pricing.defaults),
  ]);
}

/** How a step is judged. */
const pickAnswers = ({ correctness }: Brief): Brief => (correctness === undefined ? {} : { correctness });

const mayBar = ({ client, project, task }: Brief, words: readonly string[]): boolean => {
  const text = `${client ?? ""} ${project ?? ""} ${task ?? ""}`.toLowerCase();
  return words.some((word) => text.includes(word));
};

/** The regions that a brief and its steps name, with where they stand. */
const regionsIn = ({ region, steps = [] }: Brief): { path: string; region: string }[] =>
  [{ region }, ...steps].flatMap((each, at) =>
    each.region === undefined ? [] : [{ path: at === 0 ? "region" : `steps[${at - 1}].region`, region: each.region }],
  );

/** An adviser on these tables and prices, for one day and currency. It remembers what many briefs share. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: what briefs share is remembered here, for all of its parts
export function makeAdvisor(setting: AdvisorSetting, pricer = makePricer(setting)): Advise {
  const { taxonomy } = setting;
  const remembered = new Map<string, Priced>();
  const weighed = new Map<string, Weighed | null>();

  function readingOf(brief: Brief, read: Read | undefined): Reading | null {
    if (!mustRead(brief)) return null;
    if (!read) throw new Error("a statement was to be read without a reader");
    return read(brief);
  }

  function judged(brief: Brief, reading: Reading | null): Judged {
    const decision = decide(brief, taxonomy, reading, { trace: setting.trace === true });
    const held = heldFor(brief, decision, taxonomy);
    const { speech, transcript } = enginesOf(held);
    return {
      brief,
      decision,
      held,
      speech: speech || transcript ? { tokens: brief.usage?.input_tokens ?? null } : null,
    };
  }

  /** The work of these steps as a whole: what is said in it is what its steps hear, whose words may speak of it alone. */
  function withSpeech(judgement: Judged, steps: readonly HeardStep[]): Judged {
    const { held } = judgement;
    const { speech, transcript } = enginesOf(held);
    const notices = steps.flatMap(({ hearing }) => hearing?.notice ?? []);
    const isKnown = speech !== undefined || transcript !== undefined;
    const heard = speechIn(steps) ?? (isKnown ? { tokens: null } : null);
    return { ...judgement, held: isKnown ? held : [...notices.slice(0, 1), ...held], speech: heard };
  }

  function toPrice({ brief: written, decision, held, speech }: Judged): Asked {
    const brief = asRead(written, decision.reading, {
      trust: taxonomy.trust,
      pictures: fittingNumber("pictures-from", taxonomy),
    });
    const engines = enginesOf(brief === written ? held : heldFor(brief, decision, taxonomy));
    return { brief, decision, engines, speech };
  }

  /** What is made of a brief, kept for others that it is the same for. */
  function keptIn<T>(kept: Map<string, T>, asked: Asked, make: (asked: Asked) => T): T {
    const { brief, decision, engines, speech } = asked;
    // What bars a client stands in names and words, which are different on every line of a batch.
    if (taxonomy.bars.some(({ words }) => words.length > 0 && mayBar(brief, words))) return make(asked);
    const key = `${Object.keys(engines).join()} ${speech?.tokens} ${outcomeKey(brief, decision, setting)}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= REMEMBERED) kept.clear();
    const made = make(asked);
    kept.set(key, made);
    return made;
  }

  function priced(judgement: Judged, steps: StepsBeside | null): Priced {
    const asked = toPrice(judgement);
    return steps === null ? keptIn(remembered, asked, pricer.price) : pricer.price(asked, steps);
  }

  function stepInput({ name, share, brief, decision, hearing }: HeardStep, isOneRun: boolean): StepInput {
    const kind = brief.kind ?? decision.reading.kind;
    const priced = hearing?.is_all ? null : pricer.ways(brief, decision, isOneRun);
    const isOwn = decision.local_required === true;
    const speech = hearing && speechCost(hearing, brief, isOwn, setting.pricing);
    return {
      name,
      share,
      kind,
      decision,
      priced,
      speech,
      hears_alone: hearing?.is_all ?? false,
      volume: volumeOf(brief),
    };
  }

  /** The work of all steps, which takes a model that is up to the most demanding of them. */
  function asWhole(brief: Brief, reading: Reading | null, steps: readonly HeardStep[]): Judged {
    const modelled = modelledSteps(steps);
    const answered = answeredBySteps(brief, modelled);
    const asOne = judged(answered, reading);
    const hardest = hardestOf(modelled);
    const kind = hardest && (hardest.brief.kind ?? hardest.decision.reading.kind);
    if (!kind || hardest.decision.tier! <= (asOne.decision.tier ?? 0)) return withSpeech(asOne, steps);
    return withSpeech(judged({ ...answered, ...pickAnswers(hardest.brief), kind }, null), steps);
  }

  /** The steps of a brief, decided. */
  function stepsIn(brief: Brief, read: Read | undefined): HeardStep[] {
    const readings = stepsOf(brief).map((step) => readingOf(step.brief, read));
    return heardSteps(brief, decideSteps(brief, taxonomy, readings), taxonomy);
  }

  /** What steps cost, and the same work in one call. */
  function pipelineFor(
    { steps: _, ...brief }: Brief,
    reading: Reading | null,
    steps: readonly HeardStep[],
  ): { cost: PipelineCost; whole: Advice; review: Beside | null } {
    const asOne = asWhole(brief, reading, steps);
    const known = priced(asOne, null);
    const whole = joinAdvice(asOne, known, setting);
    const isOpen = brief.usage?.requests_per_month === undefined;
    const { scene } = known;
    const inputs = steps.map((step) => stepInput(step, countedMonths(scene.pricing) === 1));
    return {
      cost: pipelineOf(inputs, whole, isOpen, { ...setting, pricing: scene.pricing }),
      whole,
      review: stepReviews(inputs, brief),
    };
  }

  function splitsFor(brief: Brief, decision: Decision, reading: Reading | null, read: Read | undefined): SplitAdvice[] {
    return suggestSplits(brief, decision, taxonomy)
      .map(({ split: { id, name, about }, brief: divided }): SplitAdvice => {
        // A step without a kind does the task of the brief, as it was read.
        const known =
          divided.kind === undefined && decision.reading.kind ? { ...divided, kind: decision.reading.kind } : divided;
        const { cost } = pipelineFor(known, known.kind === undefined ? reading : null, stepsIn(known, read));
        // A split is told in a line; what to watch of its steps is for a brief that has them.
        const steps = cost.pipeline.steps.map((step) => ({ ...step, watch: [] }));
        return { id, name, about, ...cost.pipeline, steps };
      })
      .sort((a, b) => (b.saves ?? 0) - (a.saves ?? 0));
  }

  /** What the advice on other answers comes to. */
  function outlookOn(other: Brief, read: Read | undefined): Outlook {
    const judgement = judged(other, readingOf(other, read));
    return outlookOf(judgement, keptIn(weighed, toPrice(judgement), pricer.weigh), setting);
  }

  /** What open answers would give each way they could turn out, and of settled ones what others would change. */
  function othersOf(brief: Brief, judgement: Judged, known: Priced, { read, closely = true }: AdviseChoices): Others {
    const hasSteps = stepsOf(brief).length > 0;
    const adviseOn = (other: Brief) => advise(other, { read, closely: false, branches: false });
    const outlook = (other: Brief) => (hasSteps ? adviseOn(other) : outlookOn(other, read));
    const today = outlookOf(judgement, known, setting);
    const named: Brief[] = [];
    const heard = toPrice(judgement).brief;
    const branches = branchesOf(brief, today, taxonomy, (filled) => {
      // Of another kind, the same goes in: a brief with its kind given is not read again.
      const other = filled.kind === brief.kind ? filled : { ...heard, ...filled };
      const found = outlook(other);
      if (found.counsel?.lines.length) named.push(other);
      return found;
    });
    const [first] = branches.some(({ lines }) => lines.length > 0) ? named : [];
    // What hardware costs belongs to a way of a table, and open answers have none.
    const ofFirst = first ? adviseOn(first).beside.filter(({ id }) => id !== "machines") : [];
    const beside = known.counsel || hasSteps ? null : ofFirst;
    return { branches, what_if: closely ? changesOf(brief, today, outlook) : [], beside };
  }

  /** A brief with steps: its tier is that of the step that asks most, and what was read of its statement stays. */
  function judgedInSteps(brief: Brief, reading: Reading | null, steps: readonly HeardStep[]): Judged {
    const whole = asWhole(brief, reading, steps);
    if (reading === null || whole.brief.kind === brief.kind) return whole;
    const { kind: _, ...asGiven } = whole.brief;
    const { reading: read, kind_source } = decide(brief, taxonomy, reading);
    return { ...whole, brief: asGiven, decision: { ...whole.decision, reading: read, kind_source } };
  }

  /** What a brief names is known: its currencies and regions. */
  function mustBeKnown(brief: Brief): void {
    const [unknown] = unexchanged(brief, setting.pricing.fx);
    if (unknown)
      throw briefError(
        String(unknown.path[0]),
        `${unknown.path.join(".").replace(/\.(\d+)/g, "[$1]")}: ${unknown.error}`,
      );
    for (const { path, region } of regionsIn(brief)) {
      const error = unknownRegion(region, taxonomy, setting.pricing);
      if (error !== null) throw briefError(path.startsWith("steps") ? "steps" : path, `${path}: ${error}`);
    }
  }

  /** The advice on a brief in one call. Which of two readings leads is told with or without the branches. */
  function joined(brief: Brief, judgement: Judged, known: Priced, choices: AdviseChoices): Advice {
    const { closely = true, branches = true } = choices;
    const { next_question } = judgement.decision;
    const isDoubtful = stepsOf(brief).length === 0 && known.counsel !== null && next_question?.outcomes !== undefined;
    const others =
      branches || isDoubtful ? othersOf(brief, judgement, known, { ...choices, closely: closely && branches }) : null;
    const safer =
      others && isDoubtful
        ? saferReading(judgement.decision, known.counsel, others.branches, { ...setting, pricing: known.scene.pricing })
        : null;
    const led = safer ? { ...known, counsel: safer.counsel } : known;
    return joinAdvice(judgement, led, setting, branches ? others : null, safer?.leads ?? null);
  }

  function advise(brief: Brief, choices: AdviseChoices = {}): Advice {
    mustBeKnown(brief);
    const { read, closely = true } = choices;
    const reading = readingOf(brief, read);
    const steps = stepsIn(brief, read);
    const counted = withStepTokens(withStrictestPlace(brief), modelledSteps(steps), setting.pricing.defaults);
    const judgement = steps.length > 0 ? judgedInSteps(counted, reading, steps) : judged(brief, reading);
    const pipeline = steps.length > 0 ? pipelineFor(counted, reading, steps) : null;
    const beside = pipeline ? besideOf(pipeline.cost, pipeline.whole) : null;
    const known = priced(judgement, beside);
    const advice = joined(brief, judgement, known, choices);
    if (pipeline) {
      withPipeline(advice, pipeline, known.row, taxonomy);
      const money = { rate: setting.rate, rates: setting.pricing.fx };
      if (known.row && leadsInSteps(known.row)) withStepBudget(advice, pipeline.cost.pipeline, brief, money);
    } else if (closely) withSplits(advice, splitsFor(brief, judgement.decision, reading, read), known.row, taxonomy);
    return advice;
  }

  return advise;
}
