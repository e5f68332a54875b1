/** Amounts of a column that are shown to the cent and add up to what stands below them. */

export const CENTS = 100;

/**
 * Amounts in whole cents that add up to the total in whole cents: those cut most get the cents that are left. Null when
 * an amount is unknown.
 */
export function inCents(amounts: readonly (number | null)[]): number[] | null {
  if (amounts.some((amount) => amount === null)) return null;
  const exact = amounts.map((amount) => amount! * CENTS);
  const cut = exact.map((amount) => Math.floor(amount + 1e-9));
  const total = Math.round(exact.reduce((sum, amount) => sum + amount, 0));
  let left = total - cut.reduce((sum, amount) => sum + amount, 0);
  const byRest = exact.map((amount, i) => ({ i, rest: amount - cut[i]! })).sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRest) {
    if (left <= 0) break;
    cut[i]!++;
    left--;
  }
  return cut;
}
