/** What the examples answer of a brief. */
import type { ExamplesReport } from "../types/client-data/examples.ts";
import type { BriefValue } from "../types/client-data/written-brief.ts";

/** Percent at which the tables judge repetition anew. */
const BORDERS = [50, 80];

const band = (percent: number): number => BORDERS.filter((border) => percent >= border).length;

/** True when every figure of the range leads to the same judgement. */
export const isRepetitionClear = ({ low, high }: ExamplesReport["repetition"]): boolean => band(low) === band(high);

/** Values by path, for the brief. Repetition only where the whole range means the same; then its lower end. */
export function briefValuesOf(report: ExamplesReport): BriefValue[] {
  const values: BriefValue[] = [];
  if (isRepetitionClear(report.repetition)) values.push({ path: ["repetition"], value: report.repetition.low });
  values.push({ path: ["examples"], value: report.independent });
  if (report.usable > 0) {
    values.push({ path: ["usage", "input_tokens"], value: Math.round(report.tokens.input.mean) });
    values.push({ path: ["usage", "output_tokens"], value: Math.round(report.tokens.output.mean) });
  }
  return values;
}
