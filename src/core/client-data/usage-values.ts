/** What past usage answers of a brief. */
import type { UsageReport } from "../types/client-data/usage-report.ts";
import type { BriefValue } from "../types/client-data/written-brief.ts";

/** From this share on, or below one minus it, the work counts as batch or as not. */
const CLEAR = 0.95;

/** Values by path; what the export does not say is left as it is. */
export function usageValuesOf(report: UsageReport): BriefValue[] {
  const { batch_share: batch } = report;
  const known: Record<string, unknown> = {
    requests_per_month: report.requests_per_month,
    input_tokens: report.input_tokens,
    output_tokens: report.output_tokens,
    reasoning_tokens: report.reasoning_tokens,
    cached_share: report.cached_share,
    batch: batch === null || (batch < CLEAR && batch > 1 - CLEAR) ? null : batch >= CLEAR,
    peak_to_average: report.peak_to_average,
  };
  return Object.entries(known).flatMap(([key, value]) => (value === null ? [] : [{ path: ["usage", key], value }]));
}
