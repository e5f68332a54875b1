/** Counts of short values, and whether they are a closed set. */
import type { ExampleClass } from "../types/client-data/examples.ts";
import { personalKinds } from "./personal-data.ts";

/** A longer answer is not one of a list. */
const LONGEST_VALUE = 60;
/** More values than this are no list that a person keeps. */
const MOST_VALUES = 200;
/** Values that are counted before a set is taken for open. */
const MOST_COUNTED = 5000;
/** A value that fewer examples hold is not named: it may be somebody's own words. */
const LEAST_NAMED = 3;
/** Share of the answers that must hold a value seen so often, for the set to be closed. */
const CLOSED_SHARE = 0.9;

export class ClosedValues {
  readonly #counts = new Map<string, number>();
  #long = 0;
  #total = 0;

  add(value: string): void {
    this.#total++;
    const text = value.trim();
    const count = this.#counts.get(text);
    if (count !== undefined) this.#counts.set(text, count + 1);
    else if (text.length > LONGEST_VALUE || text === "" || this.#counts.size >= MOST_COUNTED) this.#long++;
    else this.#counts.set(text, 1);
  }

  get total(): number {
    return this.#total;
  }

  /** Values that were counted, and one for each that was too long or came too late. */
  get distinct(): number {
    return this.#counts.size + this.#long;
  }

  /** Share of the answers whose value is seen often enough to be named. */
  get namedShare(): number {
    let named = 0;
    for (const count of this.#counts.values()) if (count >= LEAST_NAMED) named += count;
    return this.#total === 0 ? 0 : named / this.#total;
  }

  get isClosed(): boolean {
    return this.#counts.size <= MOST_VALUES && this.namedShare >= CLOSED_SHARE;
  }

  /** The most frequent first; those that may not be named together at the end. */
  classes(): ExampleClass[] {
    const isNamed = ([label, count]: [string, number]) => count >= LEAST_NAMED && personalKinds(label) === 0;
    const named = [...this.#counts].filter(isNamed);
    named.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const classes: ExampleClass[] = named.map(([label, count]) => ({ label, count }));
    const rest = this.#total - named.reduce((sum, [, count]) => sum + count, 0);
    return rest > 0 ? [...classes, { label: null, count: rest }] : classes;
  }
}
