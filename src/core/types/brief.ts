/** The brief: what a person answered about one task. Keys are those of the JSON and YAML files. */

export const CORRECTNESS = ["exact", "rubric", "expert", "undefined"] as const;
export const SENSITIVITY = ["cloud-ok", "restricted-cloud", "local-only"] as const;
export const KNOWLEDGE = ["none", "general", "dense"] as const;
/** Where the facts of an answer come from. */
export const FACT_SOURCES = ["request", "examples", "documents-given", "documents-found", "world"] as const;
export const INPUTS = ["text", "scan", "image", "audio", "video", "table", "code"] as const;
/** What a model takes or gives. A scan or a PDF counts as an image unless its text is given. */
export const MODALITIES = ["text", "image", "audio", "video"] as const;
/** Whether a person sees an answer before it counts. */
export const REVIEWED = ["all", "some", "none"] as const;
export const TIERS = [1, 2, 3, 4] as const;
export const APPROACHES = [
  "local-fine-tuned",
  "local-base",
  "cloud-mini",
  "cloud-frontier",
  "local-large",
  "pipeline",
] as const;

export type Correctness = (typeof CORRECTNESS)[number];
export type Sensitivity = (typeof SENSITIVITY)[number];
export type Knowledge = (typeof KNOWLEDGE)[number];
export type FactSource = (typeof FACT_SOURCES)[number];
export type InputKind = (typeof INPUTS)[number];
export type Modality = (typeof MODALITIES)[number];
export type Reviewed = (typeof REVIEWED)[number];
export type Tier = (typeof TIERS)[number];
export type Approach = (typeof APPROACHES)[number];

/** ISO 4217 code in capitals, such as `AUD`. */
export type Currency = string;
/** `YYYY-MM-DD`, UTC. Compared as text. */
export type IsoDate = string;

/** An amount as a person states it. `currency` may be missing only where a rule of `check` reports that. */
export interface StatedAmount {
  amount: number;
  currency?: Currency;
}

/** How the task will be used. A missing field is unknown; defaults are applied, and listed, by the advice. */
export interface Usage {
  requests_per_month?: number;
  input_tokens?: number;
  output_tokens?: number;
  reasoning_tokens?: number;
  /** Share of input tokens read from the provider's cache, 0 to 1. */
  cached_share?: number;
  /** Share of input tokens written to the provider's cache, 0 to 1. Both shares add up to 1 at most. */
  cache_write_share?: number;
  batch?: boolean;
  peak_to_average?: number;
}

export interface Limits {
  latency_s?: number;
  budget_per_month?: StatedAmount;
}

/** What the scope says today; `check` holds it against the advice. */
export interface Proposal {
  model?: string;
  cost_per_1k?: StatedAmount;
  tier?: Tier;
  approach?: Approach;
  quoted_on?: IsoDate;
  break_even_months?: number;
}

/** What the best prompt on a large model scores today. */
export interface Baseline {
  /** What the score is of; without a name it is taken for the share of all answers that are right. */
  metric?: string;
  /** 0 to 1. */
  score: number;
  /** The score the client needs, 0 to 1. */
  target?: number;
  /** What was measured: a model of the price list, or as the person calls it. */
  model?: string;
  /** Answers that the score rests on, and the range that holds the true score in 95 of 100 such measurements. */
  cases?: number;
  interval?: { low: number; high: number };
  measured_on?: IsoDate;
}

/** What a right answer earns and a wrong one costs. */
export interface Stakes {
  right?: StatedAmount;
  wrong?: StatedAmount;
  review_minutes?: number;
}

/** The five answers. A missing key is unknown, never a default. */
export interface Answers {
  task?: string;
  /** Percent of requests that follow the same pattern, 0 to 100. */
  repetition?: number;
  /** Existing input-output pairs. */
  examples?: number;
  correctness?: Correctness;
  sensitivity?: Sensitivity;
}

/** What the work is like beyond the five answers; read from the statement where the brief is silent. */
export interface Particulars {
  kind?: string;
  knowledge?: Knowledge;
  facts?: FactSource;
  /** Alias of `facts`: true stands for documents, found or given as the kind of task has it. */
  documents?: boolean;
  input?: InputKind[];
  /** The work acts or queries: sends, books, runs SQL, calls an API. */
  tools?: boolean;
  /** Of requests and answers, as language codes such as `en`. */
  languages?: string[];
  /** Where the data may be processed under `restricted-cloud`: au, eu, us, ...; otherwise only whose laws are told. */
  region?: string;
  reviewed?: Reviewed;
}

/** How much the work is used, within which limits, on what, and what turns on it. */
interface Circumstances {
  usage?: Usage;
  limits?: Limits;
  hardware?: string | MachineSpec;
  baseline?: Baseline;
  stakes?: Stakes;
}

/** What a step of a pipeline may say; what it leaves out it inherits from the brief. */
export interface StepBrief extends Answers, Particulars, Circumstances {
  name?: string;
  /** Share of the brief's requests that reach this step, 0 to 1. */
  share?: number;
}

export interface Brief extends Answers, Particulars, Circumstances {
  client?: string;
  project?: string;
  proposal?: Proposal;
  steps?: StepBrief[];
}

/** True when only the statement tells what kind of task it is. */
export const mustRead = ({ kind, task }: Brief): boolean => kind === undefined && task !== undefined;

/** True when what goes in or comes out is counted by an assumption. */
export const isLengthAssumed = ({ usage }: Brief): boolean =>
  usage?.input_tokens === undefined || usage.output_tokens === undefined;

/** A machine spelled out in a brief or on stdin of `fit`. Fields as in pricing/machines. */
export interface MachineSpec {
  name?: string;
  decode_class?: string;
  memory_kind?: "unified" | "discrete";
  bandwidth_gb_s: number;
  memory_gb: number;
  gpus?: number;
  gpu_cores?: number;
  fp32_tflops?: number;
  prefill_tflops?: number;
  /** Dense FP16 tensor TFLOPS, for batched engines. */
  tensor_fp16_tflops?: number;
  idle_w?: number;
  load_w?: number;
  price?: StatedAmount;
  rent_per_hour?: StatedAmount;
  /** Measured single-stream decode speed of the model in question, when the user has it. */
  measured_tok_s?: number;
}
