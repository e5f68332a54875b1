/** What a pipeline costs: each step, their sum, and the same work in one call. */

import type { Approach, Tier } from "./brief.ts";
import type { AmountRange } from "./cost.ts";
import type { SizeClass } from "./pricing.ts";

/** One step and what it costs. */
export interface StepAdvice {
  name: string;
  /** Share of the requests that reach the step, 0 to 1. */
  share: number;
  /** These are null while the step is open, and where a speech model does all of it; then `way` says so. */
  kind: string | null;
  tier: Tier | null;
  approach: Approach | null;
  size_class: SizeClass | null;
  model: string | null;
  model_name: string | null;
  /** The model and where it runs, in words: "GPT-6 Luna (OpenAI API)"; with a speech model first, where something is said. */
  way: string | null;
  /** Who serves it, such as `bedrock`; null on the client's premises. */
  host: string | null;
  hardware: string | null;
  hardware_name: string | null;
  /** Runs on the machine of other steps, which is paid once; the sum counts it so. */
  shares_machine: boolean;
  /** For 1,000 requests that reach the step. */
  per_1k: AmountRange | null;
  /** Of the step by itself, with staff time. */
  monthly: AmountRange | null;
  /** What is paid to others in a month, and staff time, as the sum counts them: what steps share stands with the first. */
  bill: AmountRange | null;
  staff: AmountRange | null;
  /** Ids of what must be said beside the step, and their sentences. */
  cautions: string[];
  watch: string[];
}

/** What work costs: with staff time for 1,000 requests and by the month, then apart what is paid to others in a month. */
interface WorkCost {
  per_1k: AmountRange | null;
  monthly: AmountRange | null;
  bill: AmountRange | null;
  staff: AmountRange | null;
  /** Whatever the volume. */
  once: AmountRange | null;
  /** Once and the months that count (`usage.counted_months`). */
  first_year: AmountRange | null;
}

/** All the work in one call: the row that the advice would recommend without steps. */
export interface WholeAdvice extends WorkCost {
  approach: Approach | null;
  model: string | null;
  model_name: string | null;
  /** The model and where it runs, in words. */
  way: string | null;
}

/** The steps and what they add up to: each by its share of what enters the pipeline. Null when a step has no price. */
export interface PipelineAdvice extends WorkCost {
  steps: StepAdvice[];
  /** What several steps use and the month counts once, in sentences. */
  counted_once: string[];
  whole: WholeAdvice;
  /** Share of the whole's likely cost that the pipeline saves; negative when it costs more. */
  saves: number | null;
}

/** A way to split the work that the brief does not name itself, with what it would cost. */
export interface SplitAdvice extends PipelineAdvice {
  id: string;
  name: string;
  about: string;
}
