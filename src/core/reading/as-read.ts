/** A brief with what its statement says for sure, for all that asks briefs and not statements. */
import type { Brief } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { goesIn } from "../ways/goes-in.ts";

/**
 * The brief with what goes in, tools and languages as its statement was read, each where the brief is silent, the words
 * of the statement speak for it, and the reading of it counts. The same brief where nothing is added.
 */
export function asRead(brief: Brief, { besides }: Reading, taxonomy: Taxonomy): Brief {
  const more: Pick<Brief, "input" | "tools" | "languages"> = {};
  const input = goesIn(brief, besides?.attributes.input, taxonomy);
  if (brief.input === undefined && input.some((each) => each !== "text")) more.input = [...input];
  if (besides) {
    const { tools, languages } = besides.attributes;
    const { trust } = taxonomy;
    if (brief.tools === undefined && tools.value && tools.confidence >= trust) more.tools = true;
    const isNamed = languages.value.length > 1 || languages.value[0] !== "en";
    if (brief.languages === undefined && isNamed && languages.confidence >= trust) more.languages = languages.value;
  }
  return Object.keys(more).length > 0 ? { ...brief, ...more } : brief;
}
