/** Ranges and multiples as text. */

import { amountText, countText } from "../../core/text/amount.ts";
import type { AmountRange } from "../../core/types/cost.ts";

/** The likely figure of a range; `unknown` when there is none. */
export function likelyText(range: AmountRange | null): string {
  return range ? amountText(range.likely, range.currency) : "unknown";
}

/** True where the truth is a range without a likely figure in it. */
export const isOpen = ({ low, likely, high }: AmountRange): boolean => likely === null && low !== null && high !== null;

/** The likely figure, for a place beside the range. */
export const besideRangeText = (range: AmountRange): string => (isOpen(range) ? "by volume" : likelyText(range));

/** The likely figure, or the range where there is none in it; `unknown` where neither is known. */
export const costText = (range: AmountRange): string => (isOpen(range) ? rangeText(range) : likelyText(range));

/** `AU$1.60 to AU$2.40`; one figure when both ends read the same. */
export function rangeText(range: AmountRange | null): string {
  if (!range) return "unknown";
  const low = amountText(range.low, range.currency);
  const high = amountText(range.high, range.currency);
  return low === high ? low : `${low} to ${high}`;
}

/** `x2.4`, `x0.31`, `x120`; empty when unknown. */
export function timesText(times: number | null): string {
  if (times === null) return "";
  return `x${times >= 10 ? countText(times) : times.toPrecision(2)}`;
}
