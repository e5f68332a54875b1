/** A short name for content: the same content has the same name, on every machine. Not for secrets. */

/** Mixes the halves of two 32-bit numbers. */
const mix = (hash: number, other: number) =>
  Math.imul(hash ^ (hash >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);

/** Twelve hexadecimal digits for a text. */
export function contentHash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  const high = (mix(a, b) >>> 0).toString(16).padStart(8, "0");
  const low = (mix(b, a) >>> 0).toString(16).padStart(8, "0");
  return `${high}${low}`.slice(0, 12);
}
