/** What is said in steps: in the row of each, and in what all of them come to. */

import { inCurrency, rangeIn } from "../prices/fx.ts";
import { exactly } from "../prices/money.ts";
import type { AmountRange, Pico } from "../types/cost.ts";
import type { StepAdvice } from "../types/pipeline-advice.ts";
import type { FxRate } from "../types/pricing.ts";
import { more } from "./amount-range.ts";
import type { StepInput } from "./step-input.ts";

/** What a speech model bills in a month: nothing where that is not counted. */
export const speechMonth = ({ speech, volume }: StepInput): Pico => (speech?.request ?? 0n) * BigInt(volume ?? 0);

/** For 1,000 requests to the step, and in a month; null where it is not counted, and the month while the volume is unknown. */
function billsOf(step: StepInput, rate: FxRate): { per_1k: AmountRange | null; month: AmountRange | null } {
  const request = step.speech?.request ?? null;
  if (request === null) return { per_1k: null, month: null };
  const month = step.volume === null ? null : rangeIn(exactly(speechMonth(step)), rate);
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
