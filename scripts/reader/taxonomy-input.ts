/** The task kinds and the judgement on reading, from taxonomy/, for training and for the bench. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { type Judgement, TIER_OF_SHAPE } from "../../src/core/reading/judgement.ts";
import type { Tier } from "../../src/core/types/brief.ts";
import type { TaskKind } from "../../src/core/types/taxonomy.ts";
import { readingSchema } from "../compile/reading-schema.ts";

const TAXONOMY = path.join(import.meta.dirname, "../../taxonomy");

/** The kinds in the order of the file. */
export function readKinds(): TaskKind[] {
  const { kinds } = parse(readFileSync(path.join(TAXONOMY, "tasks.yaml"), "utf8")) as { kinds: TaskKind[] };
  return kinds.map((kind) => ({ ...kind, place: "tasks.yaml" }));
}

/** The judgement on reading; stops at the first thing in it that is not as it should be. */
export const readJudgement = (): Judgement =>
  readingSchema.parse(parse(readFileSync(path.join(TAXONOMY, "reading.yaml"), "utf8")));

export const tierOf = (kind: TaskKind): Tier => TIER_OF_SHAPE[kind.shape];
