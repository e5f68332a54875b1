/** The judgement the program works with, as compiled from taxonomy/*.yaml. Plain values only. */
import type { Brief, InputKind, Tier } from "./brief.ts";
import type { CONCERNS, Facts, FactValue, SizeClass } from "./decision.ts";
import type { SourcePlace } from "./diagnostic.ts";
import type { ReadField } from "./reading.ts";

export type { Facts, FactValue };

/**
 * A column that tables read or give. `answers` facts come from the brief, `kind` facts from the task kind, `tables`
 * facts are given by a decision table, `way` facts say what is known of a way to serve the work, `offers` facts what the
 * ways cost and bring beside each other, and `list` facts what is known of a use case among others.
 */
export interface Fact {
  id: string;
  from: "answers" | "kind" | "tables" | "way" | "offers" | "list";
  type: "choice" | "number" | "boolean";
  /** Allowed values of a choice, in their order from weakest to strongest where there is one. */
  values?: FactValue[];
  /** Values that no built-in table gives, but a table may. */
  spare?: FactValue[];
  /** Inclusive bounds of a number. */
  min?: number;
  max?: number;
  /** Only whole numbers are meant, so that nothing lies between 199 and 200. */
  whole?: boolean;
  /** Id of the question that settles it, where one does. */
  asked_by?: string;
  /** A client could answer otherwise next month: flips are looked for among these. */
  can_change?: boolean;
  /** What holds when a task kind does not say. */
  otherwise?: FactValue;
  /** Words of a statement that speak for a value, where the kind does not settle it. */
  words?: Record<string, string[]>;
  /** Directly behind one of these such words speak for nothing. */
  not_after?: string[];
  /** What counts as a value besides itself, as a member state does for its union. */
  members?: Record<string, string[]>;
  /** Laws, offices and names that are of one country alone, by value: they speak for it wherever they stand. */
  authorities?: Record<string, string[]>;
  /** Names of a country and its towns, by value: in the client's name, or beside one of `bodies` in the statement. */
  places?: Record<string, string[]>;
  /** Names of languages and kitchens too, by value: beside one of `bodies` alone. */
  peoples?: Record<string, string[]>;
  /** Currencies of a client, by value: they speak for it where no word and no region do. */
  currencies?: Record<string, string[]>;
  /** What a client is, such as a bank. */
  bodies?: string[];
  /** How a change to a value is said: by value, or by `more` and `less` with {value} for a number. */
  phrases?: Record<string, string>;
  /**
   * A required fact that is unknown could be any of its values, so the outcome is the set of what they give.
   * An optional one reaches the tables as unknown, and they say what then holds.
   */
  required: boolean;
  means: string;
}

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

export interface Row {
  id: string;
  when: Record<string, Condition>;
  then: Record<string, FactValue>;
  because: string;
  /** Id of a claim of the article. */
  claim: string;
  evidence: string[];
  /** What is lost by following this row, for rows that name an approach. */
  gives_up?: string;
  /** What to do next, for rows that give counsel. */
  next?: string;
  /** For counsel: what the verdict says in place of the kind of model that fits. */
  verdict?: string;
  /** For counsel: ids of cautions that its sentence says with more. */
  says?: string[];
  /** For counsel: the ways beside each other say as much as its sentence. */
  said_by_ways?: true;
  /** For counsel: no model can be handed over and measured before what `next` says is done. */
  nothing_to_measure?: true;
  /** For admission: `check` reports it by a rule of its own, or lets it pass. */
  reported_elsewhere?: true;
  /** For cautions: it asks for people who check the answers. */
  asks_review?: true;
  /** Place among what is said beside the advice, for cautions: the smaller, the earlier. */
  rank?: number;
  cases: RowCase[];
  place: SourcePlace;
}

/**
 * `unique`: exactly one row matches. `first`: the first that matches decides. `collect`: all that match, in order
 * (none is fine).
 */
export interface DecisionTable {
  id: string;
  hit: "unique" | "first" | "collect";
  asks: string;
  reads: string[];
  gives: string[];
  rows: Row[];
  place: SourcePlace;
}

export type Shape = "closed" | "patterned" | "open" | "unbounded";

export interface TaskKind {
  id: string;
  name: string;
  shape: Shape;
  /** Facts a kind settles unless the brief says otherwise: documents, code, field, long_output. */
  facts: Record<string, FactValue>;
  about: string;
  examples: string[];
  /** Words and phrases that speak for the kind, shown to people and used by the plain reading. */
  words: string[];
  place: SourcePlace;
}

export interface TierText {
  tier: Tier;
  id: string;
  name: string;
  about: string;
  characteristics: string[];
  examples: string[];
  serves: string;
}

export interface Choice {
  value: FactValue;
  label: string;
  help: string;
}

export interface Question {
  id: string;
  number?: number;
  required: boolean;
  asks: string;
  help: string;
  why: string;
  examples: string[];
  choices?: Choice[];
  unit?: string;
  min?: number;
  max?: number;
  /** Asked unless one of these other answers is known and is none of the values that stand here. */
  when?: Record<string, FactValue[]>;
  claim: string;
}

/** A claim of the source article, in our words, that rows rest on. */
export interface Claim {
  id: string;
  where: string;
  says: string;
}

export interface Evidence {
  id: string;
  supports: string[];
  study: string;
  task_type: string;
  n: string;
  result: string;
  date: string;
  source_kind: string;
  strength: "strong" | "moderate" | "thin" | "none" | "against";
  url?: string;
}

