/**
 * The judgement the program works with, as compiled from taxonomy/*.yaml. Plain values only. What a file says is of the
 * shape that its schema gives it; here stands what compiling makes of it.
 */

import type { CautionFigures, SentenceFigures } from "../../data/compiled/wording.generated.ts";
import type { ListEntry, RowInput, TableInput } from "../../data/taxonomy/taxonomy-schemas.ts";
import type { Brief } from "./brief.ts";
import type { Facts, FactValue } from "./decision.ts";
import type { SourcePlace } from "./diagnostic.ts";
import type { WordList } from "./word-list.ts";

export type { Facts, FactValue };

/** An entry with the place where it stands. */
type Placed<T> = T & { place: SourcePlace };

export type Fact = ListEntry<"facts">;

/** Numbers from `min` and up to `max`, or beyond `over` and below `under`. */
export interface Interval {
  min?: number;
  max?: number;
  over?: number;
  under?: number;
}

/** A cell of a row: every entry is an alternative. Compiled from "any", "unknown", a value, a list, `<`, `>=`, `a..b`. */
export type Condition =
  | { test: "any" }
  | { test: "in"; values: FactValue[]; unknown: boolean }
  | ({ test: "range"; unknown: boolean } & Interval);

export interface RowCase {
  given: Facts;
  /** What the table then gives; null when the row must not hold. */
  gives: Facts | null;
  /** What the case shows, when it is not plain. */
  about?: string;
  place: SourcePlace;
}

export interface Row extends Omit<RowInput, "when" | "then" | "evidence" | "cases"> {
  when: Record<string, Condition>;
  then: Record<string, FactValue>;
  evidence: string[];
  cases: RowCase[];
  place: SourcePlace;
}

/**
 * `unique`: exactly one row matches. `first`: the first that matches decides. `collect`: all that match, in order
 * (none is fine).
 */
export interface DecisionTable extends Omit<TableInput, "table" | "rows"> {
  id: string;
  rows: Row[];
  place: SourcePlace;
}

export type TaskKind = Placed<ListEntry<"kinds">>;
export type Shape = TaskKind["shape"];
export type TierText = ListEntry<"tiers">;
export type Question = ListEntry<"questions">;
export type Claim = ListEntry<"claims">;
export type Evidence = ListEntry<"evidence">;

/**
 * What must hold for every brief, whatever the tables say. `never`: where `when` holds, none of these values is ever
 * given. `rising`: a greater value of `more` never moves an outcome back in the order given.
 */
export type Law = Placed<Pick<ListEntry<"laws">, "id" | "says">> &
  (
    | { law: "never"; when: Record<string, Condition>; never: Record<string, FactValue[]> }
    | { law: "rising"; more: string; order: Record<string, FactValue[]> }
  );

export type BriefCase = Placed<Omit<ListEntry<"cases">, "brief">> & { brief: Brief };
/** A step without a kind or a length of answers takes those of the brief. */
export type Split = Placed<ListEntry<"splits">>;
export type Bar = Placed<ListEntry<"bars">>;

/** `when`: facts of the decision that must hold besides. */
export interface Notice extends Omit<ListEntry<"notices">, "when"> {
  when?: Record<string, Condition>;
  place: SourcePlace;
}
export type NoticeReads = NonNullable<Notice["reads"]>[number];
export type Concern = NonNullable<Notice["concern"]>;
export type Serving = NonNullable<Notice["served_by"]>;

/** What serves a brief in place of a language model or beside it, with the notices that say so. */
export type ServedBy = Partial<Record<Serving, Notice>>;

/** A caution that the program finds; TypeScript has its condition and its figures. */
export type CautionText = Placed<ListEntry<"cautions">>;
export type SentenceText = Placed<ListEntry<"sentences">>;
/** The words in braces of what the program says by its id: it has a figure for each, and no others. */
export type { CautionFigures, CounselWord, FittingId, SentenceFigures } from "../../data/compiled/wording.generated.ts";
export type CautionId = keyof CautionFigures;
export type SentenceId = keyof SentenceFigures;
export type Fitting = Placed<ListEntry<"fitting">>;

export interface Taxonomy {
  /** Hash of the compiled content. */
  version: string;
  facts: Fact[];
  questions: Question[];
  tiers: TierText[];
  kinds: TaskKind[];
  claims: Claim[];
  /** In the order in which they can be evaluated: a table stands after the tables that give what it reads. */
  tables: DecisionTable[];
  evidence: Evidence[];
  laws: Law[];
  cases: BriefCase[];
  splits: Split[];
  bars: Bar[];
  notices: Notice[];
  cautions: CautionText[];
  sentences: SentenceText[];
  fitting: Fitting[];
  /** Phrases without which no statement is read to act on other systems. */
  acts: WordList;
  /** From this share on a reading is trusted, 0 to 1: that of a tier, of a kind, or of anything else read. */
  trust: number;
}
