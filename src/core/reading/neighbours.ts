/**
 * Statements learnt from, by the words that they hold. Where those nearest to a new one are of one tier a reading can be
 * relied on; where they are not it hardly can, however sure the heads are. Weights add up what single words say; neighbours
 * have been met as a whole.
 */

/**
 * As stored: the count of statements and that of lists, four bytes each; then for each list the key of its feature and
 * where it begins, four bytes each, by key; a byte each with the tiers of the statements, 0 to 3, and with their lengths;
 * and the lists. A list holds its length and the steps from one statement to the next, seven bits a byte, the lowest
 * first; a set eighth bit says that more follow.
 */
export interface Neighbours {
  bytes: Uint8Array;
  view: DataView;
  statements: number;
  lists: number;
  tiersAt: number;
}

const HEAD = 8;
const ENTRY = 8;
/** Lengths are stored times this. */
export const LENGTH_SCALE = 4;

export function neighboursFrom(bytes: Uint8Array): Neighbours {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const statements = view.getUint32(0, true);
  const lists = view.getUint32(4, true);
  return { bytes, view, statements, lists, tiersAt: HEAD + lists * ENTRY };
}

/** Where the list of a feature begins; 0 when it has none. */
function listOf({ view, lists }: Neighbours, key: number): number {
  let low = 0;
  let high = lists;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (view.getUint32(HEAD + middle * ENTRY, true) < key) low = middle + 1;
    else high = middle;
  }
  const at = HEAD + low * ENTRY;
  return low < lists && view.getUint32(at, true) === key ? view.getUint32(at + 4, true) : 0;
}

/** How much a feature counts that so many of all statements have, squared as both sides have it. */
export const rarity = (having: number, statements: number): number => Math.log(statements / (1 + having)) ** 2;

/**
 * Adds to the nearness of each statement of a list, and to those that were met at all. One flat loop: lists are most of
 * what a reading walks through, and the first reading of a process walks it uncompiled.
 */
function addList({ bytes, statements }: Neighbours, list: number, nearness: Float32Array, met: number[]): void {
  let statement = -1;
  let counts = 0;
  let left: number | null = null;
  let number = 0;
  let shift = 0;
  for (let at = list; left !== 0; at++) {
    const byte = bytes[at]!;
    number |= (byte & 127) << shift;
    shift += 7;
    if (byte > 127) continue;
    if (left === null) {
      left = number;
      counts = rarity(left, statements);
    } else {
      left--;
      statement += number;
      if (nearness[statement] === 0) met.push(statement);
      nearness[statement]! += counts;
    }
    number = 0;
    shift = 0;
  }
}

/** How much more the nearer count: a statement half as near as the nearest counts a 256th. */
const STEEP = 8;
/** What is this far from the nearest counts nothing. */
const FAR = 0.3;
/** What each tier has beforehand, in statements as near as the nearest. */
const BEFOREHAND = 0.02;

/** Share of each tier among the statements nearest to one with these features, the nearer counting for more. */
export function tiersNearby(features: Iterable<number>, neighbours: Neighbours): Float64Array {
  const { bytes, statements, tiersAt } = neighbours;
  const nearness = new Float32Array(statements);
  const met: number[] = [];
  for (const feature of features) {
    const list = listOf(neighbours, feature);
    if (list > 0) addList(neighbours, list, nearness, met);
  }
  let nearest = 0;
  for (const at of met) {
    nearness[at]! /= bytes[tiersAt + statements + at]!;
    if (nearness[at]! > nearest) nearest = nearness[at]!;
  }
  const shares = new Float64Array(4).fill(BEFOREHAND);
  for (const at of met) {
    const share = nearness[at]! / nearest;
    if (share > FAR) shares[bytes[tiersAt + at]!]! += share ** STEEP;
  }
  const sum = shares[0]! + shares[1]! + shares[2]! + shares[3]!;
  for (let tier = 0; tier < 4; tier++) shares[tier]! /= sum;
  return shares;
}
