/** A brief with what its statement says for sure, for all that asks briefs and not statements. */
import { type Brief, mayTellMore } from "../types/brief.ts";
import type { Reading } from "../types/reading.ts";
import type { Taxonomy } from "../types/taxonomy.ts";
import { goesIn } from "../ways/goes-in.ts";

/** What a statement may tell of the work besides its kind. */
type ReadMore = Pick<Brief, "input" | "tools" | "languages">;

/**
 * What goes in, tools and languages as the statement was read, each where the brief is silent, the words of the statement
 * speak for it, and the reading of it counts.
 */
function moreRead(brief: Brief, { besides }: Reading, taxonomy: Taxonomy): ReadMore {
  const more: ReadMore = {};
  const input = goesIn(brief, besides?.attributes.input, taxonomy);
  if (brief.input === undefined && input.some((each) => each !== "text")) more.input = [...input];
  if (besides) {
    const { tools, languages } = besides.attributes;
    const { trust } = taxonomy;
    if (brief.tools === undefined && tools.value && tools.confidence >= trust) more.tools = true;
    const isNamed = languages.value.length > 1 || languages.value[0] !== "en";
    if (brief.languages === undefined && isNamed && languages.confidence >= trust) more.languages = languages.value;
  }
  return more;
}

/** The brief with what its statement says for sure. The same brief where nothing is added. */
export function asRead(brief: Brief, reading: Reading, taxonomy: Taxonomy): Brief {
  const more = moreRead(brief, reading, taxonomy);
  return Object.keys(more).length > 0 ? { ...brief, ...more } : brief;
}

/**
 * The same for a brief, and for those of its steps, whose kind is given: that settles the kind alone. What the work of
 * steps is as a whole is left to them.
 */
export function withGivenRead(written: Brief, read: (brief: Brief) => Reading, taxonomy: Taxonomy): Brief {
  const { steps, ...whole } = written;
  if (!steps?.length) return mayTellMore(written) ? asRead(written, read(written), taxonomy) : written;
  const told = steps.map((step) => {
    const own = { ...whole, kind: undefined, task: undefined, ...step } as Brief;
    return mayTellMore(own) ? { ...step, ...moreRead(own, read(own), taxonomy) } : step;
  });
  return { ...written, steps: told };
}
