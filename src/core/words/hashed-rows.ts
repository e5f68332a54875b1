/**
 * Rows of bytes that are found by a name of which only the hash is stored. They are looked up where they stand: to unpack
 * all of them would cost more than a reading.
 */

/** The hash of no text yet. */
export const HASH_START = 0x811c9dc5;

/** FNV-1a over the code units of more text, from one offset up to another. */
export function hashOn(hash: number, text: string, from = 0, to = text.length): number {
  let on = hash;
  for (let at = from; at < to; at++) on = Math.imul(on ^ text.charCodeAt(at), 0x01000193);
  return on;
}

/** What the hash of a whole text comes to, mixed at the end; 32 bits, unsigned. */
export function hashEnd(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 12)) >>> 0;
}

export const hashOf = (name: string): number => hashEnd(hashOn(HASH_START, name));

/**
 * The first byte says how many low bits of a hash stand in its row; those above them are the number of its bucket. Then
 * comes where each bucket begins and, once more, where the last one ends, four bytes each; and a bit for each part of each
 * bucket, set where a row has a hash in it: of ten hashes that have no row nine are known by that. A row has the low bits
 * of its hash, three bytes; its length, one byte; and so many bytes. All numbers begin with their lowest byte or bit.
 */
export interface HashedRows {
  bytes: Uint8Array;
  view: DataView;
  lowBits: number;
  lowMask: number;
  partsAt: number;
}

/** Bits of a hash that find room in a row. */
export const MOST_LOW_BITS = 24;
/** So many of the low bits tell the part of a bucket. */
export const PART_BITS = 5;
/** Bytes of a row before its own. */
export const ROW_HEAD = 4;
/** Bytes of a row at most. */
export const LONGEST_ROW = 255;

/** Where it is said where a bucket begins. */
export const bucketAt = (bucket: number): number => 1 + 4 * bucket;

export function hashedRows(bytes: Uint8Array): HashedRows {
  const lowBits = bytes[0]!;
  return {
    bytes,
    view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    lowBits,
    lowMask: 2 ** lowBits - 1,
    partsAt: bucketAt(2 ** (32 - lowBits) + 1),
  };
}

/** Where the bytes of the row of a hash begin; 0 when it has none. */
export function hashedRow({ bytes, view, lowBits, lowMask, partsAt }: HashedRows, hash: number): number {
  const part = hash >>> (lowBits - PART_BITS);
  if ((bytes[partsAt + (part >>> 3)]! & (1 << (part & 7))) === 0) return 0;
  const bucket = hash >>> lowBits;
  const low = hash & lowMask;
  const end = view.getUint32(bucketAt(bucket + 1), true);
  for (let at = view.getUint32(bucketAt(bucket), true); at < end; at += ROW_HEAD + bytes[at + 3]!) {
    if ((bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16)) === low) return at + ROW_HEAD;
  }
  return 0;
}

/** Where a row that begins at a place ends. */
export const endOfRow = (bytes: Uint8Array, row: number): number => row + bytes[row - 1]!;
