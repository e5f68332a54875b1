/** `pricing diff`: what differs between two days of the price list, or between two lists. */

import { type PricesOn, priceChanges } from "../../core/prices/price-changes.ts";
import { isDay } from "../../core/text/days.ts";
import type { IsoDate } from "../../core/types/brief.ts";
import { usageError } from "../../core/types/errors.ts";
import { type ChangesReport, renderChanges } from "../../render/catalogue/prices.ts";
import { type CommandHost, EXIT, type ExitCode } from "../host/host.ts";
import { printReport, type ReportOptions } from "../host/results.ts";
import { asOfDay, type DataOptions, loadPricing } from "../settings/data.ts";

export interface PricingDiffOptions extends DataOptions, ReportOptions {}

/** True for a date, false for what looks like the name of a file or folder. */
function namesDay(word: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(word)) return false;
  if (!isDay(word)) {
    throw usageError(`there is no day ${word}; expected a date such as 2026-11-30`);
  }
  return true;
}

/** A day of the list in use, or a list of one's own laid over the built-in one. */
async function side(word: string | undefined, options: PricingDiffOptions, day: IsoDate, host: CommandHost) {
  if (word === undefined) return { name: "the built-in prices", on: { pricing: await host.pricing(), asOf: day } };
  if (namesDay(word)) {
    const name = typeof options.pricing === "string" ? options.pricing : "the built-in prices";
    return { name, on: { pricing: await loadPricing(options, host), asOf: word } };
  }
  return { name: word, on: { pricing: await loadPricing({ ...options, pricing: word }, host), asOf: day } };
}

const head = (name: string, { pricing, asOf }: PricesOn) => ({ name, as_of: asOf, version: pricing.version });

export async function run(options: PricingDiffOptions, host: CommandHost): Promise<ExitCode> {
  const [first, second, ...more] = options.operands;
  if (first === undefined || more.length > 0) {
    throw usageError("expected two dates, two price folders, or one folder to compare with the built-in prices");
  }
  if (second === undefined && namesDay(first)) throw usageError(`expected a second date after ${first}`);
  const day = asOfDay(options, host);
  // One folder alone is compared with what ships: the built-in list comes first.
  const [old, now] =
    second === undefined
      ? [await side(undefined, options, day, host), await side(first, options, day, host)]
      : [await side(first, options, day, host), await side(second, options, day, host)];
  const report: ChangesReport = {
    schema_version: 1,
    before: head(old.name, old.on),
    after: head(now.name, now.on),
    changes: priceChanges(old.on, now.on),
  };
  await printReport(report, options, host, (page) => renderChanges(report, page, options.quiet));
  return EXIT.done;
}
