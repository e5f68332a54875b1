/** How fresh the prices are, and which rate amounts were converted at. */

import { plainText as safe } from "../../core/text/plain-text.ts";
import type { Advice } from "../../core/types/advice.ts";

export function freshnessText(data: Pick<Advice["data"], "pricing" | "prices_as_of" | "as_of" | "fx">): string {
  const { currency, per_usd, date, source } = data.fx;
  const rate = currency === "USD" ? "" : ` US$1 = ${currency} ${per_usd} on ${date} (${safe(source)}).`;
  return `Prices of ${data.prices_as_of} (${data.pricing}), for ${data.as_of}.${rate}`;
}
