/** Sentences of taxonomy/sentences.yaml with their figures. */
import { remember } from "../remember/remember.ts";
import { filledPhrase, type PhraseFigures } from "../text/phrase.ts";
import { dataError } from "../types/errors.ts";
import type { SentenceFigures, SentenceId, Taxonomy } from "../types/taxonomy.ts";

const textsById = remember(
  ({ sentences }: Taxonomy) => new Map(sentences.map(({ id, says }): [string, string] => [id, says])),
);

/** A sentence, or a part of one, in the words of the taxonomy. One without it is a data error. */
export function worded<Id extends SentenceId>(
  id: Id,
  figures: PhraseFigures<SentenceFigures[Id]>,
  taxonomy: Taxonomy,
): string {
  const text = textsById(taxonomy).get(id);
  if (text === undefined) throw dataError(`sentences: no sentence "${id}"; add it to sentences.yaml`);
  return filledPhrase(text, figures);
}
