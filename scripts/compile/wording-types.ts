/** The types of what the program says by its id: the words in braces of each sentence, for which it has figures. */
import { wordsById } from "../../src/core/text/phrase.ts";
import type { Taxonomy } from "../../src/core/types/taxonomy.ts";

const union = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(" | ") || "never";

const figuresType = (name: string, entries: Parameters<typeof wordsById>[0]): string =>
  `export interface ${name} {\n${[...wordsById(entries)].map(([id, words]) => `  "${id}": ${union(words)};\n`).join("")}}\n`;

const oneOf = (name: string, entries: readonly { id: string }[]): string =>
  `export type ${name} =\n  | ${entries.map(({ id }) => `"${id}"`).join("\n  | ")};\n`;

export function wordingTypes({ cautions, sentences, tables }: Taxonomy, rules: readonly { id: string }[]): string {
  const words = tables.find(({ id }) => id === "counsel")?.words ?? [];
  return [
    "// Written by `npm run generate` from taxonomy/.\n",
    figuresType("CautionFigures", cautions),
    figuresType("SentenceFigures", sentences),
    oneOf("CounselWord", words),
    oneOf("RuleId", rules),
  ].join("\n");
}
