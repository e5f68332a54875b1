/** What single sentences say of a statement: a cue of a few words must be heard in a paragraph too. */
import { FACT_SOURCES, INPUTS } from "../types/brief.ts";
import type { Sighting } from "../words/features.ts";
import type { Token } from "../words/tokens.ts";
import type { RawScores, Scores } from "./reader.ts";

/** The sightings of each sentence by its number, in the order in which sentences are first seen. */
export function bySentence<S extends Sighting<unknown>>(
  tokens: readonly Token[],
  sightings: readonly S[],
): Map<number, S[]> {
  const sentences = new Map<number, S[]>();
  for (const sighting of sightings) {
    if (sighting.from < 0) continue;
    const { sentence } = tokens[sighting.from]!;
    const known = sentences.get(sentence);
    if (known) known.push(sighting);
    else sentences.set(sentence, [sighting]);
  }
  return sentences;
}

/** Raises the named outputs of a head to the highest that one of the parts has for them. */
function raised(whole: Scores, parts: readonly Scores[], outputs: readonly number[]): Scores {
  const result = whole.slice();
  for (const output of outputs) for (const part of parts) result[output] = Math.max(result[output]!, part[output]!);
  return result;
}

const TOOLS = INPUTS.length;
const DOCUMENTS = FACT_SOURCES.flatMap((source, at) => (source.startsWith("documents") ? [at] : []));

/** The scores of a statement where tools and documents are those of the sentence that speaks most clearly for them. */
export function pooled(whole: RawScores, sentences: readonly RawScores[]): RawScores {
  if (sentences.length < 2) return whole;
  const of = (name: "traits" | "facts") => sentences.map((scores) => scores[name]);
  return {
    ...whole,
    traits: raised(whole.traits, of("traits"), [TOOLS]),
    facts: raised(whole.facts, of("facts"), DOCUMENTS),
  };
}
