/** What a file of the client answers of a brief, and what the brief made of it. */

/** A value for a key of the brief, such as `["usage", "input_tokens"]`. */
export interface BriefValue {
  path: string[];
  value: unknown;
}

export interface BriefChange {
  key: string;
  /** Null where the brief said nothing. */
  from: unknown;
  to: unknown;
}

export interface WrittenBrief {
  /** As it is shown. */
  file: string;
  created: boolean;
  changes: BriefChange[];
}
