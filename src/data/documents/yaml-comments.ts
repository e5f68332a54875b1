/** Where the comments of a YAML text stand. */
import { CST, Lexer } from "yaml";
import type { Span } from "../../core/types/scoping-doc.ts";

/** Offsets of all comments; a `#` within a scalar begins none. Any text will do, also one that is no YAML. */
export function yamlComments(text: string): Span[] {
  const found: Span[] = [];
  let at = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    const wasScalar = isScalar;
    isScalar = source === CST.SCALAR;
    if (isScalar || source === CST.DOCUMENT || source === CST.FLOW_END) continue;
    if (!wasScalar && source.startsWith("#")) found.push({ start: at, end: at + source.length });
    at += source.length;
  }
  return found;
}
