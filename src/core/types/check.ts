/** What `check` reads, a document with the briefs in it, and what its rules judge by. */
import type { Brief } from "./brief.ts";
import type { Diagnostic, Severity, SourceLocation } from "./diagnostic.ts";

/** The rules of taxonomy/rules.yaml. */
export type { RuleId } from "../../data/compiled/wording.generated.ts";

/** The severity that each rule has in a run, by its id; `off` turns the rule off. */
export type Severities = Readonly<Record<string, Severity | "off">>;

/** A fault of a document that is no rule of its own is an error. */
export const severityOf = (id: string, severities: Severities): Severity | "off" => severities[id] ?? "error";

/** Keys and indexes from the top of a brief: `["usage", "input_tokens"]`. */
export type BriefPath = readonly (string | number)[];

export interface PlacedBrief {
  brief: Brief;
  /** The key, opening fence or first value that the brief stands under. */
  place: SourceLocation;
  /** Where a key or its value stands; the nearest one above when it is absent. */
  at(path: BriefPath, on?: "key" | "value"): SourceLocation;
  /** True when the key is written down, even without a value. */
  has(path: BriefPath): boolean;
  /** Keys at the top of which something is wrong: nobody can say that they are missing. */
  unread: ReadonlySet<string>;
  /** How keys are written here; edits are offered for `yaml` alone. */
  notation: "yaml" | "json";
}

/** A stretch of prose: offsets into `text`, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface ScopingDoc {
  /** Path as shown to people, with forward slashes. */
  file: string;
  text: string;
  /** `lines` holds one JSON value on each line. */
  kind: "markdown" | "yaml" | "json" | "lines";
  briefs: PlacedBrief[];
  /** How many places claimed to be a brief, readable or not. */
  found: number;
  /** What could not be read as a brief. */
  problems: Diagnostic[];
  /** Prose of a Markdown document: everything but front matter, briefs, other fenced blocks and comments. */
  prose: Span[];
  /** Comments: of HTML in Markdown, of YAML in front matter, briefs and YAML files. An ignore is meant only in one. */
  comments: Span[];
}

interface SensitiveWords {
  id: string;
  /** What the words speak of, for the finding. */
  is: string;
  words: string[];
}

/** Phrases that speak against an answer: against one value, or against a number from `least` up or to `most`. */
export interface ContradictionWords {
  id: string;
  answer: "repetition" | "examples" | "correctness" | "sensitivity";
  is?: string | undefined;
  least?: number | undefined;
  most?: number | undefined;
  words: string[];
}

/** The phrases and limits that the rules of `check` judge by, as compiled from taxonomy/check-words.yaml. */
export interface CheckWords {
  limits: {
    quote_stale_days: number;
    quote_tolerance_percent: number;
    break_even_tolerance_months: number;
    break_even_tolerance_percent: number;
  };
  sensitive: SensitiveWords[];
  contradictions: ContradictionWords[];
  /** Ids of cautions that say that answers contradict the statement. */
  contradicting_cautions: string[];
  retrieval: string[];
  fine_tuning: string[];
}

/** Every list of phrases. */
export const phraseLists = ({ sensitive, contradictions, retrieval, fine_tuning }: CheckWords): string[][] => [
  ...[...sensitive, ...contradictions].map(({ words }) => words),
  retrieval,
  fine_tuning,
];
