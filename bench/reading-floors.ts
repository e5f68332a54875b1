/** What any reader must beat: keywords, and naive Bayes on the same statements. */

import type { Statement } from "../scripts/reader/statements.ts";
import { tierOf } from "../scripts/reader/taxonomy-input.ts";
import type { Tier } from "../src/core/types/brief.ts";
import type { TaskKind } from "../src/core/types/taxonomy.ts";
import { tokensOf } from "../src/core/words/tokens.ts";

const stemsOf = (text: string): string[] => tokensOf(text).tokens.map(({ stem }) => stem);

/** The tier of the kind with the most of its words in the statement; tier 1 when there are none. */
export function keywordFloor(kinds: TaskKind[]): (text: string) => Tier {
  const phrases = kinds.map((kind) => ({
    tier: tierOf(kind),
    stems: kind.words.map((word) => stemsOf(word).join(" ")),
  }));
  return (text) => {
    const stems = ` ${stemsOf(text).join(" ")} `;
    let best: Tier = 1;
    let most = 0;
    for (const { tier, stems: words } of phrases) {
      const found = words.filter((word) => stems.includes(` ${word} `)).length;
      if (found > most) {
        most = found;
        best = tier;
      }
    }
    return best;
  };
}

/** Multinomial naive Bayes over words, with add-one smoothing. */
export function naiveBayesFloor(statements: Statement[], kinds: TaskKind[]): (text: string) => Tier {
  const tiers = new Map(kinds.map((kind) => [kind.id, tierOf(kind)]));
  const counts = [1, 2, 3, 4].map(() => new Map<string, number>());
  const totals = [0, 0, 0, 0];
  const documents = [0, 0, 0, 0];
  const words = new Set<string>();
  for (const { kind, text } of statements) {
    const tier = tiers.get(kind);
    if (tier === undefined) continue;
    documents[tier - 1]!++;
    for (const word of stemsOf(text)) {
      words.add(word);
      totals[tier - 1]!++;
      counts[tier - 1]!.set(word, (counts[tier - 1]!.get(word) ?? 0) + 1);
    }
  }
  return (text) => {
    const scores = counts.map((count, tier) =>
      stemsOf(text).reduce(
        (score, word) => score + Math.log(((count.get(word) ?? 0) + 1) / (totals[tier]! + words.size)),
        Math.log(documents[tier]!),
      ),
    );
    return (scores.indexOf(Math.max(...scores)) + 1) as Tier;
  };
}
