/** From statements to fitted heads: vocabulary, examples, weights. */
import { type Sighting, senseHits, sightingsOf } from "../../src/core/reading/features.ts";
import { type LoadedReader, loadLexicon } from "../../src/core/reading/reader.ts";
import { seenFeatures } from "../../src/core/reading/score.ts";
import { stem } from "../../src/core/reading/stem.ts";
import { tokensOf } from "../../src/core/reading/tokens.ts";
import { randomFrom } from "./random.ts";
import { type Example, type Fitted, regress } from "./regress.ts";
import type { Statement, Variation } from "./statements.ts";
import { variantsOf } from "./vary.ts";

export type Lexicon = Pick<LoadedReader, "lexicon" | "longest" | "senses"> & { text: string };

/** The lexicon in stems, as the reader carries it. */
export function makeLexicon(senses: Map<string, string[]>): Lexicon {
  const names = [...senses.keys()];
  const phrases = new Map<string, Set<number>>();
  names.forEach((name, number) => {
    for (const phrase of senses.get(name)!) {
      const stems = tokensOf(phrase).tokens.map(({ word }) => stem(word));
      const key = stems.join(" ");
      if (key) phrases.set(key, (phrases.get(key) ?? new Set()).add(number));
    }
  });
  const text = [...phrases]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([phrase, numbers]) => `${phrase}\t${[...numbers].join(" ")}`)
    .join("\n");
  return { senses: names, text, ...loadLexicon(text) };
}

export function seeStatement(text: string, lexicon: Lexicon): Sighting[] {
  const { tokens } = tokensOf(text);
  return sightingsOf(tokens, senseHits(tokens, lexicon), lexicon.senses);
}

/** Features that at least `least` of the statements written by hand have, so that variants add weight but no words. */
export function vocabularyOf(statements: Statement[], lexicon: Lexicon, least: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of statements) {
    for (const feature of new Set(seeStatement(text, lexicon).map((sighting) => sighting.feature))) {
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
  }
  const isKept = ([feature, count]: [string, number]) => count >= (/ |=.*=/.test(feature) ? least + 1 : least);
  const kept = [...counts].filter(isKept).map(([feature]) => feature);
  return new Map(kept.sort().map((feature, index) => [feature, index]));
}

export function exampleOf(
  text: string,
  vocabulary: Map<string, number>,
  lexicon: Lexicon,
  label: number,
  weight: number,
): Example {
  const { features, value } = seenFeatures(seeStatement(text, lexicon), vocabulary);
  return { features: Uint32Array.from(features), values: new Float32Array(features.length).fill(value), label, weight };
}

/** Statements with their variants: the hand-written one counts as much as all its variants together. */
export function expand(
  statements: Statement[],
  variation: Variation,
  count: number,
): (Statement & { weight: number })[] {
  return statements.flatMap((statement, index) => {
    const random = randomFrom(index * 7919 + statement.text.length);
    return [
      { ...statement, weight: 1 },
      ...variantsOf(statement, variation, count, random).map((variant) => ({ ...variant, weight: 1 / count })),
    ];
  });
}

export interface HeadOptions {
  epochs: number;
  dropout: number;
  rate: number;
  decay: number;
}

/** Fits one head. `labelOf` gives the output of a statement, or undefined when the head does not learn from it. */
export function fitHead(
  statements: (Statement & { weight: number })[],
  outputs: number,
  labelOf: (statement: Statement) => number | undefined,
  vocabulary: Map<string, number>,
  lexicon: Lexicon,
  options: HeadOptions,
): Fitted {
  const examples: Example[] = [];
  for (const statement of statements) {
    const label = labelOf(statement);
    if (label === undefined) continue;
    examples.push(exampleOf(statement.text, vocabulary, lexicon, label, statement.weight));
  }
  return regress(examples, { ...options, features: vocabulary.size, outputs });
}
