/** A list of use cases, judged and ranked. Keys are those of the JSON. */
import type { Advice } from "../advice.ts";
import type { Approach, Tier } from "../brief.ts";
import type { AmountRange } from "../cost.ts";

/** What to do about a use case; `taxonomy/tables/inventory.yaml` decides. */
export type Call = "first" | "ask" | "later" | "none";

/** What stands in a list beside the brief. */
export interface Listed {
  /** Line of the file, or row of the sheet, on which it begins; 1-based. */
  line: number;
  name: string | null;
  /** What a column about personal data says; null where there is none, or where it is no yes and no no. */
  personal_data: boolean | null;
}

export interface UseCase extends Listed {
  /** From 1 on. */
  rank: number;
  task: string | null;
  call: Call;
  /** Row of the table that decided, and its sentence. */
  row: string;
  why: string;
  /** One where it is settled; all that the statement may be of where it is not; none without a language task. */
  tiers: Tier[];
  kind: string | null;
  kind_name: string | null;
  /** How likely the tier was read right, 0 to 1; null when the list gives the kind. */
  confidence: number | null;
  approach: Approach | null;
  requests_per_month: number | null;
  /** The model to start with, and what it bills in a month. Null while nothing can be named, or the volume is unknown. */
  start_with: string | null;
  monthly: AmountRange | null;
  /** What to ask, the most telling first; at most three. */
  asks: { id: string; asks: string }[];
  /** What serves the work where a language model does not; null for a language task. */
  instead: string | null;
}

/** A row that could not be judged, where its fault stands. */
export interface UnreadUseCase {
  line: number;
  column: number;
  why: string;
}

export interface Inventory {
  schema_version: 1;
  file: string;
  /** Which column was read as what. */
  columns: { key: string; columns: string[] }[];
  counts: { use_cases: number; first: number; ask: number; later: number; none: number; unread: number };
  /** Best first. */
  use_cases: UseCase[];
  unread: UnreadUseCase[];
  data: Pick<Advice["data"], "taxonomy" | "pricing" | "prices_as_of" | "as_of"> | null;
}
