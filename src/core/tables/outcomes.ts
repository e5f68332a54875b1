/** The facts that tables must give for the program to work, and what each may be. */
import { APPROACHES, TIERS } from "../types/brief.ts";
import { SIZE_CLASSES } from "../types/pricing.ts";
import type { FactValue } from "../types/taxonomy.ts";

/** What a condition of fine-tuning can be, so far as the brief tells. */
const STATES = ["met", "not-met", "unknown"] as const;
const STRENGTHS = ["none", "thin", "strong"] as const;

const BOOLEAN = [false, true] as const;

/** Values that the program knows for each outcome; a table may give fewer. */
export const OUTCOME_VALUES = {
  task_tier: TIERS,
  tier: TIERS,
  local_required: BOOLEAN,
  viable: BOOLEAN,
  strength: STRENGTHS,
  approach: APPROACHES,
  size_class: SIZE_CLASSES,
  rag: BOOLEAN,
  passages: BOOLEAN,
  well_defined: STATES,
  representative_data: STATES,
  aligned_metric: STATES,
  kind_read: BOOLEAN,
  reading_trusted: BOOLEAN,
} as const satisfies Record<string, readonly FactValue[]>;

/** Outcomes that make a decision complete when all are known. */
export const OUTCOMES = [
  "task_tier",
  "tier",
  "local_required",
  "viable",
  "strength",
  "approach",
  "size_class",
  "rag",
] as const;
