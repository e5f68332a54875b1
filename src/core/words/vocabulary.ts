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

/** Number of a hash among sorted ones; -1 when it is not among them. */
function placeOf(hash: number, sorted: Uint32Array): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle]!;
    if (found === hash) return middle;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** A vocabulary of sorted hashes, four bytes each, the lowest first. */
export function vocabularyFrom(base64: string): Vocabulary & { size: number } {
  const bytes = atob(base64);
  const sorted = new Uint32Array(bytes.length >> 2);
  for (let at = 0, byte = 0; at < sorted.length; at++, byte += 4) {
    sorted[at] =
      bytes.charCodeAt(byte) |
      (bytes.charCodeAt(byte + 1) << 8) |
      (bytes.charCodeAt(byte + 2) << 16) |
      (bytes.charCodeAt(byte + 3) << 24);
  }
  const get = (name: string): number | undefined => {
    const place = placeOf(hashOf(name), sorted);
    return place < 0 ? undefined : place;
  };
  return { get, has: (name) => get(name) !== undefined, size: sorted.length };
}
