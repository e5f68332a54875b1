/**
 * The types of what the program asks for by its id: the words in braces of each sentence, for which it has figures, and
 * the ids of rules, lines and defaults.
 */
import { wordsById } from "../../src/core/text/phrase.ts";
import type { Pricing } from "../../src/core/types/pricing.ts";
import type { Taxonomy } from "../../src/core/types/taxonomy.ts";

const union = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" | ") || "never";

const figuresType = (name: string, entries: Parameters<typeof wordsById>[0]): string =>
  `export interface ${name} {\n${[...wordsById(entries)].map(([id, words]) => `  "${id}": ${union(words)};\n`).join("")}}\n`;

const oneOf = (name: string, entries: readonly { id: string }[]): string =>
  `export type ${name} =\n  | ${entries.map(({ id }) => `"${id}"`).join("\n  | ")};\n`;

export function wordingTypes(
  { cautions, fitting, sentences, tables }: Taxonomy,
  { defaults }: Pricing,
  rules: readonly { id: string }[],
): string {
  const words = tables.find(({ id }) => id === "counsel")?.words ?? [];
  return [
    "// Written by `npm run generate` from taxonomy/ and pricing/.\n",
    figuresType("CautionFigures", cautions),
    figuresType("SentenceFigures", sentences),
    oneOf("CounselWord", words),
    oneOf("RuleId", rules),
    oneOf("FittingId", fitting),
    oneOf("DefaultId", defaults),
  ].join("\n");
}
