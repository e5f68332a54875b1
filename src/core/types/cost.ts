/** What is said of a cost: its range, its notes, and the formula behind it. */
import type { Currency } from "./brief.ts";

/** `low` and `high` bound the truth, `likely` is the figure to quote. */
export interface Range<T> {
  low: T;
  likely: T;
  high: T;
}

/** Amounts in one currency. Null is unknown. */
export interface AmountRange extends Range<number | null> {
  currency: Currency;
}

/** A figure's formula, its inputs, where each came from and its date. Shown by --explain-costs. */
export interface CostTrace {
  formula: string;
  inputs: { name: string; value: number | string | null; unit: string; source: string; date: string | null }[];
}

export interface CostNote {
  id: string;
  text: string;
}

/** 10^-12 of a unit of some currency. */
export type Pico = bigint;
