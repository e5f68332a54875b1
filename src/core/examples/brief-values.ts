/** What the examples answer of a brief. */
import type { ExamplesReport } from "../types/client-data/examples.ts";
import type { BriefValue } from "../types/client-data/written-brief.ts";

/** Values by path, for the brief. Repetition only where the tables judge its whole range alike; then its lower end. */
export function briefValuesOf(report: ExamplesReport): BriefValue[] {
  const values: BriefValue[] = [];
  if (report.repetition.clear) values.push({ path: ["repetition"], value: report.repetition.low });
  values.push({ path: ["examples"], value: report.independent });
  if (report.usable > 0) {
    values.push({ path: ["usage", "input_tokens"], value: Math.round(report.tokens.input.mean) });
    values.push({ path: ["usage", "output_tokens"], value: Math.round(report.tokens.output.mean) });
  }
  return values;
}
