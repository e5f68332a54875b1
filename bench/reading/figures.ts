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

const binsOf = (said: readonly Said[]): Said[][] =>
  Array.from({ length: 10 }, (_, bin) =>
    said.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === bin),
  ).filter((within) => within.length > 0);

/** Expected calibration error over ten bins of the confidence. */
export function calibrationError(said: readonly Said[]): number {
  let error = 0;
  for (const within of binsOf(said)) {
    const stated = within.reduce((sum, { confidence }) => sum + confidence, 0);
    error += Math.abs(stated - within.filter(({ right }) => right).length);
  }
  return error / Math.max(1, said.length);
}

/** The calibration error that chance alone gives on so few rows where every confidence is true. */
export function chanceError(said: readonly Said[]): number {
  let error = 0;
  for (const within of binsOf(said)) {
    const spread = within.reduce((sum, { confidence }) => sum + confidence * (1 - confidence), 0);
    error += Math.sqrt((2 / Math.PI) * spread);
  }
  return error / Math.max(1, said.length);
}

/** Right when sure, how many are sure, and the calibration error beside that of chance, in one line. */
export function surenessText(said: readonly Said[], sure = 0.8): string {
  const sureOnes = said.filter(({ confidence }) => confidence >= sure);
  const right = percent(sureOnes.filter((one) => one.right).length, sureOnes.length);
  const errors = `calibration error ${calibrationError(said).toFixed(3)} (chance ${chanceError(said).toFixed(3)}, n ${said.length})`;
  return `sure ${percent(sureOnes.length, said.length)}, right when sure ${right}, ${errors}`;
}
