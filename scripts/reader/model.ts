/** The whole model: heads over one vocabulary, trained on a set of statements. */

import { type Neighbours, neighboursFrom, tiersNearby } from "../../src/core/reading/neighbours.ts";
import type { RawScores, Scores } from "../../src/core/reading/reader.ts";
import { pooled } from "../../src/core/reading/score.ts";
import type { ScoreClause } from "../../src/core/reading/several.ts";
import type { Tier } from "../../src/core/types/brief.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { bayesHead } from "./bayes.ts";
import { type HeadName, headSpecs, tierLabels } from "./heads.ts";
import { type Met, packNeighbours } from "./neighbours.ts";
import { asShipped } from "./pack.ts";
import { type Fitted, scoresOf } from "./regress.ts";
import { type Statement, sourceOf, type Variation } from "./statements.ts";
import { tierOf } from "./taxonomy-input.ts";
import {
  expand,
  featuresOf,
  fitHead,
  type HeadOptions,
  type Lexicon,
  seenAmong,
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
  least: 3,
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
  /** Statements after real ones that it learnt from. */
  met: Met[];
  neighbours: Neighbours;
}

export interface Material {
  kinds: TaskKind[];
  lexicon: Lexicon;
  variation: Variation;
  /** What the head of stories learns from besides; no other does, and no feature is taken from it. */
  fringes: Statement[];
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

/** Statements after real ones, by the words that the reader knows: the voices are of other builds, and the more numerous. */
function metAmong(statements: Statement[], vocabulary: Map<string, number>, { kinds, lexicon }: Material): Met[] {
  const tierLabel = tierLabels(kinds);
  return statements.flatMap((statement) => {
    const tier = tierLabel(statement);
    if (tier === undefined || sourceOf(statement) !== "after-real") return [];
    return [{ tier: tier - 1, features: featuresOf(statement.text, lexicon).filter((name) => vocabulary.has(name)) }];
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
    const known = expanded[variants]!;
    const learnt = name === "story" ? [...known, ...weighed(material.fringes, variants, material)] : known;
    const fitted = fitHead(learnt, outputs.length, labelOf, vocabulary, lexicon, SETTINGS, balance);
    heads[name] = { ...fitted, names: outputs };
  }
  const met = metAmong(statements, vocabulary, material);
  const tierOfStatement = specs.tiers.labelOf as (statement: Statement) => number | undefined;
  return {
    vocabulary,
    kindTiers: kinds.map(tierOf),
    heads,
    bayes: bayesHead(statements, tierOfStatement, vocabulary, lexicon),
    met,
    neighbours: neighboursFrom(packNeighbours(met, (name) => vocabulary.get(name))),
  };
}

const exampleOf = ({ features, value }: ReturnType<typeof seenOf>) => ({
  features,
  values: new Float32Array(features.length).fill(value),
});

/** What the unpacked model says of the words of a clause. */
export const scoreOfClauses =
  ({ vocabulary, heads }: Model, lexicon: Lexicon): ScoreClause =>
  ({ tokens }) => {
    const seen = exampleOf(seenAmong(tokens, vocabulary, lexicon));
    return { kinds: scoresOf(seen, heads.kinds), vagueness: scoresOf(seen, heads.vagueness) };
  };

/** What the unpacked model says of a text, before calibration. */
export function rawScores(text: string, { vocabulary, heads, bayes }: Model, lexicon: Lexicon): RawScores {
  const names = Object.keys(heads) as HeadName[];
  const scored = (known: ReturnType<typeof seenOf>): RawScores => {
    const seen = exampleOf(known);
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
  near: Scores;
  /** The model that made them, which never saw the group of the statement. */
  model: Model;
}

/** What a model says of a statement that it never saw. */
export const heldOutOf = (statement: Statement, model: Model, lexicon: Lexicon): HeldOut => ({
  statement,
  scores: rawScores(statement.text, model, lexicon),
  near: tiersNearby(seenOf(statement.text, model.vocabulary, lexicon).features, model.neighbours),
  model,
});

const FOLDS = 3;

/** Writers that are held out together, by their numbers; the first two hands have none and are always known. */
export function writerFolds(statements: Statement[]): string[][] {
  const writers = [...new Set(statements.map(({ writer }) => writer))];
  return Array.from({ length: FOLDS }, (_, fold) =>
    writers.filter((writer) => Number(writer.split("/")[1]) % FOLDS === (fold + 1) % FOLDS),
  );
}
export const SOURCE_FOLDS = [["first"], ["second"], ["voices"], ["after-real"]];

/** The heads as they are read: what is fitted on their scores must meet the same again. */
export function shipped(model: Model): Model {
  const heads = {} as Model["heads"];
  for (const name of Object.keys(model.heads) as HeadName[])
    heads[name] = { ...model.heads[name], ...asShipped(name, model.heads[name]) };
  return { ...model, heads, bayes: asShipped("bayes", model.bayes) };
}

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
    const known = statements.filter((statement) => !isOut(statement));
    const model = shipped(trainModel(known, material, only));
    return statements.filter(isOut).map((statement) => heldOutOf(statement, model, material.lexicon));
  });
}
