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
  "alternative-measured": [],
  "alternative-over-budget": [],
  "alternative-prompted": [],
  "alternative-value": [],
  "budget-kept-by-another": ["way", "budget", "other", "bill"],
  "budget-kept-by-classifier": ["budget", "way", "bill"],
  "budget-kept-by-none": ["budget", "speech", "covered", "requests", "model"],
  "budget-kept-elsewhere": ["way", "budget", "other", "bill"],
  "budget-not-kept-by-prompt": ["way", "budget", "bill", "other", "other_bill"],
  "budget-passed": ["budget", "requests", "ways"],
  "budget-taken-by-speech": ["speech", "budget", "all"],
  "budget-taken-by-speech-in-region": ["speech", "budget", "all"],
  "budget-without-volume": ["budget"],
  "fits-after-prompt": ["retrieval", "starts", "kind"],
  "fits-after-speech": ["next"],
  "fits-below-missed": ["retrieval", "starts"],
  "fits-below-noise": ["retrieval", "starts", "kind"],
  "fits-below-stakes": ["retrieval", "starts", "kind"],
  "fits-best": ["kind", "retrieval", "starts"],
  "fits-beyond-limits": ["kind", "retrieval", "starts"],
  "fits-no-language-model": [],
  "fits-one-call": ["model", "retrieval", "kind"],
  "fits-speech": [],
  "machine-cannot-serve": ["why"],
  "machine-cannot-serve-in-one-call": ["why"],
  "move-data-stay": ["way"],
  "move-examples": ["examples", "points", "answers"],
  "move-price": [],
  "move-retires": ["model", "goes"],
  "move-shared": [],
  "move-tuned-wins": ["points", "answers"],
  "move-tuned-wins-for-less": ["answers"],
  "move-volume": ["requests"],
  "verdict-by-answers": ["followed", "other"],
  "verdict-by-statement": ["followed", "other"],
  "verdict-contradicted": ["tiers"],
  "verdict-kind-open": [],
  "verdict-no-model": [],
  "verdict-open": [],
  "verdict-open-among": ["tiers"],
  "verdict-tier": ["tier", "name"],
  "verdict-tier-probably": ["tier", "name"],
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
