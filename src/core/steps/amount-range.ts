/** Sums of amounts that may have a low and a high end. */

import type { Amounts } from "../prices/money.ts";
import type { AmountRange } from "../types/cost.ts";

/** An amount less so many times another; null where either is not known. */
export function less(from: AmountRange | null, count: number, taken: AmountRange | null): AmountRange | null {
  if (!from || !taken) return null;
  const end = (which: keyof Amounts): number | null => {
    const [all, part] = [from[which], taken[which]];
    return all === null || part === null ? null : Number((all - count * part).toFixed(6));
  };
  return { low: end("low"), likely: end("likely"), high: end("high"), currency: from.currency };
}

/** Two amounts together; the first alone where there is no second. */
export const more = (amount: AmountRange | null, added: AmountRange | null): AmountRange | null =>
  amount && added ? less(amount, -1, added) : amount;
