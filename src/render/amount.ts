/** Ranges and multiples as text. */
import type { AmountRange } from "../core/advice.ts";
import { amountText, countText } from "../core/amount.ts";

/** The likely figure of a range; `unknown` when there is none. */
export function likelyText(range: AmountRange | null): string {
  return range ? amountText(range.likely, range.currency) : "unknown";
}

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
