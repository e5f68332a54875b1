/** Fits the weights of a few signals to what was right, by Newton's method. */

/** Solves `matrix * x = right` by elimination; the matrix is small and positive. */
function solved(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let other = at + 1; other < size; other++) {
      if (Math.abs(rows[other]![at]!) > Math.abs(rows[pivot]![at]!)) pivot = other;
    }
    [rows[at], rows[pivot]] = [rows[pivot]!, rows[at]!];
    for (let other = 0; other < size; other++) {
      if (other === at) continue;
      const factor = rows[other]![at]! / rows[at]![at]!;
      for (let column = at; column <= size; column++) rows[other]![column]! -= factor * rows[at]![column]!;
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!);
}

/** Pull towards zero, so that a signal that never varies cannot run away. */
const PULL = 1;

/** Weights of the signals with a constant behind them, rounded to what ships. */
export function fitLogistic(
  cases: readonly { signals: readonly number[]; right: boolean; weight?: number }[],
): number[] {
  const size = (cases[0]?.signals.length ?? 0) + 1;
  let weights = new Array<number>(size).fill(0);
  for (let round = 0; round < 20; round++) {
    const slope = weights.map((weight) => -PULL * weight);
    const curve = weights.map((_, row) => weights.map((__, column) => (row === column ? PULL : 0)));
    for (const { signals, right, weight = 1 } of cases) {
      const values = [...signals, 1];
      const sum = values.reduce((total, value, at) => total + value * weights[at]!, 0);
      const probability = 1 / (1 + Math.exp(-sum));
      const spread = probability * (1 - probability);
      for (let row = 0; row < size; row++) {
        slope[row]! += weight * (Number(right) - probability) * values[row]!;
        for (let column = 0; column < size; column++)
          curve[row]![column]! += weight * spread * values[row]! * values[column]!;
      }
    }
    const step = solved(curve, slope);
    weights = weights.map((weight, at) => weight + step[at]!);
    if (Math.max(...step.map(Math.abs)) < 1e-6) break;
  }
  return weights.map((weight) => Number(weight.toFixed(3)));
}