/**
 * What must hold for every brief, whatever the tables say. `never`: where `when` holds, none of these values is ever
 * given. `rising`: a greater value of `more` never moves an outcome back in the order given.
 */
export type Law = { id: string; says: string; place: SourcePlace } & (
  | { law: "never"; when: Record<string, Condition>; never: Record<string, FactValue[]> }
  | { law: "rising"; more: string; order: Record<string, FactValue[]> }
);

/** A brief from end to end, with what must come out; a list means any of these. */
export interface BriefCase {
  id: string;
  about: string;
  brief: Brief;
  /** What its statement was understood to say, for a brief without a kind. */
  reading?: { kind: string; confidence: number; specific: boolean };
  gives: Record<string, FactValue | FactValue[]>;
  /** Ids of exactly the cautions, and approaches of exactly the alternatives, where the case names them. */
  cautions?: string[];
  alternatives?: string[];
  place: SourcePlace;
}

/** A way to split a large task into steps, suggested where a brief has none. */
export interface Split {
  id: string;
  name: string;
  about: string;
  /** A step without a kind or a length of answers takes those of the brief. */
  steps: { name: string; kind?: string; share: number; output_tokens?: number; why: string }[];
  claim: string;
  place: SourcePlace;
}

/** A maker or host that a law or a contract bars, for clients that one of the words speaks of; none: for all. */
export interface Bar {
  id: string;
  law: string;
  makers: string[];
  hosts: string[];
  words: string[];
  says: string;
  source: string;
  date: string;
  checked: string;
  place: SourcePlace;
}

export type Concern = (typeof CONCERNS)[number];

/**
 * What serves in place of a language model that is called or run, or beside it: a model for rows of numbers, one for
 * speech, one that writes down what is heard before the language model works, a small classifier for closed labels,
 * seats of an assistant that is sold as it is.
 */
export const ENGINES = ["tabular", "device", "speech", "transcript", "classifier", "seats", "one-run"] as const;
export type Engine = (typeof ENGINES)[number];

/** What an expert would point out, with its source and date. */
export interface Notice {
  id: string;
  /** What to do, and why: the least that is said of it. */
  says: string;
  /** What goes on after that, and may be left out. */
  adds?: string;
  /** One of these must stand in the client, the project or the task, and one of `also` where it is given. */
  words?: string[];
  also?: string[];
  /** Whatever triggers it, one of these must stand in the client, the project or the task: whom the matter is about. */
  setting?: string[];
  /** The setting of that notice, besides. */
  setting_like?: string;
  /** Task kinds for which it holds whatever the words. */
  kinds?: string[];
  /** What the brief says or its statement is read as, in place of words: one of these must hold. */
  reads?: NoticeReads[];
  /** Where one of these stands, it holds whatever `unless` and `unless_reads` say. */
  sure?: string[];
  /** None of these may stand there, but within one of `save`. */
  unless?: string[];
  save?: string[];
  /** It holds where the advice names a way at one of these hosts, in place of words, kinds and reads. */
  hosts?: string[];
  /** None of these may hold, of what the brief says or its statement is read as. */
  unless_reads?: NoticeReads[];
  /** Words are looked for in the task and its steps alone: the client's name and trade say nothing of it. */
  of_work?: true;
  /** It holds where this one's words, kinds, readings and exceptions do; it has none of its own. */
  like?: string;
  /** Notices that say it better: where one of them holds, this one is not said. */
  yields_to?: string[];
  /** What serves in place of a language model, or beside it. */
  engine?: Engine;
  /** Work in which the engine leaves a language model nothing to do. */
  alone?: EngineAlone;
  /** Ids of cautions that are not said beside what the engine brings. */
  leaves_out?: string[];
  /** It asks for people who check the answers. */
  asks_review?: true;
  /** What the engine gives up against a language model. */
  gives_up?: string;
  /** Facts of the decision that must hold besides. */
  when?: Record<string, Condition>;
  /** The country whose law it is; said before it where the client's country is not known. */
  law_of?: string;
  /** The smaller, the earlier it is shown. */
  rank: number;
  /** What it is about, which orders those of one rank; quality of the work where none is given. */
  concern?: Concern;
  source: string;
  date: string;
  place: SourcePlace;
}

/** All that is given must hold; of a list, one. */
export interface NoticeReads {
  input?: InputKind[];
  tools?: boolean;
  field?: ReadField[];
  kinds?: string[];
  /** One of these must stand there, and one of `also` where it is given. */
  words?: string[];
  also?: string[];
  /** One of these must stand in the client's name. */
  client?: string[];
}

/** Work of one of these kinds, or whose words have one of `words`; of a kind that is not given, only without `unless`. */
export interface EngineAlone {
  kinds: string[];
  words: string[];
  unless: string[];
}

/** Engines that serve a brief in place of a language model or beside it, or that it runs once, with the notices that say so. */
export type Engines = Partial<Record<Engine, Notice>>;

/** A line that the advice is drawn by: a number, or classes of models. */
export interface Fitting {
  id: string;
  value?: number;
  unit?: string;
  classes?: SizeClass[];
  means: string;
  place: SourcePlace;
}

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
  fitting: Fitting[];
  /** From this share on a reading is trusted, 0 to 1: that of a tier, of a kind, or of anything else read. */
  trust: number;
}
