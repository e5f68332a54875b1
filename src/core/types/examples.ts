/** What a file of examples was found to hold. Keys are those of the JSON. */
import type { WrittenBrief } from "./client-data.ts";

/** One example: what came in, and the answer that is right. */
export interface Example {
  /** Line of the file on which it begins, from 1. */
  line: number;
  /** The instruction that stands before every request; empty where there is none. */
  system: string;
  input: string;
  output: string;
}

/** A record that is no example, and why. */
export interface RejectedExample {
  line: number;
  why: string;
}

export type ExampleEntry = { ok: true; example: Example } | ({ ok: false } & RejectedExample);

/** Lines that say the same thing about a file; at most so many are listed, `count` counts all. */
export interface LineList {
  count: number;
  lines: number[];
}

/** One answer out of a closed set, or all answers that occur too seldom to be named. */
export interface ExampleClass {
  /** Null for answers that are not named, because so few examples hold them that they may be somebody's words. */
  label: string | null;
  count: number;
}

export interface AnswerField {
  name: string;
  /** `closed`: few values, each seen several times; `number`, `text`, `list`, `object`, `mixed` otherwise. */
  form: "closed" | "number" | "text" | "list" | "object" | "mixed";
  /** Share of the JSON answers that hold the field, 0 to 1. */
  present: number;
  values: number;
  classes: ExampleClass[];
}

export interface AnswerForm {
  form: "closed" | "json" | "text";
  /** Share of the answers that have this form, 0 to 1. */
  share: number;
  /** Of closed answers, the most frequent first. */
  classes: ExampleClass[];
  /** Of JSON answers, in the order of their first appearance. */
  fields: AnswerField[];
  /** The least frequent answer that is named, over all closed fields. */
  rarest: { field: string | null; label: string | null; count: number } | null;
}

export interface TokenFigures {
  median: number;
  p95: number;
  mean: number;
}

export type ScriptId =
  | "latin"
  | "cyrillic"
  | "greek"
  | "han"
  | "kana"
  | "hangul"
  | "arabic"
  | "indic"
  | "other"
  | "code";

export interface TokenEstimate {
  input: TokenFigures;
  output: TokenFigures;
  /** Scripts by share of the examples that they dominate, and by how much the estimate may be off, in percent. */
  scripts: { id: ScriptId; name: string; share: number; error_percent: { low: number; high: number } }[];
}

export interface PersonalData extends LineList {
  kind: string;
  name: string;
}

export interface ExamplesReport {
  schema_version: 1;
  file: string;
  usable: number;
  rejected: { count: number; first: RejectedExample[] };
  /** Same input and same answer as an earlier line. */
  exact_duplicates: LineList;
  /** Nearly the same input as another example, once numbers, dates, names of mailboxes and the like are set aside. */
  near_duplicates: LineList;
  /** Groups of lines with the same input and different answers. */
  contradictions: { count: number; groups: { lines: number[] }[] };
  /** What is left when copies and near-copies count once. */
  independent: number;
  answers: AnswerForm;
  tokens: TokenEstimate;
  /**
   * Percent of examples that follow a pattern: `low` counts inputs that five or more examples share word for word
   * once numbers and names are set aside, `high` counts answers of the same form. `clear` where the tables judge both
   * ends alike; null where they were not asked.
   */
  repetition: { low: number; high: number; patterns: number; clear: boolean | null };
  personal_data: PersonalData[];
  /** What the brief was given, and what it said before. */
  brief: WrittenBrief | null;
  notes: { id: string; text: string }[];
  /** The examples on the lines that are named; only with --show. */
  texts?: Example[];
}
