/** The features that a reader knows, by hash: what it weighs is looked up, never listed. */

/** Number of a feature by its name. A `Map` is one too, as it stands while the reader is trained. */
export interface Vocabulary {
  has(name: string): boolean;
  get(name: string): number | undefined;
}

/** FNV-1a over the code units of a name, mixed at the end; 32 bits, unsigned. */
export function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** The whole number of four bytes, the lowest first, at a place in a text of a character for each byte. */
export const numberAt = (bytes: string, place: number): number => {
  const at = place * 4;
  return (
    (bytes.charCodeAt(at) |
      (bytes.charCodeAt(at + 1) << 8) |
      (bytes.charCodeAt(at + 2) << 16) |
      (bytes.charCodeAt(at + 3) << 24)) >>>
    0
  );
};

/** How often a place is guessed anew before it is walked to. */
const GUESSES = 5;

/**
 * Place of a hash among so many sorted ones; -1 when it is not among them. Hashes are evenly spread, so what a guess is
 * off by in size tells how far off it is in place.
 */
function placeOf(hash: number, sorted: string, size: number): number {
  const gap = 2 ** 32 / size;
  let place = Math.floor(hash / gap);
  let found = numberAt(sorted, place);
  for (let guess = 0; guess < GUESSES && found !== hash; guess++) {
    const off = Math.trunc((hash - found) / gap);
    if (off === 0) break;
    place = Math.max(0, Math.min(size - 1, place + off));
    found = numberAt(sorted, place);
  }
  while (found > hash && place > 0) found = numberAt(sorted, --place);
  while (found < hash && place < size - 1) found = numberAt(sorted, ++place);
  return found === hash ? place : -1;
}

/**
 * A vocabulary of sorted hashes, four bytes each, the lowest first. They are looked up where they stand: to unpack all
 * of them would cost more than a reading.
 */
export function vocabularyFrom(base64: string): Vocabulary {
  const sorted = atob(base64);
  const size = sorted.length >> 2;
  const get = (name: string): number | undefined => {
    const place = placeOf(hashOf(name), sorted, size);
    return place < 0 ? undefined : place;
  };
  return { get, has: (name) => get(name) !== undefined };
}
