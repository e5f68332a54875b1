/** What a task statement was understood to say. */
import type { FactSource, InputKind, Reviewed, Tier } from "./brief.ts";

export interface KindCandidate {
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

/** Something that the statement says besides its kind. */
export interface Attribute<T> {
  value: T;
  /** How likely the value is right, 0 to 1. */
  confidence: number;
  /** Phrases of the statement that spoke for it, strongest first; none where it holds for want of a word. */
  words: string[];
}

/** Regulated or sensitive fields that a statement may lie in, insurance being finance; `none` for any other. */
export const READ_FIELDS = ["none", "health", "law", "finance", "hr", "government", "education", "safety"] as const;
export type ReadField = (typeof READ_FIELDS)[number];

/** What was read besides the kind; a key of the brief stands before each. Null where the statement does not say. */
export interface Attributes {
  input: Attribute<InputKind[]>;
  facts: Attribute<FactSource>;
  tools: Attribute<boolean>;
  languages: Attribute<string[]>;
  field: Attribute<ReadField>;
  reviewed: Attribute<Reviewed> | null;
  /** Whether the answers it asks for are longer than some 800 tokens. */
  length: Attribute<"short" | "long"> | null;
}

/** Whether it is a task for a language model at all. */
export interface LanguageTask extends Attribute<boolean> {
  /** What serves instead, by its id in taxonomy/reading.yaml; null for a language task. */
  instead: string | null;
  /** The plain sentence about it; null for a language task. */
  says: string | null;
}

/** One of several tasks in a statement. */
export interface StatementPart {
  kind: string;
  tier: Tier;
  confidence: number;
  /** The words of the statement that ask for it. */
  text: string;
}

/** One way in which a doubtful statement may be meant, told by what comes out. */
export interface Outcome {
  tier: Tier;
  /** The likeliest kind of that tier; null where the taxonomy has none. */
  kind: string | null;
  says: string;
}

/** The one question that settles a doubtful reading; the likeliest outcomes first. */
export interface OutcomeQuestion {
  asks: string;
  outcomes: Outcome[];
}

/** What was read of a statement beside its kind; null where none was read. */
export interface ReadBesides {
  language_task: LanguageTask;
  attributes: Attributes;
  /** At least two, or none. */
  parts: StatementPart[];
  /** Asked when the reading is in doubt; null when it is sure. */
  question: OutcomeQuestion | null;
  /** How likely the statement is too vague to be a task, 0 to 1. */
  vagueness: number;
  /** In a long statement the sentence that states the task; null when it is short or has no clear one. */
  task_sentence: string | null;
}

export interface Reading {
  kind: string | null;
  /** How likely the tier of `kind` is right, 0 to 1; null when nothing was read. That of the kind is with the candidates. */
  confidence: number | null;
  /** Probability of tiers 1 to 4 from the statement alone; null when nothing was read. */
  tiers: [number, number, number, number] | null;
  /** Best first, at most five. */
  candidates: KindCandidate[];
  /** False when the statement is too vague to be a task. */
  specific: boolean;
  missing: Missing[];
  /** A sharper wording to edit, with gaps in brackets; null when none is needed. */
  sharper: string | null;
  /** A plain word about input that cannot be read: another language, code, too long, empty. */
  note: string | null;
  besides: ReadBesides | null;
  /** Who read it, where that is not the built-in reader. */
  read_by?: string;
}

/** What a brief was understood to say that gives its kind, whose statement was not read, or that says nothing about its task. */
export const NOT_READ: Reading = {
  kind: null,
  confidence: null,
  tiers: null,
  candidates: [],
  specific: true,
  missing: [],
  sharper: null,
  note: null,
  besides: null,
};

/** What a statement was understood to say whose kind is given: that it is a task for a language model, and one, is settled. */
export const readOfGiven = (attributes: Attributes | null): Reading => ({
  ...NOT_READ,
  besides: attributes && {
    language_task: { value: true, confidence: 1, words: [], instead: null, says: null },
    attributes,
    parts: [],
    question: null,
    vagueness: 0,
    task_sentence: null,
  },
});
