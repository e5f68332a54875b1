/** Monthly costs at a ladder of volumes, as a table. */
import { spokenCount } from "../../core/text/amount.ts";
import type { VolumeCurve } from "../../core/types/hosting-insight.ts";
import type { Block } from "../document/document.ts";

export interface Rung {
  requests_per_month: number;
  /** One for each name, as text. */
  monthly: readonly string[];
}

const isPowerOfTen = ({ requests_per_month }: Pick<Rung, "requests_per_month">): boolean =>
  Math.abs(Math.log10(requests_per_month) - Math.round(Math.log10(requests_per_month))) < 1e-3;

/** The points of a curve that make a ladder: the powers of ten, and the volume asked about. */
export function rungsOf({ points }: VolumeCurve, volume: number | null): VolumeCurve["points"] {
  return points.filter((point) => point.requests_per_month === volume || isPowerOfTen(point));
}

/** Volumes between the powers of ten are left out where room is short, but never `yours`, the client's. */
export function volumeLadder(names: readonly string[], rungs: readonly Rung[], yours: number | null = null): Block {
  return {
    block: "table",
    columns: [
      { head: "requests a month", widths: [30, 26, 20] },
      ...rungs.map((rung) => ({
        head: `${rung.requests_per_month === yours ? "you: " : ""}${spokenCount(rung.requests_per_month)}`,
        right: true,
        ...(rung.requests_per_month === yours ? {} : { spare: isPowerOfTen(rung) ? 1 : 2 }),
      })),
    ],
    rows: names.map((name, i) => ({ cells: [name, ...rungs.map(({ monthly }) => monthly[i]!)] })),
  };
}
