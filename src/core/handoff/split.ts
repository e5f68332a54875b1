/** Which examples are held out. A copy never stands on both sides. */

/** Places of the examples on each side, in the order of the file. */
export interface ExampleSplit {
  held_out: number[];
  training: number[];
  /** They watch over the training. */
  validation: number[];
}

/** Fewer cases than this tell two models apart only where they differ a lot. */
export const LEAST_HELD_OUT = 100;
const MOST_HELD_OUT = 400;
/** Share of the examples that is held out between these two. */
const SHARE = 0.2;
/** One in so many of the examples to train on watches over the training. */
const VALIDATION = 10;

/** A number for a group that orders groups as if by chance, and the same way each time. */
const shuffled = (group: number): number => {
  const mixed = Math.imul(group ^ (group >>> 16), 0x85ebca6b);
  return (Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) ^ (mixed >>> 16)) >>> 0;
};

/** Examples in the order of the file by the group of copies that each belongs to. */
function membersOf(groups: readonly number[]): Map<number, number[]> {
  const members = new Map<number, number[]>();
  groups.forEach((group, at) => {
    const before = members.get(group);
    if (before) before.push(at);
    else members.set(group, [at]);
  });
  return members;
}

/** True when as many examples as are held out, and not fewer than the least, are left to train on. */
export const areEnoughToTrain = (groups: readonly number[]): boolean => new Set(groups).size >= 2 * LEAST_HELD_OUT;

/** `groups`: for each example the number of its group of copies. Without training all may be held out, up to the most. */
export function splitExamples(groups: readonly number[], training: boolean): ExampleSplit {
  const members = membersOf(groups);
  const order = [...members.keys()].sort((a, b) => shuffled(a) - shuffled(b) || a - b);
  const share = Math.max(LEAST_HELD_OUT, Math.min(MOST_HELD_OUT, Math.round(members.size * SHARE)));
  const wanted = training ? Math.min(share, Math.floor(members.size / 2)) : MOST_HELD_OUT;
  const held = order.slice(0, wanted);
  const rest = training ? order.slice(wanted) : [];
  const watching = rest.slice(0, Math.ceil(rest.length / VALIDATION));
  const inOrder = (places: number[]): number[] => places.sort((a, b) => a - b);
  const all = (of: readonly number[]): number[] => inOrder(of.flatMap((group) => members.get(group)!));
  return {
    // One of each group is a case; its copies would only count it twice.
    held_out: inOrder(held.map((group) => members.get(group)![0]!)),
    training: all(rest.slice(watching.length)),
    validation: all(watching),
  };
}
