/** A number that stands for a text when texts are compared but not kept. */

/** 53 bits: among a million texts two that differ share one with a chance of one in 18,000. */
export function textKey(text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (b >>> 0) * 2 ** 21 + (a >>> 11);
}

/** White space and the case of letters make no difference between two requests. */
export const plainly = (text: string): string => text.replace(/\s+/g, " ").trim().toLowerCase();
