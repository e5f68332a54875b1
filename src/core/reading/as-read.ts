/** A brief with what its statement says for sure, for all that asks briefs and not statements. */
import type { Brief, InputKind } from "../types/brief.ts";
import type { Attribute, Reading } from "../types/reading.ts";

/** From which confidence on what was read counts, and pictures already do: a model that cannot see them is the worse mistake. */
interface Trusted {
  trust: number;
  pictures: number;
}

function inputFrom({ value, confidence }: Attribute<InputKind[]>, { trust, pictures }: Trusted): InputKind[] {
  if (confidence >= trust) return value;
  return confidence >= pictures ? value.filter((input) => input === "scan" || input === "image") : [];
}

/**
 * The brief with what goes in, tools and languages as its statement was read, each where the brief is silent, the words
 * of the statement speak for it, and the reading of it is sure by the trusted share; pictures from a smaller share on.
 * The same brief where nothing is added.
 */
export function asRead(brief: Brief, { besides }: Reading, trusted: Trusted): Brief {
  if (!besides) return brief;
  const { input, tools, languages } = besides.attributes;
  const { trust } = trusted;
  const more: Pick<Brief, "input" | "tools" | "languages"> = {};
  const goesIn = inputFrom(input, trusted);
  if (brief.input === undefined && goesIn.some((each) => each !== "text")) more.input = goesIn;
  if (brief.tools === undefined && tools.value && tools.confidence >= trust) more.tools = true;
  const isNamed = languages.value.length > 1 || languages.value[0] !== "en";
  if (brief.languages === undefined && isNamed && languages.confidence >= trust) more.languages = languages.value;
  return Object.keys(more).length > 0 ? { ...brief, ...more } : brief;
}
