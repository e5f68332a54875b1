/** What a rule of `check` is, what it is given to judge by, and the documents that show it. */
import type { RuleText } from "../core/findings/check-report.ts";
import type { ExampleCounts } from "../core/tables/tuning.ts";
import type { FindPhrase } from "../core/text/phrases.ts";
import type { Advice, ServedWay } from "../core/types/advice.ts";
import type { Brief, Currency, IsoDate } from "../core/types/brief.ts";
import type { CheckWords, PlacedBrief, ScopingDoc } from "../core/types/check.ts";
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
  /** Finds a phrase of one of the lists in `words`. */
  find: FindPhrase;
  asOf: IsoDate;
  /** Of the currency that all amounts are given in. */
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

/** Documents that show a rule: the first breaks it, the second does not. */
interface RuleExamples {
  bad: string;
  good: string;
}

export interface Rule extends RuleText, RuleExamples {
  /** The part of a brief that it judges. A brief without that part is not shown to it. */
  about?: "proposal" | "hardware";
  /** Judges one brief: what it finds, if anything. */
  check(subject: Subject, context: RuleContext): Report | readonly Report[] | undefined;
}

/** A rule that another part of `check` applies: reading, ignores, waivers. Its page is made alike. */
export type StatedRule = RuleText & Partial<RuleExamples>;

/** A brief that no rule finds fault with. */
const SOUND: Readonly<Record<string, string>> = {
  task: "Sort incoming support emails into 8 queues",
  kind: "routing",
  repetition: "92",
  examples: "1200",
  correctness: "exact",
  sensitivity: "cloud-ok",
  usage: "{requests_per_month: 100000, input_tokens: 500, output_tokens: 300}",
};

/** The task of a document that takes a large model. */
export const OPEN_TASK: Readonly<Record<string, string>> = {
  task: "Weigh three market reports and recommend a strategy",
  kind: "strategy-advice",
  correctness: "expert",
};

/**
 * A document that shows a rule: a brief in front matter, sound but for `changes` (YAML by key, undefined to leave a key
 * out), and a line of prose.
 */
export function exampleDoc(
  changes: Readonly<Record<string, string | undefined>> = {},
  prose = "Incoming emails go to one of eight queues.",
): string {
  const lines = Object.entries({ ...SOUND, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${key}: ${value}`);
  return `---\nmodel_advisor:\n${lines.join("\n")}\n---\n\n# Scope\n\n${prose}\n`;
}
