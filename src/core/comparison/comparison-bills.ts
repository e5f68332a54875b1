/** What a month of each row comes to, all by one book: the bill, and the staff time beside it. */
import { inCurrency } from "../prices/fx.ts";
import type { CostRow } from "../types/advice.ts";
import type { AmountRange, Range } from "../types/cost.ts";
import type { FxRate, Pricing } from "../types/pricing.ts";
import { labourOf } from "../ways/way-cost.ts";

export interface Bill {
  /** 1,000 requests, without staff time. */
  per_1k: AmountRange;
  /** A month, without staff time. */
  monthly: AmountRange;
  /** Staff time of a month: the upkeep of what a host serves, the operation of machines. Null where it is not known. */
  staff: number | null;
}

const each = (monthly: AmountRange, requests: number): AmountRange => {
  const of = (amount: number | null) => (amount === null ? null : (amount / requests) * 1000);
  const range: Range<number | null> = { low: of(monthly.low), likely: of(monthly.likely), high: of(monthly.high) };
  return { ...range, currency: monthly.currency };
};

/** What runs on machines has its staff time in the row; what a host serves asks for upkeep. */
function staffOf({ deployment, monthly, monthly_without_labour: bill }: CostRow, upkeep: number | null): number | null {
  if (deployment !== "self-hosted") return upkeep;
  return monthly?.likely == null || bill?.likely == null ? null : monthly.likely - bill.likely;
}

/** One for each row at a stated volume; none for a row whose month is not known. */
export function billsOf(rows: readonly CostRow[], requests: number, pricing: Pricing, rate: FxRate): (Bill | null)[] {
  const { upkeep } = labourOf(pricing);
  const hosted = upkeep === null ? null : inCurrency(upkeep, rate);
  return rows.map((row) => {
    const monthly = row.monthly_without_labour;
    return monthly && requests > 0 ? { per_1k: each(monthly, requests), monthly, staff: staffOf(row, hosted) } : null;
  });
}
