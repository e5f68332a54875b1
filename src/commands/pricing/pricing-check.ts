/** `pricing check`: prices too old to trust, models about to go, days without a price. */
import { isAtLeast } from "../../core/findings/check-report.ts";
import { priceFindings } from "../../core/prices/price-findings.ts";
import type { Severity } from "../../core/types/diagnostic.ts";
import { renderFindings } from "../../render/catalogue/prices.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { asOfDay, type DataOptions, loadPricing } from "../settings/data.ts";

export interface PricingCheckOptions extends DataOptions, ReportOptions {
  failOn?: Severity;
}

export async function run(options: PricingCheckOptions, host: CommandHost): Promise<ExitCode> {
  const pricing = await loadPricing(options, host);
  const as_of = asOfDay(options, host);
  const findings = priceFindings(pricing, as_of, host.today());
  const report = {
    schema_version: 1 as const,
    as_of,
    version: pricing.version,
    models: pricing.models.length,
    findings,
  };
  await printReport(report, options, host, (page) => renderFindings(report, page, options.quiet));
  const least = options.failOn ?? "error";
  return findings.some(({ severity }) => isAtLeast(severity, least)) ? EXIT.unacceptable : EXIT.done;
}
