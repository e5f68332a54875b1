/** Whether a machine can be had on a day. */
import type { IsoDate } from "../types/brief.ts";
import type { Machine } from "../types/pricing.ts";

/**
 * True when the machine can be bought new, or rented, on the day. One whose dates are not known counts as sold; one
 * that was sold and no longer is may still be a client's own.
 */
export function isSold({ sold_from, sold_until }: Pick<Machine, "sold_from" | "sold_until">, asOf: IsoDate): boolean {
  return (sold_from === null || sold_from <= asOf) && (sold_until === null || asOf <= sold_until);
}
