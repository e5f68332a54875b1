/** The advice: one value that every renderer draws from and nothing else computes. Keys are those of the JSON. */
import type { Approach, Currency, IsoDate, StatedAmount, Tier } from "./brief.ts";
import type { AmountRange, CostNote, CostTrace } from "./cost.ts";
import type { Assumption, Caution, FineTuning, Flip, Miss, NextQuestion, Reason, Steady } from "./decision.ts";
import type { HostingInsight } from "./hosting-insight.ts";
import type { PipelineAdvice, SplitAdvice } from "./pipeline-advice.ts";
import type { ModelKind, SizeClass } from "./pricing.ts";
import type { Candidate, Missing } from "./reading.ts";

export interface CostRow {
  model: string;
  name: string;
  provider: string;
  deployment: ModelKind;
  size_class: SizeClass;
  /** Id of the machine; its name is for people. */
  hardware: string | null;
  hardware_name: string | null;
  boxes: number | null;
  role: "recommended" | "alternative" | "comparator";
  /** False when question 5 forbids it; such a row is for comparison only. Null while question 5 is open. */
  allowed: boolean | null;
  per_request: AmountRange;
  per_1k: AmountRange;
  /** Null when the volume is unknown. */
  monthly: AmountRange | null;
  /** `monthly` without people's time; null for pay-per-use or when the volume is unknown. */
  monthly_without_labour: AmountRange | null;
  /** Fixed part of `monthly` (amortisation, idle power, operations); null for pay-per-use. */
  monthly_fixed: AmountRange | null;
  /** Setup, labelling, fine-tuning, evaluation; null for pay-per-use without any. */
  one_off: AmountRange | null;
  /** This row's likely cost over the recommended row's. */
  times_recommended: number | null;
  article_range: { low: number; high: number; currency: Currency } | null;
  capacity_per_month: number | null;
  seconds_per_request: number | null;
  retires: IsoDate | null;
  price_from: IsoDate | null;
  price_checked: IsoDate | null;
  source: string;
  notes: CostNote[];
  /** What makes the figure: formula, inputs, sources and dates. Present when asked for. */
  trace?: CostTrace[];
}

export interface Recommendation {
  model: string;
  name: string;
  deployment: ModelKind;
  hardware: string | null;
  per_1k: AmountRange;
  why: string;
  gives_up: string;
}

export interface BreakEven {
  /** The recommended or local row that is to pay for itself, and the pay-per-use row it is held against. */
  model: string;
  against: string;
  requests_per_month: number | null;
  months: number | null;
  verdict: "pays" | "never" | "unknown";
  reason: string;
}

export interface Advice {
  schema_version: 1;
  status: "complete" | "undetermined";
  client: string | null;
  project: string | null;
  /** What is first to say: where cost and fit disagree, or what keeps the advice from being certain. */
  headlines: string[];
  task: {
    description: string | null;
    kind: string | null;
    kind_name: string | null;
    kind_source: "given" | "inferred" | null;
    confidence: number | null;
    candidates: Candidate[];
    specific: boolean;
    missing: Missing[];
    sharper: string | null;
    note: string | null;
  };
  tier: Tier | null;
  tier_name: string | null;
  task_tier: Tier | null;
  possible_tiers: Tier[];
  approach: Approach | null;
  possible_approaches: Approach[];
  size_class: SizeClass | null;
  rag: boolean | null;
  local_required: boolean | null;
  fine_tuning: FineTuning;
  recommended: Recommendation | null;
  alternatives: Recommendation[];
  costs: CostRow[];
  break_even: BreakEven[];
  /** Parts, drivers, claims, engine and curve of the recommended machine. Present when asked for. */
  hosting?: HostingInsight;
  reasons: Reason[];
  misses?: Miss[];
  would_change: Flip[];
  /** Answers that may be anything without moving tier or approach. */
  stays: Steady[];
  cautions: Caution[];
  /** What baseline and stakes come to, where the brief states either. */
  worth?: Worth;
  /** For a brief with steps: each of them, their sum, and the same work in one call. */
  pipeline?: PipelineAdvice;
  /** For a large task of high volume without steps: what splitting it could save. */
  splits?: SplitAdvice[];
  next_question: NextQuestion | null;
  assumptions: Assumption[];
  usage: {
    requests_per_month: number | null;
    input_tokens: number;
    output_tokens: number;
    reasoning_tokens: number;
    batch: boolean;
  };
  data: {
    taxonomy: string;
    pricing: string;
    prices_as_of: IsoDate;
    as_of: IsoDate;
    fx: { currency: Currency; per_usd: number; date: string; source: string };
  };
}

/** What baseline and stakes say about whether the work pays. Null where the brief does not tell. */
export interface Worth {
  /** Of the best prompt today, and what the client needs; 0 to 1. */
  score: number | null;
  target: number | null;
  headroom: number | null;
  required_accuracy: number | null;
  /** What an answer is worth on average at today's score. */
  per_answer: StatedAmount | null;
  /** What a right answer costs at today's score, request and review together. */
  cost_per_accepted: StatedAmount | null;
  /** The same in sentences. */
  says: string[];
}
