/** How a statement is judged beside its words: the content of taxonomy/reading.yaml. */
import type { Correctness, Tier } from "../types/brief.ts";
import type { Shape } from "../types/taxonomy.ts";

/** One figure for each tier, 1 to 4; only the ratios matter. */
export type TierFigures = [number, number, number, number];

/** Figures for a number from here up to the `from` of the line above. Highest first. */
export interface Band {
  from: number;
  tiers: TierFigures;
}

/** Words and phrases in lower case that tell more of a statement than its kind. */
export interface Cues {
  /** Field -> words that count 2, and words that count 1. */
  fields: Record<string, { sure: string[]; likely: string[] }>;
  acts: string[];
  /** Source of facts -> its phrases. */
  facts: Record<string, string[]>;
  /** How several tasks are counted ("three modules"), numbered ("phase 2") and set beside each other. */
  several: { numbers: string[]; things: string[]; besides: string[] };
}

/** Phrases in lower case: what stands before the name of a body of documents, what ends it, and what it is not called. */
export interface Bodies {
  after: string[];
  nouns: string[];
  not: string[];
  /** What is written of one case, and what tells that it is of cases before. */
  records: string[];
  past: string[];
  /** What an assistant for anything is asked about, and what before it says that it is written and not read. */
  asked: string[];
  written: string[];
}

/** Phrases in lower case: what people say of the client, what answers it, and what an answer would have to look up. */
export interface Opinions {
  answers: string[];
  always: string[];
  /** Of these an answer may tell facts too, unless it is asked for in a tone. */
  in_tone: string[];
  tones: string[];
  unless: string[];
}

export interface Judgement {
  /** A reading at least this sure is not moved by other answers, 0 to 1. */
  trust: number;
  /** From this chance on that a statement is vague, the other answers do not settle it, 0 to 1. */
  too_vague: number;
  /** How sure of its tier a reading must be to be as good as no task only from `surely_vague` on; both 0 to 1. */
  but_sure: number;
  surely_vague: number;
  /** The answers make no reading surer than `unsure` whose kind has less than `hardly` by the words alone; both 0 to 1. */
  hardly: number;
  unsure: number;
  /** How many times more likely the answers must make another tier to contradict a sure reading. */
  contradiction: number;
  likelihoods: {
    correctness: Record<Correctness, TierFigures>;
    repetition: Band[];
    examples: Band[];
  };
  /** Id of what may be missing -> the question that would fill it. */
  asks: Record<string, string>;
  /** Task kind -> what even a clear statement of it should say. */
  details: Record<string, string[]>;
  sharper: Record<Shape | "any", string> & { kinds: Record<string, string> };
  /** What is asked about a doubtful statement, in terms of what comes out. */
  question: { asks: string; outcomes: Record<Shape, string> };
  cues: Cues;
  /** What serves where a task is none for a language model, by id: its name and the sentence about it. */
  instead: Record<string, { name: string; serves: string; unless?: string[] | undefined }>;
  bodies: Bodies;
  opinions: Opinions;
  /** Other names of a kind than that of tasks.yaml, and words in lower case that tell nothing beside a name. */
  labels: { also: Record<string, string[]>; beside: string[] };
}

export const TIER_OF_SHAPE: Record<Shape, Tier> = { closed: 1, patterned: 2, open: 3, unbounded: 4 };

/** Whether a statement of such a vagueness, read with such a confidence, is as good as no task; both 0 to 1. */
export const isTooVague = (vagueness: number, confidence: number, judgement: Judgement): boolean =>
  vagueness >= (confidence >= judgement.but_sure ? judgement.surely_vague : judgement.too_vague);
