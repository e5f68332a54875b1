/** How sure a score is, and whether two differ by more than chance. */

/** Of the normal distribution, for 95 of 100. */
const Z = 1.959963984540054;

/** Wilson's interval of a share. Without cases, everything is possible. */
export function interval(right: number, cases: number): { low: number; high: number } {
  if (cases === 0) return { low: 0, high: 1 };
  const share = right / cases;
  const z2 = Z * Z;
  const middle = (share + z2 / (2 * cases)) / (1 + z2 / cases);
  const half = (Z / (1 + z2 / cases)) * Math.sqrt((share * (1 - share)) / cases + z2 / (4 * cases * cases));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= k; i++) sum += Math.log(n - k + i) - Math.log(i);
  return sum;
}

/** McNemar's exact test: the chance of at least so uneven a split of the cases in which two models differ. */
export function chanceOfDifference(onlyOne: number, onlyOther: number): number {
  const cases = onlyOne + onlyOther;
  const fewer = Math.min(onlyOne, onlyOther);
  let tail = 0;
  for (let k = 0; k <= fewer; k++) tail += Math.exp(logChoose(cases, k) - cases * Math.LN2);
  return Math.min(1, 2 * tail);
}
