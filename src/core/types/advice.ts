/** The advice: one value that every renderer draws from and nothing else computes. Keys are those of the JSON. */
import type { HostingInsight, PipelineAdvice, SplitAdvice } from "./advice-parts.ts";
import type { Approach, Currency, IsoDate, StatedAmount, Tier } from "./brief.ts";
import type { AmountRange, CostNote, CostTrace } from "./cost.ts";
import type {
  Assumption,
  Caution,
  FineTuning,
  Flip,
  Miss,
  NextQuestion,
  Reason,
  SizeClass,
  Steady,
} from "./decision.ts";

import type { Attributes, KindCandidate, LanguageTask, Missing, OutcomeQuestion, StatementPart } from "./reading.ts";

/** How a model is served; `hosted-tuned`: tuned weights that a host serves per token. */
export type Deployment = "cloud" | "hosted-open" | "self-hosted" | "hosted-tuned";

/**
 * Where a model runs. `own`: premises of the client or the agency. `own-cloud`: a dedicated machine in the client's own
 * cloud account. `rented`: a machine of a GPU host. `api`: served per token by a host.
 */
export type Place = "own" | "own-cloud" | "rented" | "api";

/** One concrete way to serve the work, with all that its figures rest on. */
export interface ServedWay {
  model: string;
  name: string;
  deployment: Deployment;
  place: Place;
  /** Who serves it per token or rents the machine out, such as `bedrock`; null on the client's premises. */
  host: string | null;
  host_name: string | null;
  /** Where the data are processed, such as `au`; null where that is not stated, or where the client decides. */
  region: string | null;
  /** Id of the machine; its name is for people. */
  hardware: string | null;
  hardware_name: string | null;
  machines: number | null;
  /** What serves the model on a machine: ollama, vllm. */
  engine: string | null;
  /** To the end of an answer, one request after the other; null is unknown. */
  seconds_per_request: number | null;
  /** The bill of 1,000 requests: tokens, fees of a host, machines and power. Staff time is in no figure per request. */
  per_1k: AmountRange;
  /** With staff time. Null when the volume is unknown. */
  monthly: AmountRange | null;
  /** What is paid to others each month. */
  monthly_without_labour: AmountRange | null;
  one_off: AmountRange | null;
  /** Once and twelve months, staff time included; one month where the work is done once (`usage.counted_months`). */
  first_year: AmountRange | null;
}

export interface CostRow extends ServedWay {
  provider: string;
  size_class: SizeClass;
  role: "recommended" | "alternative" | "comparator";
  /** False when question 5 forbids it; such a row is for comparison only. Null while question 5 is open. */
  allowed: boolean | null;
  per_request: AmountRange;
  /** Fixed part of `monthly` (amortisation, idle power, operations); null for pay-per-use. */
  monthly_fixed: AmountRange | null;
  /** This row's likely cost over the recommended row's. */
  times_recommended: number | null;
  article_range: { low: number; high: number; currency: Currency } | null;
  capacity_per_month: number | null;
  retires: IsoDate | null;
  price_from: IsoDate | null;
  price_checked: IsoDate | null;
  source: string;
  notes: CostNote[];
  /** What makes the figure: formula, inputs, sources and dates. Present when asked for. */
  trace?: CostTrace[];
}

export interface Recommendation extends ServedWay {
  why: string;
  gives_up: string;
}

/** A line of the first page that puts a way beside the others. */
export interface CounselLine {
  /** What the way is for: `Start with`, `Then`, `At home`, `Best`, `Best value`. */
  label: string;
  /** Whether it comes first, after something else that the counsel puts first, or stands beside those. */
  role: "start" | "then" | "beside";
  /** The way in words: "Ministral 3 8B, prompted (Mistral API)". */
  way: string;
  /** The same without where it runs. */
  name: string;
  /** The id of its model, and where it stands; null of what is bought as it is. */
  model: string | null;
  place: Place | null;
  /** What is paid to others each month, what staff time comes to each month, and what is paid once. */
  bill: AmountRange | null;
  staff: AmountRange | null;
  once: AmountRange | null;
  /** What its machines cost to buy, which `bill` holds by the month; null where none is to be bought. */
  to_buy: { amount: number; currency: Currency } | null;
  /** The same in words: "AU$107 a month + AU$1,600 once". */
  cost: string;
  note: string | null;
}

/** A fact whose change calls for another look. */
export interface MoveWhen {
  id: string;
  text: string;
}

