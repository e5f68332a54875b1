/** What a rule of `check` is, and what it is given to judge by. */
import type { ExampleCounts } from "../core/tables/tuning.ts";
import type { FindPhrase } from "../core/text/phrases.ts";
import type { Advice, ServedWay } from "../core/types/advice.ts";
import type { Brief, Currency, IsoDate } from "../core/types/brief.ts";
import type { CheckWords, PlacedBrief, RuleId, ScopingDoc, Severities } from "../core/types/check.ts";
import type { Verdict } from "../core/types/decision.ts";
import type { Diagnostic, SourceLocation } from "../core/types/diagnostic.ts";
import type { FxRate, Pricing } from "../core/types/pricing.ts";
import type { Taxonomy } from "../core/types/taxonomy.ts";
import type { BriefContext } from "../core/ways/brief-context.ts";
import type { PricedWay } from "../core/ways/way-cost.ts";

export interface RuleContext {
  taxonomy: Taxonomy;
  pricing: Pricing;
  words: CheckWords;
  /** Of every rule of `check`. */
  severities: Severities;
  /** Finds a phrase of one of the lists in `words`. */
  find: FindPhrase;
  asOf: IsoDate;
  /** Of the currency that amounts are given in where a brief tells no other; that of a brief is the one it is counted in. */
  rate: FxRate;
  /** The currency that the config file or a flag names; null when nobody named one. */
  statedCurrency: Currency | null;
  /** True when a document without a brief is a finding. */
  requireBrief: boolean;
  /** What the tables make of a brief; undefined where they can make nothing of it, as for an unknown kind. */
  verdict(brief: Brief): Verdict | undefined;
  /** Why the tables give an outcome, in the words of the row that gave it; undefined while that is open. */
  because(brief: Brief, outcome: "tier" | "rag"): string | undefined;
  /** How many examples tuning needs for a brief. */
  examplesFor(brief: Brief): ExampleCounts | undefined;
  /** What the ways of a brief follow from, as its advice counts them; undefined where there is no verdict. Dear, as all below are: ask last, best when there is something to report. */
  counted(brief: Brief): BriefContext | undefined;
  /** The way that the advice recommends; undefined while that is open. */
  recommend(brief: Brief): ServedWay | undefined;
  /** The model that fits best on the machine of the brief, whatever is in its way. */
  recommendOnHardware(brief: Brief): PricedWay | undefined;
  /** The advice on a brief, with models and costs. */
  advise(brief: Brief): Advice | undefined;
}

/** One brief and the document it stands in. */
export interface Subject {
  /** Without amounts in a currency that has no rate; as written under `placed`. */
  brief: Brief;
  placed: PlacedBrief;
  doc: ScopingDoc;
}

/** A finding before the rule's id and severity are put on it. */
export interface Report {
  place: SourceLocation;
  message: string;
  args?: Diagnostic["args"];
  related?: Diagnostic["related"];
  fix?: NonNullable<Diagnostic["fix"]>;
}

/** What it reports and why, and how severe that is, is said by taxonomy/rules.yaml. */
export interface Rule {
  id: RuleId;
  /** The part of a brief that it judges. A brief without that part is not shown to it. */
  about?: "proposal" | "hardware";
  /** Judges one brief: what it finds, if anything. */
  check(subject: Subject, context: RuleContext): Report | readonly Report[] | undefined;
}
