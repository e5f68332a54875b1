/** One notion of uncertainty for the whole program. */

/** `low` and `high` bound the truth, `likely` is the figure to quote. */
export interface Range<T> {
  low: T;
  likely: T;
  high: T;
}
