/** Ranges and multiples as text. */

import { amountText } from "../../core/text/amount.ts";
import type { AmountRange } from "../../core/types/cost.ts";

/** The likely figure of a range; `unknown` when there is none. */
export function likelyText(range: AmountRange | null): string {
  return range ? amountText(range.likely, range.currency) : "unknown";
}
