/**
 * Parts of an advice: what a pipeline costs (each step, their sum, and the same work in one call), and what stands behind
 * the cost of a machine.
 */

import type { Approach, Tier } from "./brief.ts";
import type { AmountRange, Range } from "./cost.ts";
import type { SizeClass } from "./decision.ts";

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

/** Why a machine cannot serve, whatever it costs. */
export interface Obstacle {
  id:
    | "does-not-fit"
    | "too-slow"
    | "no-parameters"
    | "memory-unknown"
    | "unknown-class"
    | "impossible-speed"
    | "engine";
  text: string;
}

export interface ClaimCheck {
  id: "aud-0.001-a-request" | "under-three-months" | "saves-95-percent" | "one-fiftieth";
  /** In our words. */
  claim: string;
  /** `without-labour`: holds as the article counts, with nobody's time in it. Null is unknown. */
  holds: "yes" | "without-labour" | "no" | null;
  /** What it comes to here, as the article counts it and with everything in. */
  figure: string;
}

export interface ServingEngine {
  id: "ollama" | "vllm" | "replicas" | "orchestrated";
  name: string;
  reason: string;
  /** What would call for the next step; null when there is none. */
  moves_on: string | null;
}

export interface VolumeCurve {
  currency: string;
  series: { id: string; name: string }[];
  /** By rising volume; `monthly` in the order of `series`, null where unknown. */
  points: { requests_per_month: number; monthly: (number | null)[] }[];
  crossings: Crossing[];
}

export interface Crossing {
  requests_per_month: number;
  monthly: number;
  /** The series that is cheaper from here on, and the one that was. */
  cheaper: string;
  than: string;
}

export interface CostPart {
  id: string;
  /** People's time. */
  labour: boolean;
  amount: number | null;
}

/** One of the inputs that move the total most, as counted and at its cheap and its dear end. Amounts are in the currency of the insight. */
export interface CostDriver extends Range<number> {
  id: "machine-price" | "rent" | "operations-hours" | "tariff" | "seconds-per-request";
  unit: string;
  /** The monthly total with this input alone at either end. */
  monthly_low: number;
  monthly_high: number;
  /** The value at which the other side costs the same; null when none near it does. */
  changes_at: number | null;
}

export interface HostingInsight {
  currency: string;
  /** Of a month, and of what is paid once; the parts add up to the likely totals. Empty without a volume. */
  monthly_parts: CostPart[];
  one_off_parts: CostPart[];
  monthly_without_labour: AmountRange | null;
  one_off_without_labour: AmountRange | null;
  /** Price of all machines; null when rented. */
  purchase: AmountRange | null;
  busy_share: number | null;
  engine: ServingEngine | null;
  drivers: CostDriver[];
  /** The pay-per-use model that `changes_at` refers to: the cheapest whose price is known. */
  drivers_against: string | null;
  claims: ClaimCheck[];
  curve: VolumeCurve;
  /** Monthly cost at a ladder of volumes, in the order of the curve's series; empty with a volume. */
  ladder: VolumeCurve["points"];
}
