/** What a task statement was understood to say. */
import type { Tier } from "./brief.ts";

export interface Candidate {
  kind: string;
  tier: Tier;
  /** 0 to 1; over all kinds these add up to 1. */
  probability: number;
  /** Phrases of the statement that spoke for this kind, strongest first, and against it. */
  words: string[];
  against: string[];
}

/** What the statement leaves unsaid, with the question that would fill it. */
export interface Missing {
  id: string;
  asks: string;
}

export interface Reading {
  kind: string | null;
  /** Probability of the tier of `kind`, 0 to 1; null when nothing was read. */
  confidence: number | null;
  /** Probability of tiers 1 to 4 from the statement alone; null when nothing was read. */
  tiers: [number, number, number, number] | null;
  /** Best first, at most five. */
  candidates: Candidate[];
  /** False when the statement is too vague to be a task. */
  specific: boolean;
  missing: Missing[];
  /** A sharper wording to edit, with gaps in brackets; null when none is needed. */
  sharper: string | null;
  /** A plain word about input that cannot be read: another language, code, too long, empty. */
  note: string | null;
}

/** What a brief that gives its kind, or says nothing about its task, was understood to say. */
export const NOT_READ: Reading = {
  kind: null,
  confidence: null,
  tiers: null,
  candidates: [],
  specific: true,
  missing: [],
  sharper: null,
  note: null,
};
