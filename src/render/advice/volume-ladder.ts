/** Monthly costs at a ladder of volumes, as a table. */
import { spokenCount } from "../../core/text/spoken.ts";
import type { Block } from "../document/document.ts";

export interface Rung {
  requests_per_month: number;
  /** One for each name, as text. */
  monthly: readonly string[];
}

/** Volumes between the powers of ten can be spared. */
const isPowerOfTen = ({ requests_per_month }: Rung): boolean => Number.isInteger(Math.log10(requests_per_month));

export function volumeLadder(names: readonly string[], rungs: readonly Rung[]): Block {
  return {
    block: "table",
    columns: [
      { head: "requests a month", widths: [30, 26, 20] },
      ...rungs.map((rung) => ({
        head: spokenCount(rung.requests_per_month),
        right: true,
        ...(isPowerOfTen(rung) ? {} : { spare: 1 }),
      })),
    ],
    rows: names.map((name, i) => ({ cells: [name, ...rungs.map(({ monthly }) => monthly[i]!)] })),
  };
}
