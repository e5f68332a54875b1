/** The whole model: three heads over one vocabulary, trained on a set of statements. */
import type { Tier } from "../../src/core/types/brief.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { bayesHead } from "./bayes.ts";
import { type Fitted, scoresOf, softmax } from "./regress.ts";
import type { Statement, Variation } from "./statements.ts";
import { tierOf } from "./taxonomy-input.ts";
import { exampleOf, expand, fitHead, type HeadOptions, type Lexicon, vocabularyOf } from "./train.ts";

/** What the training is set to; found on statements of our own that were held out, never on the public ones. */
export const SETTINGS: HeadOptions & { least: number; variants: number } = {
  epochs: 15,
  dropout: 0.3,
  rate: 0.15,
  decay: 1e-3,
  least: 2,
  variants: 4,
};

/** How much a vague statement counts, since there are fewer of them. */
const VAGUE_WEIGHT = 2;

/** How far tiers with fewer statements are made up for: 0 not at all, 1 in full. A client's task is no likelier tier 1. */
const BALANCE = 0.7;

export interface Model {
  vocabulary: Map<string, number>;
  kindTiers: Tier[];
  tiers: Fitted;
  kinds: Fitted;
  vagueness: Fitted;
  bayes: Fitted;
}

export interface Material {
  kinds: TaskKind[];
  lexicon: Lexicon;
  variation: Variation;
}

export function trainModel(statements: Statement[], { kinds, lexicon, variation }: Material): Model {
  const kindTiers = kinds.map(tierOf);
  const number = new Map(kinds.map(({ id }, at) => [id, at]));
  const vocabulary = vocabularyOf(statements, lexicon, SETTINGS.least);
  const expanded = expand(statements, variation, SETTINGS.variants);
  const kindOf = ({ kind }: Statement) => number.get(kind);
  const tierLabel = (statement: Statement) => {
    const kind = kindOf(statement);
    return kind === undefined ? undefined : kindTiers[kind]! - 1;
  };
  const tierCounts = [0, 0, 0, 0];
  for (const statement of statements) {
    const tier = tierLabel(statement);
    if (tier !== undefined) tierCounts[tier]!++;
  }
  const most = Math.max(...tierCounts);
  const weighed = expanded.map((statement) => {
    const tier = tierLabel(statement);
    const weight = tier === undefined ? 1 : (most / tierCounts[tier]!) ** BALANCE;
    return { ...statement, weight: statement.weight * (statement.kind === "vague" ? VAGUE_WEIGHT : weight) };
  });
  const head = (outputs: number, labelOf: (statement: Statement) => number | undefined) =>
    fitHead(weighed, outputs, labelOf, vocabulary, lexicon, SETTINGS);
  return {
    vocabulary,
    kindTiers,
    tiers: head(4, tierLabel),
    kinds: head(kinds.length, kindOf),
    bayes: bayesHead(statements, tierLabel, vocabulary, lexicon),
    vagueness: head(2, vaguenessLabel),
  };
}

/** The name of a kind of task teaches its tier, but whether it is specific enough nobody could say. */
const isMereName = ({ voice }: Statement): boolean => voice === "name";

/** 1 vague, 0 specific; undefined where neither is taught. */
function vaguenessLabel(statement: Statement): number | undefined {
  if (statement.kind === "vague") return 1;
  return isMereName(statement) ? undefined : 0;
}

/** What the unpacked model says of a statement, before calibration. */
export interface RawReading {
  statement: Statement;
  /** Log-probabilities of the tier head. */
  tierLog: number[];
  kinds: Float64Array;
  /** Scores of naive Bayes by tier. */
  bayes: Float64Array;
  /** Score for vague above that for specific. */
  vague: number;
}

export function rawReading(statement: Statement, model: Model, lexicon: Lexicon): RawReading {
  const example = exampleOf(statement.text, model.vocabulary, lexicon, 0, 1);
  const tiers = scoresOf(example, model.tiers);
  softmax(tiers);
  const kinds = scoresOf(example, model.kinds);
  const bayes = scoresOf(example, model.bayes);
  const [specific = 0, vague = 0] = scoresOf(example, model.vagueness);
  return {
    statement,
    tierLog: [...tiers].map((p) => Math.log(Math.max(p, 1e-12))),
    kinds,
    bayes,
    vague: vague - specific,
  };
}

const isTask = ({ kind }: Statement) => kind !== "vague" && kind !== "specific";

/**
 * Readings of every statement by a model that saw none of its group (a domain or a voice). Vague statements name few
 * domains, so they are held out by chance instead.
 */
export function heldOut(
  statements: Statement[],
  groupOf: (statement: Statement) => string,
  folds: number,
  material: Material,
): RawReading[] {
  const groupIn = (statement: Statement) => (isTask(statement) ? groupOf(statement) : `#${statement.text.length % 10}`);
  const groups = [...new Set(statements.map(groupIn))].sort();
  const foldOf = new Map(groups.map((group, at) => [group, at % folds]));
  const readings: RawReading[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const isOut = (statement: Statement) => foldOf.get(groupIn(statement)) === fold;
    const model = trainModel(
      statements.filter((statement) => !isOut(statement)),
      material,
    );
    for (const statement of statements.filter(isOut)) readings.push(rawReading(statement, model, material.lexicon));
  }
  return readings;
}
