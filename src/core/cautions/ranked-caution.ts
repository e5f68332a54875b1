/** A caution with its place among the others; the smaller, the earlier. */
import type { Caution } from "../types/decision.ts";

export interface RankedCaution extends Caution {
  rank: number;
}

export const caution = (rank: number, id: string, text: string): RankedCaution => ({ rank, id, text });
