/** The line on a budget that covers what is likely paid to others, and not the staff time besides or the high end. */
import { besideLine } from "../counsel/beside-line.ts";
import { spokenAmount } from "../text/amount.ts";
import type { Beside } from "../types/advice.ts";
import type { AmountRange } from "../types/cost.ts";
import type { FxRate } from "../types/pricing.ts";

/** A month in the currency of the advice; null is unknown. */
interface Spent {
  bill: AmountRange | null;
  /** With staff time. */
  all: number | null;
  /** For what is said and written down, which the other two leave out. */
  speech: number;
}

/** Null where the budget carries all of that, or not even the bill. */
export function budgetLine(budget: number | null, { bill, all, speech }: Spent, rate: FxRate): Beside | null {
  if (budget === null || bill?.likely == null || bill.likely + speech > budget) return null;
  const money = (amount: number) => spokenAmount(amount, rate.currency);
  const most = `Your ${money(budget)} a month`;
  const [besides, its] = speech > 0 ? [" and transcription", "their"] : ["", "its"];
  const staff =
    all !== null && all + speech > budget ? `${money(all - bill.likely)} of staff time comes on top.` : null;
  const high =
    bill.high !== null && bill.high + speech > budget
      ? `${most} covers the likely bill${besides}, not ${its} high end of ${money(bill.high + speech)}`
      : null;
  if (high !== null) return besideLine("budget", staff === null ? `${high}.` : `${high}; ${staff}`);
  return staff === null ? null : besideLine("budget", `${most} covers the bill${besides}; ${staff}`);
}
