/** Exact amounts of US dollars, where the truth is a range. */
import type { Pico, Range } from "../types/cost.ts";

/** In picodollars; null is unknown. */
export type Amounts = Range<Pico | null>;

/** The same sum at each end. */
export const atEachEnd = (of: (end: keyof Amounts) => Pico | null): Amounts => ({
  low: of("low"),
  likely: of("likely"),
  high: of("high"),
});
