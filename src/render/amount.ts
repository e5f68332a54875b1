/** Ranges, multiples and counts as text, the same on every machine. */
import type { AmountRange } from "../core/advice.ts";
import { amountText } from "../core/cost/amount-text.ts";

/** `1234567.5` as `1,234,568`. */
export function countText(value: number): string {
  return value.toLocaleString("en-US", { maximumFractionDigits: 0 });
}

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
