/** A brief with what its statement says for sure, for all that asks briefs and not statements. */
import type { Brief } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";

/**
 * The brief with what goes in, tools and languages as its statement was read, each where the brief is silent, the words
 * of the statement speak for it, and the reading of it is sure by the trusted share. The same brief where nothing is
 * added.
 */
export function asRead(brief: Brief, { besides }: Reading, trust: number): Brief {
  if (!besides) return brief;
  const { input, tools, languages } = besides.attributes;
  const more: Pick<Brief, "input" | "tools" | "languages"> = {};
  const isText = input.value.length === 1 && input.value[0] === "text";
  if (brief.input === undefined && !isText && input.confidence >= trust) more.input = input.value;
  if (brief.tools === undefined && tools.value && tools.confidence >= trust) more.tools = true;
  const isNamed = languages.value.length > 1 || languages.value[0] !== "en";
  if (brief.languages === undefined && isNamed && languages.confidence >= trust) more.languages = languages.value;
  return Object.keys(more).length > 0 ? { ...brief, ...more } : brief;
}
