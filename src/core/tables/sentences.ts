/** Sentences of taxonomy/sentences.yaml with their figures. */
import { remember } from "../remember/remember.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";
import { dataError } from "../types/errors.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

/** The sentences that the program says, and the figures that it has for each: what their words in braces may be. */
export const SENTENCE_WORDS = {
  "alternative-home": [],
  "alternative-hosted": [],
  "alternative-hosted-tuned": [],
  "alternative-large": [],
  "alternative-leased": [],
  "alternative-over-budget": [],
  "alternative-prompted": [],
  "alternative-value": [],
} as const satisfies Record<string, readonly string[]>;
export type SentenceId = keyof typeof SENTENCE_WORDS;

const textsById = remember(
  ({ sentences }: Taxonomy) => new Map(sentences.map(({ id, says }): [string, string] => [id, says])),
);

/** A sentence, or a part of one, in the words of the taxonomy. One without it is a data error. */
export function worded<Id extends SentenceId>(
  id: Id,
  figures: PhraseFigures<(typeof SENTENCE_WORDS)[Id][number]>,
  taxonomy: Taxonomy,
): string {
  const text = textsById(taxonomy).get(id);
  if (text === undefined) throw dataError(`sentences: no sentence "${id}"; add it to sentences.yaml`);
  return filledPhrase(text, figures);
}
