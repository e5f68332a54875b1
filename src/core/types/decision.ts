/** What the tables make of a brief: the judgement, before any price is looked at. */
import type { Approach, Tier } from "./brief.ts";
import type { Outcome, Reading } from "./reading.ts";

/** A value that a fact may have. Unknown is `undefined`. */
export type FactValue = string | number | boolean;
export type Facts = Readonly<Record<string, FactValue | undefined>>;

export const SIZE_CLASSES = ["3-9b", "12-14b", "20-40b", "70-125b", "mini", "frontier"] as const;
/** `encoder`: a classifier of 0.1 to 0.4 billion parameters, which stands beside language models and is no answer of the tables. */
export type SizeClass = (typeof SIZE_CLASSES)[number] | "encoder";

/** A row that decided, and the facts that it used. */
export interface Reason {
  table: string;
  row: string;
  because: string;
  claim: string;
  evidence: string[];
  used: Record<string, FactValue | "unknown">;
}

/** Why a row did not match: the first condition that failed, in words, and the value that it met. */
export interface Miss {
  table: string;
  row: string;
  fact: string;
  wanted: string;
  met: FactValue | "unknown";
}

export interface Condition4 {
  id: "well-defined" | "representative-data" | "aligned-metric" | "enough-examples";
  state: "met" | "not-met" | "unknown";
  why: string;
}

export interface FineTuning {
  viable: boolean | null;
  strength: "strong" | "thin" | "none" | null;
  conditions: Condition4[];
  examples: { have: number | null; minimum: number | null; comfortable: number | null };
}

/** A smallest set of changed answers that gives another tier or approach. */
export interface Flip {
  changes: { answer: string; from: FactValue | null; to: FactValue; words: string }[];
  gives: { tier: Tier; approach: Approach };
  /** One sentence a client understands. */
  words: string;
}

/** What a caution is about, what weighs most first. */
export const CONCERNS = ["law", "language", "money", "quality"] as const;

export interface Caution {
  id: string;
  text: string;
  /** Of a law or a study: what it is and its date. */
  source?: string;
  date?: string;
}

/** Another approach that the tables allow beside the one they choose. */
export interface AllowedAlternative {
  approach: Approach;
  size_class: SizeClass;
  row: string;
  because: string;
  gives_up: string;
}

/** An answer that may take any value without moving tier or approach. */
export interface Steady {
  answer: string;
  words: string;
}

export interface Assumption {
  id: string;
  text: string;
  /** Value and unit of an assumption that is a number, for a short list. */
  value?: number | string;
  unit?: string;
}

export interface NextQuestion {
  id: string;
  asks: string;
  /** How many of the outcomes still possible the answer would leave at worst. */
  settles: string;
  /** What may come out, the likeliest first, where the question is which of the readings is meant. */
  outcomes?: Outcome[];
}

/** What the tables make of a brief, without the why. */
export interface Verdict {
  status: "complete" | "undetermined";
  /** The facts that the tables read; an unknown is undefined. */
  facts: Facts;
  reading: Reading;
  /** Whether `kind` was given by the brief or read from the statement. */
  kind_source: "given" | "inferred" | null;
  tier: Tier | null;
  task_tier: Tier | null;
  possible_tiers: Tier[];
  approach: Approach | null;
  possible_approaches: Approach[];
  size_class: SizeClass | null;
  rag: boolean | null;
  /** Whether a few passages take the place of whole documents in a request. */
  passages: boolean | null;
  local_required: boolean | null;
  cautions: Caution[];
}

/** A verdict with the rows that made it, what else they allow, and what would change it. */
export interface Decision extends Verdict {
  fine_tuning: FineTuning;
  alternatives: AllowedAlternative[];
  /** What the approach gives up; null while the approach is open. */
  gives_up: string | null;
  reasons: Reason[];
  /** Present when a trace was asked for. */
  misses?: Miss[];
  would_change: Flip[];
  stays: Steady[];
  next_question: NextQuestion | null;
}
