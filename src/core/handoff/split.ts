/** Which examples are held out. A copy never stands on both sides. */

export interface Split {
  /** Places of the examples on each side, in the order of the file. */
  held_out: number[];
  training: number[];
}

/** Fewer cases than this tell two models apart only where they differ a lot. */
export const LEAST_HELD_OUT = 100;
export const MOST_HELD_OUT = 400;
/** Share of the examples that is held out between these two. */
const SHARE = 0.2;

/** A number for a group that orders groups as if by chance, and the same way each time. */
const shuffled = (group: number): number => {
  const mixed = Math.imul(group ^ (group >>> 16), 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ (mixed >>> 16)) >>> 0;
};

/** `groups`: for each example the number of its group of copies. Without training all may be held out, up to the most. */
export function splitExamples(groups: readonly number[], training: boolean): Split {
  const members = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const before = members.get(group);
    if (before) before.push(at);
    else members.set(group, [at]);
  });
  const order = [...members.keys()].sort((a, b) => shuffled(a) - shuffled(b) || a - b);
  const share = Math.max(LEAST_HELD_OUT, Math.min(MOST_HELD_OUT, Math.round(members.size * SHARE)));
  const wanted = training ? Math.min(share, Math.floor(members.size / 2)) : MOST_HELD_OUT;
  // One of each group is a case; its copies would only count it twice.
  const held = order.slice(0, wanted);
  const isHeld = new Set(held);
  return {
    held_out: held.map((group) => members.get(group)![0]!).sort((a, b) => a - b),
    training: groups.flatMap((group, at) => (isHeld.has(group) ? [] : [at])),
  };
}
