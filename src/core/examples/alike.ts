/**
 * Groups of texts that are alike, found without comparing all with all: texts are masked, signed, and grouped by their
 * signatures.
 */

/** Marks are words, so that they take part in what two texts share. `holds` is a quick look whether to look at all. */
const MASKS: readonly { holds?: RegExp; pattern: RegExp; mark: string }[] = [
  { holds: /:\/\/|www\./i, pattern: /\b(?:https?:\/\/|www\.)[^\s<>"')\]]+/gi, mark: " qurl " },
  { holds: /@/, pattern: /[^\s@<>()[\]"',;:]+@[^\s@<>()[\]"',;:]+/g, mark: " qmail " },
  { pattern: /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/g, mark: " qdate " },
  {
    pattern:
      /\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s+\d{2,4})?\b/gi,
    mark: " qdate ",
  },
  { holds: /[$€£¥]/, pattern: /(?:AU|US|NZ|CA|S)?[$€£¥]\s?\d[\d.,]*/g, mark: " qmoney " },
  { pattern: /\b(?:aud|usd|eur|gbp|nzd)\s?\d[\d.,]*/gi, mark: " qmoney " },
  // An identifier mixes letters and digits, such as an order number.
  { pattern: /\b(?:[A-Za-z-]+\d|\d+[A-Za-z])[A-Za-z\d-]*\b/g, mark: " qid " },
  { pattern: /#?\d(?:[\d.,:\s-]*\d)?/g, mark: " qnumber " },
];

/** The text in small letters with addresses, dates, money, ids and numbers masked. */
export function masked(text: string): string {
  // Most masks have nothing to do in text without a digit or an address.
  if (!/[\d@]|www\.|:\/\//.test(text)) return text.toLowerCase();
  const mask = (left: string, { holds, pattern, mark }: (typeof MASKS)[number]): string =>
    holds && !holds.test(left) ? left : left.replace(pattern, mark);
  return MASKS.reduce(mask, text).toLowerCase();
}

/** White space and the case of letters make no difference between two requests. */
export const plainly = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();

/** Places of a signature. The estimate is right to about 5 points at the limits used. */
const PLACES = 64;
/** Words of a text that are looked at. */
const MOST_WORDS = 400;
/** Higher than any value of a pair of words. */
const EMPTY = 0x7fffffff;

const WORDS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]+/gu;

/** Odd multipliers, so that each place orders the pairs in a way of its own. Fixed: the same file, the same groups. */
const [MULTIPLIERS, ADDENDS] = (() => {
  const multipliers = new Int32Array(PLACES);
  const addends = new Int32Array(PLACES);
  let state = 0x9e3779b9;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  for (let place = 0; place < PLACES; place++) {
    multipliers[place] = next() | 1;
    addends[place] = next();
  }
  return [multipliers, addends];
})();

function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

const mix = (hash: number): number => {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return most ^ (most >>> 16);
};

/** The signature in the making. Whole numbers with a sign are what the machine compares fastest. */
const lowest = new Int32Array(PLACES);

/** Writes the signature of a text at `offset`. A text without words is like another one without words only. */
function sign(text: string, into: Int32Array, offset: number): void {
  lowest.fill(EMPTY);
  const words = text.match(WORDS) ?? [];
  const count = Math.min(words.length, MOST_WORDS);
  let before = 0;
  for (let at = 0; at < count; at++) {
    const hash = wordHash(words[at]!);
    // A lone word is its own pair.
    if (at > 0 || count === 1) takePair(mix(Math.imul(before, 31) + hash));
    before = hash;
  }
  into.set(lowest, offset);
}

/** Each place keeps the lowest value that it gives to a pair. */
function takePair(pair: number): void {
  for (let place = 0; place < PLACES; place++) {
    const value = (Math.imul(pair, MULTIPLIERS[place]!) + ADDENDS[place]!) | 0;
    if (value < lowest[place]!) lowest[place] = value;
  }
}

/**
 * Signatures of texts: the share of equal places in two of them estimates the share of word pairs in common. Kept in
 * blocks, so that growing copies nothing.
 */
export class Signatures {
  #blocks: Int32Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    const at = this.#length++ % BLOCK;
    if (at === 0) this.#blocks.push(new Int32Array(BLOCK * PLACES));
    sign(text, this.#blocks.at(-1)!, at * PLACES);
  }

  /** The block of a row and where the row begins in it. */
  row(index: number): { block: Int32Array; start: number } {
    return { block: this.#blocks[Math.floor(index / BLOCK)]!, start: (index % BLOCK) * PLACES };
  }

  /** True when at least the share `least` of the places is equal. */
  areAlike(one: number, other: number, least: number): boolean {
    const [a, b] = [this.#blocks[Math.floor(one / BLOCK)]!, this.#blocks[Math.floor(other / BLOCK)]!];
    const [from, start] = [(one % BLOCK) * PLACES, (other % BLOCK) * PLACES];
    // Most pairs that are compared differ, and show it soon.
    let mayDiffer = Math.floor(PLACES * (1 - least) + 1e-9);
    for (let place = 0; place < PLACES; place++) {
      if (a[from + place] !== b[start + place] && --mayDiffer < 0) return false;
    }
    return true;
  }
}

const BLOCK = 4096;

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
