/** Naive Bayes over words: a plain second opinion on the tier, which leans on no word as much as a fitted weight may. */
import type { Fitted } from "./regress.ts";
import type { Statement } from "./statements.ts";
import { featuresOf, type Lexicon } from "./train.ts";

/** A word, and not a pair, a beginning, a sense or the length. */
export const isWord = (feature: string): boolean => !/[ =@*]/.test(feature);

/** Log-likelihood ratios of words by tier, against their mean, with add-one smoothing. Words alone have weights. */
export function bayesHead(
  statements: Statement[],
  labelOf: (statement: Statement) => number | undefined,
  vocabulary: Map<string, number>,
  lexicon: Lexicon,
): Fitted {
  const outputs = 4;
  const counts = new Float32Array(vocabulary.size * outputs);
  const totals = [0, 0, 0, 0];
  for (const statement of statements) {
    const tier = labelOf(statement);
    if (tier === undefined) continue;
    for (const feature of featuresOf(statement.text, lexicon)) {
      const index = isWord(feature) ? vocabulary.get(feature) : undefined;
      if (index === undefined) continue;
      counts[index * outputs + tier]!++;
      totals[tier]!++;
    }
  }
  const weights = new Float32Array(counts.length);
  for (const [feature, index] of vocabulary) {
    if (!isWord(feature)) continue;
    const at = index * outputs;
    const logs = totals.map((total, tier) => Math.log((counts[at + tier]! + 1) / (total + vocabulary.size)));
    const mean = logs.reduce((sum, log) => sum + log, 0) / outputs;
    logs.forEach((log, tier) => {
      weights[at + tier] = log - mean;
    });
  }
  return { outputs, weights, bias: new Float32Array(outputs) };
}
