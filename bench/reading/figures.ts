/** Small arithmetic that the parts of the bench share. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`;

export const line = (cells: string[], widths: number[]): void =>
  console.log(cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" "));

/** A confidence, and whether what it was said of was right. */
export interface Said {
  confidence: number;
  right: boolean;
}

/** Expected calibration error over ten bins of the confidence. */
export function calibrationError(said: readonly Said[]): number {
  let error = 0;
  for (let bin = 0; bin < 10; bin++) {
    const within = said.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin);
    if (within.length === 0) continue;
    const mean = within.reduce((sum, { confidence }) => sum + confidence, 0) / within.length;
    const right = within.filter((one) => one.right).length / within.length;
    error += Math.abs(mean - right) * within.length;
  }
  return error / Math.max(1, said.length);
}

/** Right when sure, how many are sure, and the calibration error, in one line. */
export function surenessText(said: readonly Said[], sure = 0.8): string {
  const sureOnes = said.filter(({ confidence }) => confidence >= sure);
  const right = percent(sureOnes.filter((one) => one.right).length, sureOnes.length);
  return `sure ${percent(sureOnes.length, said.length)}, right when sure ${right}, calibration error ${calibrationError(said).toFixed(3)} (n ${said.length})`;
}
