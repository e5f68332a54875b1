/** Steps in which something is heard: a speech model writes it down once, and the steps after that read it. */

import { hearsAlone, heldFor, servedBy } from "../cautions/notices.ts";
import type { PricedOffers } from "../counsel/counsel-input.ts";
import { inCurrency, rangeIn } from "../prices/fx.ts";
import { type Amounts, exactly } from "../prices/money.ts";
import { type Speech, type SpeechCost, spokenTokens, withTalk, writtenDown } from "../speech/speech.ts";
import { hasSound, statedTalk, talkLength } from "../speech/talk-length.ts";
import type { StepAdvice } from "../types/advice-parts.ts";
import type { Brief } from "../types/brief.ts";
import type { AmountRange, Pico } from "../types/cost.ts";
import type { Decision } from "../types/decision.ts";
import type { Default, FxRate } from "../types/pricing.ts";
import type { Notice, Taxonomy } from "../types/taxonomy.ts";
import type { BriefContext } from "../ways/brief-context.ts";
import type { CandidateSet } from "../ways/candidate-set.ts";
import type { StepDecision } from "./pipeline.ts";

/** That something is said in a step. */
interface Hearing extends Speech {
  /** What says that a speech model writes it down. */
  notice: Notice;
  /** To write it down is all of the step, so that no language model works in it. */
  is_all: boolean;
}

/** A step as it is once what was heard is written down. */
export interface HeardStep extends StepDecision {
  hearing: Hearing | null;
  /** Tokens that an earlier step wrote down and this one reads; null where it reads something else. */
  written: number | null;
}

/** A step on its way into a pipeline: decided, and priced in every way that serves it. */
export interface StepInput {
  name: string;
  share: number;
  kind: string | null;
  decision: Decision;
  /** Null while the step is open, where nothing serves it, and where no language model works in it. */
  priced: { context: BriefContext; candidates: CandidateSet; offers: PricedOffers } | null;
  /** The same without the machine that the client has. */
  elsewhere(): StepInput["priced"];
  /** What is said in it and must be written down; null where nothing is. */
  speech: SpeechCost | null;
  /** To write it down is all of the step. */
  hears_alone: boolean;
  /** Requests a month that reach it; null while the volume is unknown. */
  volume: number | null;
}

/** What says that something in a step is heard. What goes in speaks for itself, even beside words of a transcript. */
function hearingOf(brief: Brief, decision: Decision, taxonomy: Taxonomy): { notice: Notice; isSpeech: boolean } | null {
  const { speech, transcript } = servedBy(heldFor(brief, decision, taxonomy));
  if (speech) return { notice: speech, isSpeech: true };
  const { input } = brief;
  const notice = transcript ?? (input && servedBy(heldFor({ input }, decision, taxonomy)).transcript);
  return notice ? { notice, isSpeech: false } : null;
}

const namesTalk = ({ decision: { facts } }: StepDecision): boolean => facts.talk !== undefined && facts.talk !== "none";

/**
 * What is said in a step: by its tokens, else by the length that its statement or that of the work names, else as long as
 * talk usually is of the kind that it or another step names.
 */
function spokenIn(
  step: StepDecision,
  whole: Brief,
  all: readonly StepDecision[],
  defaults: readonly Default[],
): Speech {
  const { brief, decision } = step;
  const named = namesTalk(step) ? step : (all.find(namesTalk) ?? step);
  const stated = [brief.task, whole.task].find((task) => task !== undefined && statedTalk(task) !== null);
  const talk = talkLength(stated === undefined ? brief : { ...brief, task: stated }, named.decision, true, defaults);
  return withTalk({ tokens: spokenTokens(brief, decision) }, talk, defaults);
}

/**
 * What one step writes down, those after it read, unless they say themselves that they hear. What goes into the work as a
 * whole is heard in the first step only where none says so of itself. Of the steps that follow, those read all of it that
 * speak of it, and the first after one that does nothing else; others read what the steps before them made of it.
 */
export function heardSteps(
  whole: Brief,
  decided: readonly StepDecision[],
  taxonomy: Taxonomy,
  defaults: readonly Default[],
): HeardStep[] {
  const { steps: said = [] } = whole;
  const isSaid = said.some(hasSound);
  let heard: { hearing: Hearing; index: number } | null = null;
  return decided.map((step): HeardStep => {
    const { index, brief, decision } = step;
    const own = said[index] ?? {};
    const read = { ...step, brief: writtenDown(brief, { withVideo: false }), hearing: null, written: null };
    const isInherited = !hasSound(own);
    if (heard && isInherited) {
      const isNext = heard.hearing.is_all && index === heard.index + 1;
      return isNext || namesTalk(step) ? { ...read, written: heard.hearing.tokens } : read;
    }
    const found = hearingOf(isSaid && isInherited ? read.brief : brief, decision, taxonomy);
    if (!found) return isSaid && isInherited ? read : { ...step, hearing: null, written: null };
    const { notice, isSpeech } = found;
    const spoken = spokenIn(step, whole, decided, defaults);
    const hearing = { notice, ...spoken, is_all: hearsAlone(brief, decision, notice) };
    heard = { hearing, index };
    return { ...step, brief: writtenDown(brief, { withVideo: isSpeech }), hearing, written: null };
  });
}