/** What to do first, by the row of the counsel table that holds. */
export interface Counsel {
  id: string;
  text: string;
  /**
   * How `text` begins, as far as it stands on every page: why a way leads that is not the cheapest, and how long an answer
   * takes on a machine. Empty where it says neither.
   */
  least: string;
  start_with: ServedWay | null;
  fit: ServedWay | null;
  costs_least: ServedWay | null;
  /** The larger model that is to be tried with the same prompt first; null where none is. */
  larger: ServedWay | null;
  premium_per_month: StatedAmount | null;
  /** Points of accuracy that the dearer way must add to pay; null where it cannot be said. */
  pays_gain_points: number | null;
  /** Least volume at which a machine of the client's own is the cheapest admitted place; null is none in the list. */
  home_volume: number | null;
  move_when: MoveWhen[];
  next_step: string;
  lines: CounselLine[];
  /** People are to do the work: no model is paid for. */
  by_hand: boolean;
  /** The lines say as much as the text, which the page then leaves out. */
  said_by_ways: boolean;
}

/** A way that was ruled out, by which row of the admission table, and the sentence with the figure that does not fit. */
export interface Excluded {
  way: string;
  row: string;
  text: string;
}

/** The same work at one of the volumes that stand in for an unknown one. */
export interface VolumeOption {
  requests_per_month: number;
  counsel: string;
  lines: CounselLine[];
}

/** What the advice would be if an open answer turned out so. */
export interface Branch {
  /** "if 80 % or more of the requests follow one pattern" */
  when: string;
  tier: Tier | null;
  approach: Approach | null;
  /** What fits, as the verdict of that advice says it; null while that is open. */
  fits: string | null;
  counsel: string | null;
  fit: ServedWay | null;
  start_with: ServedWay | null;
  /** The way to start with, and the one after it, with their costs, as they stand on the first page. */
  lines: CounselLine[];
  /** The volume that the cost is for where the brief gives none; null where it gives one. */
  at_volume: number | null;
}

/** What stands beside the bills of all ways alike, or what they rest on. */
export interface Beside {
  id:
    | "review"
    | "quote"
    | "speech"
    | "budget"
    | "tokens"
    | "found"
    | "search"
    | "rate"
    | "staff"
    | "machines"
    | "time"
    | "models"
    | "wages"
    | "country";
  label: string;
  text: string;
  /** What it comes to in a month; null where that is no cost of the advice, or not known. */
  per_month: StatedAmount | null;
}

/** The sentences of the first page, in their order. */
export interface AdvicePage {
  verdict: string;
  /** What fits, as the verdict says it, for any number of examples and without retrieval; "" while that is open. */
  fits: string;
  why: string[];
  /** At most three. */
  watch: string[];
  /**
   * What no page leaves out, however narrow: the law, where the data may be processed, and what is of the first rank. Each is the beginning of one of
   * `watch`, up to what to do.
   */
  must_watch: string[];
  /** Answers that would change this page, each with what the advice then says; empty where only one of many is looked at. */
  what_if: string[];
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
    /** How likely the tier of the kind is right; `kind_confidence` is that of the kind itself. */
    confidence: number | null;
    kind_confidence: number | null;
    candidates: KindCandidate[];
    /** False when it is no task for a language model, and then why; null when nothing was read. */
    language_task: LanguageTask | null;
    /** The tasks of a statement that holds several; they can be offered as `steps`. */
    parts: StatementPart[];
    /** What was read besides; keys of the brief of the same names stand before them. */
    read: Attributes | null;
    /** The question that settles a doubtful reading, in terms of what comes out. */
    question: OutcomeQuestion | null;
    specific: boolean;
    missing: Missing[];
    sharper: string | null;
    note: string | null;
    /** The second reader that read the statement, by model and host; null for the built-in one. */
    read_by: string | null;
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
  /** What to do first; null while nothing can be recommended. */
  counsel: Counsel | null;
  /** Ways that are ruled out, each with the row that does so. */
  excluded: Excluded[];
  /** Three volumes where the brief gives none; empty with one. */
  volumes: VolumeOption[];
  /** While an answer is open: what each way it could turn out would give. */
  branches: Branch[];
  /** People who check answers, what the scope quotes, what the figures rest on. */
  beside: Beside[];
  page: AdvicePage;
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
    /** Months that `first_year` counts: 12, or 1 where the work is done once. */
    counted_months: number;
  };
  data: {
    taxonomy: string;
    pricing: string;
    prices_as_of: IsoDate;
    /** What is to be said of the age of the prices; null while they are fresh. */
    prices_age: string | null;
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
  /** What a right answer of the prompt costs at today's score, request and planned review together. */
  cost_per_accepted: StatedAmount | null;
  /** The same in sentences. */
  says: string[];
}

/** What an advice starts with; where the counsel names no model, what fits best. */
export const startOf = ({ counsel, recommended }: Pick<Advice, "counsel" | "recommended">): ServedWay | null =>
  counsel?.start_with ?? recommended;
