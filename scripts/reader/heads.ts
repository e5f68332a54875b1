/** What the reader learns: each head with its outputs, and the right output of a statement. */

import type { HeadName as ReaderHead } from "../../src/core/reading/reader.ts";
import { FACT_SOURCES, INPUTS, REVIEWED, type Tier } from "../../src/core/types/brief.ts";
import type { ReadField } from "../../src/core/types/reading.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { type Statement, sourceOf } from "./statements.ts";
import { tierOf } from "./taxonomy-input.ts";
import type { LabelOf } from "./train.ts";

/** What serves instead where a task is none for a language model. */
export const NO_LANGUAGE = [
  "none:software",
  "none:vision",
  "none:sensors",
  "none:tabular",
  "none:forecast",
  "none:routes",
  "none:recommend",
  "none:speech",
  "none:image-making",
  "none:robotics",
];
/** Inputs and what else may hold beside each other. */
export const TRAITS = [...INPUTS, "tools", "several"];
export const REVIEWS = ["unsaid", ...REVIEWED];
/** Fields as they are read; insurance is finance. */
export const FIELDS: ReadField[] = ["none", "health", "law", "finance", "hr", "government", "education", "safety"];
export const GAPS = ["input", "action", "result"];

/** The heads that are fitted; naive Bayes is counted. */
export type HeadName = Exclude<ReaderHead, "bayes">;

export interface HeadSpec {
  outputs: string[];
  labelOf: LabelOf;
  /** Variants of each statement that it learns from beside the statement itself. */
  variants: number;
  /** How far rare outputs are made up for, 0 not at all to 1 in full. */
  balance: number;
}

/** The kind of a sentence that says something about a client and nothing about the task. */
export const STORY = "story";

export const isNone = (kind: string): boolean => kind.startsWith("none:");

/** The tier of a statement: that of its kind, or of the most demanding of its parts. Undefined where it has none. */
export function tierLabels(kinds: TaskKind[]): (statement: Statement) => Tier | undefined {
  const tiers = new Map(kinds.map((kind) => [kind.id, tierOf(kind)]));
  return ({ kind, labels }) => {
    if (kind !== "several") return tiers.get(kind);
    const parts = (labels?.parts ?? []).map((part) => tiers.get(part) ?? 0);
    const highest = Math.max(0, ...parts);
    return highest > 0 ? (highest as Tier) : undefined;
  };
}

/** The name of a kind of task teaches its tier, but whether it is specific enough nobody could say. */
const isMereName = ({ voice }: Statement): boolean => voice === "name";

function vaguenessLabel(statement: Statement): number | undefined {
  if (statement.kind === "vague") return 1;
  if (statement.kind === STORY) return undefined;
  return isMereName(statement) ? undefined : 0;
}

/** Whether it is work for a language model; statements of the second writer mix both and do not say. */
function languageLabel({ kind, writer }: Statement): number | undefined {
  if (isNone(kind)) return 1;
  return kind === "vague" || kind === "specific" || kind === STORY || writer === "second" ? undefined : 0;
}

/** Sentences of the background against statements of one sentence; longer ones hold both. */
function storyLabel({ kind, text }: Statement): number | undefined {
  if (kind === STORY) return 1;
  return kind === "vague" || /[.!?]\s/.test(text) || text.length > 250 ? undefined : 0;
}

/**
 * Where the facts come from. The voices label what stands out to them and leave unsaid what does not: of what they leave
 * unsaid they call "request" what those after real texts call documents given, so that it teaches nothing.
 */
function factsLabel(statement: Statement): number | undefined {
  const { kind, labels } = statement;
  if (!labels || isNone(kind) || kind === "vague" || kind === "several") return undefined;
  if (labels.facts === "request" && sourceOf(statement) !== "after-real") return undefined;
  return FACT_SOURCES.indexOf(labels.facts);
}

function fieldLabel({ kind, labels }: Statement): number | undefined {
  if (!labels || kind === "vague") return undefined;
  return FIELDS.indexOf(labels.field === "insurance" ? "finance" : (labels.field as ReadField));
}

const numbersOf = (outputs: string[], held: string[]): number[] =>
  held.map((name) => outputs.indexOf(name)).filter((number) => number >= 0);

export function headSpecs(kinds: TaskKind[]): Record<HeadName, HeadSpec> {
  const tier = tierLabels(kinds);
  const ids = [...kinds.map(({ id }) => id), ...NO_LANGUAGE];
  const number = new Map(ids.map((id, at) => [id, at]));
  return {
    tiers: {
      outputs: ["1", "2", "3", "4"],
      labelOf: (statement) => {
        const label = tier(statement);
        return label && label - 1;
      },
      variants: 2,
      balance: 0,
    },
    kinds: { outputs: ids, labelOf: ({ kind }) => number.get(kind), variants: 1, balance: 0 },
    vagueness: { outputs: ["specific", "vague"], labelOf: vaguenessLabel, variants: 1, balance: 0.5 },
    language: { outputs: ["language", "none"], labelOf: languageLabel, variants: 1, balance: 0 },
    facts: {
      outputs: [...FACT_SOURCES],
      labelOf: factsLabel,
      variants: 2,
      balance: 0.5,
    },
    traits: {
      outputs: TRAITS,
      labelOf: (statement) =>
        statement.labels && statement.kind !== "vague" && !isNone(statement.kind)
          ? numbersOf(TRAITS, [...statement.labels.input, ...(statement.labels.tools ? ["tools"] : []), statement.kind])
          : undefined,
      variants: 2,
      balance: 0,
    },
    reviewed: {
      outputs: REVIEWS,
      labelOf: ({ labels }) => (labels ? REVIEWS.indexOf(labels.reviewed ?? "unsaid") : undefined),
      variants: 0,
      balance: 0.6,
    },
    field: { outputs: FIELDS, labelOf: fieldLabel, variants: 0, balance: 0.4 },
    story: { outputs: ["task", "story"], labelOf: storyLabel, variants: 0, balance: 0.6 },
    missing: {
      outputs: GAPS,
      labelOf: ({ kind, labels }) => (kind === "vague" && labels ? numbersOf(GAPS, labels.missing) : undefined),
      variants: 1,
      balance: 0,
    },
  };
}