/** The steps in which a language model works; all of them where none does, for then nothing but the words is asked for. */
export function modelledSteps(steps: readonly HeardStep[]): readonly HeardStep[] {
  const modelled = steps.filter(({ hearing }) => hearing?.is_all !== true);
  return modelled.length === 0 ? steps : modelled;
}

/** What is said in a request that enters, all steps together; null where nothing is. */
export function speechIn(steps: readonly HeardStep[]): Speech | null {
  const said = steps.flatMap(({ hearing, share }) => (hearing ? [{ ...hearing, share }] : []));
  if (said.length === 0) return null;
  if (said.some(({ tokens }) => tokens === null)) return { tokens: null };
  return {
    tokens: said.reduce((sum, { tokens, share }) => sum + tokens! * share, 0),
    is_assumed: said.some(({ is_assumed }) => is_assumed),
  };
}

/** What a speech model bills in a month: nothing where that is not counted. */
export const speechBill = ({ speech, volume }: StepInput): Pico => (speech?.request ?? 0n) * BigInt(volume ?? 0);

/** For 1,000 requests to the step, and in a month; null where it is not counted, and the month while the volume is unknown. */
function billsOf(step: StepInput, rate: FxRate): { per_1k: AmountRange | null; month: AmountRange | null } {
  const request = step.speech?.request ?? null;
  if (request === null) return { per_1k: null, month: null };
  const month = step.volume === null ? null : rangeIn(exactly(speechBill(step)), rate);
  return { per_1k: rangeIn(exactly(request), rate, 1000n), month };
}

/** A step in which a speech model does all of the work. */
export function heardAlone(step: StepInput, rate: FxRate): StepAdvice {
  const { per_1k, month } = billsOf(step, rate);
  return {
    name: step.name,
    share: step.share,
    kind: null,
    tier: null,
    approach: null,
    size_class: null,
    model: null,
    model_name: null,
    way: step.speech?.is_own ? "speech model (own machine)" : "speech model",
    host: null,
    hardware: null,
    hardware_name: null,
    shares_machine: false,
    per_1k,
    monthly: month,
    bill: month,
    staff: month && rangeIn(exactly(0n), rate),
    cautions: [],
    watch: [],
  };
}

/** A step with its language model, after a speech model where something is said in it. */
export function heardBefore(step: StepInput, read: StepAdvice, rate: FxRate): StepAdvice {
  if (!step.speech) return read;
  const { per_1k, month } = billsOf(step, rate);
  return {
    ...read,
    way: read.way && `speech model, then ${read.way}`,
    per_1k: more(read.per_1k, per_1k),
    monthly: more(read.monthly, month),
    bill: more(read.bill, month),
  };
}

/** What is said in all steps: for 1,000 requests that enter, in a month, and in the months that count. */
export interface SpeechTotals {
  per_1k: AmountRange;
  month: AmountRange;
  year: AmountRange;
}

/** `month` is that of all steps. Null where nothing is said, or nothing of it is counted. */
export function speechTotals(
  steps: readonly StepInput[],
  month: Pico,
  months: number,
  rate: FxRate,
): SpeechTotals | null {
  if (steps.every(({ speech }) => speech?.request == null)) return null;
  const parts = steps.map(({ speech, share }) => share * (inCurrency(speech?.request ?? 0n, rate) ?? 0));
  const each = Number((1000 * parts.reduce((total, part) => total + part, 0)).toPrecision(12));
  return {
    per_1k: { low: each, likely: each, high: each, currency: rate.currency },
    month: rangeIn(exactly(month), rate),
    year: rangeIn(exactly(month), rate, BigInt(months)),
  };
}

/** True where a speech model does all of a step. */
export const isHeardAlone = ({ way, model }: Pick<StepAdvice, "way" | "model">): boolean =>
  way !== null && model === null;

/** True where nobody says how much is said in such a step, or a machine of one's own writes it down. */
export const isUncounted = (step: Pick<StepAdvice, "way" | "model" | "per_1k">): boolean =>
  isHeardAlone(step) && step.per_1k === null;

/** An amount less so many times another; null where either is not known. */
export function less(from: AmountRange | null, count: number, taken: AmountRange | null): AmountRange | null {
  if (!from || !taken) return null;
  const end = (which: keyof Amounts): number | null => {
    const [all, part] = [from[which], taken[which]];
    return all === null || part === null ? null : Number((all - count * part).toFixed(6));
  };
  return { low: end("low"), likely: end("likely"), high: end("high"), currency: from.currency };
}

/** Two amounts together; the first alone where there is no second. */
export const more = (amount: AmountRange | null, added: AmountRange | null): AmountRange | null =>
  amount && added ? less(amount, -1, added) : amount;
