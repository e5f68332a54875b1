/** How fresh the prices are, and which rate amounts were converted at. */
import type { Advice } from "../../core/types/advice.ts";
import { paragraph, type Section, section } from "../document/document.ts";

type Data = Pick<Advice["data"], "pricing" | "prices_as_of" | "as_of" | "fx"> & { taxonomy?: string };

export function dataSection({ fx, prices_as_of, as_of, pricing, taxonomy }: Data): Section[] {
  const rate = fx.currency === "USD" ? "" : ` US$1 = ${fx.currency} ${fx.per_usd} on ${fx.date} (${fx.source}).`;
  const tables = taxonomy === undefined ? "" : ` Tables ${taxonomy}.`;
  return section("data", "Data", [
    paragraph(`Prices of ${prices_as_of} (${pricing}), advice for ${as_of}.${rate}${tables}`),
  ]);
}
