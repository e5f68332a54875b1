/** Signatures of texts: the share of equal places in two of them estimates the share of word pairs in common. */

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

/** Rows of signatures, kept in blocks so that growing copies nothing. */
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
