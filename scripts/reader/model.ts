/** The whole model: heads over one vocabulary, trained on a set of statements. */

import type { RawScores } from "../../src/core/reading/reader.ts";
import { pooled } from "../../src/core/reading/score.ts";
import type { Tier } from "../../src/core/types/brief.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { bayesHead } from "./bayes.ts";
import { type HeadName, headSpecs, tierLabels } from "./heads.ts";
import { type Fitted, scoresOf } from "./regress.ts";
import { type Statement, sourceOf, type Variation } from "./statements.ts";
import { tierOf } from "./taxonomy-input.ts";
import {
  expand,
  fitHead,
  type HeadOptions,
  type Lexicon,
  seenBySentence,
  seenOf,
  vocabularyOf,
  type Weighed,
} from "./train.ts";

/** What the training is set to; found on writers that were held out, never on the statements in test/eval/. */
export const SETTINGS: HeadOptions & { least: number } = {
  epochs: 8,
  dropout: 0.3,
  rate: 0.25,
  decay: 1e-3,
  least: 2,
};

/** How much a vague statement counts, since there are fewer of them. */
const VAGUE_WEIGHT = 2;

/**
 * How much statements of a source count beside those of the voices: the first two hands are short and fewer, and
 * those after real texts are nearest to what clients paste. The many others would drown both.
 */
const COUNTS: Record<string, number> = { first: 2, second: 2, voices: 1, "after-real": 3 };

/** How far tiers with fewer statements are made up for: 0 not at all, 1 in full. A client's task is no likelier tier 1. */
const BALANCE = 0.7;

export interface Model {
  vocabulary: Map<string, number>;
  kindTiers: Tier[];
  heads: Record<HeadName, Fitted & { names: string[] }>;
  bayes: Fitted;
}

export interface Material {
  kinds: TaskKind[];
  lexicon: Lexicon;
  variation: Variation;
}

/** Statements with their variants, rarer tiers and vague statements counting for more. */
function weighed(statements: Statement[], variants: number, { kinds, variation }: Material): Weighed[] {
  const tierLabel = tierLabels(kinds);
  const counts = [0, 0, 0, 0];
  for (const statement of statements) {
    const tier = tierLabel(statement);
    if (tier !== undefined) counts[tier - 1]!++;
  }
  const most = Math.max(...counts);
  return expand(statements, variation, variants).map((statement) => {
    const tier = tierLabel(statement);
    const weight = tier === undefined ? 1 : (most / counts[tier - 1]!) ** BALANCE;
    const source = COUNTS[sourceOf(statement)]!;
    return { ...statement, weight: statement.weight * source * (statement.kind === "vague" ? VAGUE_WEIGHT : weight) };
  });
}

/** `only` names the heads to train; without it all are. */
export function trainModel(statements: Statement[], material: Material, only?: HeadName[]): Model {
  const { kinds, lexicon } = material;
  const vocabulary = vocabularyOf(statements, lexicon, SETTINGS.least);
  const specs = headSpecs(kinds);
  const names = only ?? (Object.keys(specs) as HeadName[]);
  const expanded = [0, 1, 2].map((variants) => weighed(statements, variants, material));
  const heads = {} as Model["heads"];
  for (const name of names) {
    const { outputs, labelOf, variants, balance } = specs[name];
    const fitted = fitHead(expanded[variants]!, outputs.length, labelOf, vocabulary, lexicon, SETTINGS, balance);
    heads[name] = { ...fitted, names: outputs };
  }
  const tierOfStatement = specs.tiers.labelOf as (statement: Statement) => number | undefined;
  return {
    vocabulary,
    kindTiers: kinds.map(tierOf),
    heads,
    bayes: bayesHead(statements, tierOfStatement, vocabulary, lexicon),
  };
}

/** What the unpacked model says of a text, before calibration. */
export function rawScores(text: string, { vocabulary, heads, bayes }: Model, lexicon: Lexicon): RawScores {
  const names = Object.keys(heads) as HeadName[];
  const scored = ({ features, value }: ReturnType<typeof seenOf>): RawScores => {
    const seen = { features, values: new Float32Array(features.length).fill(value) };
    const scores: Partial<Record<HeadName, Float64Array>> = {};
    for (const name of names) scores[name] = scoresOf(seen, heads[name]);
    return { ...(scores as Record<HeadName, Float64Array>), bayes: scoresOf(seen, bayes) };
  };
  const whole = scored(seenOf(text, vocabulary, lexicon));
  return names.includes("traits") ? pooled(whole, seenBySentence(text, vocabulary, lexicon).map(scored)) : whole;
}

export interface HeldOut {
  statement: Statement;
  scores: RawScores;
  /** The model that made them, which never saw the group of the statement. */
  model: Model;
}

/** Writers that are held out together. */
export const WRITER_FOLDS = [
  { voices: [1, 4, 7, 10], "after-real": [1, 4, 7] },
  { voices: [2, 5, 8, 11], "after-real": [2, 5] },
  { voices: [3, 6, 9, 12], "after-real": [3, 6] },
].map((fold) => Object.entries(fold).flatMap(([source, writers]) => writers.map((writer) => `${source}/${writer}`)));
export const SOURCE_FOLDS = [["first"], ["second"], ["voices"], ["after-real"]];

/** Scores of every statement of the groups in each fold, by a model that saw none of them. */
export function heldOut(
  statements: Statement[],
  groupOf: (statement: Statement) => string,
  folds: readonly (readonly string[])[],
  material: Material,
  only?: HeadName[],
): HeldOut[] {
  return folds.flatMap((fold) => {
    const isOut = (statement: Statement) => fold.includes(groupOf(statement));
    const model = trainModel(
      statements.filter((statement) => !isOut(statement)),
      material,
      only,
    );
    return statements
      .filter(isOut)
      .map((statement) => ({ statement, scores: rawScores(statement.text, model, material.lexicon), model }));
  });
}
