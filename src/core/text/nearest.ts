/** The known name closest to a misspelt one, for "did you mean". */
import { quote } from "./plain-text.ts";

/** Edit distance with swaps of neighbours counted as one edit. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** Up to which share of its letters a name may be misspelt; more is another name. */
const MISSPELT = 0.25;

/** Whether two names are one but for a slip: their letters alone count, and signs and numbers do not. */
export function isSlipOf(name: string, known: string): boolean {
  const [a, b] = [name, known].map((each) =>
    each
      .toLowerCase()
      .replace(/[^a-z]/g, "")
      .slice(0, 64),
  );
  return distance(a!, b!) <= Math.max(1, Math.floor(a!.length * MISSPELT));
}

/** A beginning this long is no slip of the hand. */
const LEAST_BEGINNING = 3;

/** The one name that begins like this, such as `cloud-ok` of `cloud`. */
function beginningWith(wanted: string, known: readonly string[]): string | undefined {
  if (wanted.length < LEAST_BEGINNING) return undefined;
  const found = new Set(known.filter((each) => each.toLowerCase().startsWith(wanted)));
  return found.size === 1 ? [...found][0] : undefined;
}

/** Returns the nearest of `names`, or undefined when none is near enough to be meant. */
export function nearest(name: string, names: Iterable<string>): string | undefined {
  const known = [...names];
  const wanted = name.toLowerCase().slice(0, 64);
  let best: string | undefined;
  let least = Math.max(2, Math.floor(wanted.length * 0.4)) + 1;
  for (const candidate of known) {
    const away = distance(wanted, candidate.toLowerCase());
    if (away < least) {
      least = away;
      best = candidate;
    }
  }
  return best ?? beginningWith(wanted, known);
}

/** `did you mean "tier"?` where a name is near enough to be meant, else what to do about the unknown one. */
export function didYouMean(name: string, names: Iterable<string>, otherwise: string): string {
  const meant = nearest(name, names);
  return meant === undefined ? otherwise : `did you mean ${quote(meant)}?`;
}
