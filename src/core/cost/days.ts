/** Days between dates. */
import type { IsoDate } from "../brief.ts";

const DAY_MS = 86_400_000;

/** Whole days from `from` until `to`; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}
