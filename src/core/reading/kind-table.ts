/** The kinds of a taxonomy as numbers, for arithmetic over all of them. */
import { rememberEach } from "../remember/remember.ts";
import type { Tier } from "../types/brief.ts";
import type { TaskKind } from "../types/taxonomy.ts";
import { TIER_OF_SHAPE } from "./judgement.ts";
import type { LoadedReader } from "./reader.ts";

/** One entry for each kind, in the order of the taxonomy. */
export interface KindTable {
  /** Tier less one: 0 to 3. */
  tiers: Uint8Array;
  /** Number of the kind among the outputs of the reader; -1 for one that it was not trained on. */
  numbers: Int16Array;
}

/** Readers by which the table of the same kinds is kept: training makes several. */
const READERS = 2;

/** The table of these kinds. */
export const kindTable = rememberEach(
  READERS,
  (kinds: TaskKind[], reader: LoadedReader): KindTable => ({
    tiers: Uint8Array.from(kinds, ({ shape }) => TIER_OF_SHAPE[shape] - 1),
    numbers: Int16Array.from(kinds, ({ id }) => reader.heads.kinds.outputs.indexOf(id)),
  }),
);

/** The tier at an index of four. */
export const tierAt = (index: number): Tier => (index + 1) as Tier;
