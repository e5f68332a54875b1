/** One finding about a file: bad input, a table that contradicts itself, or a scoping doc that breaks a rule. */

/** 1-based; `column` counts UTF-16 code units. `end` is exclusive. */
export interface SourceLocation {
  file: string;
  line: number;
  column: number;
  end?: { line: number; column: number };
}

/** The same in one text, without an end: `tables/tier.yaml:42:5`. */
export type SourcePlace = string;

export type Severity = "error" | "warning" | "note";

export interface Edit {
  place: SourceLocation;
  text: string;
}

export interface Diagnostic {
  /** Permanent kebab-case id; also the anchor of its page and the key of an ignore. */
  rule: string;
  severity: Severity;
  /** One sentence: the offending value quoted, what was expected, the remedy last. */
  message: string;
  args: Record<string, string | number>;
  place: SourceLocation;
  related: { place: SourceLocation; message: string }[];
  fix?: { title: string; safe: boolean; edits: Edit[] };
}
