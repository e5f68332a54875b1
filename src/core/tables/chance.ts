/** How far chance moves a share that was counted on some of all cases. */

/** Of the normal distribution, for 95 of 100. */
export const Z = 1.959963984540054;

/** The range in which a share of all cases lies, nineteen times in twenty, by what so many of them show (Wilson). */
export function shareInterval(share: number, cases: number): { low: number; high: number } {
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * cases)) / (1 + z2 / cases);
  const half = (Z / (1 + z2 / cases)) * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** The least number of cases, up to `most`, that tell two shares apart if they show the first; null where none does. */
export function casesToTell(share: number, other: number, most: number): number | null {
  const tells = (cases: number): boolean => {
    const { low, high } = shareInterval(share, cases);
    return other < low || other > high;
  };
  if (!tells(most)) return null;
  let [few, enough] = [0, most];
  while (enough - few > 1) {
    const middle = Math.floor((few + enough) / 2);
    if (tells(middle)) enough = middle;
    else few = middle;
  }
  return enough;
}
