/** A document that may hold briefs, as `check` reads it: the briefs, the place of every answer, and the prose around. */
import type { Brief } from "./brief.ts";
import type { Diagnostic, Place } from "./diagnostic.ts";

/** Keys and indexes from the top of a brief: `["usage", "input_tokens"]`. */
export type BriefPath = readonly (string | number)[];

export interface PlacedBrief {
  brief: Brief;
  /** The key, opening fence or first value that the brief stands under. */
  place: Place;
  /** Where a key or its value stands; the nearest one above when it is absent. */
  at(path: BriefPath, on?: "key" | "value"): Place;
  /** True when the key is written down, even without a value. */
  has(path: BriefPath): boolean;
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
