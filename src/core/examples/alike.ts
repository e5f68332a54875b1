/** Groups of texts that are alike, found without comparing all with all. */
import type { Signatures } from "./min-hash.ts";

/** Places of a signature that are looked up together, so many times over. */
interface Bands {
  count: number;
  rows: number;
}

/**
 * Two texts share a band with the chance of their likeness to the power of its rows. Short bands find texts that are half
 * alike: 16 of 4 rows find 64 of 100 such, and as a pattern has five members or more, nearly every pattern. Of texts
 * that are 85 % alike 10 of 6 rows find 99 of 100, and meet far fewer that only share what everything shares.
 */
const bandsFor = (least: number): Bands => (least > 0.8 ? { count: 10, rows: 6 } : { count: 16, rows: 4 });

/** Bands of one text take four bits of the number of an entry. */
const BAND_BITS = 4;
const MOST_BANDS = 2 ** BAND_BITS;
/** Leaders of one bucket that are compared; more share words that everything shares. */
const MOST_COMPARED = 64;

function bandHash(block: Int32Array, start: number, band: number, rows: number): number {
  let hash = Math.imul(band + 1, 0x9e3779b1);
  for (let row = 0; row < rows; row++) hash = Math.imul(hash ^ block[start + band * rows + row]!, 0x85ebca6b);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * For each text the number of the one that leads its group. In the order given, a text joins the first leader that is
 * at least `least` alike, or leads a group of its own; nobody joins through a third, so groups do not chain.
 */
export function groupAlike(signatures: Signatures, order: ArrayLike<number>, least: number): Int32Array {
  const count = order.length;
  const bands = bandsFor(least);
  const size = 2 ** Math.max(8, Math.ceil(Math.log2(count * bands.count + 1)));
  const mask = size - 1;
  const heads = new Int32Array(size).fill(-1);
  // Entries of the chains: leader number and band. The whole hash spares looks at signatures, which lie far off.
  const next = new Int32Array(count * MOST_BANDS);
  const hashes = new Uint32Array(count * MOST_BANDS);
  const leaders: number[] = [];
  const groups = new Int32Array(signatures.length).fill(-1);
  const seen = new Int32Array(count).fill(-1);
  const wanted = new Uint32Array(bands.count);

  function findLeader(text: number): number {
    for (let band = 0; band < bands.count; band++) {
      let compared = 0;
      for (let entry = heads[wanted[band]! & mask]!; entry >= 0 && compared < MOST_COMPARED; entry = next[entry]!) {
        const leader = entry >> BAND_BITS;
        if (hashes[entry] !== wanted[band] || (entry & (MOST_BANDS - 1)) !== band || seen[leader] === text) continue;
        seen[leader] = text;
        compared++;
        if (signatures.areAlike(leaders[leader]!, text, least)) return leaders[leader]!;
      }
    }
    return -1;
  }

  for (let at = 0; at < count; at++) {
    const text = order[at]!;
    const { block, start } = signatures.row(text);
    for (let band = 0; band < bands.count; band++) wanted[band] = bandHash(block, start, band, bands.rows);
    const found = findLeader(text);
    groups[text] = found < 0 ? text : found;
    if (found >= 0) continue;
    for (let band = 0; band < bands.count; band++) {
      const entry = (leaders.length << BAND_BITS) + band;
      const slot = wanted[band]! & mask;
      hashes[entry] = wanted[band]!;
      next[entry] = heads[slot]!;
      heads[slot] = entry;
    }
    leaders.push(text);
  }
  return groups;
}
