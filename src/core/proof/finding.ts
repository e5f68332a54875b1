/** Findings about tables, as diagnostics: what is wrong, a brief that shows it, and the remedy. */

import { placeAt } from "../text/text-lines.ts";
import type { Diagnostic, Severity, SourcePlace } from "../types/diagnostic.ts";
import type { DecisionTable, Row } from "../types/taxonomy.ts";

/** What the proof and the cases can find. Ids are permanent. */
const PROOF_RULES = {
  gap: "A combination of answers that no row decides",
  overlap: "Two rows of a table with hit: unique that decide the same answers",
  duplicate: "Two rows with the same conditions and the same outcome",
  conflict: "Two rows with the same conditions and different outcomes",
  shadowed: "A row that earlier rows leave nothing to decide",
  unreachable: "A row that no answers reach",
  "dead-column": "A column that never changes the outcome",
  "unreachable-outcome": "A value that no reachable row gives",
  "broken-law": "Answers for which a law does not hold",
  "broken-advice": "A brief whose advice breaks a law on whole advices",
  "unknown-invents": "An unknown answer that leads where no known answer leads",
  "no-evidence": "A threshold or approach without evidence",
  "failed-case": "A case whose outcome is another than stated",
  "no-case": "A row without a case",
} as const;

export type ProofRule = keyof typeof PROOF_RULES;

export interface FindingInput {
  rule: ProofRule;
  message: string;
  place: SourcePlace;
  related?: { place: SourcePlace; message: string }[];
  args?: Diagnostic["args"];
  severity?: Severity;
}

/** Makes the diagnostic. Rule ids carry the prefix `table-`. */
export function finding({
  rule,
  message,
  place,
  related = [],
  args = {},
  severity = "error",
}: FindingInput): Diagnostic {
  return {
    rule: `table-${rule}`,
    severity,
    message,
    args,
    place: placeAt(place),
    related: related.map((one) => ({ place: placeAt(one.place), message: one.message })),
  };
}

/** A finding about a row of a table, with the other rows that it is about. */
export const rowFinding = (
  rule: ProofRule,
  { id: table }: DecisionTable,
  { id: row, place }: Row,
  message: string,
  { others = [], ...more }: { others?: readonly Row[] } & Pick<FindingInput, "args" | "severity"> = {},
): Diagnostic =>
  finding({
    rule,
    message: `row "${row}" ${message}`,
    place,
    related: others.map((other) => ({ place: other.place, message: `row "${other.id}"` })),
    ...more,
    args: { table, row, ...more.args },
  });
