/** What the score of a brief is of: all answers, a part of them, or errors, which are fewer the better. */
import { remember } from "../remember/remember.ts";
import { SaidText } from "../text/said-text.ts";
import type { Baseline, Brief } from "../types/brief.ts";
import type { Taxonomy } from "../types/taxonomy.ts";

export type ScoreOf = "none" | "answers" | "part" | "errors";

/** Words of a metric by what it is of: those of the fact. */
const wordsOf = remember(({ facts }: Taxonomy) => {
  const words = facts.find(({ id }) => id === "score_of")?.words ?? {};
  return (["errors", "part"] as const).map((of) => ({ of, words: words[of] ?? [] }));
});

/** By the name of the metric; one of no known kind is a share of all answers, as every client has a name for that. */
export function scoreOf({ baseline }: Pick<Brief, "baseline">, taxonomy: Taxonomy): ScoreOf {
  if (!baseline) return "none";
  const metric = new SaidText(baseline.metric ?? "");
  return wordsOf(taxonomy).find(({ words }) => words.length > 0 && metric.speaksOf(words))?.of ?? "answers";
}

/** The baseline where its score is the share of all answers that are right, which alone says how many are wrong. */
export const shareOfRight = (brief: Pick<Brief, "baseline">, taxonomy: Taxonomy): Baseline | undefined =>
  scoreOf(brief, taxonomy) === "answers" ? brief.baseline : undefined;

/** Without a score that counts errors: to take it for one that counts what is right would turn the advice round. */
export function asScored(brief: Brief, taxonomy: Taxonomy): Brief {
  if (scoreOf(brief, taxonomy) !== "errors") return brief;
  const { baseline: _, ...rest } = brief;
  return rest;
}
