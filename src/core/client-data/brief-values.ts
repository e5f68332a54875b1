/** What files of the client answer of a brief: values by path. */

import type { BriefValue, MeasuredReport, UsageReport } from "../types/client-data.ts";
import type { ExamplesReport } from "../types/examples.ts";

/** What the examples answer. Repetition only where the tables judge its whole range alike; then its lower end. */
export function exampleValuesOf(report: ExamplesReport): BriefValue[] {
  const values: BriefValue[] = [];
  if (report.repetition.clear) values.push({ path: ["repetition"], value: report.repetition.low });
  values.push({ path: ["examples"], value: report.independent });
  if (report.usable > 0) {
    values.push({ path: ["usage", "input_tokens"], value: Math.round(report.tokens.input.mean) });
    values.push({ path: ["usage", "output_tokens"], value: Math.round(report.tokens.output.mean) });
  }
  return values;
}

/** From this share on, or below one minus it, the work counts as batch or as not. */
const CLEAR = 0.95;

/** What past usage answers; what the export does not say is left as it is. */
export function usageValuesOf(report: UsageReport): BriefValue[] {
  const { batch_share: batch } = report;
  const known: Record<string, unknown> = {
    // So few that none is left of a month tell no volume.
    requests_per_month: report.requests_per_month || null,
    input_tokens: report.input_tokens,
    output_tokens: report.output_tokens,
    reasoning_tokens: report.reasoning_tokens,
    cached_share: report.cached_share,
    batch: batch === null || (batch < CLEAR && batch > 1 - CLEAR) ? null : batch >= CLEAR,
    peak_to_average: report.peak_to_average,
  };
  return Object.entries(known).flatMap(([key, value]) => (value === null ? [] : [{ path: ["usage", key], value }]));
}

/** What the measurement gives a brief. A target that is there stays. */
export function measuredValuesOf(report: MeasuredReport): BriefValue[] {
  const model = report.models.find((each) => each.model === report.baseline)!;
  const values: Record<string, unknown> = {
    metric: report.metric,
    score: model.score,
    model: model.model.slice(0, 200),
    cases: model.cases,
    interval: model.interval,
    measured_on: report.measured_on,
  };
  return Object.entries(values).map(([key, value]) => ({ path: ["baseline", key], value }));
}
