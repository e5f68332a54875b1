/** The kinds of a taxonomy as numbers, for arithmetic over all of them. */
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

const known = new WeakMap<TaskKind[], { reader: LoadedReader; table: KindTable }>();

/** The table of these kinds; made once. */
export function kindTable(kinds: TaskKind[], reader: LoadedReader): KindTable {
  const kept = known.get(kinds);
  if (kept?.reader === reader) return kept.table;
  const table: KindTable = {
    tiers: Uint8Array.from(kinds, ({ shape }) => TIER_OF_SHAPE[shape] - 1),
    numbers: Int16Array.from(kinds, ({ id }) => reader.heads.kinds.outputs.indexOf(id)),
  };
  known.set(kinds, { reader, table });
  return table;
}

/** The tier at an index of four. */
export const tierAt = (index: number): Tier => (index + 1) as Tier;
