/** Short names for content: the same content has the same name, on every machine. Not for secrets. */

/** Mixes the halves of two 32-bit numbers. */
const mix = (hash: number, other: number) =>
  (Math.imul(hash ^ (hash >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)) >>> 0;

/** Two numbers of 32 bits. */
function hashOf(text: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return [mix(a, b), mix(b, a)];
}

/** Twelve hexadecimal digits for a text. */
export function contentHash(text: string): string {
  const [high, low] = hashOf(text).map((half) => half.toString(16).padStart(8, "0"));
  return `${high}${low}`.slice(0, 12);
}

/** A number of 53 bits: among a million texts two that differ share one with a chance of one in 18,000. */
export function textKey(text: string): number {
  const [high, low] = hashOf(text);
  return low * 2 ** 21 + (high >>> 11);
}
