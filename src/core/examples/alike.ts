/** Groups of texts that are alike, found without comparing all with all. */
import type { Signatures } from "./min-hash.ts";

const BANDS = 16;
const ROWS = 4;
/** Leaders of one bucket that are compared; more share words that everything shares. */
const MOST_COMPARED = 64;

function bandHash(block: Uint32Array, start: number, band: number): number {
  let hash = Math.imul(band + 1, 0x9e3779b1);
  for (let row = 0; row < ROWS; row++) hash = Math.imul(hash ^ block[start + band * ROWS + row]!, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * For each text the number of the one that leads its group. In the order given, a text joins the first leader that is
 * at least `least` alike, or leads a group of its own; nobody joins through a third, so groups do not chain.
 */
export function groupAlike(signatures: Signatures, order: ArrayLike<number>, least: number): Int32Array {
  const count = order.length;
  const size = 2 ** Math.max(8, Math.ceil(Math.log2(count * BANDS + 1)));
  const heads = new Int32Array(size).fill(-1);
  // Entries of the chains: leader number `e / BANDS`, band `e % BANDS`.
  const next = new Int32Array(count * BANDS);
  const leaders: number[] = [];
  const groups = new Int32Array(signatures.length).fill(-1);
  const seen = new Int32Array(count).fill(-1);

  function findLeader(text: number, slots: Uint32Array): number {
    for (let band = 0; band < BANDS; band++) {
      let compared = 0;
      for (let entry = heads[slots[band]!]!; entry >= 0 && compared < MOST_COMPARED; entry = next[entry]!) {
        const leader = Math.floor(entry / BANDS);
        if (entry % BANDS !== band || seen[leader] === text) continue;
        seen[leader] = text;
        compared++;
        if (signatures.areAlike(leaders[leader]!, text, least)) return leaders[leader]!;
      }
    }
    return -1;
  }

  const slots = new Uint32Array(BANDS);
  for (let at = 0; at < count; at++) {
    const text = order[at]!;
    const { block, start } = signatures.row(text);
    for (let band = 0; band < BANDS; band++) slots[band] = bandHash(block, start, band) % size;
    const found = findLeader(text, slots);
    groups[text] = found < 0 ? text : found;
    if (found >= 0) continue;
    for (let band = 0; band < BANDS; band++) {
      const entry = leaders.length * BANDS + band;
      next[entry] = heads[slots[band]!]!;
      heads[slots[band]!] = entry;
    }
    leaders.push(text);
  }
  return groups;
}
